"""Types of metadata fields: each turns the text an author wrote into a value.

Every scalar arrives as text (``source.yaml_reader``), so ``no``, ``1.10`` or ``12:30`` mean what
their field says. A type refuses a text with a ``PydanticCustomError``: its type is the
diagnostic's code, its context may hold a ``hint``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from unites_mooc.diagnostics import did_you_mean
from unites_mooc.model.durations import parse_minutes
from unites_mooc.model.likely import likely_date, likely_duration, likely_language, likely_local_time
from unites_mooc.model.slugs import MAXIMUM_ID, SLUG, is_slug, slugify
from unites_mooc.model.zones import similar_zone, zone_names

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\Z")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_LOCAL_TIME = re.compile(r"20\d{2}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::00)?\Z")
_PERCENT = re.compile(r"(\d{1,3})\s*%?\Z")

ITEMS = "items"
"""Type of the error that holds those of the entries of a list: every wrong one is reported."""


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the error that becomes a diagnostic with this code, message and hint."""
    context = {"text": message, "hint": hint}
    return PydanticCustomError(code, "{text}", context)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict) and len(value) == 1 and isinstance(next(iter(value.values())), str):
        text = ": ".join(next(iter(value.items()))).replace('"', "'")
        message = "A text that contains `: ` must stand in quotes."
        raise refuse("wrong-type", message, f'Write `"{text}"`.')
    kind = "a list" if isinstance(value, list) else "keys and values"
    advice = "Write one text. Put it into quotes where it begins with a bracket."
    raise refuse("wrong-type", f"A text is expected here, not {kind}.", advice)


def _text(value: Any) -> str:
    return _scalar(value)


def _slug(value: Any) -> str:
    text = _scalar(value)
    if len(text) > MAXIMUM_ID:
        message = f"The id has {len(text)} characters; {MAXIMUM_ID} are allowed."
        raise refuse("invalid-id", message, "Choose a shorter one.")
    if not is_slug(text):
        message = f"`{text}` cannot be an id: use a-z, 0-9 and single hyphens."
        raise refuse("invalid-id", message, f"For example `{slugify(text)}`.")
    return text


def _flag(value: Any) -> bool:
    text = value if isinstance(value, bool) else _scalar(value)
    if text in (True, "true"):
        return True
    if text in (False, "false"):
        return False
    raise refuse("invalid-boolean", f"`{text}` is neither `true` nor `false`.", _yes_or_no(str(text)))


def _yes_or_no(text: str) -> str:
    """Return which of the two was probably meant."""
    word = text.casefold()
    if word in {"yes", "ja", "oui", "on", "1", "wahr", "true"}:
        return "Write `true`."
    if word in {"no", "nein", "non", "off", "0", "falsch", "false"}:
        return "Write `false`."
    return "Write `true` or `false`."


def _minutes(value: Any) -> int:
    if isinstance(value, int):
        return value
    text = _scalar(value)
    try:
        return parse_minutes(text)
    except ValueError:
        message = f"`{text}` is not a duration."
        likely = likely_duration(text)
        advice = f"Write `{likely}`." if likely else "Write `10 min`, `2 h` or `1 h 30 min`."
        raise refuse("invalid-duration", message, advice) from None


def _percent(value: Any) -> int:
    if isinstance(value, int):
        return value
    match = _PERCENT.match(_scalar(value))
    if not match or int(match[1]) > 100:
        raise refuse("invalid-number", f"`{value}` is not a whole percentage from 0 to 100.", "Write `70`.")
    return int(match[1])


def _date(value: Any) -> str:
    text = _scalar(value)
    if not _DATE.match(text) or not _exists(text):
        hint = "Write the year, the month or the day: `2024`, `2024-11`, `2024-11-19`."
        if likely := likely_date(text):
            hint = f"Write `{likely}`: the year, the month, the day."
        raise refuse("invalid-date", f"`{text}` is not a date.", hint)
    return text


def _exists(text: str) -> bool:
    """Tell whether a date, a month or a year is in the calendar."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _local_time(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    text = _scalar(value)
    if _LOCAL_TIME.match(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
        hint = _advice_on_hours(text) or "Mend the day or the time."
        raise refuse("invalid-local-time", f"There is no `{text}` in the calendar.", hint)
    raise refuse("invalid-local-time", f"`{text}` is not a date and a time.", _advice_on_time(text))


def _advice_on_time(text: str) -> str:
    """Return how a time is written, of the day that was meant where it can be told."""
    if hours := _advice_on_hours(text):
        return hours
    form = "the local time there, without an offset."
    likely = likely_local_time(text)
    if not likely:
        return f"Write `2027-03-28T10:00`: {form}"
    if not re.search(r"\d\s*(?:[ap]m\b|:\d\d)|[ ,T]\d{1,2}[.h]\d\d\Z", text):
        return f"Add when it begins, `{likely}` for example: {form}"
    return f"Write `{likely}`: {form}"


def _advice_on_hours(text: str) -> str:
    """Return how midnight is written, where an hour after 23 stands in a text."""
    late = re.search(r"\b(?:2[4-9]|[3-9]\d):\d\d", text.replace("T", " "))
    return "Hours go from 00 to 23: midnight is `T00:00` of the day that begins." if late else ""


def _timezone(value: Any) -> str:
    text = _scalar(value)
    if text in zone_names():
        return text
    near = similar_zone(text)
    hint = "Write a name such as `Europe/Athens`: the area, and a large city where clocks show the same."
    if near:
        hint = f"Did you mean `{near}`?"
    elif re.search(r"[+-]\s*\d", text):
        hint = f"A difference in hours is wrong for half of the year. {hint}"
    raise refuse("unknown-timezone", f"There is no time zone `{text}`.", hint)


def _language(value: Any) -> str:
    text = _scalar(value)
    if not _LANGUAGE.match(text):
        likely = likely_language(text)
        advice = f"Write `{likely}`." if likely else "Write `en`, `de` or `pt-BR`."
        raise refuse("invalid-language", f"`{text}` is not a language tag.", advice)
    return text


def _url(value: Any) -> str:
    text = _scalar(value)
    if not re.match(r"https?://[^\s/]+", text):
        raise refuse("invalid-url", f"`{text}` is not a web address.", "Begin it with `https://`.")
    return text if text.endswith("/") else text + "/"


def _listed(item: Callable[[Any], str]) -> Callable[[Any], tuple[str, ...]]:
    """Return a converter for a list of words; a single text is a list separated by commas."""

    def convert(value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return _each(item, value)
        return _each(lambda part: _word(item, part), [part for part in value.split(",") if part.strip()])

    return convert


def _word(item: Callable[[Any], str], value: Any) -> str:
    """Return a word of a list; several without commas between them are refused as what they are."""
    try:
        return item(value)
    except PydanticCustomError:
        words = (
            re.split(r"\s*[;/|]\s*|\s+(?:and|und|et|&)\s+|\s+", value.strip())
            if isinstance(value, str)
            else []
        )
        if len(words) < 2 or not all(_is_taken(item, word) for word in words):
            raise
        message = f"Between the words of `{value}` commas are missing."
        one = f" for several, `{'-'.join(words)}` for one" if item is _slug else ""
        raise refuse("list-without-commas", message, f"Write `{', '.join(words)}`{one}.") from None


def _is_taken(item: Callable[[Any], str], word: str) -> bool:
    try:
        item(word)
    except PydanticCustomError:
        return False
    return True


def _each(item: Callable[[Any], str], value: Any) -> tuple[str, ...]:
    if isinstance(value, dict):
        raise refuse("wrong-type", "A list is expected here, not a mapping.", "Begin each entry with `- `.")
    taken: list[str] = []
    refused: list[tuple[int, PydanticCustomError]] = []
    for index, part in enumerate(value):
        try:
            taken.append(item(part))
        except PydanticCustomError as problem:
            refused.append((index, problem))
    if refused:
        raise PydanticCustomError(ITEMS, "{refused}", {"refused": refused})
    return tuple(taken)


def _tags(value: Any) -> tuple[str, ...]:
    tags = _listed(_slug)(value)
    if not tags:
        raise refuse("missing-key", "No tag is named.", "Write the tags of its editions: `[pilot]`.")
    return tags


def _sentences(value: Any) -> tuple[str, ...]:
    """Return a list of texts; a single text is a list of one."""
    return _each(_text, [value] if isinstance(value, str) else value)


_EVIDENCE = "Write A (the body's own pages), B (other sources), C (general knowledge) or X (not found)."


def _evidence(value: Any) -> str:
    text = _scalar(value)
    if text not in {"A", "B", "C", "X"}:
        advice = f"Write `{text.upper()}`." if text.upper() in {"A", "B", "C", "X"} else _EVIDENCE
        raise refuse("invalid-evidence", f"`{text}` is not an evidence mark.", advice)
    return text


def _choice(code: str, words: tuple[str, ...]) -> Callable[[Any], str]:
    def convert(value: Any) -> str:
        text = _scalar(value)
        if text not in words:
            raise refuse(code, f"`{text}` is not known here.", did_you_mean(text, words))
        return text

    return convert


TARGETS = ("site", "scorm12", "scorm2004", "pdf")
MODES = ("online", "onsite", "visit")
DOCUMENTS = (
    "handouts",
    "worksheets",
    "workbook",
    "course-book",
    "compendium",
    "facilitator-guide",
    "answer-key",
)


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
    "pattern": _whole(_LANGUAGE),
    "examples": ["en", "de", "pt-BR"],
}


def _list_schema(item: dict[str, Any]) -> WithJsonSchema:
    """Return the schema of a list, which may also be written as one text with commas."""
    word = "|".join(item["enum"]) if "enum" in item else item.get("pattern", "").strip("^$")
    text = {"type": "string", "pattern": rf"^\s*(?:{word})(?:\s*,\s*(?:{word}))*[\s,]*$"} if word else _TEXT
    return _schema(anyOf=[{"type": "array", "items": item}, text])


Text = Annotated[str, BeforeValidator(_text), _schema(**_TEXT)]
Slug = Annotated[str, BeforeValidator(_slug), _schema(**_ID, examples=["my-first-lesson"])]
Flag = Annotated[bool, BeforeValidator(_flag), _schema(enum=[True, False, "true", "false"])]
Minutes = Annotated[
    int,
    BeforeValidator(_minutes),
    _schema(
        type="string",
        pattern=r"^\s*(?=.*[1-9])(?:\d{1,4}\s*h\s*(?:\d{1,4}\s*min)?|\d{1,4}\s*min)\s*$",
        examples=["10 min", "1 h 30 min"],
    ),
]
Percent = Annotated[
    int,
    BeforeValidator(_percent),
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
    BeforeValidator(_date),
    _schema(
        type=["string", "integer"],
        pattern=_whole(_DATE),
        minimum=1000,
        maximum=9999,
        examples=["2024", "2024-11", "2024-11-19"],
    ),
]
Language = Annotated[str, BeforeValidator(_language), _schema(**_LANGUAGE_TAG)]
Url = Annotated[
    str, BeforeValidator(_url), _schema(type="string", pattern=r"^\s*https?://[^\s/]+", format="uri")
]
LocalTime = Annotated[
    datetime,
    BeforeValidator(_local_time),
    _schema(type="string", pattern=_whole(_LOCAL_TIME), examples=["2027-03-28T10:00"]),
]
Timezone = Annotated[str, BeforeValidator(_timezone), _schema(type="string", examples=["Europe/Athens"])]
Mode = Annotated[str, BeforeValidator(_choice("unknown-mode", MODES)), _schema(enum=list(MODES))]
Evidence = Annotated[str, BeforeValidator(_evidence), _schema(enum=["A", "B", "C", "X"])]
CitationStyle = Annotated[
    str,
    BeforeValidator(_choice("unknown-citation-style", ("author-date", "numeric"))),
    _schema(enum=["author-date", "numeric"]),
]
Sentences = Annotated[
    tuple[str, ...],
    BeforeValidator(_sentences),
    _schema(anyOf=[{"type": "array", "items": _TEXT}, _TEXT]),
]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed(_text)), _list_schema(_TEXT)]
Slugs = Annotated[tuple[str, ...], BeforeValidator(_listed(_slug)), _list_schema(_ID)]
Tags = Annotated[tuple[str, ...], BeforeValidator(_tags), _list_schema(_ID)]
Languages = Annotated[
    tuple[str, ...],
    BeforeValidator(lambda value: tuple(dict.fromkeys(_listed(_language)(value)))),
    _list_schema(_LANGUAGE_TAG),
]


TargetNames = Annotated[
    tuple[str, ...],
    BeforeValidator(_listed(_choice("unknown-target", TARGETS))),
    _list_schema({"enum": list(TARGETS)}),
]
DocumentNames = Annotated[
    tuple[str, ...],
    BeforeValidator(_listed(_choice("unknown-document", DOCUMENTS))),
    _list_schema({"enum": list(DOCUMENTS)}),
]


def _lessons(value: Any) -> str:
    text = _scalar(value)
    match = re.match(r"(?:all|[1-9]\d{0,3}|([1-9]\d{0,2})\s*%)\Z", text)
    if not match or (match[1] and int(match[1]) > 100):
        raise refuse(
            "invalid-completion",
            f"`{text}` is not a completion rule.",
            "Write `all`, `6` or `80%`.",
        )
    return text.replace(" ", "")


CompletionRule = Annotated[
    str,
    BeforeValidator(_lessons),
    _schema(
        type=["string", "integer"],
        pattern=r"^\s*(?:all|[1-9]\d{0,3}|(?:100|[1-9]\d?)\s*%)\s*$",
        minimum=1,
        maximum=9999,
        examples=["all", 6, "80%"],
    ),
]
