"""What a value was probably meant to be: `19.11.2024`, `10 minutes` or `German`, as metadata write it.

Nothing is read so: a hint proposes it. Each function returns an empty text where it cannot tell.
"""

from __future__ import annotations

import re
from datetime import date, time

_HOURS = r"(?:h|hrs?|hours?|std|stunden?|heures?|ore|ora|horas?)\b\.?"
_MINUTES = r"(?:m|mins?|minutes?|minuten?|minuti|minutos|['′])(?!\w)\.?"
_DURATIONS = (
    re.compile(
        rf"(?:(?P<h>\d+(?:[.,]\d+)?)\s*{_HOURS})?\s*(?:and|und|et)?\s*(?:(?P<m>\d+)\s*(?:{_MINUTES})?)?\Z"
    ),
    re.compile(r"(?P<h>\d{1,2}):(?P<m>\d{2})(?:\s*h)?\Z"),
    re.compile(r"pt(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m)?\Z"),
)
_RANGE = re.compile(r"\A\D*\d+\s*(?:-|–|to|bis|à)\s*(?=\d)")
_WRAPPING = " \t\u00a0\"'“”„«»‘’.,;~"

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    )
    for number, name in enumerate(names.split(), 1)
}
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[./ -]\s*(?P<m>\d{1,2})[./ -]\s*(?P<y>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[./ -](?P<m>\d{1,2})[./ -](?P<d>\d{1,2})")
_WITH_MONTH = re.compile(
    r"(?:(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(?:of\s+)?(?P<name>[^\W\d_]{3,})\.?,?\s+(?P<y>\d{4})"
)
_TIME = re.compile(r"(?<![\d.])(?P<h>\d{1,2})(?:[:.h](?P<m>\d{2}))?(?::\d{2})?\s*(?P<half>am|pm)?", re.I)

_LANGUAGES = {
    "ar": "arabic العربية",
    "bg": "bulgarian български",
    "cs": "czech čeština",
    "da": "danish dansk",
    "de": "german deutsch allemand",
    "el": "greek ελληνικά",
    "en": "english englisch anglais",
    "es": "spanish español castellano",
    "et": "estonian eesti",
    "fi": "finnish suomi",
    "fr": "french français französisch",
    "hr": "croatian hrvatski",
    "hu": "hungarian magyar",
    "it": "italian italiano",
    "lt": "lithuanian lietuvių",
    "lv": "latvian latviešu",
    "nl": "dutch nederlands",
    "no": "norwegian norsk",
    "pl": "polish polski",
    "pt": "portuguese português",
    "ro": "romanian română",
    "ru": "russian русский",
    "sk": "slovak slovenčina",
    "sl": "slovene slovenian slovenščina",
    "sv": "swedish svenska",
    "tr": "turkish türkçe",
    "uk": "ukrainian українська",
}
_NAMES = {name: tag for tag, names in _LANGUAGES.items() for name in names.split()}


def likely_duration(text: str) -> str:
    """Return a duration such as ``1 h 30 min``; of a range, the longer one."""
    plain = _RANGE.sub("", text.casefold().strip(_WRAPPING))
    for pattern in _DURATIONS:
        match = pattern.match(plain)
        if match and any(match.groupdict().values()):
            hours = float((match["h"] or "0").replace(",", "."))
            return _duration(round(hours * 60) + int(match["m"] or 0))
    return ""


def likely_date(text: str) -> str:
    """Return a date such as ``2024-11-19``, or a month; day and month stand as in Europe."""
    plain = text.casefold().strip(_WRAPPING)
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _WITH_MONTH):
        match = pattern.match(plain)
        if match and (found := _date(match)):
            return found
    return ""


def likely_local_time(text: str) -> str:
    """Return a date and a time such as ``2027-03-28T10:00``; where the time is missing, ten o'clock."""
    plain = text.casefold().strip(_WRAPPING).replace("t", " ") if re.match(r"\d", text) else text
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _WITH_MONTH):
        match = pattern.match(plain.casefold())
        if match and len(found := _date(match)) == len("2027-03-28"):
            clock = _TIME.search(plain, match.end())
            shown = _time(clock) if clock else "10:00"
            return f"{found}T{shown}" if shown else ""
    return ""


def likely_language(text: str) -> str:
    """Return a language tag such as ``de`` or ``pt-BR``."""
    name = text.casefold().strip(_WRAPPING)
    match = re.match(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?\Z", name)
    if match and name not in _NAMES:
        return match[1] + (f"-{match[2].upper()}" if match[2] else "")
    return _NAMES.get(name, "")


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)) if minutes < 6000 else ""


def _date(match: re.Match[str]) -> str:
    found = match.groupdict()
    month = int(found["m"]) if "m" in found else _MONTHS.get(found["name"], 0)
    try:
        day = date(int(found["y"]), month, int(found["d"] or 1))
    except ValueError:
        return ""
    return day.isoformat() if found["d"] else day.isoformat()[: len("2024-11")]


def _time(match: re.Match[str]) -> str:
    hour = int(match["h"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].casefold() == "pm" else 0)
    try:
        return time(hour, int(match["m"] or 0)).isoformat("minutes")
    except ValueError:
        return ""
