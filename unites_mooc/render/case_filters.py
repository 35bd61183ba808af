"""By what a list of cases can be narrowed down: place, country, evidence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from unites_mooc.model.course import Case
from unites_mooc.translation.collation import collation_key
from unites_mooc.translation.interface import noted

if TYPE_CHECKING:
    from unites_mooc.render.writer import PageWriter

FICTIONAL = "fictional"
"""Stands in place of the evidence of a case that is made up."""

EVIDENCE = {
    "A": noted("stated on the responsible body's own page"),
    "B": noted("from others: press, a study, an old page"),
    "C": noted("general knowledge"),
    "X": noted("not found, or the sources contradict each other"),
}
"""What the marks of evidence mean."""
Filter = tuple[str, str, list[tuple[str, str]]]
"""The name of a control, its label, and its choices: each a value and what it says."""


def evidence_of(case: Case) -> str:
    """Return the evidence mark of a case, or that it is made up."""
    return FICTIONAL if case.meta.fictional else case.meta.evidence or ""


def filters(page: PageWriter) -> list[Filter]:
    """Return the controls that leave a choice: a place that all cases share is none."""
    cases = page.context.publication.course.cases
    in_order = partial(collation_key, language=page.context.publication.content_language)
    places = sorted({case.meta.place for case in cases if case.meta.place}, key=in_order)
    countries = sorted({case.meta.country for case in cases if case.meta.country}, key=in_order)
    marks = sorted({mark for case in cases if (mark := evidence_of(case))})
    found: list[Filter] = [
        ("place", noted("Place"), [(place, place) for place in places]),
        ("country", noted("Country"), [(country, country) for country in countries]),
        ("evidence", noted("Evidence"), [(mark, _evidence(page, mark)) for mark in marks]),
    ]
    return [(name, label, choices) for name, label, choices in found if len(choices) > 1]


def evidence_in_words(page: PageWriter, case: Case) -> str:
    """Return what stands behind a case, or that it is made up; empty where neither is known."""
    mark = evidence_of(case)
    if not mark or mark == FICTIONAL:
        return page._("Fictional example") if mark else ""
    return f"{page._('Evidence')} {_evidence(page, mark)}"


def _evidence(page: PageWriter, mark: str) -> str:
    return page._("Fictional example") if mark == FICTIONAL else f"{mark}: {page._(EVIDENCE[mark])}"
