"""The values that content may set, by element and version: words, forms and lengths.

SCORM 1.2 RTE 3.4 and SCORM 2004 4th Edition RTE 4.2, with the smaller of two limits where LMSs differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import ApiCall

LIMITS = {
    "cmi.core.lesson_location": 255,
    "cmi.location": 255,
    "cmi.suspend_data": 4096,
}
"""Longest values in characters. The project keeps to SCORM 1.2's limits in SCORM 2004 too."""

_TIMESPAN = re.compile(r"(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)")
_INTERVAL = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,2}Z")
_ID = re.compile(r"[!-~]{1,255}")

_WORDS = {
    "cmi.core.lesson_status": {"incomplete", "failed", "completed", "passed"},
    "cmi.completion_status": {"incomplete", "completed"},
    "cmi.success_status": {"passed", "failed"},
    "cmi.core.exit": {"suspend"},
    "cmi.exit": {"suspend"},
}
_TYPES = {"choice", "matching", "sequencing", "numeric", "fill-in", "likert", "true-false"}
_TYPES_12 = _TYPES | {"performance"}
_TYPES_2004 = _TYPES | {"long-fill-in", "performance", "other"}
_RANGES = {
    "cmi.core.score.raw": (0, 100),
    "cmi.score.raw": (0, 100),
    "cmi.score.scaled": (-1, 1),
    "cmi.progress_measure": (0, 1),
}

_ONLY_12 = ("time", "student_response")
_ONLY_2004 = ("timestamp", "learner_response", "description")

# Responses and patterns: {item}{separator}{item}…, where an item of a match is {left}{joint}{right}.
_RESPONSES_12 = {
    "choice": re.compile(r"[0-9a-z](,[0-9a-z])*"),
    "sequencing": re.compile(r"[0-9a-z](,[0-9a-z])*"),
    "matching": re.compile(r"[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*"),
    "numeric": _DECIMAL,
    "fill-in": re.compile(r".{1,255}", re.DOTALL),
    "true-false": re.compile(r"[01tf]"),
}
_RESPONSES_2004 = {
    "choice": re.compile(r"\w+(\[,\]\w+)*"),
    "sequencing": re.compile(r"\w+(\[,\]\w+)*"),
    "matching": re.compile(r"\w+\[\.\]\w+(\[,\]\w+\[\.\]\w+)*"),
    "numeric": _DECIMAL,
    "fill-in": re.compile(r".{1,250}", re.DOTALL),
    "true-false": re.compile(r"true|false"),
}
_NUMERIC_PATTERN_2004 = re.compile(rf"({_DECIMAL.pattern})?\[:\]({_DECIMAL.pattern})?")


def seconds(time: str) -> float | None:
    """Return how long a time of either version is; None where it is in no valid form."""
    match = _TIMESPAN.fullmatch(time) or (_INTERVAL.fullmatch(time) if time != "PT" else None)
    if not match:
        return None
    hours, minutes, rest = (float(part or 0) for part in match.groups()[:3])
    return hours * 3600 + minutes * 60 + rest


def value_faults(element: str, value: str, sets: Sequence[ApiCall]) -> Iterator[str]:
    """Return what is wrong with one value; ``sets`` tell the type of its interaction."""
    limit = LIMITS.get(element)
    if limit is not None and len(value) > limit:
        yield f"{element} has {len(value)} characters, {limit} are allowed"
    if element == "cmi.suspend_data" and not value.isascii():
        yield "suspend_data is not ASCII"
    if element in _WORDS and value not in _WORDS[element]:
        yield f"no word of {element}"
    if element in _RANGES:
        low, high = _RANGES[element]
        if not _DECIMAL.fullmatch(value) or not low <= float(value) <= high:
            yield f"no number of {element}"
    if element == "cmi.core.session_time" and not _TIMESPAN.fullmatch(value):
        yield "no time of SCORM 1.2"
    if element == "cmi.session_time" and (not _INTERVAL.fullmatch(value) or seconds(value) is None):
        yield "no time of SCORM 2004"
    if element.startswith("cmi.interactions."):
        yield from _interaction_faults(element, value, sets)


def _interaction_faults(element: str, value: str, sets: Sequence[ApiCall]) -> Iterator[str]:
    index, name = element.split(".")[2], element.split(".")[-1]
    kind = _said(sets, f"cmi.interactions.{index}.type")
    is_2004 = sets[0].name == "SetValue"
    allowed = {
        "id": _ID,
        "type": re.compile("|".join(_TYPES_2004 if is_2004 else _TYPES_12)),
        "time": _CLOCK,
        "timestamp": _STAMP,
        "weighting": _DECIMAL,
        "result": re.compile("correct|incorrect" if is_2004 else "correct|wrong"),
        "latency": _INTERVAL if is_2004 else _TIMESPAN,
        "description": re.compile(r".{1,250}", re.DOTALL),
        "learner_response": _RESPONSES_2004.get(kind),
        "student_response": _RESPONSES_12.get(kind),
        "pattern": _pattern(kind, is_2004),
    }
    form = allowed.get(name)
    if form and not form.fullmatch(value):
        yield f"{name} is in no form of the standard"
    if name in (_ONLY_12 if is_2004 else _ONLY_2004):
        yield f"{name} is of the other version"
    if name in ("student_response", "pattern") and not is_2004 and len(value) > 255:
        yield f"{name} has {len(value)} characters, 255 are allowed"


def _pattern(kind: str, is_2004: bool) -> re.Pattern[str] | None:
    if is_2004 and kind == "numeric":
        return _NUMERIC_PATTERN_2004
    return (_RESPONSES_2004 if is_2004 else _RESPONSES_12).get(kind)


def _said(sets: Sequence[ApiCall], element: str) -> str:
    return next((str(call.arguments[1]) for call in sets if call.arguments[0] == element), "")
