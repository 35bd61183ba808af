"""How each block with a meaning of its own is shown: its template, and the values it needs."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from unites_mooc.model.blocks import (
    Activity,
    Block,
    Callout,
    Details,
    FacilitatorNote,
    Figure,
    Listing,
    Reflection,
    WorksheetCard,
)
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.worksheet import Field
from unites_mooc.render.downloads import downloads
from unites_mooc.render.schedule import schedule


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
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "warning": "Warning",
    "example": "Example",
    "key-points": "Key points",
}
GROUPINGS = {
    "": "",
    "alone": "Alone",
    "pair": "In pairs",
    "group": "In groups",
    "plenary": "All together",
}


def _callout(block: Callout) -> dict[str, Any]:
    return {"kind_title": CALLOUT_TITLES[block.kind]}


def _activity(block: Activity) -> dict[str, Any]:
    return {"grouping": GROUPINGS[block.grouping]}


def _quiz(block: Quiz) -> dict[str, Any]:
    return {"letters": string.ascii_uppercase}


def _listing(_block: Listing) -> dict[str, Any]:
    return {"schedule": schedule, "downloads": downloads}


VIEWS: dict[type[Block], View] = {
    Callout: View("callout.html", _callout),
    Details: View("details.html", print_template=True),
    FacilitatorNote: View("facilitator.html"),
    Figure: View("figure.html"),
    Activity: View("activity.html", _activity),
    Reflection: View("reflection.html", print_template=True),
    Quiz: View("quiz.html", _quiz, print_template=True),
    Field: View("field.html", print_template=True),
    WorksheetCard: View("worksheet.html"),
    Listing: View("listing.html", _listing, print_template=True),
}
