"""A SCORM package as an LMS sees it: the unpacked zip and what its manifest says."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree


@dataclass(frozen=True)
class Package:
    """An unpacked package with the one SCO that an LMS launches."""

    folder: Path
    version: str
    """``1.2`` or ``2004``, by the manifest's ``schemaversion``."""
    launch: str
    """Address of the launch page, relative to the folder, with the item's parameters."""
    title: str
    mastery_score: str
    """SCORM 1.2 ``adlcp:masteryscore``, or an empty string."""
    passing_score: str
    """SCORM 2004 ``imsss:minNormalizedMeasure``, or an empty string."""


def unpack(archive: Path, folder: Path, item: str = "") -> Package:
    """Unpack a package into ``folder`` and read its manifest."""
    with zipfile.ZipFile(archive) as members:
        members.extractall(folder)
    return read(folder, item)


def read(folder: Path, item: str = "") -> Package:
    """Read the manifest of an unpacked package.

    The item that is launched is the one with the identifier ``item``, or else the first one with a
    resource, in the default organisation.
    """
    manifest = etree.parse(folder / "imsmanifest.xml").getroot()
    version = "1.2" if manifest.findtext(".//{*}schemaversion") == "1.2" else "2004"
    organizations = manifest.find("{*}organizations")
    default = organizations.get("default")
    organization = next(
        found
        for found in organizations.iterfind("{*}organization")
        if default in (None, found.get("identifier"))
    )
    launched = next(
        found
        for found in organization.iter("{*}item")
        if found.get("identifierref") and item in ("", found.get("identifier"))
    )
    resource = next(
        found
        for found in manifest.iterfind("{*}resources/{*}resource")
        if found.get("identifier") == launched.get("identifierref")
    )
    return Package(
        folder=folder,
        version=version,
        launch=resource.get("href") + launched.get("parameters", ""),
        title=launched.findtext("{*}title", ""),
        mastery_score=launched.findtext("{*}masteryscore", ""),
        passing_score=launched.findtext(".//{*}minNormalizedMeasure", ""),
    )
