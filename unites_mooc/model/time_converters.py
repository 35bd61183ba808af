"""Converters of metadata that are durations, dates, times and time zones."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from unites_mooc.model.converters import refuse, text_of
from unites_mooc.model.durations import parse_minutes
from unites_mooc.model.likely import likely_date, likely_duration, likely_local_time
from unites_mooc.model.zones import similar_zone, zone_names

DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
LOCAL_TIME = re.compile(r"20\d{2}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::00)?\Z")


def minutes(value: Any) -> int:
    """Return minutes."""
    if isinstance(value, int):
        return value
    text = text_of(value)
    try:
        return parse_minutes(text)
    except ValueError:
        message = f"`{text}` is not a duration."
        likely = likely_duration(text)
        advice = f"Write `{likely}`." if likely else "Write `10 min`, `2 h` or `1 h 30 min`."
        raise refuse("invalid-duration", message, advice) from None


def day(value: Any) -> str:
    """Return a year, a month or a day, as written."""
    text = text_of(value)
    if not DATE.match(text) or not _exists(text):
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


def local_time(value: Any) -> datetime:
    """Return a date and a time."""
    if isinstance(value, datetime):
        return value
    text = text_of(value)
    if LOCAL_TIME.match(text):
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


def timezone(value: Any) -> str:
    """Return the name of a time zone."""
    text = text_of(value)
    if text in zone_names():
        return text
    near = similar_zone(text)
    hint = "Write a name such as `Europe/Athens`: the area, and a large city where clocks show the same."
    if near:
        hint = f"Did you mean `{near}`?"
    elif re.search(r"[+-]\s*\d", text):
        hint = f"A difference in hours is wrong for half of the year. {hint}"
    raise refuse("unknown-timezone", f"There is no time zone `{text}`.", hint)
