"""``imsmanifest.xml``: what an LMS reads of a package.

SCORM 1.2 CAM 2.2 and SCORM 2004 4th Edition CAM 3.4. Identifiers come from the course's id and
never change between builds: an LMS keys learners' attempts by them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from unites_mooc.editions.publication import Publication
from unites_mooc.model.progress import is_scored
from unites_mooc.render.packages import scorm_identifiers

LAUNCH = "index.html"
_CP12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_MD12 = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
_CP2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ADL2004 = "http://www.adlnet.org/xsd/adlcp_v1p3"
_SEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
_NAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
_SS = "http://www.imsglobal.org/xsd/imsss"
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_DESCRIPTION_LIMIT = 1000


def manifest(publication: Publication, version: str, files: Iterable[str]) -> bytes:
    """Return the manifest of a package with one SCO that holds these files."""
    build = _manifest12 if version == "1.2" else _manifest2004
    return build(publication, version, sorted(files))


def _manifest12(publication: Publication, version: str, files: list[str]) -> bytes:
    from lxml.builder import ElementMaker

    cp = ElementMaker(namespace=_CP12, nsmap={None: _CP12, "adlcp": _ADL12, "imsmd": _MD12})
    root = _skeleton(
        cp, publication, version, files, _metadata12(publication), {f"{{{_ADL12}}}scormtype": "sco"}
    )
    return _serialized(root)


def _manifest2004(publication: Publication, version: str, files: list[str]) -> bytes:
    from lxml.builder import ElementMaker

    namespaces = {None: _CP2004, "adlcp": _ADL2004, "adlseq": _SEQ, "adlnav": _NAV, "imsss": _SS}
    cp = ElementMaker(namespace=_CP2004, nsmap=namespaces)
    scorm_type = {f"{{{_ADL2004}}}scormType": "sco"}
    root = _skeleton(cp, publication, version, files, _metadata2004(publication), scorm_type)
    organization = root.find(f"{{{_CP2004}}}organizations/{{{_CP2004}}}organization")
    item = organization.find(f"{{{_CP2004}}}item")
    item.append(_item_sequencing(publication))
    organization.append(_organization_sequencing())
    return _serialized(root)


def _skeleton(
    cp: Any,
    publication: Publication,
    version: str,
    files: list[str],
    metadata: Any,
    scorm_type: dict[str, str],
) -> Any:
    """Return what both versions share: organisation, one item, one resource."""
    title = publication.course.meta.title
    names = scorm_identifiers(publication.course.meta.id)
    listed = [LAUNCH, *(path for path in files if path != LAUNCH)]
    return cp.manifest(
        {"identifier": names["manifest"], "version": "1.0"},
        cp.metadata(cp.schema("ADL SCORM"), cp.schemaversion(version), metadata),
        cp.organizations(
            {"default": names["organization"]},
            cp.organization(
                {"identifier": names["organization"]},
                cp.title(title),
                cp.item(
                    {
                        "identifier": names["item"],
                        "identifierref": names["resource"],
                        "isvisible": "true",
                    },
                    cp.title(title),
                ),
            ),
        ),
        cp.resources(
            cp.resource(
                {
                    "identifier": names["resource"],
                    "type": "webcontent",
                    "href": LAUNCH,
                    **scorm_type,
                },
                *(cp.file({"href": path}) for path in listed),
            )
        ),
    )


def _metadata12(publication: Publication) -> Any:
    """Return inline metadata by IMS Learning Resource Meta-Data 1.2.1."""
    from lxml.builder import ElementMaker

    md = ElementMaker(namespace=_MD12, nsmap={"imsmd": _MD12})
    meta = publication.course.meta
    xml_language = "{http://www.w3.org/XML/1998/namespace}lang"

    def texts(value: str) -> Any:
        return md.langstring({xml_language: publication.content_language}, value)

    def term(value: str) -> Any:
        return md.langstring({xml_language: "x-none"}, value)

    general = [md.title(texts(meta.title)), md.language(publication.content_language)]
    if meta.description:
        general.append(md.description(texts(meta.description[:_DESCRIPTION_LIMIT])))
    general.extend(md.keyword(texts(module.meta.title)) for module in publication.course.modules)
    parts = [md.general(*general), md.lifecycle(md.version(texts(meta.version)))]
    if meta.licence:
        parts.append(
            md.rights(
                md.copyrightandotherrestrictions(md.source(term("LOMv1.0")), md.value(term("yes"))),
                md.description(texts(meta.licence)),
            )
        )
    return md.lom(*parts)


def _metadata2004(publication: Publication) -> Any:
    """Return inline metadata by IEEE LOM 1484.12.3."""
    from lxml.builder import ElementMaker

    lom = ElementMaker(namespace=_LOM, nsmap={None: _LOM})
    meta = publication.course.meta

    def texts(value: str) -> Any:
        return lom.string({"language": publication.content_language}, value)

    general = [lom.title(texts(meta.title)), lom.language(publication.content_language)]
    if meta.description:
        general.append(lom.description(texts(meta.description[:_DESCRIPTION_LIMIT])))
    general.extend(lom.keyword(texts(module.meta.title)) for module in publication.course.modules)
    parts = [lom.general(*general), lom.lifeCycle(lom.version(texts(meta.version)))]
    if meta.licence:
        parts.append(
            lom.rights(
                lom.copyrightAndOtherRestrictions(lom.source("LOMv1.0"), lom.value("yes")),
                lom.description(texts(meta.licence)),
            )
        )
    return lom.lom(*parts)


def _organization_sequencing() -> Any:
    from lxml.builder import ElementMaker

    ss = ElementMaker(namespace=_SS, nsmap={"imsss": _SS})
    return ss.sequencing(ss.controlMode({"choice": "true", "flow": "true"}))


def _item_sequencing(publication: Publication) -> Any:
    """Return the item's sequencing: its run-time reports completion and result itself."""
    from lxml.builder import ElementMaker

    ss = ElementMaker(namespace=_SS, nsmap={"imsss": _SS})
    percent = publication.course.meta.completion.pass_percent
    attributes = {"objectiveID": scorm_identifiers(publication.course.meta.id)["objective"]}
    measure = []
    if percent is not None and is_scored(publication.course):
        attributes["satisfiedByMeasure"] = "true"
        measure.append(ss.minNormalizedMeasure(f"{percent / 100:g}"))
    return ss.sequencing(
        ss.objectives(ss.primaryObjective(attributes, *measure)),
        ss.deliveryControls({"completionSetByContent": "true", "objectiveSetByContent": "true"}),
    )


def _serialized(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
