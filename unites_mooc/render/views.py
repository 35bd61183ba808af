"""How each block with a meaning of its own is shown: its template, and the values it needs."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import (
    Activity,
    Audio,
    Block,
    Callout,
    Details,
    FacilitatorNote,
    Figure,
    Listing,
    Recording,
    Reflection,
    TabSet,
    Video,
    WorksheetCard,
)
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.scenario import Scenario
from unites_mooc.model.worksheet import Field
from unites_mooc.render.case_filters import evidence_in_words, evidence_of, filters
from unites_mooc.render.downloads import downloads
from unites_mooc.render.questions import question_views
from unites_mooc.render.schedule import schedule
from unites_mooc.translation.interface import noted


def _nothing(_block: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class View:
    """How a kind of block is shown."""

    template: str
    """Its file below ``templates/blocks``."""
    values: Callable[[Any], dict[str, Any]] = _nothing
    print_template: bool = False
    """Whether it has another form on paper, below ``templates/print``."""


CALLOUT_TITLES = {
    "note": noted("Note"),
    "tip": noted("Tip"),
    "important": noted("Important"),
    "warning": noted("Warning"),
    "example": noted("Example"),
    "key-points": noted("Key points"),
}
GROUPINGS = {
    "": "",
    "alone": noted("Alone"),
    "pair": noted("In pairs"),
    "group": noted("In groups"),
    "plenary": noted("All together"),
}


def _callout(block: Callout) -> dict[str, Any]:
    return {"kind_title": CALLOUT_TITLES[block.kind]}


def _activity(block: Activity) -> dict[str, Any]:
    return {"grouping": GROUPINGS[block.grouping]}


def _quiz(block: Quiz) -> dict[str, Any]:
    return {"letters": string.ascii_uppercase, "questions": question_views(block)}


OUTCOME_TITLES = {
    "good": noted("A good outcome"),
    "mixed": noted("A mixed outcome"),
    "poor": noted("A poor outcome"),
}


def _scenario(block: Scenario) -> dict[str, Any]:
    numbers = {scene.id: number for number, scene in enumerate(block.scenes, 1)}
    return {"outcomes": OUTCOME_TITLES, "numbers": numbers}


def _recording(block: Recording) -> dict[str, Any]:
    return {"host": urlsplit(block.link).hostname or "", "is_video": isinstance(block, Video)}


def _listing(_block: Listing) -> dict[str, Any]:
    return {
        "schedule": schedule,
        "downloads": downloads,
        "filters": filters,
        "evidence_of": evidence_of,
        "evidence_in_words": evidence_in_words,
    }


VIEWS: dict[type[Block], View] = {
    Callout: View("callout.html", _callout),
    Details: View("details.html", print_template=True),
    FacilitatorNote: View("facilitator.html"),
    Figure: View("figure.html"),
    Activity: View("activity.html", _activity),
    Reflection: View("reflection.html", print_template=True),
    Quiz: View("quiz.html", _quiz, print_template=True),
    SelfAssessment: View("assessment.html", print_template=True),
    Scenario: View("scenario.html", _scenario, print_template=True),
    TabSet: View("tabs.html", print_template=True),
    Video: View("recording.html", _recording, print_template=True),
    Audio: View("recording.html", _recording, print_template=True),
    Field: View("field.html", print_template=True),
    WorksheetCard: View("worksheet.html"),
    Listing: View("listing.html", _listing, print_template=True),
}
