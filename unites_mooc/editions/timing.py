"""How long something takes in each edition: what one edition hides is not learnt in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from unites_mooc.diagnostics import Span
from unites_mooc.editions.select import is_included, is_listed, without_drafts
from unites_mooc.model.blocks import Conditions
from unites_mooc.model.contents import fact
from unites_mooc.model.course import Course, Lesson
from unites_mooc.model.languages import words_a_minute
from unites_mooc.model.reading import Effort, efforts_of

BEGUN = 2
"""A lesson of fewer minutes is begun, not written: nothing can be said of its length."""
Editions = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Timing:
    """What a lesson and its units take, in minutes by the editions that show them; units by their place."""

    lesson: Lesson
    minutes: Mapping[str, float]
    units: tuple[tuple[Span, Mapping[str, float]], ...]


def timings(course: Course) -> Iterator[Timing]:
    """Yield the timing of every finished lesson that is more than a beginning."""
    names = course.meta.published_editions
    editions = {name: frozenset(meta.include) for name, meta in names.items()}
    language = course.meta.language
    for lesson in without_drafts(course).lessons:
        name = f"timing {language} {[(edition, sorted(tags)) for edition, tags in editions.items()]}"
        minutes, units = fact(lesson, name, partial(_timing, lesson, language, editions))
        if max(minutes.values(), default=0) >= BEGUN:
            yield Timing(lesson, minutes, units)


def _timing(
    lesson: Lesson, language: str, editions: Editions
) -> tuple[Mapping[str, float], tuple[tuple[Span, Mapping[str, float]], ...]]:
    speed = words_a_minute(language)
    efforts = efforts_of(lesson.introduction, language)
    listed = {name: tags for name, tags in editions.items() if is_listed(lesson.meta.only, tags)}
    units: list[tuple[Span, Mapping[str, float]]] = []
    for unit in lesson.units:
        own = efforts_of(unit.blocks, language)
        efforts.extend(own)
        units.append((unit.span, _by_edition(own, speed, listed, unit.only)))
    return _by_edition(efforts, speed, listed), tuple(units)


def _by_edition(
    efforts: Iterable[Effort], speed: float, editions: Editions, only: Conditions = ()
) -> dict[str, float]:
    """Return the minutes of what each edition shows; without the editions that ``only`` leaves out."""
    result: dict[str, float] = {}
    for name, tags in editions.items():
        if is_included(only, tags):
            shown = [effort for effort in efforts if is_included(effort[0], tags)]
            result[name] = sum(words for _, words, _ in shown) / speed + sum(extra for _, _, extra in shown)
    return result
