"""``unknown-tag``, ``link-to-excluded``: editions that do not fit together.

A tag that no edition includes hides its content for ever. A link from what an edition shows to
what it does not show would break in that edition, and tell of what it must not show.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import COURSE_FILE, Diagnostic, Span, did_you_mean, error, warning
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.blocks import Conditions, WorksheetCard
from unites_mooc.model.contents import blocks_of, parts_of_text
from unites_mooc.model.course import Course, Text
from unites_mooc.model.index import Index, anchors, build_index
from unites_mooc.model.prose import FootnoteMark, Link, Part, Reference, references
from unites_mooc.model.quiz import Question
from unites_mooc.model.walk import find, walk
from unites_mooc.translation.apply import Translated

_ADVICE = "Put the link into `{only}` with the same tags, or remove it."


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every unknown tag and every link across the firewall."""
    if COURSE_FILE in course.unread:
        return
    yield from _unknown_tags(course)
    index = build_index(course)
    finished = without_drafts(course)
    language = course.meta.language
    for edition in course.meta.published_editions:
        publication = select(Translated(finished, language, language), edition)
        yield from _links_to_excluded(course, index, publication)
        yield from _broken_questions(publication)
        yield from _empty_lessons(publication)


def _unknown_tags(course: Course) -> Iterator[Diagnostic]:
    known = {tag for edition in course.meta.published_editions.values() for tag in edition.include}
    for conditions, span in _tagged(course):
        for tag in {tag for tags in conditions for tag in tags}:
            if tag not in known:
                message = f"No edition includes the tag `{tag}`, so nobody would ever see this."
                yield error(span, "unknown-tag", message, did_you_mean(tag, known))


def _tagged(course: Course) -> Iterator[tuple[Conditions, Span]]:
    for target in [*course.modules, *course.texts]:
        yield (target.meta.only,), target.at("only")
    for term in course.glossary:
        yield (term.meta.only,), term.at("only")
    for cohort in course.cohorts:
        yield (cohort.meta.only,), cohort.at("only")
        for session in cohort.sessions:
            yield (session.meta.only,), session.at("only")
    for text in course.texts:
        for unit in text.units:
            yield unit.only, unit.span
        for block in walk(blocks_of(text)):
            yield block.only, block.span


def _links_to_excluded(course: Course, index: Index, publication: Publication) -> Iterator[Diagnostic]:
    for text in publication.course.texts:
        for card in find(blocks_of(text), WorksheetCard):
            if card.target in _excluded(index, publication, "worksheet"):
                yield _report(card.span, card.target, publication)
        for part in parts_of_text(text):
            target = _excluded_target(part, index, publication, text)
            if target:
                yield _report(part.span, target, publication)
    for term in publication.course.glossary:
        for part in references(term.definition.parts):
            target = _excluded_target(part, index, publication, None)
            if target:
                yield _report(part.span, target, publication)
    for cohort in publication.course.cohorts:
        for session in cohort.sessions:
            if session.meta.module in _excluded(index, publication, "module"):
                advice = "Give the session `only` with the module's tags, or remove `module`."
                yield _report(session.at("module"), session.meta.module or "", publication, advice)


def _broken_questions(publication: Publication) -> Iterator[Diagnostic]:
    """Yield an error for a question that an edition leaves without a right or a second option."""
    for text in publication.course.texts:
        for question in find(blocks_of(text), Question):
            options = question.answer.options
            if options and (len(options) < 2 or not any(option.correct for option in options)):
                message = (
                    f"In the edition `{publication.edition}` the question lacks a right or a wrong option."
                )
                advice = "Put the whole question into `{only}`, not just some of its options."
                yield error(question.span, "question-cut-by-edition", message, advice)


def _empty_lessons(publication: Publication) -> Iterator[Diagnostic]:
    """Yield a warning for a lesson of which an edition shows nothing but the title."""
    for lesson in publication.course.lessons:
        if not any(True for _block in lesson.blocks) and not lesson.units:
            message = f"The edition `{publication.edition}` shows nothing of this lesson but its title."
            yield warning(lesson.at("id"), "lesson-empty-in-edition", message, "Give the lesson `only`.")


def _excluded(index: Index, publication: Publication, kind: str) -> set[str]:
    return set(index.by_kind[kind]) - set(publication.index.by_kind[kind])


def _excluded_target(part: Part, index: Index, publication: Publication, own: Text | None) -> str:
    """Return what a reference names, where it exists but not in this edition."""
    if isinstance(part, FootnoteMark) and own:
        full = index.by_path[own.path]
        hidden = {note.label for note in getattr(full, "footnotes", ())} - {n.label for n in own.footnotes}
        return f"[^{part.label}]" if part.label in hidden else ""
    if isinstance(part, Reference):
        if part.kind == "term":
            hidden = set(index.terms) - set(publication.index.terms)
            return part.target if part.target in hidden else ""
        if part.kind == "case":
            return part.target if part.target in _excluded(index, publication, "case") else ""
        known = index.referable(part.target)
        return part.target if known and not publication.index.referable(part.target) else ""
    if isinstance(part, Link) and not part.url:
        path = part.path or (own.path if own else "")
        there, here = index.by_path.get(path), publication.index.by_path.get(path)
        if there and not here:
            return path
        if there and here and part.anchor in set(anchors(there)) - set(anchors(here)):
            return f"{path}#{part.anchor}"
    return ""


def _report(span: Span, target: str, publication: Publication, advice: str = _ADVICE) -> Diagnostic:
    message = f"The edition `{publication.edition}` shows this, but not `{target}`, which it links to."
    return error(span, "link-to-excluded", message, advice)
