"""Rules that a course must keep: one file a rule, one line each in ``CHECKS``.

A check is a function from a course to diagnostics. Flaws that stop a file from being read at
all are found by ``source``; a check sees only what could be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from unites_mooc.checks import (
    accessibility_page,
    broken_links,
    case_sources,
    claims,
    completion,
    drafts,
    duplicate_ids,
    editions,
    fake_files,
    footnotes,
    giveaway_options,
    glyphs,
    hard_texts,
    headings,
    images,
    inline_drawings,
    insecure_base_url,
    insecure_links,
    large_images,
    lesson_length,
    licences,
    logos,
    long_sentences,
    low_contrast,
    missing_media,
    outputs,
    places,
    reserved_ids,
    see_also,
    session_times,
    state_size,
    templates,
    typos,
    unit_length,
    units,
    unknown_references,
    unpublished_catalogues,
    unsafe_svg,
    unused_media,
    unused_references,
    unused_terms,
    unused_theme_files,
)
from unites_mooc.diagnostics import Diagnostic
from unites_mooc.model.course import Course
from unites_mooc.model.settings import Sco

Check = Callable[[Course], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    duplicate_ids.check,
    reserved_ids.check,
    headings.check,
    units.check,
    images.check,
    missing_media.check,
    broken_links.check,
    unknown_references.check,
    footnotes.check,
    editions.check,
    outputs.check,
    drafts.check,
    places.check,
    typos.check,
    glyphs.check,
    session_times.check,
    completion.check,
    accessibility_page.check,
    unit_length.check,
    lesson_length.check,
    giveaway_options.check,
    unused_media.check,
    unused_references.check,
    unused_terms.check,
    see_also.check,
    long_sentences.check,
    hard_texts.check,
    fake_files.check,
    unsafe_svg.check,
    inline_drawings.check,
    large_images.check,
    insecure_links.check,
    insecure_base_url.check,
    licences.check,
    claims.check,
    case_sources.check,
    low_contrast.check,
    logos.check,
    templates.check,
    unused_theme_files.check,
    unpublished_catalogues.check,
)


IN_EACH_LANGUAGE: tuple[Check, ...] = (glyphs.check, giveaway_options.check, long_sentences.check)
"""Those of words alone: what they find in a translation stands in its PO file."""


def check_translation(course: Course, language: str) -> tuple[Diagnostic, ...]:
    """Return what is found in the words of a course that was translated into ``language``."""
    meta = course.meta.model_copy(update={"language": language})
    spoken = replace(course, meta=meta)
    return tuple(
        item for check in IN_EACH_LANGUAGE for item in check(spoken) if item.span.path.endswith(".po")
    )


def run_checks(course: Course, sco: Sco = "course") -> tuple[Diagnostic, ...]:
    """Return what all checks find, in order of place, where an LMS launches what ``sco`` says."""
    found = {item for check in CHECKS for item in check(course)} | set(state_size.check(course, sco))
    return tuple(sorted(found, key=Diagnostic.sort_key))
