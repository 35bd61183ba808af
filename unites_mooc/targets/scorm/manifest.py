"""``imsmanifest.xml``: what an LMS reads of a package.

SCORM 1.2 CAM 2.2 and SCORM 2004 4th Edition CAM 3.4. Identifiers come from the course's id and
never change between builds: an LMS keys learners' attempts by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from unites_mooc.editions.publication import Publication
from unites_mooc.model.progress import is_scored, points_of
from unites_mooc.render.packages import item_identifiers, package_identifiers

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
SHARED = "resource-files"
"""The resource of what several SCOs share."""


@dataclass(frozen=True, slots=True)
class Sco:
    """What an LMS launches on its own: the course, or a part of it."""

    publication: Publication
    title: str
    launch: str
    """The path of its launch document."""


def manifest(publication: Publication, version: str, scos: Sequence[Sco], files: Iterable[str]) -> bytes:
    """Return the manifest of a package that holds these files, in the order in which they are launched."""
    build = _manifest12 if version == "1.2" else _manifest2004
    listed = [] if publication.settings.stable_manifest else sorted(files)
    return build(publication, version, scos, listed)


def _manifest12(publication: Publication, version: str, scos: Sequence[Sco], listed: list[str]) -> bytes:
    from lxml.builder import ElementMaker

    cp = ElementMaker(namespace=_CP12, nsmap={None: _CP12, "adlcp": _ADL12, "imsmd": _MD12})
    root = cp.manifest(
        {"identifier": package_identifiers(publication)["manifest"], "version": "1.0"},
        _metadata(cp, publication, version, _metadata12),
        _organizations(cp, publication, scos),
        cp.resources(*_resources(cp, scos, listed, f"{{{_ADL12}}}scormtype")),
    )
    return _serialized(root)


def _manifest2004(publication: Publication, version: str, scos: Sequence[Sco], listed: list[str]) -> bytes:
    from lxml.builder import ElementMaker

    namespaces = {None: _CP2004, "adlcp": _ADL2004, "adlseq": _SEQ, "adlnav": _NAV, "imsss": _SS}
    cp = ElementMaker(namespace=_CP2004, nsmap=namespaces)
    root = cp.manifest(
        {"identifier": package_identifiers(publication)["manifest"], "version": "1.0"},
        _metadata(cp, publication, version, _metadata2004),
        _organizations(cp, publication, scos),
        cp.resources(*_resources(cp, scos, listed, f"{{{_ADL2004}}}scormType")),
    )
    organization = root.find(f"{{{_CP2004}}}organizations/{{{_CP2004}}}organization")
    rollup = len(scos) > 1
    total = sum(points_of(sco.publication.course) for sco in scos)
    for item, sco in zip(organization.findall(f"{{{_CP2004}}}item"), scos, strict=True):
        item.append(_item_sequencing(sco.publication, total if rollup else 0))
    organization.append(_organization_sequencing(rollup=rollup))
    return _serialized(root)


def _metadata(
    cp: Any, publication: Publication, version: str, described: Callable[[Publication], Any]
) -> Any:
    """Return the version and the inline metadata; the version alone where the manifest must stay."""
    inline = [] if publication.settings.stable_manifest else [described(publication)]
    return cp.metadata(cp.schema("ADL SCORM"), cp.schemaversion(version), *inline)


def _organizations(cp: Any, publication: Publication, scos: Sequence[Sco]) -> Any:
    """Return the one organisation, with an item for each SCO."""
    name = package_identifiers(publication)["organization"]
    return cp.organizations(
        {"default": name},
        cp.organization(
            {"identifier": name},
            cp.title(publication.course.meta.title),
            *(_item(cp, sco) for sco in scos),
        ),
    )


def _item(cp: Any, sco: Sco) -> Any:
    names = item_identifiers(sco.publication)
    attributes = {"identifier": names["item"], "identifierref": names["resource"], "isvisible": "true"}
    return cp.item(attributes, cp.title(sco.title))


def _resources(cp: Any, scos: Sequence[Sco], files: list[str], scorm_type: str) -> Iterator[Any]:
    """Yield the resources, those to launch first: every file that is to be listed is, once.

    One SCO has all files; several depend on a resource that has what they share.
    """
    launched = [sco.launch for sco in scos]
    others = [cp.file({"href": path}) for path in files if path not in launched]
    shared = len(scos) > 1 and bool(others)
    for sco in scos:
        attributes = {
            "identifier": item_identifiers(sco.publication)["resource"],
            "type": "webcontent",
            "href": sco.launch,
            scorm_type: "sco",
        }
        rest = [cp.dependency({"identifierref": SHARED})] if shared else others
        yield cp.resource(attributes, cp.file({"href": sco.launch}), *rest)
    if shared:
        yield cp.resource({"identifier": SHARED, "type": "webcontent", scorm_type: "asset"}, *others)


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


def _organization_sequencing(*, rollup: bool) -> Any:
    """Return how the course as a whole is reported (SN 4.6).

    Of several modules, the course is completed when all are, and passed when all that are scored are;
    its score is the mean of theirs, weighted by their points. Said outright: LMSs differ in what they
    take for the default.
    """
    from lxml.builder import ElementMaker

    ss = ElementMaker(namespace=_SS, nsmap={"imsss": _SS})
    control = ss.controlMode({"choice": "true", "flow": "true"})
    if not rollup:
        return ss.sequencing(control)

    def condition(name: str, **negated: str) -> Any:
        return ss.rollupCondition({"condition": name, **negated})

    def rule(children: str, action: str, *conditions: Any) -> Any:
        return ss.rollupRule(
            {"childActivitySet": children},
            ss.rollupConditions({"conditionCombination": "all"}, *conditions),
            ss.rollupAction({"action": action}),
        )

    known = condition("objectiveStatusKnown")
    return ss.sequencing(
        control,
        ss.rollupRules(
            rule("all", "completed", condition("completed")),
            rule("any", "incomplete", condition("completed", operator="not")),
            rule("all", "satisfied", condition("satisfied")),
            rule("any", "notSatisfied", known, condition("satisfied", operator="not")),
        ),
    )


def _item_sequencing(publication: Publication, total: int) -> Any:
    """Return an item's sequencing: its run-time reports completion and result itself.

    ``total`` are the points of all modules, where the item is one of several; a module without a result
    then counts for completion alone.
    """
    from lxml.builder import ElementMaker

    ss = ElementMaker(namespace=_SS, nsmap={"imsss": _SS})
    scored = is_scored(publication.course)
    percent = publication.course.meta.completion.pass_percent
    attributes = {"objectiveID": item_identifiers(publication)["objective"]}
    measure = []
    if scored:
        assert percent is not None
        attributes["satisfiedByMeasure"] = "true"
        measure.append(ss.minNormalizedMeasure(f"{percent / 100:g}"))
    parts = [
        ss.objectives(ss.primaryObjective(attributes, *measure)),
        ss.deliveryControls({"completionSetByContent": "true", "objectiveSetByContent": "true"}),
    ]
    if total:
        weight = points_of(publication.course) / total if scored else 0
        contributes = "true" if scored else "false"
        rules = {"rollupObjectiveSatisfied": contributes, "objectiveMeasureWeight": f"{weight:.4f}"}
        parts.insert(0, ss.rollupRules(rules))
    return ss.sequencing(*parts)


def _serialized(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
