"""A time zone as a calendar file states it: ``VTIMEZONE`` (RFC 5545, section 3.6.5).

icalendar can derive one from a zone, but up to version 7.3 it dates every change to summer time
an hour late: an onset is in the local time *before* the change.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from unites_mooc.model.zones import Change, changes, is_summer_time, zone

if TYPE_CHECKING:
    from icalendar import Component


def calendar_zone(name: str, first: datetime, last: datetime) -> Component:
    """Return a zone with all changes of its clocks in the years from ``first`` to ``last``."""
    from icalendar import Timezone

    start = datetime(first.year, 1, 1, tzinfo=zone(name)).astimezone(UTC)
    end = datetime(last.year + 1, 1, 1, tzinfo=zone(name)).astimezone(UTC)
    offset = start.astimezone(zone(name)).utcoffset()
    assert offset is not None
    component = Timezone()
    component.add("TZID", name)
    for change in (Change(start, offset, offset), *changes(name, start, end)):
        component.add_component(_observance(name, change))
    return component


def _observance(name: str, change: Change) -> Component:
    """Return what clocks show from a change on."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    local = change.instant.astimezone(zone(name))
    component = TimezoneDaylight() if is_summer_time(local) else TimezoneStandard()
    component.add("DTSTART", change.clock_before)
    component.add("TZOFFSETFROM", change.before)
    component.add("TZOFFSETTO", change.after)
    component.add("TZNAME", local.tzname() or name)
    return component
