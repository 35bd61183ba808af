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
class Question(Block):
    """A question of a quiz."""

    id: str
    """Unique in its quiz."""
    prompt: Prose
    points: int
    body: tuple[Block, ...]
    """Prose between the prompt and the answers."""
    answer: Choice
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
