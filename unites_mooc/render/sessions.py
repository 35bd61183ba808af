"""What schedules and calendars say alike of a cohort and its sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from unites_mooc.model.course import Cohort, Session
from unites_mooc.model.zones import period
from unites_mooc.render.arabic_marks import with_arabic_marks


def in_order(cohort: Cohort) -> list[Session]:
    """Return the sessions as they follow each other, whatever the order of the file."""
    return sorted(cohort.sessions, key=lambda session: (session.meta.start, session.meta.id))


def session_period(cohort: Cohort, session: Session) -> tuple[datetime, datetime]:
    """Return when a session begins and ends, as clocks at the cohort's place show it."""
    return period(session.meta.start, session.meta.duration, cohort.meta.timezone)


def home_of(cohort: Cohort) -> str:
    """Return where a cohort is at home."""
    return with_arabic_marks(", ".join(part for part in (cohort.meta.city, cohort.meta.country) if part))


def mode_in_words(session: Session, _: Callable[[str], str]) -> str:
    """Return how people meet, in words; empty where the author does not say."""
    words = {"online": _("Online"), "onsite": _("On site"), "visit": _("Visit")}
    return words.get(session.meta.mode or "", "")


def calendar_name(cohort: Cohort) -> str:
    """Return the path of a cohort's calendar, relative to a folder of documents."""
    return f"calendar/{cohort.meta.id}.ics"
