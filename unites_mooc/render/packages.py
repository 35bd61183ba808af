"""How packages are called, and what they call themselves: others link to them, and compare them."""

from __future__ import annotations

from unites_mooc.editions.publication import Publication

PACKAGES = ("scorm12", "scorm2004")
"""The targets that make packages."""


def schema_version(publication: Publication, target: str) -> str:
    """Return the version that a manifest names: LMSs look for these very words (SCORM 2004 CAM 3.4.1)."""
    return "1.2" if target == "scorm12" else f"2004 {publication.settings.scorm2004} Edition"


def standard_of(publication: Publication, target: str) -> str:
    """Return the name of the standard that a package follows."""
    return f"SCORM {schema_version(publication, target)}"


def package_name(publication: Publication, target: str) -> str:
    """Return the file name of a package."""
    course = publication.course.meta.id
    return f"{course}-{publication.edition}-{publication.language}-{target}.zip"


def offered_packages(publication: Publication) -> tuple[str, ...]:
    """Return the targets whose packages the edition is published as."""
    return tuple(name for name in PACKAGES if name in publication.outputs)


def package_identifiers(publication: Publication) -> dict[str, str]:
    """Return the identifiers of a package in its manifest, by their elements.

    They and those of its items come from the ids of the course and its modules alone, and never change
    between builds: an LMS keys learners' attempts by them.
    """
    course = publication.course.meta.id
    return {part: f"{part}-{course}" for part in ("manifest", "organization")}


def item_identifiers(publication: Publication) -> dict[str, str]:
    """Return the identifiers of what an LMS launches of a publication, a course or a part of one."""
    subject = publication.subject.replace("/", "-")
    return {part: f"{part}-{subject}" for part in ("item", "resource", "objective")}
