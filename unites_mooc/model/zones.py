"""Time zones, as the PyPI package ``tzdata`` has them.

Python prefers the zone data of the machine, and every machine has its own: what a course's dates
mean must not depend on where it is built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_LONGEST_ABBREVIATION = 5


@cache
def zone_names() -> frozenset[str]:
    """Return the IANA names of all zones."""
    from importlib.resources import files

    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone(name: str) -> ZoneInfo:
    """Return a zone by its IANA name; raise ``KeyError`` where there is none."""
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    if name not in zone_names():
        raise KeyError(name)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def similar_zone(text: str) -> str:
    """Return the zone that was probably meant, by its name or its city; empty where none is near.

    Offsets and abbreviations are never proposed: ``Etc/GMT+2`` is two hours *behind* Greenwich.
    """
    if text.isupper() and len(text) <= _LONGEST_ABBREVIATION:
        return ""
    places = sorted(name for name in zone_names() if "/" in name and not name.startswith("Etc/"))
    known = {name.rpartition("/")[2].casefold(): name for name in places}
    city = text.casefold().replace(" ", "_").rpartition("/")[2]
    near = get_close_matches(city, sorted(known), n=1, cutoff=0.7)
    return known[near[0]] if near else ""


@dataclass(frozen=True, slots=True)
class Change:
    """The clocks of a zone go forward or back."""

    instant: datetime
    """When, in UTC."""
    before: timedelta
    """The offset from UTC until then."""
    after: timedelta
    """The offset from UTC from then on."""

    @property
    def clock_before(self) -> datetime:
        """What clocks show when it happens."""
        return (self.instant + self.before).replace(tzinfo=None)

    @property
    def clock_after(self) -> datetime:
        """What clocks show from then on."""
        return (self.instant + self.after).replace(tzinfo=None)

    @property
    def is_forward(self) -> bool:
        """Whether clocks skip times; otherwise they show some twice."""
        return self.after > self.before

    def concerns(self, local: datetime) -> bool:
        """Tell whether a local time is skipped, or shown twice."""
        first, last = sorted((self.clock_before, self.clock_after))
        return first <= local < last


def changes(name: str, first: datetime, last: datetime) -> Iterator[Change]:
    """Yield the changes of a zone's clocks between two instants in UTC."""
    start = first
    while start < last:
        end = min(start + _DAY, last)
        if _offset(name, start) != _offset(name, end):
            yield _change(name, start, end)
        start = end


def _change(name: str, start: datetime, end: datetime) -> Change:
    """Return the change between two instants that are at most a day apart."""
    before, after = _offset(name, start), _offset(name, end)
    while end - start > _SECOND:
        middle = start + (end - start) // 2
        middle = middle.replace(microsecond=0)
        if _offset(name, middle) == before:
            start = middle
        else:
            end = middle
    return Change(end, before, after)


def _offset(name: str, instant: datetime) -> timedelta:
    return instant.astimezone(zone(name)).utcoffset() or timedelta()


def change_at(local: datetime, name: str) -> Change | None:
    """Return the change that makes a local time nonexistent or ambiguous; None where it is neither."""
    offsets = {local.replace(tzinfo=zone(name), fold=fold).utcoffset() for fold in (0, 1)}
    if len(offsets) == 1:
        return None
    near = local.replace(tzinfo=UTC)
    found = changes(name, near - 2 * _DAY, near + 2 * _DAY)
    return next((change for change in found if change.concerns(local)), None)


def period(local: datetime, minutes: int, name: str) -> tuple[datetime, datetime]:
    """Return the beginning and the end of so many minutes, as clocks of the zone show them."""
    start = local.replace(tzinfo=zone(name))
    end = start.astimezone(UTC) + timedelta(minutes=minutes)
    return start, end.astimezone(zone(name))


def is_summer_time(moment: datetime) -> bool:
    """Tell whether clocks are ahead of their own standard time.

    ``dst()`` says the contrary of what people mean in Ireland, whose law calls summer time the standard.
    """
    halves = (moment.replace(month=month, day=1, fold=0).utcoffset() for month in (1, 7))
    return (moment.utcoffset() or timedelta()) > min(offset or timedelta() for offset in halves)
