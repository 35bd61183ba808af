"""Time zones: those of the package, whatever the machine has."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from unites_mooc.model.zones import change_at, changes, zone, zone_names

YEAR = (datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))


def test_the_machine_has_no_say(tmp_path: Path) -> None:
    tokyo = files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe/Athens").write_bytes(tokyo)
    zoneinfo.reset_tzpath(to=[str(tmp_path)])
    zone.cache_clear()
    try:
        moment = datetime(2027, 1, 1, tzinfo=zone("Europe/Athens"))
        assert zoneinfo.ZoneInfo.no_cache("Europe/Athens").utcoffset(moment) == timedelta(hours=9)
    finally:
        zoneinfo.reset_tzpath()
    assert moment.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("name", ["", "Europe", "Europe/Nowhere", "../zones", "/etc/localtime"])
def test_what_is_no_zone_is_never_opened(name: str) -> None:
    with pytest.raises(KeyError):
        zone(name)


def test_changes_are_exact_in_every_zone() -> None:
    found = [(name, change) for name in sorted(zone_names()) for change in changes(name, *YEAR)]
    assert len(found) > 200
    for name, change in found:
        just_before = change.instant - timedelta(seconds=1)
        assert just_before.astimezone(zone(name)).utcoffset() == change.before, name
        assert change.instant.astimezone(zone(name)).utcoffset() == change.after, name
        first, last = sorted((change.clock_before, change.clock_after))
        minute = timedelta(minutes=1)
        assert change_at(first - minute, name) is None, name
        assert change_at(first, name) == change_at(last - minute, name) == change, name
        assert change_at(last, name) is None, name
