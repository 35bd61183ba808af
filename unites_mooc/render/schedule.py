"""What ``{schedule}`` shows: the sessions of each cohort of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from unites_mooc.model.course import Cohort, Session
from unites_mooc.render.dates import day_in_words, hours_in_words, zone_in_words
from unites_mooc.render.sessions import calendar_name, home_of, in_order, mode_in_words, session_period

if TYPE_CHECKING:
    from unites_mooc.render.writer import PageWriter


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session, as a page shows it."""

    title: str
    start: str
    """With the offset from UTC, for machines."""
    day: str
    hours: str
    zone: str
    minutes: int
    duration: str
    mode: str
    place: str
    place_url: str
    """The place itself, where it is a web address."""
    place_host: str
    """Where that address leads."""
    module: str
    module_url: str
    """Empty where the module's page cannot be reached from here."""


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort, as a page shows it."""

    home: str
    calendar: str
    """The URL of its calendar; empty where it has none, or where it cannot be reached from here."""
    mentees: tuple[str, ...]
    zone: str
    """The time that clocks show at all meetings; empty where it changes between them."""
    meetings: tuple[Meeting, ...]


def schedule(page: PageWriter) -> Iterator[Group]:
    """Yield the cohorts of the edition, in the order of their files."""
    for cohort in page.context.publication.course.cohorts:
        yield group_of(page, cohort)


def group_of(page: PageWriter, cohort: Cohort) -> Group:
    """Return a cohort as a page shows it."""
    calendar = page.context.layout.document(calendar_name(cohort))
    meetings = tuple(_meeting(page, cohort, session) for session in in_order(cohort))
    zones = {meeting.zone for meeting in meetings}
    return Group(
        home=home_of(cohort),
        calendar=page.page_url(calendar) if cohort.sessions else "",
        mentees=cohort.meta.mentees,
        zone=zones.pop() if len(zones) == 1 else "",
        meetings=meetings,
    )


def _meeting(page: PageWriter, cohort: Cohort, session: Session) -> Meeting:
    context, meta = page.context, session.meta
    words = context.interface.words
    start, end = session_period(cohort, session)
    module = context.publication.index.by_kind["module"].get(meta.module or "")
    is_address = meta.place.startswith(("https://", "http://"))
    return Meeting(
        title=meta.title,
        start=start.isoformat(timespec="minutes"),
        day=day_in_words(start, words),
        hours=hours_in_words(start, end, words),
        zone=zone_in_words(start, words),
        minutes=meta.duration,
        duration=context.duration(meta.duration),
        mode=mode_in_words(session, context.interface.gettext),
        place=meta.place,
        place_url=meta.place if is_address else "",
        place_host=urlsplit(meta.place).hostname or "" if is_address else "",
        module=module.meta.title if module else "",
        module_url=page.page_url(context.path(module)) if module else "",
    )
