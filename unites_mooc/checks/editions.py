"""``unknown-tag``, ``link-to-excluded``: editions that do not fit together.

A tag that no edition includes hides its content for ever. A link from what an edition shows to
what it does not show would break in that edition, and tell of what it must not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unites_mooc.diagnostics import Diagnostic, Span, did_you_mean, error
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.blocks import Block, Only, WorksheetCard
from unites_mooc.model.course import Course
from unites_mooc.model.index import Index, anchors, build_index
from unites_mooc.model.prose import Link, Part, Reference, references
from unites_mooc.model.walk import all_prose, find, walk
from unites_mooc.translation.apply import Translated


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every unknown tag and every link across the firewall."""
    yield from _unknown_tags(course)
    index = build_index(course)
    finished = without_drafts(course)
    language = course.meta.language
    for edition in course.meta.published_editions:
        publication = select(Translated(finished, language, language), edition)
        yield from _links_to_excluded(course, index, publication)


def _unknown_tags(course: Course) -> Iterator[Diagnostic]:
    known = {tag for edition in course.meta.published_editions.values() for tag in edition.include}
    for tags, span in _tagged(course):
        for tag in tags:
            if tag not in known:
                message = f"No edition includes the tag `{tag}`, so nobody would ever see this."
                yield error(span, "unknown-tag", message, did_you_mean(tag, known))


def _tagged(course: Course) -> Iterator[tuple[Iterable[str], Span]]:
    for target in [*course.modules, *course.texts]:
        yield target.meta.only, target.at("only")
    for term in course.glossary:
        yield term.meta.only, term.at("only")
    for text in course.texts:
        for unit in text.units:
            yield unit.only, unit.span
        for block in walk([*text.blocks, *text.footnotes]):
            if isinstance(block, Only) or block.only:
                yield block.only, block.span


def _links_to_excluded(course: Course, index: Index, publication: Publication) -> Iterator[Diagnostic]:
    for text in publication.course.texts:
        blocks: list[Block] = [*text.blocks, *text.footnotes]
        for card in find(blocks, WorksheetCard):
            if card.target in _excluded(index, publication, "worksheet"):
                yield _report(card.span, card.target, publication)
        for prose in [*(unit.title for unit in text.units), *all_prose(blocks)]:
            for part in references(prose.parts):
                target = _excluded_target(part, index, publication, text.path)
                if target:
                    yield _report(part.span, target, publication)
    for term in publication.course.glossary:
        for part in references(term.definition.parts):
            target = _excluded_target(part, index, publication, "")
            if target:
                yield _report(term.span, target, publication)


def _excluded(index: Index, publication: Publication, kind: str) -> set[str]:
    return set(index.by_kind[kind]) - set(publication.index.by_kind[kind])


def _excluded_target(part: Part, index: Index, publication: Publication, own_path: str) -> str:
    """Return what a reference names, where it exists but not in this edition."""
    if isinstance(part, Reference):
        if part.kind == "term":
            hidden = set(index.terms) - set(publication.index.terms)
            return part.target if part.target in hidden else ""
        if part.kind == "case":
            return part.target if part.target in _excluded(index, publication, "case") else ""
        known = index.referable(part.target)
        return part.target if known and not publication.index.referable(part.target) else ""
    if isinstance(part, Link) and not part.url:
        path = part.path or own_path
        there, here = index.by_path.get(path), publication.index.by_path.get(path)
        if there and not here:
            return path
        if there and here and part.anchor in set(anchors(there)) - set(anchors(here)):
            return f"{path}#{part.anchor}"
    return ""


def _report(span: Span, target: str, publication: Publication) -> Diagnostic:
    message = f"The edition `{publication.edition}` shows this, but not `{target}`, which it links to."
    advice = "Put the link into `{only}` with the same tags, or remove it."
    return error(span, "link-to-excluded", message, advice)
