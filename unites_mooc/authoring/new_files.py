"""A new module, lesson, working aid, case or cohort: where it stands, and what it begins with."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from unites_mooc.authoring.names import chosen_id, free_id, next_number, numbered, yaml_text
from unites_mooc.checks.reserved_ids import FOLDERS
from unites_mooc.model.course import Course, Module
from unites_mooc.model.progress import quizzes_of

_TEMPLATES = Path(__file__).parent / "templates"
_INDEX = frozenset({"index"})
"""An id that the tool's own pages have."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is not there yet."""

    path: str
    """Relative to the course root, with ``/``."""
    text: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What the author asks for."""

    title: str
    name: str = ""
    """The id; empty where one is made from the title."""

    def id(self, taken: Collection[str]) -> str:
        """Return an id that nothing else has. Raises ``NoNameError``."""
        return chosen_id(self.name, taken) if self.name else free_id(self.title, taken)


def new_module(course: Course, wish: Wish) -> NewFile:
    """Return a module after the last one."""
    name = wish.id({module.meta.id for module in course.modules} | FOLDERS)
    number = next_number(posixpath.basename(folder_of(module)) for module in course.modules)
    return NewFile(f"modules/{number}-{name}/module.yaml", _fill("module.yaml", name, wish.title))


def new_lesson(course: Course, module: Module, wish: Wish) -> NewFile:
    """Return a lesson after the last one of a module."""
    name = wish.id({lesson.meta.id for lesson in course.lessons} | _INDEX)
    number = next_number(posixpath.basename(lesson.path) for lesson in module.lessons)
    quiz = numbered(f"{name}-quiz", {quiz.id for lesson in course.lessons for quiz in quizzes_of(lesson)})
    return NewFile(f"{folder_of(module)}/{number}-{name}.md", _fill("lesson.md", name, wish.title, quiz=quiz))


def new_worksheet(course: Course, module: Module, wish: Wish) -> NewFile:
    """Return a working aid after the last one of a module."""
    name = wish.id({sheet.meta.id for sheet in course.worksheets} | _INDEX)
    number = next_number(posixpath.basename(sheet.path) for sheet in module.worksheets)
    path = f"{folder_of(module)}/worksheets/{number}-{name}.md"
    return NewFile(path, _fill("worksheet.md", name, wish.title))


def new_case(course: Course, wish: Wish) -> NewFile:
    """Return a case; it is marked as fictional, since it has no sources yet."""
    name = wish.id({case.meta.id for case in course.cases} | _INDEX)
    return NewFile(f"course/cases/{name}.md", _fill("case.md", name, wish.title))


def new_cohort(course: Course, wish: Wish, timezone: str, tag: str, taken: Collection[str]) -> NewFile:
    """Return a cohort; its title is the city."""
    name = wish.id(taken)
    text = _fill(
        "cohort.yaml",
        name,
        wish.title,
        city=yaml_text(wish.title),
        language=course.meta.language,
        timezone=timezone,
        tag=tag,
    )
    return NewFile(f"course/cohorts/{name}.yaml", text)


def folder_of(module: Module) -> str:
    """Return the folder that a module stands in."""
    return posixpath.dirname(module.path)


def tags_for_cohorts(course: Course) -> Iterator[str]:
    """Yield the tags of editions that are not for everyone: those that the first one does not include."""
    editions = tuple(course.meta.published_editions.values())
    public = set(editions[0].include)
    for edition in editions[1:]:
        yield from (tag for tag in edition.include if tag not in public)


def _fill(template: str, name: str, title: str, **gaps: str) -> str:
    text = (_TEMPLATES / template).read_text("utf-8")
    return Template(text).substitute(id=name, title=yaml_text(title), **gaps)
