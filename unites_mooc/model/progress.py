"""What the learner's page stores of a course, and how much space that takes in an LMS.

SCORM 1.2 keeps 4,096 characters of ``cmi.suspend_data``. The codec is ``theme/js/codec.js``; this is its
worst case: everything visited, every question answered.
"""

from __future__ import annotations

from collections.abc import Iterable

from unites_mooc.model.answers import placement_of
from unites_mooc.model.course import Course, Lesson
from unites_mooc.model.quiz import Answer, Choice, Matching, Ordering, Question, Quiz, Sorting
from unites_mooc.model.walk import find

STATE_LIMIT = 3800
"""In characters; below the 4,096 of SCORM 1.2, so that nothing is ever cut."""
_BITS = 6
_HEADER = 30
"""Version, hash, location, counter, status and score, with their separators."""
_ATTEMPTS = 3
"""Digits of the number of attempts, with its colon."""


def quizzes_of(lesson: Lesson) -> Iterable[Quiz]:
    """Yield the quizzes of a lesson."""
    return find(lesson.blocks, Quiz)


def is_scored(course: Course) -> bool:
    """Tell whether the course has a result: a pass mark, and points to earn."""
    has_quiz = any(True for lesson in course.lessons for _quiz in quizzes_of(lesson))
    return has_quiz and course.meta.completion.pass_percent is not None


def state_size(course: Course) -> int:
    """Return the most characters that a learner's state can take."""
    units = sum(len(lesson.units) or 1 for lesson in course.lessons)
    quizzes = sum(_quiz_size(quiz) for lesson in course.lessons for quiz in quizzes_of(lesson))
    return _HEADER + _characters(units) + quizzes


def _quiz_size(quiz: Quiz) -> int:
    drawn = _characters(len(quiz.questions)) if quiz.draw else 0
    separator = 1
    return _ATTEMPTS + separator + drawn + sum(_question_size(question) for question in quiz.questions)


def _question_size(question: Question) -> int:
    best = 1
    return best + _answer_size(question.answer)


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
