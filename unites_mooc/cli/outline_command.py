"""``unites-mooc outline``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unites_mooc.cli.arguments import fail
from unites_mooc.cli.reporting import COURSE_FOLDER, summary
from unites_mooc.cli.text_output import show

if TYPE_CHECKING:
    from unites_mooc.authoring.outline import CourseOutline, LessonOutline, ModuleOutline, Named, Totals
    from unites_mooc.model.course import Course

_WIDTH = 80
_NAME = 47
"""Columns for the names; the numbers fill the rest."""
_INDENT = "  "


@click.command("outline")
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--edition", metavar="E", help="Only what this edition shows, without drafts.")
@click.option(
    "--format", "output", type=click.Choice(("text", "json")), default="text", help="How it is shown."
)
def command(course: Path, edition: str | None, output: str) -> None:
    """Show what a course holds, and how long it takes.

    Each lesson has two times: the one you declared, and one that is counted from its words, its
    activities and its questions. Where they differ by much, one of them is wrong.

    \b
    Example:
      unites-mooc outline --edition public
    """
    from unites_mooc.authoring.outline import outline
    from unites_mooc.build.reading import read_course
    from unites_mooc.diagnostics import has_errors

    loaded, diagnostics = read_course(course)
    if loaded is None:
        show(diagnostics, course, sys.stderr)
        raise SystemExit(1)
    selected = loaded if edition is None else _selected(loaded, edition)
    found = outline(selected, edition or "")
    if output == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(found)))
    if has_errors(diagnostics):
        click.echo(f"The course has flaws ({summary(diagnostics)}); `check` names them.", err=True)
        raise SystemExit(1)


def _selected(course: Course, edition: str) -> Course:
    """Return what an edition shows, in the language that the course is written in."""
    from unites_mooc.diagnostics import COURSE_FILE, did_you_mean
    from unites_mooc.editions.select import select, without_drafts
    from unites_mooc.translation.apply import translate

    if COURSE_FILE in course.unread:
        click.echo(f"`{COURSE_FILE}` has errors, so its editions are not known. Run `check`.", err=True)
        raise SystemExit(1)
    known = course.meta.published_editions
    if edition not in known:
        fail(f"There is no edition `{edition}`. {did_you_mean(edition, known)}")
    return select(translate(without_drafts(course), course.meta.language)[0], edition).course


def _lines(course: CourseOutline) -> Iterator[str]:
    yield course.title + (f" (edition {course.edition})" if course.edition else "")
    yield ""
    yield _row("", "declared", "counted", "words", "points")
    for number, module in enumerate(course.modules, 1):
        yield from _module_lines(module, number)
    yield _total("Whole course", course)
    if course.cases:
        yield ""
        yield "Cases"
        for case in course.cases:
            kind = " (fictional)" if case.fictional else ""
            yield _cut(f"{_INDENT}{case.title}", kind + _marks(case), _WIDTH)


def _module_lines(module: ModuleOutline, number: int) -> Iterator[str]:
    yield _total(_named(f"{number} ", module), module)
    for index, lesson in enumerate(module.lessons, 1):
        yield from _lesson_lines(lesson, f"{number}.{index} ")
    for sheet in module.worksheets:
        declared = f"{sheet.minutes} min" if sheet.minutes else ""
        yield _row(_named(f"{_INDENT}Worksheet: ", sheet), declared, "", "", "")
    yield ""


def _lesson_lines(lesson: LessonOutline, number: str) -> Iterator[str]:
    yield _total(_named(_INDENT + number, lesson), lesson)
    for unit in lesson.units:
        points = str(unit.points) if unit.points else ""
        title = _cut(_INDENT * 3 + unit.title, "", _NAME)
        yield _row(title, "", f"{unit.minutes:.1f} min", str(unit.words), points)


def _named(prefix: str, thing: Named) -> str:
    """Return the title with what stands before it; the marks after it are always seen."""
    return _cut(prefix + thing.title, _marks(thing), _NAME)


def _marks(thing: Named) -> str:
    tags = f" [{', '.join(thing.only)}]" if thing.only else ""
    return tags + (" (draft)" if thing.draft else "")


def _total(name: str, totals: Totals) -> str:
    counted = f"{totals.computed_minutes:.1f} min"
    return _row(name, f"{totals.minutes} min", counted, str(totals.words), str(totals.points))


def _row(name: str, declared: str, counted: str, words: str, points: str) -> str:
    return f"{name:<{_NAME}}{declared:>9}{counted:>10}{words:>7}{points:>7}".rstrip()


def _cut(text: str, marks: str, width: int) -> str:
    """Return a text that fits, with the marks after it."""
    room = max(width - len(marks), width // 2)
    return (text if len(text) <= room else text[: room - 1] + "…") + marks
