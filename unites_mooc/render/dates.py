"""Dates and times in words, by CLDR."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from unites_mooc.model.zones import is_summer_time

if TYPE_CHECKING:
    from babel import Locale

_INTERNATIONAL = {"en": "en-150"}
"""CLDR takes English without a region for American: months before days, and hours twice a day."""


def day_in_words(moment: datetime, language: str) -> str:
    """Return the weekday and the date."""
    from babel.dates import format_date

    return format_date(moment, "full", locale=cldr_locale(language))


def date_in_words(text: str, language: str) -> str:
    """Return a date as ISO 8601 has it, a year, a month or a day, in words: ``2024-11`` is November 2024."""
    from babel.dates import format_date, format_skeleton

    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return text
    month, day = [*rest, 1][:2]
    moment = datetime(year, month, day)  # noqa: DTZ001
    if len(rest) == 1:
        return format_skeleton("yMMMM", moment, locale=cldr_locale(language))
    return format_date(moment, "long", locale=cldr_locale(language))


def date_example(language: str) -> str:
    """Return a date in figures as people write it, for who fills in a form."""
    from babel.dates import format_date

    pattern = re.sub("y+", "yyyy", re.sub("[dM]+", lambda part: part[0][0] * 2, _short(language)))
    return format_date(date(2027, 12, 31), pattern, locale=cldr_locale(language))


def _short(language: str) -> str:
    return str(cldr_locale(language).date_formats["short"].pattern)


def hours_in_words(start: datetime, end: datetime, language: str) -> str:
    """Return from when until when; with the day of the end where it is another one."""
    from babel.dates import format_interval, format_time

    # Babel would move moments that know their zone into UTC.
    start, end, locale = start.replace(tzinfo=None), end.replace(tzinfo=None), cldr_locale(language)
    if start.date() != end.date():
        last = locale.datetime_formats["full"].replace("'", "")
        last = last.format(format_time(end, "short", locale=locale), day_in_words(end, language))
        return str(locale.interval_formats[None]).format(format_time(start, "short", locale=locale), last)
    whole_day = "H" in locale.time_formats["short"].pattern
    return format_interval(start, end, "Hm" if whole_day else "hm", locale=locale)


def zone_in_words(moment: datetime, language: str) -> str:
    """Return the name of the time that clocks show, with its offset."""
    from babel.dates import get_timezone_gmt, get_timezone_name

    locale = cldr_locale(language)
    name = get_timezone_name(
        moment,
        width="long",
        locale=locale,
        zone_variant="daylight" if is_summer_time(moment) else "standard",
    )
    offset = get_timezone_gmt(moment, width="long", locale=locale)
    return name if name == offset else f"{name} ({offset})"


@cache
def cldr_locale(language: str) -> Locale:
    """Return what CLDR knows of a language, or of English where it knows nothing of it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(
            _INTERNATIONAL.get(language, language.removesuffix("-XA").removesuffix("-XB")), sep="-"
        )
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_INTERNATIONAL["en"], sep="-")
