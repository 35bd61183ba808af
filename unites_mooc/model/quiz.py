"""Quizzes: one value becomes a web form, SCORM interactions, a printed exercise and a key."""

from __future__ import annotations

from dataclasses import dataclass

from unites_mooc.model.blocks import Block
from unites_mooc.model.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Block):
    """An answer to choose."""

    text: Prose
    correct: bool
    blocks: tuple[Block, ...] = ()
    """What follows the first paragraph of the option."""
    feedback: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Block):
    """The options of a single or multiple choice question."""

    options: tuple[Option, ...]
    multiple: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Block):
    """Something to match, to order or to sort."""

    text: Prose
    blocks: tuple[Block, ...] = ()
    """What follows the first paragraph."""
    feedback: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Block):
    """An item and what it is matched with."""

    item: Item
    match: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Block):
    """Items, each to be matched with one of the texts on the other side."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Block):
    """Steps to be put in order; they stand in the right one."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Block):
    """A heading under which items belong."""

    title: Prose
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting(Block):
    """Items to be sorted into categories."""

    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntry(Block):
    """A short text to write; letter case and repeated space do not count."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberEntry(Block):
    """A number to write."""

    value: str
    """The right number, as a decimal with a point."""
    tolerance: str
    """How far off is still right, as a decimal with a point."""


Answer = Choice | Matching | Ordering | Sorting | TextEntry | NumberEntry
Placing = Matching | Ordering | Sorting
"""Answers in which each item is given a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Block):
    """A question of a quiz."""

    id: str
    """Unique in its quiz."""
    prompt: Prose
    points: int
    body: tuple[Block, ...]
    """Prose between the prompt and the answers."""
    answer: Answer
    feedback: tuple[Block, ...]
    """Shown after answering, whatever was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Block):
    """A quiz; unique by its id in the whole course."""

    id: str
    title: Prose
    pass_percent: int | None
    """What the quiz itself calls passed, in percent; no part in the course's result."""
    shuffle: bool
    draw: int | None
    """How many questions are drawn from the pool; None for all."""
    introduction: tuple[Block, ...]
    questions: tuple[Question, ...]

    @property
    def points(self) -> int:
        """The most points that can be earned.

        Where questions are drawn, it is the sum of the dearest ``draw`` ones, so that the
        same quiz weighs the same for every learner.
        """
        points = sorted((question.points for question in self.questions), reverse=True)
        return sum(points[: self.draw])
