"""The documents of a publication: handouts and worksheets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from unites_mooc.model.course import Lesson, Text, Worksheet
from unites_mooc.model.prose import plain_text
from unites_mooc.model.walk import find
from unites_mooc.model.worksheet import Field
from unites_mooc.render.context import THEME, Context
from unites_mooc.render.files import SourceFile, Task
from unites_mooc.render.fonts import print_fonts, print_scripts
from unites_mooc.render.own_style import print_style
from unites_mooc.render.pdf import LIBRARIES, render_pdf
from unites_mooc.render.templates import template
from unites_mooc.render.writer import PageWriter


@dataclass(frozen=True, slots=True)
class Document:
    """A printed document: where it stands, and the task that makes it."""

    name: str
    """Path below the folder of documents."""
    title: str
    task: Task


@dataclass(slots=True)
class PrintWriter(PageWriter):
    """Writes a document for paper."""

    def label_text(self, field: Field) -> str:
        """Return a field's label without markup: its name in the form."""
        return plain_text(field.label)


def render_documents(context: Context) -> Iterator[Document]:
    """Yield every document of a publication."""
    for lesson in context.publication.course.lessons:
        if lesson.meta.handout and context.prints("handouts"):
            yield _handout(context, lesson)
    for worksheet in context.publication.course.worksheets:
        if context.prints("worksheets"):
            yield _worksheet(context, worksheet)


def document_names(context: Context) -> Iterator[str]:
    """Yield the names of the documents of a publication, without making them."""
    for lesson in context.publication.course.lessons:
        if lesson.meta.handout and context.prints("handouts"):
            yield context.handout(lesson)
    for worksheet in context.publication.course.worksheets:
        if context.prints("worksheets"):
            yield _worksheet_name(worksheet)


def _worksheet_name(worksheet: Worksheet) -> str:
    return f"worksheets/{worksheet.meta.id}.pdf"


def _handout(context: Context, lesson: Lesson) -> Document:
    module = context.modules[lesson.meta.id]
    values = {
        "kicker": module.meta.title,
        "facts": [context.duration(lesson.meta.duration)],
        "outcomes": lesson.meta.outcomes,
        "outcomes_title": context.interface.gettext("After this lesson you can"),
        "description": " ".join(lesson.meta.outcomes) or lesson.meta.title,
    }
    return _document(context, lesson, "handout", context.handout(lesson), values)


def _worksheet(context: Context, worksheet: Worksheet) -> Document:
    minutes = worksheet.meta.duration
    values = {
        "kicker": context.interface.gettext("Worksheet"),
        "facts": [context.duration(minutes)] if minutes else [],
        "lead": worksheet.meta.purpose,
        "description": worksheet.meta.purpose,
    }
    return _document(context, worksheet, "worksheet", _worksheet_name(worksheet), values)


def _document(
    context: Context, text: Lesson | Worksheet, kind: str, name: str, values: dict[str, Any]
) -> Document:
    writer = PrintWriter(context, name, text, text.footnotes)
    body = _body(writer, text)
    notes = writer.notes_html()
    publication = context.publication
    shared = {
        "_": context.interface.gettext,
        "body": body,
        "content_language": publication.content_language,
        "course": publication.course.meta,
        "direction": context.interface.direction,
        "kind": kind,
        "language": context.interface.words,
        "lead": "",
        "notes": notes,
        "outcomes": (),
        "outcomes_title": "",
        "sources": writer.sources_html(),
        "title": text.meta.title,
    }
    html = template(context, "print/document.html").render({**shared, **values})
    return Document(name, text.meta.title, _task(context, text, html, writer.media))


def _body(writer: PrintWriter, text: Text) -> Markup:
    parts = [writer.blocks(text.introduction)]
    for unit in text.units:
        writer.section_level = 3
        parts.append(Markup('<h2 id="{}">{}</h2>').format(unit.id, writer.prose(unit.title)))
        parts.append(writer.blocks(unit.blocks))
    return Markup("\n").join(parts)


def _task(context: Context, text: Lesson | Worksheet, html: str, media: set[str]) -> Task:
    theme = context.publication.course.theme
    css = (THEME / "css" / "print.css").read_text("utf-8") + print_style(theme)
    files = {context.layout.media_file(file): file for file in context.publication.course.media.values()}
    resources = tuple(
        (f"course:{path}", SourceFile(files[path].path, files[path].sha256)) for path in sorted(media)
    )
    names = tuple((field.id, plain_text(field.label)) for field in find(text.blocks, Field))
    faces = print_fonts(print_scripts(html), code="<code>" in html)
    parts = [html, css, *(f"{url} {file.sha256}" for url, file in resources), *map("=".join, names)]
    parts.extend(face.key for face in faces)
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    arguments = (html, css, faces, resources, names)
    return Task(render_pdf, arguments, key=key, libraries=LIBRARIES, source=text.path, weight=5)
