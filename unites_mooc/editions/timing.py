"""How long something takes in each edition: what one edition hides is not learnt in it."""

from __future__ import annotations

from unites_mooc.editions.select import is_included, is_listed, shown
from unites_mooc.model.blocks import Block
from unites_mooc.model.course import Course, Lesson, Unit
from unites_mooc.model.reading import minutes_of


def unit_minutes(course: Course, unit: Unit) -> dict[str, float]:
    """Return the minutes that a unit takes, by the editions that show it."""
    editions = {name: tags for name, tags in _editions(course) if is_included(unit.only, tags)}
    return _minutes(course, unit.blocks, editions)


def lesson_minutes(course: Course, lesson: Lesson) -> dict[str, float]:
    """Return the minutes that a lesson takes, by the editions that show it."""
    editions = {name: tags for name, tags in _editions(course) if is_listed(lesson.meta.only, tags)}
    return _minutes(course, tuple(lesson.blocks), editions)


def _editions(course: Course) -> list[tuple[str, frozenset[str]]]:
    return [(name, frozenset(meta.include)) for name, meta in course.meta.published_editions.items()]


def _minutes(
    course: Course, blocks: tuple[Block, ...], editions: dict[str, frozenset[str]]
) -> dict[str, float]:
    language = course.meta.language
    everything = minutes_of(blocks, language)
    visible = {name: shown(blocks, tags) for name, tags in editions.items()}
    return {
        name: everything if part is blocks else minutes_of(part, language) for name, part in visible.items()
    }
