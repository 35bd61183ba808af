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
    return replace(publication, calendars=_Calendars(publication.course, in_language))


class _Calendars(Mapping[str, Publication]):
    """What calendars are made of, by the id of the cohort; made when it is asked for."""

    def __init__(self, course: Course, in_language: Mapping[str, Publication]) -> None:
        self.languages = {cohort.meta.id: _language(course, cohort) for cohort in course.cohorts}
        self.in_language = in_language

    def __getitem__(self, cohort: str) -> Publication:
        return self.in_language[self.languages[cohort]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.languages)

    def __len__(self) -> int:
        return len(self.languages)


def _language(course: Course, cohort: Cohort) -> str:
    """Return the cohort's own language where it is published, else that of the sources."""
    own = cohort.meta.language
    return own if own in course.meta.published_languages else course.meta.language
