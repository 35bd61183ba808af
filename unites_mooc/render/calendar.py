"""A cohort's sessions as an iCalendar file (RFC 5545), for any calendar."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from unites_mooc import __version__
from unites_mooc.editions.publication import Publication
from unites_mooc.model.course import Cohort, Module, Session
from unites_mooc.render.calendar_zone import calendar_zone
from unites_mooc.render.files import Content, Files
from unites_mooc.render.layout import Layout
from unites_mooc.render.sessions import calendar_name, home_of, in_order, mode_in_words, session_period
from unites_mooc.translation.interface import interface

if TYPE_CHECKING:
    from icalendar import Event

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LARGEST = (2146, 999, 999)
"""The largest version whose number is an integer of RFC 5545."""


def calendars(publication: Publication) -> Files:
    """Return the calendars of cohorts, by their path below a folder of documents.

    A cohort without sessions has none: RFC 5545 knows no empty calendar.
    """
    files: Files = {}
    for cohort in publication.course.cohorts:
        spoken = publication.calendars.get(cohort.meta.id, publication)
        # In another language, the cohort may have other titles.
        own = next(item for item in spoken.course.cohorts if item.meta.id == cohort.meta.id)
        if own.sessions:
            files[calendar_name(own)] = Content(_calendar(spoken, own), own.path)
    return files


def _calendar(spoken: Publication, cohort: Cohort) -> bytes:
    """Return the calendar of a cohort in the language of ``spoken``."""
    from icalendar import Calendar

    name = f"{spoken.course.meta.title} – {cohort.meta.city}"
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//unites-mooc//unites-mooc {__version__}//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar.add("X-WR-TIMEZONE", cohort.meta.timezone)
    periods = [session_period(cohort, session) for session in cohort.sessions]
    first, last = min(start for start, _end in periods), max(end for _start, end in periods)
    calendar.add_component(calendar_zone(cohort.meta.timezone, first, last))
    for session in in_order(cohort):
        calendar.add_component(_event(spoken, cohort, session))
    data: bytes = calendar.to_ical(sorted=False)
    return data


def _event(spoken: Publication, cohort: Cohort, session: Session) -> Event:
    """Return a session as an event."""
    from icalendar import Event

    meta, number = spoken.course.meta, _sequence(spoken.course.meta.version)
    start, end = session_period(cohort, session)
    host = urlsplit(meta.base_url or "").hostname or "unites-mooc"
    event = Event()
    event.add("UID", f"{session.meta.id}.{cohort.meta.id}.{meta.id}@{host}")
    # A calendar takes the later of two events with the same UID. A clock would make every build
    # another file; the course's version grows with every release, so both numbers grow with it.
    event.add("DTSTAMP", _EPOCH + timedelta(seconds=number))
    event.add("SEQUENCE", number)
    event.add("DTSTART", start)
    # A time that comes twice means the first one; the second has a name in UTC alone.
    event.add("DTEND", end.astimezone(UTC) if end.fold else end)
    event.add("SUMMARY", session.meta.title)
    place = session.meta.place or (home_of(cohort) if session.meta.mode == "onsite" else "")
    if place:
        event.add("LOCATION", place)
    url = _url(spoken, session)
    event.add("DESCRIPTION", _description(spoken, session, url))
    if url:
        event.add("URL", url)
    event.add("CATEGORIES", [meta.title])
    return event


def _sequence(version: str) -> int:
    """Return a number that grows with the version: 1.2.3 is 1 002 003."""
    numbers = [int(digits[:9]) for digits in re.findall(r"[0-9]+", version)[:3]]
    parts = [min(part, most) for part, most in zip([*numbers, 0, 0, 0], _LARGEST, strict=False)]
    return parts[0] * 1_000_000 + parts[1] * 1_000 + parts[2]


def _description(spoken: Publication, session: Session, url: str) -> str:
    translate = interface(spoken.language).gettext
    module = _module(spoken, session)
    lines = [
        f"{translate('Module')}: {module.meta.title}" if module else "",
        mode_in_words(session, translate),
        spoken.course.meta.title,
        url,
    ]
    return "\n".join(line for line in lines if line)


def _module(spoken: Publication, session: Session) -> Module | None:
    found = spoken.index.by_kind["module"].get(session.meta.module or "")
    return found if isinstance(found, Module) else None


def _url(spoken: Publication, session: Session) -> str:
    """Return the address of the session's module, or of the schedule, on the published site."""
    base = spoken.course.meta.base_url
    if not base or "site" not in spoken.outputs:
        return ""
    language = spoken.language if spoken.language in spoken.languages else spoken.languages[0]
    layout = Layout(pages=f"{language}/")
    module = _module(spoken, session)
    return base + (layout.path(module) if module else layout.generated("schedule"))
