"""What ``{downloads}`` shows: everything that readers can take with them.

Sizes are left out: most files are made after the pages are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unites_mooc.render.context import Context, Medium
from unites_mooc.render.document_list import documents_of
from unites_mooc.render.packages import offered_packages, package_name, standard_of
from unites_mooc.render.sessions import calendar_name, home_of

if TYPE_CHECKING:
    from unites_mooc.render.writer import PageWriter


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    title: str
    name: str
    """Path below the folder of documents."""
    foreign: bool = True
    """Whether the title is the author's, and not the tool's."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one kind, of one module where they belong to modules."""

    kind: str
    """What they are, in words."""
    type: str
    """Their type, in words."""
    module: str
    files: tuple[Download, ...]
    about: str = ""
    """Whom they serve, where their name does not say it."""


def has_downloads(context: Context) -> bool:
    """Tell whether there is anything to take away."""
    return any(shelf.files for shelf in _shelves(context))


def downloads(page: PageWriter) -> list[tuple[str, list[Shelf]]]:
    """Return what there is, by kind."""
    kinds: dict[str, list[Shelf]] = {}
    for shelf in _shelves(page.context):
        if shelf.files:
            kinds.setdefault(shelf.kind, []).append(shelf)
    return list(kinds.items())


def _shelves(context: Context) -> Iterator[Shelf]:
    yield from _documents(context)
    yield _calendars(context)
    yield _packages(context)


def _documents(context: Context) -> Iterator[Shelf]:
    """Yield the documents: by module where they belong to one."""
    if "pdf" not in context.publication.outputs:
        return
    _ = context.interface.gettext
    kinds = {
        "handouts": _("Handouts"),
        "worksheets": _("Worksheets"),
        "facilitator-guide": _("For facilitators"),
        "answer-key": _("For facilitators"),
        "schedules": _("For groups"),
        "attendance-lists": _("For groups"),
        "feedback-forms": _("For groups"),
    }
    shelves: dict[tuple[str, str, bool], list[Download]] = {}
    for document in documents_of(context):
        kind = kinds.get(document.kind, _("Books and sheets"))
        files = shelves.setdefault((kind, document.module, document.fillable), [])
        files.append(Download(document.title, document.name, foreign=document.foreign))
    for (kind, module, fillable), found in shelves.items():
        yield Shelf(kind, _("PDF, fillable") if fillable else "PDF", module, tuple(found))


def _calendars(context: Context) -> Shelf:
    cohorts = [cohort for cohort in context.publication.course.cohorts if cohort.sessions]
    files = tuple(Download(home_of(cohort), calendar_name(cohort)) for cohort in cohorts)
    return Shelf(context.interface.gettext("Calendars"), "iCalendar", "", files)


def _packages(context: Context) -> Shelf:
    """Return the packages: the site alone offers them, for they hold all the rest."""
    publication = context.publication
    names = offered_packages(publication) if context.medium is Medium.SITE else ()
    files = (
        Download(standard_of(publication, name), package_name(publication, name), foreign=False)
        for name in names
    )
    _ = context.interface.gettext
    about = _("For learning platforms such as Moodle, ILIAS or Open edX, which also keep the results.")
    return Shelf(_("Packages for learning management systems"), "ZIP", "", tuple(files), about)
