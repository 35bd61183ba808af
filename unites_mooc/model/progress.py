"""What the learner's page stores of a course, and how much space that takes in an LMS.

SCORM 1.2 keeps 4,096 characters of ``cmi.suspend_data``. The codec is ``theme/js/codec.js``; this is its
worst case: everything visited, every question answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from unites_mooc.model.answers import placement_of
from unites_mooc.model.contents import blocks_in, fact, kinds_of
from unites_mooc.model.course import Course, Lesson
from unites_mooc.model.quiz import Answer, Choice, Matching, Ordering, Question, Quiz, Sorting

STATE_LIMIT = 3800
"""In characters; below the 4,096 of SCORM 1.2, so that nothing is ever cut."""
_BITS = 6
_HEADER = 30
"""Version, hash, location, counter, status and score, with their separators."""
_ATTEMPTS = 3
"""Digits of the number of attempts, with its colon."""


def quizzes_of(lesson: Lesson) -> Iterable[Quiz]:
    """Yield the quizzes of a lesson."""
    return blocks_in(lesson, Quiz)


def is_scored(course: Course) -> bool:
    """Tell whether the course has a result: a pass mark, and points to earn."""
    has_quiz = any("Quiz" in kinds_of(lesson) for lesson in course.lessons)
    return has_quiz and course.meta.completion.pass_percent is not None


def points_of(course: Course) -> int:
    """Return the points that can be earned in a course."""
    return sum(quiz.points for lesson in course.lessons for quiz in quizzes_of(lesson))


@dataclass(frozen=True, slots=True)
class StateSize:
    """The most characters that a learner's state can take, by what takes them."""

    units: int
    quizzes: Mapping[str, int]
    """By quiz id."""
    ids: int
    """What tells a later version of the course which part is which; left out where there is no room."""

    @property
    def progress(self) -> int:
        """All that must be kept."""
        return _HEADER + self.units + sum(self.quizzes.values())

    @property
    def survives_edits(self) -> bool:
        """Whether a later version of the course can still tell what belongs to which part."""
        return self.progress + self.ids <= STATE_LIMIT


def state_size(course: Course) -> StateSize:
    """Return the most characters that a learner's state can take."""
    sizes = [fact(lesson, "state size", partial(_sizes, lesson)) for lesson in course.lessons]
    units = sum(size[0] for size in sizes)
    quizzes = {name: size for _, quizzes, _ in sizes for name, size in quizzes}
    return StateSize(_characters(units), quizzes, sum(line for _, _, line in sizes))


def _sizes(lesson: Lesson) -> tuple[int, tuple[tuple[str, int], ...], int]:
    """Return the units of a lesson, the characters of each quiz, and those of its digests."""
    quizzes = tuple((quiz.id, _quiz_size(quiz)) for quiz in quizzes_of(lesson))
    return len(lesson.units) or 1, quizzes, _line_size(lesson)


def _quiz_size(quiz: Quiz) -> int:
    drawn = _characters(len(quiz.questions)) + 1 if quiz.draw else 0
    separator = 1
    return _ATTEMPTS + separator + drawn + sum(_question_size(question) for question in quiz.questions)


def _question_size(question: Question) -> int:
    best, separator = 1, 1
    return best + separator + _answer_size(question.answer)


def _line_size(lesson: Lesson) -> int:
    """Return the characters of the digests of a lesson's id and those of its parts, with a separator."""
    quizzes = list(quizzes_of(lesson))
    questions = sum(len(quiz.questions) for quiz in quizzes)
    pools = sum(bool(quiz.draw) for quiz in quizzes)
    return 1 + 3 + 3 * (len(lesson.units) or 1) + 4 * len(quizzes) + pools + 5 * questions


def _answer_size(answer: Answer) -> int:
    """Return the characters of the last answer; of a written one only the marks are kept."""
    match answer:
        case Choice(multiple=True):
            return _characters(len(answer.options))
        case Matching() | Ordering() | Sorting():
            return len(placement_of(answer).items)
    return 1


def _characters(bits: int) -> int:
    return -(-bits // _BITS)
