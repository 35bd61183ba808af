"""What the learner's page knows of the course, as data for its script.

Keys of choices are in the page in clear: checking happens in the browser, and a page that can
check an answer holds it. Of texts to write it holds salted hashes alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import string
from collections.abc import Iterable
from functools import partial
from typing import Any

from unites_mooc.editions.publication import Publication
from unites_mooc.model.answers import answer_hash, placement_of
from unites_mooc.model.contents import fact
from unites_mooc.model.course import Lesson
from unites_mooc.model.index import Target
from unites_mooc.model.progress import is_scored, quizzes_of
from unites_mooc.model.prose import plain_text, sameness
from unites_mooc.model.quiz import (
    Choice,
    Matching,
    NumberEntry,
    Ordering,
    Question,
    Quiz,
    Sorting,
    TextEntry,
)
from unites_mooc.render.context import Context, Medium
from unites_mooc.translation.interface import noted

_DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
MESSAGES = (
    noted("Right."),
    noted("Partly right."),
    noted("Not right."),
    noted("Not yet right."),
    noted("Not answered."),
    noted("Answer at least one question first."),
    noted("You have {points} of {total} points."),
    noted("Passed."),
    noted("Not yet passed: {pass} % are needed."),
    noted("{done} of {total} lessons completed"),
    noted("Course completed."),
    noted("Best result: {percent} %"),
    noted("Continue: {title}"),
    noted("Completed"),
    noted("Saved."),
    noted("Back"),
    noted("Your answers could not be kept on this device."),
    noted("In the glossary"),
)
"""What every page may say."""
MORE_MESSAGES = {
    "own": (
        noted("{points} of {total} points"),
        noted("Saved as {name}."),
        noted("This is not a file that was saved here."),
        noted("This file was saved by a newer version of the course."),
        noted("This file belongs to another course."),
        noted("Answers that differ: {count}"),
        noted("Nothing was changed."),
        noted("Loaded. Answers taken from the file: {count}"),
        noted("Deleted."),
        noted("Your progress begins anew."),
    ),
    "lists": (noted("Your time: {time}"),),
    "more": (),
}
"""What pages with more scripts may say besides, by the name of the script."""


def course_data(context: Context) -> dict[str, Any]:
    """Return the structure of the course, which all pages of a language share.

    Packages hold it as it is. Pages of the site hold what they count: a line for each lesson.
    """
    shape = structure(context.publication)
    if context.medium is Medium.SITE:
        shape["lessons"] = [lesson_line(lesson) for lesson in shape["lessons"]]
    return shape


def lesson_line(lesson: dict[str, Any]) -> str:
    """Return what the site's pages know of a lesson, as ``unpack`` in ``progress.js`` reads it.

    ``lesson UNITS quiz:points QUESTIONS``, the latter for each quiz. A question is its name, with
    ``:full marks`` and ``:points`` where they are not 1. Names stand for ids (``_names``).
    """
    quizzes = [f" {quiz['id']}:{quiz['points']}{_questions(quiz['questions'])}" for quiz in lesson["quizzes"]]
    return f"{lesson['id']} {''.join(_names(lesson['units'])).removeprefix(',')}{''.join(quizzes)}"


def _questions(questions: list[list[Any]]) -> str:
    names = _names([question[0] for question in questions])
    worth = [f":{full}:{points}" for _id, _kind, _size, full, points, _options in questions]
    return "".join(
        name + worth_.removesuffix(":1").removesuffix(":1") for name, worth_ in zip(names, worth, strict=True)
    )


def _names(ids: list[str]) -> list[str]:
    """Return a point and a digest for each id; a comma and the id where another one has the same digest."""
    digests = [id_digest(one) for one in ids]
    return [
        f".{digest}" if digests.count(digest) == 1 else f",{one}"
        for one, digest in zip(ids, digests, strict=True)
    ]


def id_digest(text: str) -> str:
    """Return three characters for an id, the same as ``digest`` in ``progress.js``: FNV-1a, mixed."""
    value = 2166136261
    for character in text:
        value = (value ^ ord(character)) * 16777619 & 0xFFFFFFFF
    value ^= value >> 15
    return "".join(_DIGITS[value >> by & 63] for by in (0, 6, 12))


def structure(publication: Publication) -> dict[str, Any]:
    """Return the structure of the course: lessons, units, quizzes and questions in order."""
    course = publication.course
    lessons = [
        {"id": lesson.meta.id, **fact(lesson, "structure", partial(_lesson_structure, lesson))}
        for lesson in course.lessons
    ]
    shape = [[lesson["id"], lesson["units"], lesson["quizzes"]] for lesson in lessons]
    digest = hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()
    return {
        "course": publication.subject,
        "edition": publication.edition,
        "version": course.meta.version,
        "hash": digest[:6],
        "lessons": lessons,
        "required": required_lessons(course.meta.completion.lessons, len(lessons)),
        "pass": course.meta.completion.pass_percent if is_scored(course) else None,
    }


def _lesson_structure(lesson: Lesson) -> dict[str, Any]:
    return {
        "units": [unit.id for unit in lesson.units] or [""],
        "quizzes": [_quiz_structure(quiz) for quiz in quizzes_of(lesson)],
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
        "questions": [question_structure(question) for question in quiz.questions],
    }


def question_structure(question: Question) -> list[Any]:
    """Return ``[id, kind, size, full marks, points, options]``; the size is that of the stored answer.

    The last one is a digest of what there is to choose from, in its order: stored answers are numbers of
    options, and mean nothing where these have changed.
    """
    offered: list[str] = []
    match question.answer:
        case Choice(options=options, multiple=multiple):
            right = sum(option.correct for option in options)
            shape = ["m" if multiple else "s", len(options), right if multiple else 1]
            offered = [sameness(option.text) for option in options]
        case Matching() | Ordering() | Sorting() as answer:
            placement = placement_of(answer)
            shape = ["p", len(placement.items), len(placement.items)]
            offered = [sameness(item.text) for item in placement.items]
            offered += [sameness(place) for place in placement.places]
        case TextEntry():
            shape = ["t", 1, 1]
        case NumberEntry():
            shape = ["n", 1, 1]
    return [question.id, *shape, question.points, _digest(offered)]


def _digest(texts: list[str]) -> str:
    """Return two characters that texts have in common with their like alone; none for no texts."""
    if not texts:
        return ""
    digest = hashlib.sha256(json.dumps(texts).encode()).digest()
    return base64.urlsafe_b64encode(digest)[:2].decode()


def page_data(
    context: Context, target: Target | None, path: str, scripts: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return what one page tells its script."""
    data: dict[str, Any] = {"page": path}
    more = (text for name in scripts for text in MORE_MESSAGES[name])
    if messages := _said(context, (*MESSAGES, *more)):
        data["messages"] = messages
    if isinstance(target, Lesson):
        data["lesson"] = target.meta.id
        course = context.publication.course.meta.id
        data["quizzes"] = {quiz.id: _quiz_key(course, quiz) for quiz in quizzes_of(target)}
    return data


def _said(context: Context, messages: Iterable[str]) -> dict[str, str]:
    """Return the texts that are said in other words."""
    words = context.interface
    said = {text: words.fillable(words.gettext(text)) for text in messages}
    return {text: own for text, own in said.items() if own != text}


def _quiz_key(course: str, quiz: Quiz) -> dict[str, Any]:
    return {
        "pass": quiz.pass_percent,
        "shuffle": quiz.shuffle,
        "draw": quiz.draw or 0,
        "questions": [_question_key(f"{course}/{quiz.id}", question) for question in quiz.questions],
    }


def _question_key(scope: str, question: Question) -> dict[str, Any]:
    """Return what checks an answer, its worth, and the type of interaction that an LMS is told (CMI)."""
    _id, kind, _size, full, points, _options = question_structure(question)
    common = {"id": question.id, "kind": kind, "full": full, "points": points}
    common["text"] = plain_text(question.prompt)[:250]
    match question.answer:
        case Choice(options=options):
            key = [index for index, option in enumerate(options) if option.correct]
            return common | {"type": "choice", "key": key}
        case Matching() | Sorting() as answer:
            return common | {"type": "matching", "key": placement_of(answer).key}
        case Ordering() as answer:
            return common | {"type": "sequencing", "key": placement_of(answer).key}
        case TextEntry(accepted=accepted):
            salt = f"{scope}/{question.id}"
            hashes = sorted({answer_hash(salt, text) for text in accepted})
            return common | {"type": "fill-in", "salt": salt, "key": hashes}
        case NumberEntry(value=value, tolerance=tolerance):
            return common | {"type": "numeric", "key": [float(value), float(tolerance)]}
