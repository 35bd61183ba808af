"""``unites-mooc compare``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from unites_mooc.cli.arguments import fail
from unites_mooc.cli.reporting import COURSE_FOLDER, FORMATS
from unites_mooc.cli.text_output import printed, show
from unites_mooc.diagnostics import has_errors

_LOSSES = {
    "course": ("the whole course", "{} whole courses"),
    "edition": ("1 edition", "{} editions"),
    "language": ("1 language", "{} languages"),
    "state": ("states in an LMS", "states in an LMS"),
    "lesson": ("1 lesson", "{} lessons"),
    "unit": ("1 unit", "{} units"),
    "quiz": ("1 quiz", "{} quizzes"),
    "question": ("1 question", "{} questions"),
    "reflection": ("1 reflection", "{} reflections"),
    "assessment": ("ratings of 1 self-assessment", "ratings of {} self-assessments"),
    "dimension": ("ratings of 1 dimension", "ratings of {} dimensions"),
    "worksheet": ("1 worksheet", "{} worksheets"),
    "field": ("notes in 1 field", "notes in {} fields"),
}
"""Kinds of losses in words, for one and for several, from the largest on."""


@click.command("compare")
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--format", "output", type=click.Choice(FORMATS), default="text", help="How it is shown.")
def command(old: Path, course: Path, output: str) -> None:
    """Say what learners in mid-course would lose if you published the course now.

    OLD is what was published: a package (.zip), a build.json, or the folder of a build, of an edition
    or of a site beside its build.json. What learners lose is an error, with the line to mend; what is
    kept and worth knowing is a hint. The status is 1 where something is lost.

    \b
    Example:
      unites-mooc compare harbour-course-public-en-scorm12.zip my-course
    """
    from unites_mooc.build.comparing import compare_course
    from unites_mooc.build.published import UnreadableError, published_outlines
    from unites_mooc.build.reading import read_course

    try:
        published = published_outlines(old)
    except UnreadableError as problem:
        fail(str(problem))
    by_module = any(outline.sco == "module" for outline in published)
    loaded, diagnostics = read_course(course, "module" if by_module else "course")
    if loaded is None or has_errors(diagnostics):
        show([item for item in diagnostics if item.severity == "error"], course, sys.stderr)
        click.echo("Not compared: the course has errors. `check` names everything.", err=True)
        raise SystemExit(1)
    found = compare_course(loaded, published)
    closing = f"Compared with version {', '.join(found.versions)}: {_lost(found.losses)}."
    printed(found.diagnostics, course, output, closing)
    raise SystemExit(1 if found.losses else 0)


def _lost(losses: Mapping[str, int]) -> str:
    """Return in words what is lost, and that nothing else is."""
    parts = [
        (one if losses[kind] == 1 else several).format(losses[kind])
        for kind, (one, several) in _LOSSES.items()
        if kind in losses
    ]
    if not parts:
        return "nothing is lost"
    return f"learners in mid-course lose {', '.join(parts)}; nothing else is lost"
