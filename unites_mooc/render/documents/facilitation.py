"""Documents for those who run the course: the facilitator's guide and the answer key."""

from __future__ import annotations

import math
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import Activity, Block, FacilitatorNote, Reflection, WorksheetCard
from unites_mooc.model.contents import blocks_in
from unites_mooc.model.course import Lesson, Module, Unit
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.reading import effort
from unites_mooc.model.scenario import Scenario
from unites_mooc.model.walk import walk
from unites_mooc.render.context import Context
from unites_mooc.render.document_list import Document
from unites_mooc.render.documents.books import Book, Chapter, module_part
from unites_mooc.render.documents.writer import PrintWriter, chapter_anchor
from unites_mooc.render.files import Task
from unites_mooc.render.questions import question_views
from unites_mooc.render.templates import template
from unites_mooc.render.views import GROUPINGS

_STEPS = (Activity, Quiz, Scenario, SelfAssessment, Reflection, WorksheetCard)


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a run sheet."""

    start: str
    """Minutes since the lesson began."""
    minutes: int
    title: Markup
    kind: str
    """What is done, in words; empty for a unit as a whole."""
    how: str
    """Who works with whom, in words."""
    materials: tuple[str, ...]


def facilitator_guide(context: Context, document: Document) -> Task:
    """Return the task that makes the facilitator's guide."""
    book = Book(context, document, {})
    parts = [
        module_part(
            number,
            module,
            [_run_sheet(book, module, lesson) for lesson in module.lessons],
            lead=module.meta.summary,
            outcomes=module.meta.outcomes,
            body=_plan(book, module),
        )
        for number, module in context.publication.course.numbered_modules
    ]
    explanation = context.interface.gettext(
        "For those who run the course: times, notes, materials and answers for each lesson. Please do not "
        "hand it on to learners: it holds the answers to all quizzes."
    )
    return book.task(parts, explanation=explanation)


def _plan(book: Book, module: Module) -> Markup:
    """Return what a module takes: its lessons, their times, and the materials to bring."""
    context = book.context
    materials: dict[str, None] = {}
    for lesson in module.lessons:
        for activity in blocks_in(lesson, Activity):
            materials.update(dict.fromkeys(activity.materials))
    return _written(
        context,
        "plan",
        lessons=[(lesson.meta.title, context.duration(lesson.meta.duration)) for lesson in module.lessons],
        total=context.duration(sum(lesson.meta.duration for lesson in module.lessons)),
        materials=list(materials),
        worksheets=[sheet.meta.title for sheet in module.worksheets],
    )


def _run_sheet(book: Book, module: Module, lesson: Lesson) -> Chapter:
    context = book.context
    _ = context.interface.gettext
    anchor = chapter_anchor("lesson", lesson.meta.id)
    writer = book.writer(lesson)
    writer.section_level = 3
    run = _written(context, "run_sheet", steps=list(_steps(writer, lesson)))
    notes = _notes(writer, lesson)
    key = Markup("\n").join(_answers(writer, lesson))
    return book.closed(
        writer,
        run + notes + key,
        anchor,
        lesson.meta.title,
        kicker=module.meta.title,
        facts=[context.duration(lesson.meta.duration)],
        outcomes=lesson.meta.outcomes,
    )


def _steps(writer: PrintWriter, lesson: Lesson) -> Iterator[Step]:
    language = writer.context.publication.content_language
    passed = 0.0
    if lesson.introduction:
        minutes = effort(lesson.introduction, language)[1]
        title = Markup.escape(writer.context.interface.gettext("Introduction"))
        yield Step(_clock(passed), _whole(minutes), title, "", "", ())
        passed += minutes
    for unit in lesson.units:
        yield from _unit_steps(writer, unit, passed, language)
        passed += effort(unit.blocks, language)[1]


def _unit_steps(writer: PrintWriter, unit: Unit, passed: float, language: str) -> Iterator[Step]:
    minutes = effort(unit.blocks, language)[1]
    yield Step(_clock(passed), _whole(minutes), writer.prose_without_links(unit.title), "", "", ())
    for block in walk(unit.blocks):
        if isinstance(block, _STEPS):
            taken = _whole(effort([block], language)[1])
            yield _step(writer, block, taken)


def _step(writer: PrintWriter, block: Block, minutes: int) -> Step:
    _ = writer.context.interface.gettext
    match block:
        case Activity():
            how = _(GROUPINGS[block.grouping]) if block.grouping else ""
            title = writer.prose_without_links(block.title)
            return Step("", block.minutes or minutes, title, _("Activity"), how, block.materials)
        case Quiz():
            return Step("", minutes, writer.prose_without_links(block.title), _("Quiz"), "", ())
        case Scenario():
            return Step("", minutes, writer.prose_without_links(block.title), _("Scenario"), "", ())
        case SelfAssessment():
            title = writer.prose_without_links(block.title)
            return Step("", minutes, title, _("Self-assessment"), "", ())
        case Reflection():
            title = writer.prose_without_links(block.prompt)
            return Step("", minutes, title, _("Reflection"), _("Alone"), ())
        case WorksheetCard():
            sheet = writer.context.publication.index.by_kind["worksheet"][block.target]
            return Step("", 0, Markup.escape(sheet.meta.title), _("Worksheet"), "", ())
    raise TypeError(block)


def _notes(writer: PrintWriter, lesson: Lesson) -> Markup:
    """Return the notes for facilitators, each below the unit that it stands in."""
    written: list[Markup] = []
    sections: list[tuple[Markup, Iterable[Block]]] = [(Markup(), lesson.introduction)]
    sections.extend((writer.prose_without_links(unit.title), unit.blocks) for unit in lesson.units)
    for title, blocks in sections:
        notes = [block for block in walk(blocks) if isinstance(block, FacilitatorNote)]
        if notes and title:
            written.append(Markup("<h3>{}</h3>").format(title))
        written.extend(Markup(writer.block(note)) for note in notes)  # noqa: S704
    if not written:
        return Markup()
    heading = Markup("<h2>{}</h2>\n").format(writer.context.interface.gettext("Notes"))
    return heading + Markup("\n").join(written)


def answer_key(context: Context, document: Document) -> Task:
    """Return the task that makes the sheet with the answers to all quizzes."""
    book = Book(context, document, {})
    parts = [
        module_part(
            number,
            module,
            [_answer_chapter(book, lesson) for lesson in module.lessons if blocks_in(lesson, Quiz)],
        )
        for number, module in context.publication.course.numbered_modules
        if any(blocks_in(lesson, Quiz) for lesson in module.lessons)
    ]
    explanation = context.interface.gettext(
        "The answers to all quizzes, for facilitators. Please do not hand them on to learners."
    )
    return book.task(parts, explanation=explanation)


def _answer_chapter(book: Book, lesson: Lesson) -> Chapter:
    anchor = chapter_anchor("answers", lesson.meta.id)
    writer = book.writer(lesson)
    written = Markup("\n").join(_answers(writer, lesson))
    return book.closed(writer, written, anchor, lesson.meta.title)


def _answers(writer: PrintWriter, lesson: Lesson) -> Iterator[Markup]:
    """Yield the answers to each quiz of a lesson, in the letters that its handout shows."""
    for quiz in blocks_in(lesson, Quiz):
        yield _written(
            writer.context, "key", page=writer, quiz=quiz, questions=question_views(quiz), letters=_LETTERS
        )


_LETTERS = string.ascii_uppercase


def _written(context: Context, name: str, **values: object) -> Markup:
    words = {"_": context.interface.gettext, "ngettext": context.counted, "context": context}
    return Markup(template(context, f"print/parts/{name}.html").render({**words, **values}))  # noqa: S704


def _whole(minutes: float) -> int:
    return max(1, round(minutes))


def _clock(minutes: float) -> str:
    """Return minutes since the beginning as hours and minutes."""
    hours, rest = divmod(math.floor(minutes + 0.5), 60)
    return f"{hours}:{rest:02}"
