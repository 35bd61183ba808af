"""Which publications a course is built as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    plan: dict[str, tuple[Publication, ...]] = {}
    for edition in editions:
        selected = _InLanguages(course, edition, settings or OutputSettings())
        plan[edition] = tuple(with_calendars(selected[language], selected) for language in languages)
    return plan


class _InLanguages(Mapping[str, Publication]):
    """An edition in every language that it or a calendar is in; each is made when it is asked for."""

    def __init__(self, course: Course, edition: str, settings: OutputSettings) -> None:
        self.course, self.edition, self.settings = course, edition, settings
        self.known: dict[str, Publication] = {}

    def __getitem__(self, language: str) -> Publication:
        if language not in self.known:
            selected = select(translate(self.course, language)[0], self.edition)
            self.known[language] = replace(selected, settings=self.settings)
        return self.known[language]

    def __iter__(self) -> Iterator[str]:
        meta = self.course.meta
        return iter(dict.fromkeys([*meta.published_languages, *calendar_languages(self.course)]))

    def __len__(self) -> int:
        return len(list(iter(self)))
