"""Which publications a course is built as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from unites_mooc.editions.calendars import calendar_languages, with_calendars
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select
from unites_mooc.model.course import Course
from unites_mooc.model.settings import OutputSettings
from unites_mooc.translation.apply import translate


def publications(
    course: Course,
    editions: Iterable[str],
    languages: tuple[str, ...],
    settings: OutputSettings | None = None,
) -> Mapping[str, tuple[Publication, ...]]:
    """Return the publications of some editions, by edition, one in each language."""
    spoken = dict.fromkeys([*languages, *calendar_languages(course)])
    translations = {language: translate(course, language)[0] for language in spoken}
    plan: dict[str, tuple[Publication, ...]] = {}
    for edition in editions:
        selected = {
            language: replace(select(translations[language], edition), settings=settings or OutputSettings())
            for language in spoken
        }
        plan[edition] = tuple(with_calendars(selected[language], selected) for language in languages)
    return plan
