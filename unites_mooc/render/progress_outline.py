"""What learners' progress hangs on: ids with their kinds and titles, in the order of the course.

The build writes it beside what it publishes, so that ``compare`` can tell later what an edit would cost
learners who are in the middle of the course. It holds no keys of answers, and nothing that the edition
does not show.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from unites_mooc.diagnostics import Span
from unites_mooc.editions.parts import launched_of
from unites_mooc.editions.publication import Publication
from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import Reflection
from unites_mooc.model.contents import every_block, facts
from unites_mooc.model.course import Course, Lesson, Module, Text, Worksheet
from unites_mooc.model.progress import quizzes_of, state_size
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Question, Quiz
from unites_mooc.model.settings import Sco
from unites_mooc.model.worksheet import Field
from unites_mooc.render.learner_data import question_structure, structure
from unites_mooc.render.packages import item_identifiers, package_identifiers
from unites_mooc.render.screen import assessment_note, reflection_note, worksheet_note

OUTLINE_FILE = "outline.json"
"""Its name in a package."""
FORMAT = 1
Kind = Literal[
    "module",
    "lesson",
    "unit",
    "quiz",
    "question",
    "reflection",
    "assessment",
    "dimension",
    "worksheet",
    "field",
]
_NOTHING: Mapping[str, Any] = {}


class Part(NamedTuple):
    """One thing of a course that learners' progress or notes hang on.

    A tuple, because a course has thousands of them, each fetched from disk where its text did not change.
    """

    kind: Kind
    key: str
    """Under which a learner's state or notes know it; unique in the course."""
    id: str
    """As the author wrote it; empty for the unit that a lesson without units is."""
    title: str
    within: str = ""
    """The key of what it stands in; empty at the top."""
    shape: str = ""
    """Kind of the answer to a question, or type of a field."""
    counts: Mapping[str, int] = _NOTHING
    """``size``, ``full`` and ``points`` of a question, ``draw`` of a quiz."""
    digest: str = ""
    """Of what a question offers, in its order."""
    lists: Mapping[str, tuple[str, ...]] = _NOTHING
    """What the numbers of a kept note mean: ``options``, ``rows``, ``columns``, ``scale``, ``statements``."""
    span: Span | None = None
    """Where it stands in the sources; not written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressOutline:
    """A publication, as learners' progress sees it."""

    course: str
    edition: str
    language: str
    version: str
    completion: str
    """The rule that says how many lessons complete the course."""
    pass_percent: int | None
    """What passes the course; None where it is not scored."""
    hash: str
    """Of the structure: where it is the same, states are read as they stand."""
    survives_edits: bool
    """Whether an LMS has room for the marks by which a state is read after the structure has changed."""
    scorm: Mapping[str, str]
    """The identifiers by which an LMS keys attempts."""
    sco: Sco = "course"
    """What an LMS launches on its own, and keeps progress of."""
    parts: tuple[Part, ...]
    span: Span | None = None

    def as_data(self) -> dict[str, Any]:
        """Return what is written of it, as JSON."""
        return {
            "format": FORMAT,
            "course": self.course,
            "edition": self.edition,
            "language": self.language,
            "version": self.version,
            "completion": self.completion,
            "pass": self.pass_percent,
            "hash": self.hash,
            "survives_edits": self.survives_edits,
            "scorm": dict(self.scorm),
            "sco": self.sco,
            "parts": [_part_data(part) for part in self.parts],
        }


def outline_bytes(data: Mapping[str, Any]) -> bytes:
    """Return the outline of a publication as it stands in a package."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _part_data(part: Part) -> dict[str, Any]:
    """Return a part without what is empty."""
    data = {
        "kind": part.kind,
        "key": part.key,
        "id": part.id,
        "title": part.title,
        "within": part.within,
        "shape": part.shape,
        "counts": dict(part.counts),
        "digest": part.digest,
        "lists": {name: list(texts) for name, texts in part.lists.items()},
    }
    return {name: value for name, value in data.items() if value or name in {"kind", "key", "id", "title"}}


def progress_outline(publication: Publication) -> ProgressOutline:
    """Return what learners' progress in a publication hangs on."""
    course, shape = publication.course, structure(publication)
    sizes = [state_size(launched.course) for launched in launched_of(publication)]
    return ProgressOutline(
        course=course.meta.id,
        edition=publication.edition,
        language=publication.language,
        version=course.meta.version,
        completion=course.meta.completion.lessons,
        pass_percent=shape["pass"],
        hash=shape["hash"],
        survives_edits=all(size.survives_edits for size in sizes),
        scorm=_identifiers(publication),
        sco=publication.settings.sco,
        parts=tuple(_parts(course)),
        span=course.span,
    )


def _identifiers(publication: Publication) -> dict[str, str]:
    """Return the identifiers that must stay; those of modules go with the ids of modules."""
    items = item_identifiers(publication) if publication.settings.sco == "course" else {}
    return package_identifiers(publication) | items


def _parts(course: Course) -> Iterator[Part]:
    for module in course.modules:
        yield from _module(module)
    for text in (*course.cases, *course.pages):
        yield from facts(text, "notes", _notes, "")


def _module(module: Module) -> Iterator[Part]:
    key = f"module/{module.meta.id}"
    yield Part(kind="module", key=key, id=module.meta.id, title=module.meta.title, span=module.span)
    for lesson in module.lessons:
        yield from (_within(part, key) for part in facts(lesson, "progress", _lesson))
    for sheet in module.worksheets:
        yield from (_within(part, key) for part in facts(sheet, "progress", _worksheet))


def _within(part: Part, module: str) -> Part:
    """Return a part of a module; what is inside a lesson or a working aid says so itself."""
    return part if part.within else part._replace(within=module)


def _lesson(lesson: Lesson) -> Iterator[Part]:
    name = lesson.meta.id
    key = f"lesson/{name}"
    yield Part(kind="lesson", key=key, id=name, title=lesson.meta.title, span=lesson.at("id"))
    for unit in lesson.units:
        yield Part(
            kind="unit",
            key=f"unit/{name}/{unit.id}",
            id=unit.id,
            title=plain_text(unit.title),
            within=key,
            span=unit.span,
        )
    if not lesson.units:
        yield Part(kind="unit", key=f"unit/{name}/", id="", title="", within=key, span=lesson.span)
    for quiz in quizzes_of(lesson):
        yield from _quiz(quiz, key)
    yield from _notes(lesson, key)


def _quiz(quiz: Quiz, lesson: str) -> Iterator[Part]:
    key = f"quiz/{quiz.id}"
    yield Part(
        kind="quiz",
        key=key,
        id=quiz.id,
        title=plain_text(quiz.title),
        within=lesson,
        counts={"draw": quiz.draw or 0},
        span=quiz.span,
    )
    for question in quiz.questions:
        yield _question(question, quiz.id, key)


def _question(question: Question, quiz: str, within: str) -> Part:
    _id, kind, size, full, points, digest = question_structure(question)
    return Part(
        kind="question",
        key=f"question/{quiz}/{question.id}",
        id=question.id,
        title=plain_text(question.prompt),
        within=within,
        shape=kind,
        counts={"size": size, "full": full, "points": points},
        digest=digest,
        span=question.span,
    )


def _worksheet(sheet: Worksheet) -> Iterator[Part]:
    key = f"worksheet/{sheet.meta.id}"
    title = sheet.meta.title
    yield Part(kind="worksheet", key=key, id=sheet.meta.id, title=title, span=sheet.at("id"))
    for block in every_block(sheet):
        if isinstance(block, Field):
            lists = {"options": block.options, "rows": block.rows, "columns": block.columns}
            yield Part(
                kind="field",
                key=worksheet_note(sheet.meta.id, block.id),
                id=block.id,
                title=plain_text(block.label),
                within=key,
                shape=block.type,
                lists={name: texts for name, texts in lists.items() if texts},
                span=block.span,
            )
    yield from _notes(sheet, key)


def _notes(text: Text, within: str) -> Iterator[Part]:
    """Yield what a learner writes or rates in any text."""
    for block in every_block(text):
        match block:
            case Reflection():
                key, title = reflection_note(block.id), plain_text(block.prompt)
                yield Part(
                    kind="reflection", key=key, id=block.id, title=title, within=within, span=block.span
                )
            case SelfAssessment():
                yield from _assessment(block, within)


def _assessment(block: SelfAssessment, within: str) -> Iterator[Part]:
    key = f"assessment/{block.id}"
    yield Part(
        kind="assessment",
        key=key,
        id=block.id,
        title=plain_text(block.title),
        within=within,
        lists={"scale": block.scale},
        span=block.span,
    )
    for dimension in block.dimensions:
        statements = tuple(plain_text(statement.text) for statement in dimension.statements)
        yield Part(
            kind="dimension",
            key=assessment_note(block.id, dimension.id, 1).removesuffix("/1"),
            id=dimension.id,
            title=plain_text(dimension.title),
            within=key,
            lists={"statements": statements},
            span=dimension.span,
        )
