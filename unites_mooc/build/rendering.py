"""Publications → files, with the flaws of templates that a course brings as diagnostics."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping

from unites_mooc.build.plan import publications
from unites_mooc.diagnostics import Diagnostic, Span, error, nearest
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import without_drafts
from unites_mooc.model.course import TEMPLATES_FOLDER, Course
from unites_mooc.render.files import Files
from unites_mooc.render.templates import known_names
from unites_mooc.targets import render_targets

_NOT_THERE = re.compile(r"(?:has no attribute '(?P<part>[^']+)'|'(?P<name>[^']+)' is undefined)\Z")
"""What Jinja says of a name that a template asks for in vain."""


class TemplateFlawError(Exception):
    """A template of the course cannot be filled in."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def render(publication: Publication, targets: Iterable[str]) -> Mapping[str, Files]:
    """Return the files of a publication by target; raise ``TemplateFlawError`` for what a course wrote.

    What fails with the tool's own templates alone is a bug, and stays what it is.
    """
    try:
        return render_targets(publication, targets)
    except Exception as problem:
        flaw = _flaw(problem)
        if flaw is None:
            raise
        raise TemplateFlawError(flaw) from problem


def template_flaws(course: Course) -> Iterator[Diagnostic]:
    """Yield why pages of a course cannot be made: each edition and language is tried.

    No file is written, and no task is run. Only a course with templates of its own needs it.
    """
    meta = course.meta
    if not course.theme.templates:
        return
    plan = publications(without_drafts(course), meta.published_editions, meta.published_languages)
    for of_edition in plan.values():
        for publication in of_edition:
            try:
                render(publication, publication.outputs)
            except TemplateFlawError as problem:
                yield problem.diagnostic


def _flaw(problem: Exception) -> Diagnostic | None:
    """Return what is wrong with the template of a course in which something failed; None for none."""
    frames = traceback.extract_tb(problem.__traceback__)
    frame = next((item for item in reversed(frames) if item.filename.startswith(TEMPLATES_FOLDER)), None)
    if frame is None:
        return None
    said = str(problem).rstrip(".") or type(problem).__name__
    match = _NOT_THERE.search(said)
    meant = nearest(match["part"] or match["name"], known_names()) if match else ""
    advice = (
        f"Did you mean `{meant}`?" if meant else "Compare the line with the built-in template of that name."
    )
    message = f"The template cannot be filled in: {said}."
    return error(Span(frame.filename, frame.lineno or 1), "template-error", message, advice)
