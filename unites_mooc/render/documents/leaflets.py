"""Short documents of the whole course: a certificate to fill in, and a briefing on two pages."""

from __future__ import annotations

from collections.abc import Iterable

from unites_mooc.model.course import Lesson, Page
from unites_mooc.render.context import Context
from unites_mooc.render.document_list import Document
from unites_mooc.render.documents.sheet import Sheet, sheet_task
from unites_mooc.render.documents.texts import beside
from unites_mooc.render.documents.writer import PrintWriter, text_html
from unites_mooc.render.files import Task

_BRIEFING_PAGES = 2


def certificate(context: Context, document: Document) -> Task:
    """Return the task that makes a certificate, to be filled in by whoever ran the course."""
    course = context.publication.course
    lessons = list(course.lessons)
    sheet = Sheet(
        kind=document.kind,
        template="certificate",
        title=document.title,
        description=f"{document.title} – {course.meta.title}",
        values={
            "duration": context.duration(_minutes(lessons)),
            "lesson_count": len(lessons),
            "modules": [module.meta for module in course.modules],
        },
        page=context.layout.generated("index"),
        source=course.span.path,
        weight=2,
        most_pages=1,
        art=(24, 2),
    )
    return sheet_task(context, sheet)


def briefing(context: Context, document: Document) -> Task:
    """Return the task that makes the briefing: the author's page of that name, or what the course says."""
    page = document.subject
    return _own_briefing(context, document, page) if isinstance(page, Page) else _briefing(context, document)


def _own_briefing(context: Context, document: Document, page: Page) -> Task:
    course = context.publication.course
    writer = PrintWriter(
        context,
        document.name,
        page,
        page.footnotes,
        inside={context.path(page): ""},
        documents=beside(context),
    )
    body = text_html(writer, page)
    values = {
        "body": body,
        "facts": [],
        "kicker": course.meta.title,
        "lead": "",
        "notes": writer.notes_html(),
        "outcomes": (),
        "sources": writer.sources_html(),
        "words": [],
    }
    sheet = Sheet(
        kind=document.kind,
        template="text",
        title=page.meta.title,
        description=course.meta.description or page.meta.title,
        values=values,
        page=context.path(page),
        media=writer.media,
        source=page.path,
        most_pages=_BRIEFING_PAGES,
    )
    return sheet_task(context, sheet)


def _briefing(context: Context, document: Document) -> Task:
    course = context.publication.course
    writer = PrintWriter(context, document.name, documents=beside(context))
    sheets = [
        (writer.linked(context.path(sheet), sheet.meta.title), sheet.meta.purpose)
        for sheet in course.worksheets
    ]
    places = list(dict.fromkeys(case.meta.place for case in course.cases if case.meta.place))
    sheet = Sheet(
        kind=document.kind,
        template="briefing",
        title=document.title,
        description=course.meta.description or document.title,
        values={
            "duration": context.duration(_minutes(course.lessons)),
            "modules": [
                (
                    number,
                    module.meta,
                    context.duration(_minutes(module.lessons)),
                )
                for number, module in course.numbered_modules
            ],
            "places": places,
            "sheets": sheets,
        },
        page=context.layout.generated("index"),
        source=course.span.path,
        most_pages=_BRIEFING_PAGES,
    )
    return sheet_task(context, sheet)


def _minutes(lessons: Iterable[Lesson]) -> int:
    return sum(lesson.meta.duration for lesson in lessons)
