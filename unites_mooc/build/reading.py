"""Course folder → a course and everything that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from unites_mooc.build.rendering import template_flaws
from unites_mooc.catalogue.allow import needlessly_allowed, wrongly_allowed
from unites_mooc.checks import check_translation, run_checks
from unites_mooc.diagnostics import Diagnostic, Severity, has_errors
from unites_mooc.editions.select import without_drafts
from unites_mooc.model.course import Course
from unites_mooc.model.settings import Sco
from unites_mooc.source.library import Library
from unites_mooc.source.loader import load_course
from unites_mooc.translation.apply import translate

_OF_ALL_FILES = frozenset({"byte-order-mark", "windows-line-ends"})
"""Hints on how an editor stores files."""


def read_course(
    root: Path, sco: Sco = "course", library: Library | None = None
) -> tuple[Course | None, tuple[Diagnostic, ...]]:
    """Load a course, drafts included, and run all checks; all flaws are returned at once.

    The course is None where there is no ``course.yaml``; where that file has errors, the rest is
    checked all the same. ``sco`` is what an LMS is to launch of its packages; ``library`` has what was
    read before.
    """
    course, found = load_course(root, library)
    return course, check_loaded(course, found, sco)


def check_loaded(
    course: Course | None, found: Sequence[Diagnostic], sco: Sco = "course"
) -> tuple[Diagnostic, ...]:
    """Return all flaws of a course that was loaded: those that were found then, and those of all checks."""
    diagnostics = list(found)
    if course is not None:
        diagnostics.extend(run_checks(course, sco))
        finished = without_drafts(course)
        for language in course.meta.published_languages:
            translated, found_there = translate(finished, language)
            diagnostics.extend(found_there)
            if translated.content_language != course.meta.language:
                diagnostics.extend(check_translation(translated.course, language))
        if not has_errors(diagnostics):
            diagnostics.extend(template_flaws(course))
        diagnostics = _without_allowed(course, diagnostics)
    return tuple(_once(sorted(set(diagnostics), key=Diagnostic.sort_key)))


def _once(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics; what a computer does to all files alike is named once, with their number."""
    counts = Counter(item.code for item in diagnostics)
    named: set[str] = set()
    for item in diagnostics:
        more = counts[item.code] - 1
        if item.code not in _OF_ALL_FILES or not more:
            yield item
        elif item.code not in named:
            named.add(item.code)
            others = "another file" if more == 1 else f"{more} other files"
            yield replace(item, message=f"{item.message} So it is in {others}.")


def _without_allowed(course: Course, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what the author silenced in its file, and add what is wrong with the silencing.

    What silenced nothing is known only where every file could be read.
    """
    if not course.allowed:
        return diagnostics
    found = [*diagnostics, *wrongly_allowed(course.allowed)]
    silenced = {item for item in found if _is_allowed(course, item)}
    shown = [item for item in found if item not in silenced]
    if not course.unread:
        used = {(item.span.path, item.code) for item in silenced}
        shown += [item for item in needlessly_allowed(course.allowed, used) if not _is_allowed(course, item)]
    return shown


def _is_allowed(course: Course, item: Diagnostic) -> bool:
    """Tell whether the author silenced a warning or a hint in its file; errors cannot be."""
    return item.code in course.allowed.get(item.span.path, ()) and item.severity is not Severity.ERROR
