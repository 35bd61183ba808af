"""Documents of one text each: the handout of a lesson, and a worksheet to fill in."""

from __future__ import annotations

from typing import Any

from unites_mooc.model.course import Lesson, Worksheet
from unites_mooc.render.context import Context
from unites_mooc.render.document_list import Document
from unites_mooc.render.documents.sheet import Sheet, field_labels, sheet_task
from unites_mooc.render.documents.writer import PrintWriter, text_html
from unites_mooc.render.files import Task


def beside(context: Context) -> dict[str, str]:
    """Return the documents that show a page of the site, by the path of the page."""
    course = context.publication.course
    found: dict[str, str] = {}
    if context.prints("handouts"):
        lessons = (lesson for lesson in course.lessons if lesson.meta.handout)
        found |= {context.path(lesson): context.handout(lesson) for lesson in lessons}
    if context.prints("worksheets"):
        found |= {context.path(sheet): context.worksheet(sheet) for sheet in course.worksheets}
    return found


def handout(context: Context, document: Document) -> Task:
    """Return the task that makes the handout of a lesson."""
    lesson = document.subject
    assert isinstance(lesson, Lesson)
    own = {
        "kicker": document.module,
        "facts": [context.duration(lesson.meta.duration)],
        "outcomes": lesson.meta.outcomes,
    }
    description = " ".join(lesson.meta.outcomes) or lesson.meta.title
    return _task(context, document, lesson, description, own)


def worksheet(context: Context, document: Document) -> Task:
    """Return the task that makes a worksheet."""
    sheet = document.subject
    assert isinstance(sheet, Worksheet)
    minutes = sheet.meta.duration
    own = {
        "kicker": context.interface.gettext("Worksheet"),
        "facts": [context.duration(minutes)] if minutes else [],
        "lead": sheet.meta.purpose,
    }
    return _task(context, document, sheet, sheet.meta.purpose, own)


def _task(
    context: Context, document: Document, text: Lesson | Worksheet, description: str, own: dict[str, Any]
) -> Task:
    inside = {context.path(text): ""}
    writer = PrintWriter(
        context, document.name, text, text.footnotes, inside=inside, documents=beside(context)
    )
    body = text_html(writer, text)
    terms = [term for term in writer.terms() if term.meta.id in writer.used_terms]
    words = [(term.meta.term, writer.prose(term.definition)) for term in terms]
    values = {
        "body": body,
        "lead": "",
        "notes": writer.notes_html(),
        "outcomes": (),
        "sources": writer.sources_html(),
        "words": words,
        **own,
    }
    sheet = Sheet(
        kind=document.kind,
        template="text",
        title=text.meta.title,
        description=description,
        values=values,
        page=context.path(text),
        media=writer.media,
        names=field_labels(writer, text.blocks),
        source=text.path,
    )
    return sheet_task(context, sheet)
