"""A course as it is now, beside what was published of it: for all editions and languages at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from unites_mooc.build.losses import Finding, find_losses
from unites_mooc.diagnostics import Diagnostic, did_you_mean, error
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.course import Course
from unites_mooc.render.progress_outline import ProgressOutline, progress_outline
from unites_mooc.translation.apply import translate


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an upload of today's course would do to learners in the middle of it."""

    diagnostics: tuple[Diagnostic, ...]
    """In order of place; errors for what is lost, hints for what is worth knowing."""
    losses: Mapping[str, int]
    """How many things are lost, by their kind."""
    versions: tuple[str, ...]
    """Of the course, as it was published."""


def compare_course(course: Course, published: Sequence[ProgressOutline]) -> Comparison:
    """Compare a course with outlines of what was published; what all of them say is said once."""
    finished = without_drafts(course)
    found: dict[str, list[tuple[Finding, str]]] = {}
    for old in published:
        scope = f"{old.edition}/{old.language}"
        for finding in _findings(finished, old):
            key = f"{finding.diagnostic.code} {finding.subject}"
            found.setdefault(key, []).append((finding, scope))
    scopes = {f"{old.edition}/{old.language}" for old in published}
    diagnostics = {_once(findings, scopes) for findings in found.values()}
    losses = Counter(findings[0][0].loss for findings in found.values() if findings[0][0].loss)
    return Comparison(
        tuple(sorted(diagnostics, key=Diagnostic.sort_key)),
        losses,
        tuple(sorted({old.version for old in published})),
    )


def _findings(course: Course, old: ProgressOutline) -> Iterator[Finding]:
    """Yield what becomes of one publication."""
    meta = course.meta
    if old.course != meta.id:
        message = (
            f"What was published is the course `{old.course}`, and this is `{meta.id}`: all progress is lost."
        )
        advice = f"Write `id: {old.course}` again, or name a package of this course."
        yield Finding("course", error(course.at("id"), "other-course", message, advice), "course")
    elif old.edition not in meta.published_editions:
        message = f"There is no edition `{old.edition}` any more: whoever learns with it cannot go on."
        advice = f"Keep its name; its title may change. {did_you_mean(old.edition, meta.published_editions)}"
        finding = error(course.at("editions"), "edition-gone", message, advice)
        yield Finding(f"edition {old.edition}", finding, "edition")
    elif old.language not in meta.published_languages:
        message = (
            f"The course is not published in `{old.language}` any more: whoever learns in it cannot go on."
        )
        advice = "Write the language into `languages` again, or tell learners which package takes its place."
        finding = error(course.at("languages"), "language-gone", message, advice)
        yield Finding(f"language {old.language}", finding, "language")
    else:
        selected = select(translate(course, old.language)[0], old.edition)
        # Packages go on being made as they were: whoever changes that has learners begin anew.
        publication = replace(selected, settings=replace(selected.settings, sco=old.sco))
        new = replace(progress_outline(publication), span=course.span)
        yield from find_losses(old, new)


def _once(findings: Iterable[tuple[Finding, str]], scopes: set[str]) -> Diagnostic:
    """Return what was found in several publications as one; it names them where it is not all of them."""
    said = list(findings)
    diagnostic = said[0][0].diagnostic
    where = sorted({scope for _finding, scope in said})
    if len(where) == len(scopes):
        return diagnostic
    return replace(diagnostic, message=f"{diagnostic.message} So it is in {', '.join(where)}.")
