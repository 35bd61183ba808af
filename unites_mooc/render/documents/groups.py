"""Documents for a group that takes the course together: dates, attendance, feedback."""

from __future__ import annotations

from typing import Any

from unites_mooc.model.course import Cohort
from unites_mooc.render.context import Context
from unites_mooc.render.document_list import Document
from unites_mooc.render.documents.sheet import Sheet, sheet_task
from unites_mooc.render.documents.texts import beside
from unites_mooc.render.documents.writer import PrintWriter
from unites_mooc.render.files import Task
from unites_mooc.render.schedule import group_of
from unites_mooc.translation.interface import noted

_SESSIONS_A_PAGE = 6
"""So many columns for signatures are wide enough to sign in."""
_PARTICIPANTS = 20
_A_PAGE_A_SHEET = -1


def schedule(context: Context, document: Document) -> Task:
    """Return the task that makes the dates of a group."""
    return _task(context, document, "schedule", {})


def attendance_list(context: Context, document: Document) -> Task:
    """Return the task that makes a list to sign."""
    rows = {"participants": range(1, _PARTICIPANTS + 1)}
    return _task(context, document, "attendance", rows, page="", most_pages=_A_PAGE_A_SHEET)


def feedback_form(context: Context, document: Document) -> Task:
    """Return the task that makes a form on which participants say what they think, without their name."""
    _ = context.interface.gettext
    statements = [_(text) for text in _STATEMENTS]
    values = {
        "statements": statements,
        "questions": [_(text) for text in _QUESTIONS],
        "scale": [_(text) for text in _SCALE],
    }
    names = {f"statement-{number}": text for number, text in enumerate(statements, 1)}
    return _task(context, document, "feedback", values, {**names, "session": _("Session")}, most_pages=1)


def _task(
    context: Context,
    document: Document,
    template: str,
    values: dict[str, Any],
    names: dict[str, str] | None = None,
    *,
    page: str | None = None,
    most_pages: int = 0,
) -> Task:
    cohort = document.subject
    assert isinstance(cohort, Cohort)
    writer = PrintWriter(context, document.name, documents=beside(context))
    group = group_of(writer, cohort)
    meetings = [
        group.meetings[first : first + _SESSIONS_A_PAGE]
        for first in range(0, len(group.meetings), _SESSIONS_A_PAGE)
    ]
    sheet = Sheet(
        kind=document.kind,
        template=template,
        title=document.title,
        description=document.title,
        values={"group": group, "page": writer, "pages": meetings, **values},
        page=context.layout.generated("schedule") if page is None else page,
        most_pages=len(meetings) if most_pages == _A_PAGE_A_SHEET else most_pages,
        names=names or {},
        source=cohort.path,
        weight=2,
    )
    return sheet_task(context, sheet)


_STATEMENTS = (
    noted("The session did what it had promised."),
    noted("I could take part in the way that suits me."),
    noted("The time was right for what we did."),
    noted("The materials helped me."),
    noted("I know what I will do next in my own work."),
)
_QUESTIONS = (
    noted("What will you use, and where?"),
    noted("What was missing, or not clear?"),
    noted("What should be different next time?"),
)
_SCALE = (noted("Not at all"), noted("Hardly"), noted("Partly"), noted("Mostly"), noted("Fully"))
