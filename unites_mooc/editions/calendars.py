"""In which language a cohort's calendar is: one for the cohort, not one for each language of the course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from unites_mooc.editions.publication import Publication
from unites_mooc.model.course import Cohort, Course


def calendar_languages(course: Course) -> Iterator[str]:
    """Yield the languages that calendars are in."""
    yield from dict.fromkeys(_language(course, cohort) for cohort in course.cohorts)


def with_calendars(publication: Publication, in_language: Mapping[str, Publication]) -> Publication:
    """Return the publication with what its calendars are made of.

    ``in_language`` holds the same edition in every one of ``calendar_languages``.
    """
    course = publication.course
    calendars = {cohort.meta.id: in_language[_language(course, cohort)] for cohort in course.cohorts}
    return replace(publication, calendars=calendars)


def _language(course: Course, cohort: Cohort) -> str:
    """Return the cohort's own language where it is published, else that of the sources."""
    own = cohort.meta.language
    return own if own in course.meta.published_languages else course.meta.language
