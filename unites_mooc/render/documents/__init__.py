"""How each document of a publication is made; ``document_list`` says which there are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from unites_mooc.editions.publication import Publication
from unites_mooc.model.contents import once
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.document_list import Document, documents_of
from unites_mooc.render.documents.books import compendium, course_book, workbook
from unites_mooc.render.documents.facilitation import answer_key, facilitator_guide
from unites_mooc.render.documents.groups import attendance_list, feedback_form, schedule
from unites_mooc.render.documents.leaflets import briefing, certificate
from unites_mooc.render.documents.texts import handout, worksheet
from unites_mooc.render.files import Task
from unites_mooc.render.layout import SIBLING, Layout
from unites_mooc.render.pdf import LIBRARIES

_MAKERS: Mapping[str, Callable[[Context, Document], Task]] = {
    "handouts": handout,
    "worksheets": worksheet,
    "workbook": workbook,
    "course-book": course_book,
    "compendium": compendium,
    "briefing": briefing,
    "certificate": certificate,
    "facilitator-guide": facilitator_guide,
    "answer-key": answer_key,
    "schedules": schedule,
    "attendance-lists": attendance_list,
    "feedback-forms": feedback_form,
}
"""By their names in ``DOCUMENTS``."""


def document_task(context: Context, document: Document) -> Task:
    """Return the task that makes a document."""
    return _MAKERS[document.kind](context, document)


def document_tasks(publication: Publication) -> Mapping[str, Task]:
    """Return the documents of a publication by name; the targets that hold them share the tasks."""
    name = f"documents {publication.language} {publication.settings}"
    return once(publication.course, name, lambda: _document_tasks(publication))


def offered_documents(publication: Publication) -> Mapping[str, Task]:
    """Return the documents that pages link to, so that they can be published alone."""
    return document_tasks(publication) if "pdf" in publication.outputs else {}


def _document_tasks(publication: Publication) -> Mapping[str, Task]:
    context = make_context(publication, Layout(pages=f"{publication.language}/"), Medium.PRINT)
    return {document.name: document_task(context, document) for document in documents_of(context)}


def beside_each_other(task: Task, name: str) -> Task:
    """Return the task that makes the document called ``name`` as it lies in one folder with all others."""
    html = task.arguments[0]
    if SIBLING not in html:
        return task
    key = hashlib.sha256(f"one folder {name} {task.key}".encode()).hexdigest()
    return Task(_in_one_folder, (task, name), key, LIBRARIES, task.source)


def _in_one_folder(data: bytes, name: str) -> bytes:
    from unites_mooc.render.pdf_tags import in_one_folder

    return in_one_folder(data, name)
