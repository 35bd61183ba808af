"""How long a unit takes: words read, activities done, questions answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unites_mooc.model.assessment import Statement
from unites_mooc.model.blocks import Activity, Block, FacilitatorNote, Recording
from unites_mooc.model.course import Lesson, Unit
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.walk import children, prose_of

WORDS_A_MINUTE = 180
MINUTES_A_QUESTION = 0.5
MINUTES_A_STATEMENT = 0.1
"""To rate a statement of a self-assessment, besides reading it."""


def units_of(lesson: Lesson) -> Iterator[tuple[Unit, int, float]]:
    """Yield each unit of a lesson with its words and its minutes of learning."""
    for unit in lesson.units:
        words, extra = _effort(unit.blocks)
        yield unit, words, words / WORDS_A_MINUTE + extra


def effort_before_units(lesson: Lesson) -> tuple[int, float]:
    """Return the words and the minutes of what stands above the first unit of a lesson."""
    words, extra = _effort(lesson.introduction)
    return words, words / WORDS_A_MINUTE + extra


def _effort(blocks: Iterable[Block]) -> tuple[int, float]:
    """Return the words to read, and the minutes of what is not reading."""
    words, minutes = 0, 0.0
    for block in blocks:
        if isinstance(block, FacilitatorNote):
            continue
        if isinstance(block, Activity) and block.minutes:
            minutes += block.minutes
            continue
        if isinstance(block, Quiz):
            minutes += MINUTES_A_QUESTION * len(block.questions)
            continue
        if isinstance(block, Recording) and block.minutes:
            minutes += block.minutes
            continue
        if isinstance(block, Statement):
            minutes += MINUTES_A_STATEMENT
        words += sum(len(plain_text(prose).split()) for prose in prose_of(block))
        inner_words, inner_minutes = _effort(children(block))
        words, minutes = words + inner_words, minutes + inner_minutes
    return words, minutes
