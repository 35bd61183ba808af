"""What a course holds, and how long it takes: declared by the author, and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from unites_mooc.model.course import Case, Course, Lesson, Module, Worksheet
from unites_mooc.model.progress import quizzes_of
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.reading import effort_before_units, units_of
from unites_mooc.model.walk import find
from unites_mooc.model.worksheet import Field


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What belongs to a lesson, a module or the course, added up."""

    minutes: int
    """As the author declared them."""
    computed_minutes: float
    """Words read, activities done, questions answered."""
    words: int
    points: int


@dataclass(frozen=True, kw_only=True)
class UnitOutline:
    """A unit of a lesson."""

    id: str
    title: str
    minutes: float
    """Computed."""
    words: int
    points: int


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something with an id, a title, and conditions."""

    id: str
    title: str
    path: str
    only: tuple[str, ...]
    draft: bool


@dataclass(frozen=True, kw_only=True)
class LessonOutline(Totals, Named):
    """A lesson."""

    units: tuple[UnitOutline, ...]


@dataclass(frozen=True, kw_only=True)
class WorksheetOutline(Named):
    """A working aid."""

    minutes: int | None
    """As the author declared them, if so."""
    fields: int


@dataclass(frozen=True, kw_only=True)
class ModuleOutline(Totals, Named):
    """A module; its working aids are not in the totals."""

    lessons: tuple[LessonOutline, ...]
    worksheets: tuple[WorksheetOutline, ...]


@dataclass(frozen=True, kw_only=True)
class CaseOutline(Named):
    """A case of the library."""

    fictional: bool


@dataclass(frozen=True, kw_only=True)
class CourseOutline(Totals):
    """A course, or what an edition shows of it."""

    id: str
    title: str
    edition: str
    """Empty for all of them together."""
    modules: tuple[ModuleOutline, ...]
    cases: tuple[CaseOutline, ...]


def outline(course: Course, edition: str = "") -> CourseOutline:
    """Return the outline of a course; the edition is named, it must have been selected before."""
    modules = tuple(_module(module, course.meta.language) for module in course.modules)
    return CourseOutline(
        id=course.meta.id,
        title=course.meta.title,
        edition=edition,
        modules=modules,
        cases=tuple(_case(case) for case in course.cases),
        **asdict(_sum(modules)),
    )


def _module(module: Module, language: str) -> ModuleOutline:
    lessons = tuple(_lesson(lesson, language) for lesson in module.lessons)
    return ModuleOutline(
        id=module.meta.id,
        title=module.meta.title,
        path=module.path,
        only=module.meta.only,
        draft=module.meta.draft,
        lessons=lessons,
        worksheets=tuple(_worksheet(sheet) for sheet in module.worksheets),
        **asdict(_sum(lessons)),
    )


def _lesson(lesson: Lesson, language: str) -> LessonOutline:
    units = tuple(
        UnitOutline(
            id=unit.id,
            title=plain_text(unit.title),
            minutes=round(minutes, 1),
            words=words,
            points=_points(find(unit.blocks, Quiz)),
        )
        for unit, words, minutes in units_of(lesson, language)
    )
    words, minutes = effort_before_units(lesson, language)
    return LessonOutline(
        id=lesson.meta.id,
        title=lesson.meta.title,
        path=lesson.path,
        only=lesson.meta.only,
        draft=lesson.meta.draft,
        minutes=lesson.meta.duration,
        computed_minutes=round(minutes + sum(unit.minutes for unit in units), 1),
        words=words + sum(unit.words for unit in units),
        points=_points(quizzes_of(lesson)),
        units=units,
    )


def _worksheet(sheet: Worksheet) -> WorksheetOutline:
    return WorksheetOutline(
        id=sheet.meta.id,
        title=sheet.meta.title,
        path=sheet.path,
        only=sheet.meta.only,
        draft=sheet.meta.draft,
        minutes=sheet.meta.duration,
        fields=sum(1 for _field in find(sheet.blocks, Field)),
    )


def _case(case: Case) -> CaseOutline:
    return CaseOutline(
        id=case.meta.id,
        title=case.meta.title,
        path=case.path,
        only=case.meta.only,
        draft=case.meta.draft,
        fictional=case.meta.fictional,
    )


def _points(quizzes: Iterable[Quiz]) -> int:
    return sum(quiz.points for quiz in quizzes)


def _sum(parts: Iterable[Totals]) -> Totals:
    known = tuple(parts)
    return Totals(
        minutes=sum(part.minutes for part in known),
        computed_minutes=round(sum(part.computed_minutes for part in known), 1),
        words=sum(part.words for part in known),
        points=sum(part.points for part in known),
    )
