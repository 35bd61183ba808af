"""How long a unit takes: words read, activities done, questions answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unites_mooc.model.assessment import Statement
from unites_mooc.model.blocks import Activity, Block, Conditions, FacilitatorNote, Recording
from unites_mooc.model.course import Lesson, Unit
from unites_mooc.model.languages import words_a_minute
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Item, Placing, Question, Quiz
from unites_mooc.model.sentences import count_words
from unites_mooc.model.walk import children, find, prose_of

MINUTES_A_QUESTION = 0.5
MINUTES_A_PLACEMENT = 0.2
"""To match, sort or put in order one thing; a question with many takes longer than any other."""
MINUTES_A_STATEMENT = 0.1
"""To rate a statement of a self-assessment, besides reading it."""
Effort = tuple[Conditions, int, float]
"""Under which conditions something is shown, its words to read, its minutes of anything else."""


def units_of(lesson: Lesson, language: str) -> Iterator[tuple[Unit, int, float]]:
    """Yield each unit of a lesson with its words and its minutes of learning."""
    for unit in lesson.units:
        yield unit, *effort(unit.blocks, language)


def effort_before_units(lesson: Lesson, language: str) -> tuple[int, float]:
    """Return the words and the minutes of what stands above the first unit of a lesson."""
    return effort(lesson.introduction, language)


def effort(blocks: Iterable[Block], language: str) -> tuple[int, float]:
    """Return the words and the minutes of blocks together."""
    efforts = efforts_of(blocks, language)
    words, extra = sum(effort[1] for effort in efforts), sum(effort[2] for effort in efforts)
    return words, words / words_a_minute(language) + extra


def efforts_of(blocks: Iterable[Block], language: str) -> list[Effort]:
    """Return what each block takes by itself, without the blocks inside it, in reading order."""
    found: list[Effort] = []
    _gather_efforts(blocks, language, (), found)
    return found


def _gather_efforts(blocks: Iterable[Block], language: str, only: Conditions, found: list[Effort]) -> None:
    for block in blocks:
        conditions = only + block.only
        minutes = _own_minutes(block)
        if minutes is not None:
            found.append((conditions, 0, minutes))
            continue
        words = sum([count_words(plain_text(prose), language) for prose in prose_of(block)])
        extra = MINUTES_A_STATEMENT if isinstance(block, Statement) else 0.0
        if words or extra:
            found.append((conditions, words, extra))
        _gather_efforts(children(block), language, conditions, found)


def _own_minutes(block: Block) -> float | None:
    """Return the minutes of a block that takes its own time; None where it is read.

    Of a recording without a duration the transcript is read, which takes about as long as to hear it.
    """
    match block:
        case FacilitatorNote():
            return 0.0
        case Activity() | Recording() if block.minutes:
            return float(block.minutes)
        case Quiz():
            return sum(_question_minutes(question) for question in block.questions)
        case _:
            return None


def _question_minutes(question: Question) -> float:
    if not isinstance(question.answer, Placing):
        return MINUTES_A_QUESTION
    placed = sum(1 for _ in find([question.answer], Item))
    return max(MINUTES_A_QUESTION, MINUTES_A_PLACEMENT * placed)
