"""How each document of a publication is made; ``document_list`` says which there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from unites_mooc.render.context import Context
from unites_mooc.render.document_list import Document
from unites_mooc.render.documents.books import compendium, course_book, workbook
from unites_mooc.render.documents.facilitation import answer_key, facilitator_guide
from unites_mooc.render.documents.groups import attendance_list, feedback_form, schedule
from unites_mooc.render.documents.leaflets import briefing, certificate
from unites_mooc.render.documents.texts import handout, worksheet
from unites_mooc.render.files import Task

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
