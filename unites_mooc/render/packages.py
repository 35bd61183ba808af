"""How packages are called, and what they call themselves: others link to them, and compare them."""

from __future__ import annotations

from unites_mooc.editions.publication import Publication

PACKAGES = {"scorm12": "SCORM 1.2", "scorm2004": "SCORM 2004 4th Edition"}
"""The targets that make packages, and the standard of each."""


def package_name(publication: Publication, target: str) -> str:
    """Return the file name of a package."""
    course = publication.course.meta.id
    return f"{course}-{publication.edition}-{publication.language}-{target}.zip"


def offered_packages(publication: Publication) -> tuple[str, ...]:
    """Return the targets whose packages the edition is published as."""
    return tuple(name for name in PACKAGES if name in publication.outputs)


def scorm_identifiers(course: str) -> dict[str, str]:
    """Return the identifiers in a manifest, by its elements; they come from the course's id alone.

    They never change between builds: an LMS keys learners' attempts by them.
    """
    return {
        part: f"{part}-{course}" for part in ("manifest", "organization", "item", "resource", "objective")
    }
