"""``unites-mooc outline``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from unites_mooc.cli.reporting import COURSE_FOLDER, summary
from unites_mooc.cli.text_output import show

if TYPE_CHECKING:
    from unites_mooc.model.course import Course, Lesson


@click.command("outline")
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--format", "output", type=click.Choice(("text", "json")), default="text")
def command(course: Path, output: str) -> None:
    """Show modules, lessons, units, durations and points."""
    from unites_mooc.build.pipeline import read_course
    from unites_mooc.diagnostics import has_errors

    loaded, diagnostics = read_course(course)
    if loaded is None:
        show(diagnostics, course, sys.stderr)
        raise SystemExit(1)
    outline = _outline(loaded)
    if output == "json":
        click.echo(json.dumps(outline, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(outline)))
    if has_errors(diagnostics):
        click.echo(f"The course has flaws ({summary(diagnostics)}); `check` names them.", err=True)
        raise SystemExit(1)


def _outline(course: Course) -> dict[str, Any]:
    modules = [
        {
            "id": module.meta.id,
            "title": module.meta.title,
            "lessons": [_lesson(lesson) for lesson in module.lessons],
            "worksheets": [sheet.meta.id for sheet in module.worksheets],
        }
        for module in course.modules
    ]
    return {"id": course.meta.id, "title": course.meta.title, "modules": modules}


def _lesson(lesson: Lesson) -> dict[str, Any]:
    from unites_mooc.model.progress import quizzes_of
    from unites_mooc.model.prose import plain_text
    from unites_mooc.model.reading import units_of

    return {
        "id": lesson.meta.id,
        "title": lesson.meta.title,
        "only": list(lesson.meta.only),
        "draft": lesson.meta.draft,
        "minutes": lesson.meta.duration,
        "points": sum(quiz.points for quiz in quizzes_of(lesson)),
        "units": [
            {
                "id": unit.id,
                "title": plain_text(unit.title),
                "words": words,
                "minutes": round(minutes, 1),
            }
            for unit, words, minutes in units_of(lesson)
        ],
    }


def _lines(outline: dict[str, Any]) -> Iterator[str]:
    yield outline["title"]
    for number, module in enumerate(outline["modules"], 1):
        yield f"{number}. {module['title']}"
        for index, lesson in enumerate(module["lessons"], 1):
            tags = f"  [{', '.join(lesson['only'])}]" if lesson["only"] else ""
            draft = "  (draft)" if lesson["draft"] else ""
            facts = f"{lesson['minutes']} min, {lesson['points']} points"
            yield f"   {number}.{index} {lesson['title']} — {facts}{tags}{draft}"
            for unit in lesson["units"]:
                yield f"       {unit['title']} — {unit['words']} words, {unit['minutes']} min"
        for sheet in module["worksheets"]:
            yield f"   worksheet {sheet}"
