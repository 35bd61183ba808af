"""What the learner's page knows of the course, as data for its script.

Keys of choices are in the page in clear: checking happens in the browser, and a page that can
check an answer holds it. Text answers will be hashed.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from unites_mooc.editions.publication import Publication
from unites_mooc.model.course import Lesson
from unites_mooc.model.index import Target
from unites_mooc.model.progress import is_scored, quizzes_of
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Question, Quiz
from unites_mooc.render.context import Context

MESSAGES = (
    "Right.",
    "Partly right.",
    "Not yet right.",
    "Not answered.",
    "Answer at least one question first.",
    "You have {points} of {total} points.",
    "Passed.",
    "Not yet passed: {pass} % are needed.",
    "{done} of {total} lessons completed",
    "Course completed.",
    "Best result: {percent} %",
    "Continue: {title}",
    "Completed",
    "Saved.",
    "Your answers could not be kept on this device.",
)


def structure(publication: Publication, pages: dict[str, str]) -> dict[str, Any]:
    """Return the structure of the course: lessons, units, quizzes and questions in order.

    ``pages`` maps lesson ids to the paths of their pages, relative to the first page.
    """
    course = publication.course
    lessons = [
        {
            "id": lesson.meta.id,
            "page": pages[lesson.meta.id],
            "title": lesson.meta.title,
            "units": [unit.id for unit in lesson.units] or [""],
            "quizzes": [_quiz_structure(quiz) for quiz in quizzes_of(lesson)],
        }
        for lesson in course.lessons
    ]
    shape = [[lesson["id"], lesson["units"], lesson["quizzes"]] for lesson in lessons]
    digest = hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()
    return {
        "course": course.meta.id,
        "edition": publication.edition,
        "version": course.meta.version,
        "hash": digest[:6],
        "lessons": lessons,
        "required": required_lessons(course.meta.completion.lessons, len(lessons)),
        "pass": course.meta.completion.pass_percent if is_scored(course) else None,
    }


def required_lessons(rule: str, count: int) -> int:
    """Return how many lessons complete the course."""
    if rule == "all":
        return count
    if rule.endswith("%"):
        return -(-count * int(rule[:-1]) // 100)
    return min(int(rule), count)


def _quiz_structure(quiz: Quiz) -> dict[str, Any]:
    return {
        "id": quiz.id,
        "points": quiz.points,
        "draw": quiz.draw or 0,
        "questions": [_question_structure(question) for question in quiz.questions],
    }


def _question_structure(question: Question) -> list[Any]:
    """Return ``[id, kind, number of options, number of right ones, points]``."""
    options = question.answer.options
    kind = "m" if question.answer.multiple else "s"
    return [
        question.id,
        kind,
        len(options),
        sum(option.correct for option in options),
        question.points,
    ]


def page_data(context: Context, target: Target | None, path: str) -> dict[str, Any]:
    """Return what one page tells its script."""
    data: dict[str, Any] = {
        "messages": {text: context.interface.gettext(text) for text in MESSAGES},
        "page": path,
        "root": context.layout.pages,
    }
    if isinstance(target, Lesson):
        data["lesson"] = target.meta.id
        data["quizzes"] = {quiz.id: _quiz_key(quiz) for quiz in quizzes_of(target)}
    return data


def _quiz_key(quiz: Quiz) -> dict[str, Any]:
    return {
        "pass": quiz.pass_percent,
        "shuffle": quiz.shuffle,
        "questions": [
            {
                "id": question.id,
                "key": [index for index, option in enumerate(question.answer.options) if option.correct],
                "text": plain_text(question.prompt)[:250],
            }
            for question in quiz.questions
        ],
    }
