"""Which documents a publication has: where each stands, and what it is called. ``documents`` makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from unites_mooc.model.contents import kinds_of
from unites_mooc.model.course import Cohort, Lesson, Page, Worksheet
from unites_mooc.render.context import Context
from unites_mooc.render.sessions import home_of

BRIEFING = "briefing"
"""The id of the page that an author may write as the briefing."""


@dataclass(frozen=True, slots=True)
class Document:
    """A printed document."""

    kind: str
    """A name of ``DOCUMENTS``."""
    name: str
    """Path below the folder of documents."""
    title: str
    subject: Lesson | Worksheet | Cohort | Page | None = None
    """What it is about, where that is not the whole course."""
    module: str = ""
    """The title of the module it belongs to."""
    foreign: bool = False
    """Whether the title is the author's, and not the tool's."""
    fillable: bool = False
    """Whether it is a form."""


def documents_of(context: Context) -> Iterator[Document]:
    """Yield every document of a publication, in the order in which readers look for them."""
    for kind, documents in _DOCUMENTS.items():
        if context.prints(kind):
            yield from documents(context, kind)


def _handouts(context: Context, kind: str) -> Iterator[Document]:
    for module in context.publication.course.modules:
        for lesson in module.lessons:
            if lesson.meta.handout:
                name = context.handout(lesson)
                yield Document(kind, name, lesson.meta.title, lesson, module.meta.title, foreign=True)


def _worksheets(context: Context, kind: str) -> Iterator[Document]:
    for module in context.publication.course.modules:
        for sheet in module.worksheets:
            name, title = context.worksheet(sheet), sheet.meta.title
            yield Document(kind, name, title, sheet, module.meta.title, foreign=True, fillable=True)


def _workbook(context: Context, kind: str) -> Iterator[Document]:
    if _has_worksheets(context):
        yield Document(kind, f"{kind}.pdf", context.interface.gettext("Workbook"), fillable=True)


def _course_book(context: Context, kind: str) -> Iterator[Document]:
    yield from _if_there(context, kind, context.interface.gettext("Course book"))


def _compendium(context: Context, kind: str) -> Iterator[Document]:
    if _has_worksheets(context) or context.publication.course.cases:
        yield Document(kind, f"{kind}.pdf", context.interface.gettext("Compendium of working aids"))


def _briefing(context: Context, kind: str) -> Iterator[Document]:
    own = next((page for page in context.publication.course.pages if page.meta.id == BRIEFING), None)
    if own:
        yield Document(kind, f"{kind}.pdf", own.meta.title, own, foreign=True)
    else:
        yield from _if_there(context, kind, context.interface.gettext("Briefing"))


def _certificate(context: Context, kind: str) -> Iterator[Document]:
    if context.publication.course.modules:
        title = context.interface.gettext("Certificate of participation")
        yield Document(kind, f"{kind}.pdf", title, fillable=True)


def _facilitator_guide(context: Context, kind: str) -> Iterator[Document]:
    yield from _if_there(context, kind, context.interface.gettext("Facilitator’s guide"))


def _answer_key(context: Context, kind: str) -> Iterator[Document]:
    if any("Quiz" in kinds_of(lesson) for lesson in context.publication.course.lessons):
        yield Document(kind, f"{kind}.pdf", context.interface.gettext("Answer key"))


def _schedules(context: Context, kind: str) -> Iterator[Document]:
    yield from _for_groups(context, kind, "schedule", context.interface.gettext("Schedule"))


def _attendance_lists(context: Context, kind: str) -> Iterator[Document]:
    yield from _for_groups(context, kind, "attendance", context.interface.gettext("Attendance list"))


def _feedback_forms(context: Context, kind: str) -> Iterator[Document]:
    title = context.interface.gettext("Feedback form")
    yield from _for_groups(context, kind, "feedback", title, fillable=True)


def _if_there(context: Context, kind: str, title: str) -> Iterator[Document]:
    """Yield a document of the whole course, unless the edition holds nothing of it."""
    if any(module.lessons for module in context.publication.course.modules):
        yield Document(kind, f"{kind}.pdf", title)


def _for_groups(
    context: Context, kind: str, file: str, title: str, *, fillable: bool = False
) -> Iterator[Document]:
    for cohort in context.publication.course.cohorts:
        if cohort.sessions:
            name = f"cohorts/{cohort.meta.id}/{file}.pdf"
            yield Document(kind, name, f"{title} – {home_of(cohort)}", cohort, fillable=fillable)


def _has_worksheets(context: Context) -> bool:
    return any(module.worksheets for module in context.publication.course.modules)


_DOCUMENTS: Mapping[str, Callable[[Context, str], Iterator[Document]]] = {
    "handouts": _handouts,
    "worksheets": _worksheets,
    "workbook": _workbook,
    "course-book": _course_book,
    "compendium": _compendium,
    "briefing": _briefing,
    "certificate": _certificate,
    "facilitator-guide": _facilitator_guide,
    "answer-key": _answer_key,
    "schedules": _schedules,
    "attendance-lists": _attendance_lists,
    "feedback-forms": _feedback_forms,
}
"""By their names in ``DOCUMENTS``."""
