"""How long a unit takes: words read, activities done, questions answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unites_mooc.model.blocks import Activity, Block, FacilitatorNote
from unites_mooc.model.course import Lesson, Unit
from unites_mooc.model.languages import words_a_minute
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.sentences import words
from unites_mooc.model.walk import children, prose_of

MINUTES_A_QUESTION = 0.5


def units_of(lesson: Lesson, language: str) -> Iterator[tuple[Unit, int, float]]:
    """Yield each unit of a lesson with its words and its minutes of learning."""
    for unit in lesson.units:
        count, extra = _effort(unit.blocks, language)
        yield unit, count, count / words_a_minute(language) + extra


def minutes_of(blocks: Iterable[Block], language: str) -> float:
    """Return the minutes of learning that some blocks take."""
    count, extra = _effort(blocks, language)
    return count / words_a_minute(language) + extra


def _effort(blocks: Iterable[Block], language: str) -> tuple[int, float]:
    """Return the words to read, and the minutes of what is not reading."""
    count, minutes = 0, 0.0
    for block in blocks:
        own = _own_minutes(block)
        if own is not None:
            minutes += own
            continue
        count += sum(len(words(plain_text(prose), language)) for prose in prose_of(block))
        inner_count, inner_minutes = _effort(children(block), language)
        count, minutes = count + inner_count, minutes + inner_minutes
    return count, minutes


def _own_minutes(block: Block) -> float | None:
    """Return the minutes of a block that takes its own time; None where it is read.

    Whatever knows how long it lasts (a recording with a duration) has its case here.
    """
    match block:
        case FacilitatorNote():
            return 0.0
        case Activity() if block.minutes:
            return float(block.minutes)
        case Quiz():
            return MINUTES_A_QUESTION * len(block.questions)
        case _:
            return None
