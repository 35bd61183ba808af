"""A SCORM package as a learning platform takes it: its files, and what its manifest says.

A package may be anybody's. Its files are kept under numbers and found by their names in a table, so
that no name ever reaches the disk; nothing is read beyond a limit.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from unites_mooc.build.published import DAMAGE, UnreadableError, published_outlines, refuse_large_directory

MANIFEST = "imsmanifest.xml"
_MANIFEST_LIMIT = 16 * 1024 * 1024
_FILES_LIMIT = 20_000
_SIZE_LIMIT = 4 * 1024**3
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True, slots=True)
class Sco:
    """A part of a package that a learner launches, and that reports to the platform."""

    id: str
    """The identifier of its item in the manifest."""
    title: str
    launch: str
    """Address within the package, with the item's parameters."""
    mastery_score: str
    """SCORM 1.2 ``adlcp:masteryscore``; empty for none."""
    passing_score: str
    """SCORM 2004 ``imsss:minNormalizedMeasure``; empty for none."""
    launch_data: str
    """``adlcp:datafromlms`` or ``adlcp:dataFromLMS``; empty for none."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that can be served."""

    name: str
    """Of the zip file."""
    version: str
    """``1.2`` or ``2004``."""
    standard: str
    """As the manifest names it, such as ``2004 4th Edition``."""
    language: str
    """Empty where the package does not say."""
    title: str
    scos: tuple[Sco, ...]
    files: Mapping[str, Path]
    """Name in the package → where its bytes lie."""


def open_package(archive: Path, folder: Path) -> Package:
    """Return a package; its files go into ``folder``, which is there and empty.

    Raises ``UnreadableError``.
    """
    try:
        refuse_large_directory(archive)
        files = _unpacked(archive, folder)
    except DAMAGE as problem:
        message = f"`{archive}` is no package, or a damaged one. Build it again, or name the right file."
        raise UnreadableError(message) from problem
    except OSError as problem:
        raise UnreadableError(f"`{archive}` cannot be unpacked: {problem.strerror or problem}.") from problem
    if MANIFEST not in files:
        raise UnreadableError(f"`{archive}` is no package for an LMS: it holds no `{MANIFEST}` at its root.")
    manifest = _parsed(files[MANIFEST], archive)
    standard = (manifest.findtext("{*}metadata/{*}schemaversion") or "").strip()
    organization = _default_organization(manifest, archive)
    scos = tuple(_scos(manifest, organization))
    _require_launches(scos, files, archive)
    return Package(
        name=archive.name,
        version="1.2" if standard == "1.2" else "2004",
        standard=standard,
        language=_language(archive),
        title=_text(organization, "{*}title") or archive.stem,
        scos=scos,
        files=files,
    )


def _unpacked(archive: Path, folder: Path) -> dict[str, Path]:
    """Return where the bytes of each file lie: under numbers, in the order of the archive."""
    with zipfile.ZipFile(archive) as members:
        found = [info for info in members.infolist() if not info.is_dir()]
        if len(found) > _FILES_LIMIT or sum(info.file_size for info in found) > _SIZE_LIMIT:
            raise UnreadableError(f"`{archive}` holds more than any package that this tool can show.")
        files: dict[str, Path] = {}
        for number, info in enumerate(found):
            files[info.filename] = folder / str(number)
            with members.open(info) as member, files[info.filename].open("xb") as file:
                shutil.copyfileobj(member, file)
    return files


def _parsed(path: Path, archive: Path) -> Any:
    """Return the root of the manifest; nothing that it names outside itself is read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        if path.stat().st_size > _MANIFEST_LIMIT:
            raise UnreadableError(f"The `{MANIFEST}` of `{archive}` is too large.")
        return etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as problem:
        message = f"The `{MANIFEST}` of `{archive}` is not XML: {problem.msg}."
        raise UnreadableError(message) from problem


def _default_organization(manifest: Any, archive: Path) -> Any:
    organizations = manifest.find("{*}organizations")
    found = [] if organizations is None else organizations.findall("{*}organization")
    if not found:
        raise UnreadableError(
            f"The `{MANIFEST}` of `{archive}` has no organization: nothing can be launched."
        )
    default = organizations.get("default")
    return next((item for item in found if item.get("identifier") == default), found[0])


def _scos(manifest: Any, organization: Any) -> Iterator[Sco]:
    """Yield what can be launched and reports: items of the organization whose resource is a SCO."""
    resources = manifest.find("{*}resources")
    known = {} if resources is None else {item.get("identifier"): item for item in resources}
    for item in organization.iter("{*}item"):
        resource = known.get(item.get("identifierref"))
        if resource is None or _scorm_type(resource) != "sco":
            continue
        base = (resources.get(_BASE) or "") + (resource.get(_BASE) or "")
        objective = "{*}sequencing/{*}objectives/{*}primaryObjective/{*}minNormalizedMeasure"
        yield Sco(
            id=item.get("identifier", ""),
            title=_text(item, "{*}title"),
            launch=_with_parameters(base + resource.get("href", ""), item.get("parameters", "")),
            mastery_score=_text(item, "{*}masteryscore"),
            passing_score=_text(item, objective),
            launch_data=_text(item, "{*}datafromlms") or _text(item, "{*}dataFromLMS"),
        )


def _scorm_type(resource: Any) -> str:
    """Return ``adlcp:scormtype``, which SCORM 2004 writes ``scormType``."""
    values = (value for name, value in resource.attrib.items() if name.lower().endswith("}scormtype"))
    return next(values, "").lower()


def _with_parameters(address: str, parameters: str) -> str:
    """Return an address with the parameters of an item (SCORM 2004 CAM 3.4.1.5, SCORM 1.2 CAM 2.3.2.5)."""
    parameters = parameters.lstrip("?&")
    if not parameters or parameters.startswith("#"):
        return address + parameters
    return f"{address}{'&' if '?' in address else '?'}{parameters}"


def _text(element: Any, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())


def _require_launches(scos: tuple[Sco, ...], files: Mapping[str, Path], archive: Path) -> None:
    if not scos:
        raise UnreadableError(
            f"The `{MANIFEST}` of `{archive}` names nothing that reports to an LMS (no SCO)."
        )
    for sco in scos:
        if unquote(urlsplit(sco.launch).path) not in files:
            message = f"`{archive}` does not hold what its `{MANIFEST}` launches: `{sco.launch}`."
            raise UnreadableError(message)


def _language(archive: Path) -> str:
    """Return the language that the package's outline names; other tools' packages have none."""
    try:
        return published_outlines(archive)[0].language
    except UnreadableError:
        return ""
