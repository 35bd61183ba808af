"""Calendars, read back by two libraries: one knows time zones itself, the other asks the file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.cache import SHARED_CACHE
from support.cohorts import COHORT_FILE, cohort, session
from support.courses import COURSE, write_course
from unites_mooc.build.pipeline import BuildOptions, BuildResult, build

CALENDAR = "public/calendar/athens.ics"


def run(root: Path, out: Path, **changes: object) -> BuildResult:
    options = BuildOptions(root=root, out=out, **{"cache": SHARED_CACHE, "editions": ("public",), **changes})  # type: ignore[arg-type]
    result = build(options, lambda *_: None)
    assert result.succeeded, result
    return result


def calendar(folder: Path, text: str, course: str = COURSE, **changes: object) -> bytes:
    """Return the public calendar of a course with one cohort."""
    root = write_course(folder / "c", {COHORT_FILE: text, "course/course.yaml": course})
    run(root, folder / "out", **{"targets": ("scorm12",), **changes})
    return (folder / "out" / CALENDAR).read_bytes()


def by_file(data: bytes) -> dict[str, tuple[datetime, datetime]]:
    """Return the beginning and end of events in UTC, as the file's own ``VTIMEZONE`` has them."""
    import vobject

    events = vobject.readOne(data.decode()).vevent_list
    return {e.uid.value: (e.dtstart.value.astimezone(UTC), e.dtend.value.astimezone(UTC)) for e in events}


def by_name(data: bytes) -> dict[str, tuple[datetime, datetime]]:
    """Return the beginning and end of events in UTC, as the zone of that name has them."""
    from icalendar import Calendar

    events = Calendar.from_ical(data).walk("VEVENT")
    return {str(e["UID"]): (e.start.astimezone(UTC), e.end.astimezone(UTC)) for e in events}


TIMES = {
    ("Europe/Athens", "2027-01-15T10:00", "2 h"): ("2027-01-15T08:00", "2027-01-15T10:00"),
    ("Europe/Athens", "2027-03-28T02:59", "2 min"): ("2027-03-28T00:59", "2027-03-28T01:01"),
    ("Europe/Athens", "2027-03-28T04:00", "1 h"): ("2027-03-28T01:00", "2027-03-28T02:00"),
    ("Europe/Athens", "2027-07-15T10:00", "2 h"): ("2027-07-15T07:00", "2027-07-15T09:00"),
    ("Europe/Athens", "2027-10-31T02:59", "3 h"): ("2027-10-30T23:59", "2027-10-31T02:59"),
    ("Europe/Athens", "2027-10-31T02:30", "2 h"): ("2027-10-30T23:30", "2027-10-31T01:30"),
    ("Europe/Athens", "2027-10-31T04:00", "1 h"): ("2027-10-31T02:00", "2027-10-31T03:00"),
    ("Europe/Dublin", "2027-03-28T02:00", "1 h"): ("2027-03-28T01:00", "2027-03-28T02:00"),
    ("Europe/Dublin", "2027-12-01T10:00", "1 h"): ("2027-12-01T10:00", "2027-12-01T11:00"),
    ("Europe/Lisbon", "2026-12-31T23:00", "2 h"): ("2026-12-31T23:00", "2027-01-01T01:00"),
    ("Africa/Cairo", "2027-04-30T01:00", "1 h"): ("2027-04-29T22:00", "2027-04-29T23:00"),
    ("Australia/Lord_Howe", "2027-10-03T02:30", "1 h"): ("2027-10-02T15:30", "2027-10-02T16:30"),
    ("America/New_York", "2045-03-12T03:00", "1 h"): ("2045-03-12T07:00", "2045-03-12T08:00"),
    ("UTC", "2027-03-28T10:00", "1 h"): ("2027-03-28T10:00", "2027-03-28T11:00"),
}


@pytest.mark.parametrize("zone", sorted({zone for zone, _start, _duration in TIMES}))
def test_events_are_where_clocks_say(zone: str, tmp_path: Path) -> None:
    cases = [(start, duration, times) for (name, start, duration), times in TIMES.items() if name == zone]
    sessions = [session(id=f"s{i}", start=start, duration=d) for i, (start, d, _times) in enumerate(cases)]
    data = calendar(tmp_path, cohort(*sessions, timezone=zone))
    expected = {
        f"s{i}.athens.sample@unites-mooc": tuple(datetime.fromisoformat(f"{time}+00:00") for time in times)
        for i, (_start, _duration, times) in enumerate(cases)
    }
    assert by_file(data) == expected
    assert by_name(data) == expected


FULL = session(
    title='"Γνωριμία, με; κόμματα \\\\ και ένα πολύ μακρύ όνομα που δεν χωράει σε μία γραμμή"',
    mode="onsite",
    module="first",
)
ARABIC = session(id="visit", title="زيارة المدينة", start="2027-02-01T09:00", place="مبنى البلدية")
BASE = COURSE + "base_url: https://courses.example.org/c\n"


def test_an_event_says_what_people_need(tmp_path: Path) -> None:
    from icalendar import Calendar

    data = calendar(tmp_path, cohort(FULL, ARABIC, country="Greece"), BASE)
    assert all(line.endswith(b"\r") for line in data.split(b"\n")[:-1])
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    parsed = Calendar.from_ical(data)
    assert parsed.errors == []
    assert str(parsed["X-WR-CALNAME"]) == "A sample course – Athens"
    visit, first = parsed.walk("VEVENT")
    assert str(visit["SUMMARY"]) == "زيارة المدينة"
    assert str(visit["LOCATION"]) == "مبنى البلدية"
    assert str(visit["URL"]) == "https://courses.example.org/c/en/schedule.html"
    assert str(first["UID"]) == "kick-off.athens.sample@courses.example.org"
    assert str(first["SUMMARY"]).startswith("Γνωριμία, με; κόμματα \\ και")
    assert str(first["LOCATION"]) == "Athens, Greece"
    assert str(first["DESCRIPTION"]).splitlines() == [
        "Module: The first module",
        "On site",
        "A sample course",
        "https://courses.example.org/c/en/first/index.html",
    ]
    assert str(first["URL"]).endswith("/en/first/index.html")
    assert first["DTSTART"].params["TZID"] == "Europe/Athens"


def test_a_new_version_makes_newer_events(tmp_path: Path) -> None:
    from icalendar import Calendar

    numbers: list[tuple[int, datetime]] = []
    versions = ("soon", "0.9.9", "1.0.0", "1.0.1-rc.2", "1.2", "2027.3.15", "99999.1.1")
    for version in versions:
        course = COURSE.replace("version: 1.0.0", f"version: {version}")
        (event,) = Calendar.from_ical(calendar(tmp_path / version, cohort(session()), course)).walk("VEVENT")
        numbers.append((int(event["SEQUENCE"]), event["DTSTAMP"].dt))
    assert numbers == sorted(numbers)
    assert len({number for number, _stamp in numbers}) == len(versions)
    assert numbers[-1][0] < 2**31


def test_a_calendar_is_in_the_language_of_its_cohort(tmp_path: Path) -> None:
    course = BASE + "languages: [en, de]\n"
    for own, page in (("de", "de"), ("el", "en"), ("", "en")):
        for built in ("de", "en"):
            folder = tmp_path / f"{own}-{built}"
            data = calendar(
                folder, cohort(session(), language=own), course, languages=(built,), targets=("site",)
            )
            assert f"org/c/{page}/schedule.html" in data.decode()
            copy = folder / f"out/public/site/{built}/files/calendar/athens.ics"
            assert copy.read_bytes() == data


def test_editions_have_the_calendars_of_their_cohorts(tmp_path: Path) -> None:
    other = cohort(session(), id="lisbon", city="Lisbon", timezone="Europe/Lisbon", only="[pilot]")
    mixed = session(id="extra", title="Only for pilots", only="[pilot]")
    draft = session(id="draft", title="Not yet fixed", draft="true")
    text = cohort(session(), mixed, draft, only="[public, pilot]")
    files = {COHORT_FILE: text, "course/cohorts/lisbon.yaml": other}
    root = write_course(tmp_path / "c", files)
    run(root, tmp_path / "out", editions=(), targets=("site",))
    found = {path.parent.parent.name: {} for path in (tmp_path / "out").glob("*/calendar/*.ics")}
    for path in (tmp_path / "out").glob("*/calendar/*.ics"):
        found[path.parent.parent.name][path.stem] = sorted(
            uid.split(".")[0] for uid in by_file(path.read_bytes())
        )
    assert found == {
        "public": {"athens": ["kick-off"]},
        "pilot": {"athens": ["extra", "kick-off"], "lisbon": ["kick-off"]},
        "facilitator": {"athens": ["extra", "kick-off"], "lisbon": ["kick-off"]},
    }
    run(root, tmp_path / "drafts", drafts=True, targets=("site",))
    assert len(by_file((tmp_path / "drafts" / CALENDAR).read_bytes())) == 2


def test_calendars_come_and_go_with_their_cohorts(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c", {COHORT_FILE: cohort(session())})
    run(root, tmp_path / "out")
    before = (tmp_path / "out" / CALENDAR).read_bytes()
    run(root, tmp_path / "out", targets=("scorm2004",))
    assert (tmp_path / "out" / CALENDAR).read_bytes() == before
    report = json.loads((tmp_path / "out/public/build.json").read_text("utf-8"))
    assert report["files"]["calendar/athens.ics"]["source"] == COHORT_FILE
    assert report["files"]["calendar/athens.ics"]["target"] == "calendar"
    (root / COHORT_FILE).unlink()
    run(root, tmp_path / "out", targets=("scorm2004",))
    assert not (tmp_path / "out" / CALENDAR).exists()


def test_a_cohort_without_sessions_has_no_calendar(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c", {COHORT_FILE: cohort()})
    run(root, tmp_path / "out", targets=("site",))
    assert not list((tmp_path / "out").rglob("*.ics"))


ZONES = {
    "Europe/Berlin": ["STANDARD 0101T0000 +0100", "DAYLIGHT 0328T0200 +0200", "STANDARD 1031T0300 +0100"],
    "Europe/Dublin": ["STANDARD 0101T0000 +0000", "DAYLIGHT 0328T0100 +0100", "STANDARD 1031T0200 +0000"],
    "Australia/Sydney": ["DAYLIGHT 0101T0000 +1100", "STANDARD 0404T0300 +1000", "DAYLIGHT 1003T0200 +1100"],
    "UTC": ["STANDARD 0101T0000 +0000"],
}


@pytest.mark.parametrize("name", ZONES)
def test_a_zone_changes_at_the_local_time_before_the_change(name: str, tmp_path: Path) -> None:
    from icalendar import Calendar

    parsed = Calendar.from_ical(calendar(tmp_path, cohort(session(), timezone=name)))
    (zone,) = parsed.walk("VTIMEZONE")
    found = [
        f"{part.name} {part.DTSTART:%m%dT%H%M} {part['TZOFFSETTO'].to_ical()}" for part in zone.subcomponents
    ]
    assert found == ZONES[name]
