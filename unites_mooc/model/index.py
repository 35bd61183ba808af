"""Find things of a course by id, by source path, by anchor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from unites_mooc.model.blocks import Block, Heading, Recording
from unites_mooc.model.contents import facts, parts_of_text
from unites_mooc.model.course import Case, Course, Lesson, Module, Page, Term, Text, Worksheet
from unites_mooc.model.prose import Image, Reference
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.walk import children

Target = Lesson | Worksheet | Module | Page | Case

REFERABLE = ("lesson", "worksheet", "module", "page", "case")
"""Kinds that ``{ref}`` finds, in the order it looks for them."""


@dataclass(frozen=True, slots=True)
class Index:
    """Look-up tables of one course or publication."""

    by_kind: Mapping[str, Mapping[str, Target]]
    by_path: Mapping[str, Target]
    terms: Mapping[str, Term]

    def referable(self, target: str) -> Target | None:
        """Return what ``{ref}`` means by an id."""
        for kind in REFERABLE:
            if target in self.by_kind[kind]:
                return self.by_kind[kind][target]
        return None

    def meant(self, reference: Reference) -> Target | None:
        """Return what ``{case}`` or ``{ref}`` means: of one id, ``{case}`` means a case first."""
        case = self.by_kind["case"].get(reference.target) if reference.kind == "case" else None
        return case or self.referable(reference.target)


def kind_of(target: Target) -> str:
    """Return the name of a target's kind."""
    return type(target).__name__.lower()


def build_index(course: Course) -> Index:
    """Return the look-up tables of a course."""
    targets: list[Target] = [*course.modules, *course.texts]
    by_kind: dict[str, dict[str, Target]] = {kind: {} for kind in REFERABLE}
    for target in targets:
        by_kind[kind_of(target)].setdefault(target.meta.id, target)
    by_path = {target.path: target for target in targets}
    return Index(by_kind, by_path, {term.meta.id: term for term in course.glossary})


def anchors(target: Target) -> Iterator[str]:
    """Yield the anchors that a link to ``target`` may name."""
    if not isinstance(target, Module):
        yield from facts(target, "anchors", _anchors)


def _anchors(text: Text) -> Iterator[str]:
    yield from (unit.id for unit in text.units)
    yield from (heading.id for heading in page_headings(text.blocks))
    yield from (image.id for image in images_with_id(text))


def images_with_id(text: Text) -> Iterator[Image]:
    """Yield the images of a text that a link may lead to."""
    for part in parts_of_text(text):
        if isinstance(part, Image) and part.id:
            yield part


def page_headings(blocks: Iterable[Block]) -> list[Heading]:
    """Return the headings that structure the page: those of quizzes are questions.

    A transcript has an outline of its own, which is put below the place of its recording.
    """
    found: list[Heading] = []
    _gather_headings(blocks, found)
    return found


def _gather_headings(blocks: Iterable[Block], found: list[Heading]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block)
        elif isinstance(block, Recording):
            _gather_headings(block.caption, found)
        elif not isinstance(block, Quiz):
            _gather_headings(children(block), found)
