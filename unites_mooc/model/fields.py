"""Types of metadata fields: a converter, and the JSON Schema of what it takes.

Every scalar arrives as text (``source.yaml_reader``), so ``no``, ``1.10`` or ``12:30`` mean what
their field says.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from unites_mooc.model.colour import MOST_HUES, colour, hues
from unites_mooc.model.converters import (
    BASE_URL,
    LANGUAGE,
    base_url,
    completion_rule,
    evidence,
    flag,
    known_word,
    language,
    percent,
    slug,
    text_of,
)
from unites_mooc.model.list_converters import listed, sentences, tags
from unites_mooc.model.slugs import MAXIMUM_ID, SLUG
from unites_mooc.model.time_converters import DATE, LOCAL_TIME, day, local_time, minutes, timezone

TARGETS = ("site", "scorm12", "scorm2004", "pdf")
MODES = ("online", "onsite", "visit")
DOCUMENTS = (
    "handouts",
    "worksheets",
    "workbook",
    "course-book",
    "compendium",
    "briefing",
    "certificate",
    "facilitator-guide",
    "answer-key",
    "schedules",
    "attendance-lists",
    "feedback-forms",
)
"""In the order in which readers find them."""
FACILITATOR = "facilitator"
"""The tag of what is for facilitators."""
FOR_FACILITATORS = ("facilitator-guide", "answer-key")
"""What only an edition with the tag ``facilitator`` may have: they say what the right answers are."""


def _schema(**keywords: Any) -> WithJsonSchema:
    return WithJsonSchema(keywords)


def _whole(pattern: re.Pattern[str]) -> str:
    """Return a pattern as JSON Schema writes one that means the whole text."""
    return "^" + pattern.pattern.removesuffix(r"\Z") + "$"


_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
"""Other readers of YAML take `1.0` for a number and `true` for a truth value; here they are texts."""
_ID: dict[str, Any] = {
    "type": ["string", "integer"],
    "pattern": _whole(SLUG),
    "maxLength": MAXIMUM_ID,
    "minimum": 0,
}
_LANGUAGE_TAG: dict[str, Any] = {
    "type": "string",
    "pattern": _whole(LANGUAGE),
    "examples": ["en", "de", "pt-BR"],
}


def _list_schema(item: dict[str, Any]) -> WithJsonSchema:
    """Return the schema of a list, which may also be written as one text with commas."""
    word = "|".join(item["enum"]) if "enum" in item else item.get("pattern", "").strip("^$")
    text = {"type": "string", "pattern": rf"^\s*(?:{word})(?:\s*,\s*(?:{word}))*[\s,]*$"} if word else _TEXT
    return _schema(anyOf=[{"type": "array", "items": item}, text])


Text = Annotated[str, BeforeValidator(text_of), _schema(**_TEXT)]
Slug = Annotated[str, BeforeValidator(slug), _schema(**_ID, examples=["my-first-lesson"])]
Flag = Annotated[bool, BeforeValidator(flag), _schema(enum=[True, False, "true", "false"])]
Minutes = Annotated[
    int,
    BeforeValidator(minutes),
    _schema(
        type="string",
        pattern=r"^\s*(?=.*[1-9])(?:\d{1,4}\s*h\s*(?:\d{1,4}\s*min)?|\d{1,4}\s*min)\s*$",
        examples=["10 min", "1 h 30 min"],
    ),
]
Percent = Annotated[
    int,
    BeforeValidator(percent),
    _schema(
        type=["integer", "string"],
        minimum=0,
        maximum=100,
        pattern=r"^\s*(?:100|0?\d{1,2})\s*%?\s*$",
        examples=[70],
    ),
]
Date = Annotated[
    str,
    BeforeValidator(day),
    _schema(
        type=["string", "integer"],
        pattern=_whole(DATE),
        minimum=1000,
        maximum=9999,
        examples=["2024", "2024-11", "2024-11-19"],
    ),
]
Language = Annotated[str, BeforeValidator(language), _schema(**_LANGUAGE_TAG)]
BaseUrl = Annotated[
    str,
    BeforeValidator(base_url),
    _schema(type="string", pattern=_whole(BASE_URL), format="uri"),
]
LocalTime = Annotated[
    datetime,
    BeforeValidator(local_time),
    _schema(type="string", pattern=_whole(LOCAL_TIME), examples=["2027-03-28T10:00"]),
]
Timezone = Annotated[str, BeforeValidator(timezone), _schema(type="string", examples=["Europe/Athens"])]
Mode = Annotated[str, BeforeValidator(known_word("unknown-mode", MODES)), _schema(enum=list(MODES))]
Evidence = Annotated[str, BeforeValidator(evidence), _schema(enum=["A", "B", "C", "X"])]
CitationStyle = Annotated[
    str,
    BeforeValidator(known_word("unknown-citation-style", ("author-date", "numeric"))),
    _schema(enum=["author-date", "numeric"]),
]
Sentences = Annotated[
    tuple[str, ...],
    BeforeValidator(sentences),
    _schema(anyOf=[{"type": "array", "items": _TEXT}, _TEXT]),
]
Texts = Annotated[tuple[str, ...], BeforeValidator(listed(text_of)), _list_schema(_TEXT)]
Slugs = Annotated[tuple[str, ...], BeforeValidator(listed(slug)), _list_schema(_ID)]
Tags = Annotated[tuple[str, ...], BeforeValidator(tags), _list_schema(_ID)]
Languages = Annotated[
    tuple[str, ...],
    BeforeValidator(lambda value: tuple(dict.fromkeys(listed(language)(value)))),
    _list_schema(_LANGUAGE_TAG),
]

_COLOUR: dict[str, Any] = {
    "type": "string",
    "pattern": "^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$",
    "examples": ["#14576b"],
}
Colour = Annotated[str, BeforeValidator(colour), _schema(**_COLOUR)]
Hues = Annotated[
    tuple[str, ...],
    BeforeValidator(hues),
    _schema(type="array", items=_COLOUR, maxItems=MOST_HUES),
]


TargetNames = Annotated[
    tuple[str, ...],
    BeforeValidator(listed(known_word("unknown-target", TARGETS))),
    _list_schema({"enum": list(TARGETS)}),
]
DocumentNames = Annotated[
    tuple[str, ...],
    BeforeValidator(listed(known_word("unknown-document", DOCUMENTS))),
    _list_schema({"enum": list(DOCUMENTS)}),
]


CompletionRule = Annotated[
    str,
    BeforeValidator(completion_rule),
    _schema(
        type=["string", "integer"],
        pattern=r"^\s*(?:all|[1-9]\d{0,3}|(?:100|[1-9]\d?)\s*%)\s*$",
        minimum=1,
        maximum=9999,
        examples=["all", 6, "80%"],
    ),
]
