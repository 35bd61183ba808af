"""Files of ``course/cohorts/``: what is read, and what is said of what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cohorts import COHORT_FILE, cohort, session
from support.courses import lesson, write_course
from support.flaws import flaws
from unites_mooc.build.pipeline import read_course
from unites_mooc.diagnostics import Diagnostic
from unites_mooc.source.loader import load_course


def found(tmp_path: Path, text: str, **files: str) -> list[str]:
    root = write_course(tmp_path, {COHORT_FILE: text, **files})
    return [flaw.removeprefix(f"{COHORT_FILE}:") for flaw in flaws(root)]


def only(tmp_path: Path, text: str, **files: str) -> Diagnostic:
    """Return the one flaw of a cohort."""
    (item,) = read_course(write_course(tmp_path, {COHORT_FILE: text, **files}))[1]
    return item


def test_a_cohort_is_read(tmp_path: Path) -> None:
    visit = session(id="visit", start="2027-03-28 10:00", mode="visit", place="The town hall", module="first")
    text = cohort(session(), visit, country="Greece", language="el", mentees="[Patras, Volos]")
    course, diagnostics = load_course(write_course(tmp_path, {COHORT_FILE: text}))
    assert diagnostics == ()
    assert course is not None
    (athens,) = course.cohorts
    assert (athens.meta.city, athens.meta.timezone, athens.meta.only) == (
        "Athens",
        "Europe/Athens",
        ("public",),
    )
    assert athens.meta.mentees == ("Patras", "Volos")
    kick_off, visit_read = athens.sessions
    assert kick_off.meta.duration == 120
    assert (visit_read.meta.start.hour, visit_read.meta.mode, visit_read.meta.module) == (
        10,
        "visit",
        "first",
    )
    assert visit_read.at("start").line == 10


TANGLED = """\
id: athens
city: Athens
timezone: Europe/Athens
only: [pilots]
languge: el
sessions:
  - {id: a, title: A, start: 2027-03-28T03:30, duration: 2 h, mode: hybrid, module: frist, only: [pilot, x]}
  - {id: a, title: B, start: 28.03.2027 10:00}
  - {title: C, start: 2027-10-31T03:30, duration: 1 h}
  - {title: D, start: 2027-10-31T05:30, duration: 1 h}
"""
FLAWS = {
    "all at once": (
        TANGLED,
        [
            *("4 unknown-tag", "5 unknown-key"),
            *("7 nonexistent-time", "7 unknown-mode", "7 unknown-module", "7 unknown-tag"),
            *("8 missing-key", "8 duplicate-id", "8 invalid-local-time"),
            *("9 missing-key", "9 ambiguous-time", "10 missing-key"),
        ],
    ),
    "no keys": ("- a\n", ["1 wrong-type"]),
    "nothing": ("", ["1 empty-file"]),
    "required keys": (
        cohort(session(id="", title="", start="", duration=""), id="", city="", timezone="", only=""),
        ["1 missing-key"] * 4 + ["2 missing-key"] * 4,
    ),
    "no tag": (cohort(only="[]"), ["4 missing-key"]),
    "a tag that no edition includes": (cohort(only="[pilots]"), ["4 unknown-tag"]),
    "a tag of a session": (cohort(session(only="[pilots]")), ["6 unknown-tag"]),
    "a zone": (cohort(timezone="Europe/Athen"), ["3 unknown-timezone"]),
    "a language": (cohort(language="Greek"), ["5 invalid-language"]),
    "an unknown key": (cohort(sesions="[]"), ["5 unknown-key"]),
    "an unknown key of a session": (cohort(session(titel="x")), ["6 unknown-key"]),
    "no list": (cohort(sessions="soon"), ["5 wrong-type"]),
    "a session without keys": (cohort("soon"), ["6 wrong-type"]),
    "a date alone": (cohort(session(start="2027-03-01")), ["6 invalid-local-time"]),
    "an offset": (cohort(session(start="2027-03-01T10:00+02:00")), ["6 invalid-local-time"]),
    "a day that is not": (cohort(session(start="2027-02-29T10:00")), ["6 invalid-local-time"]),
    "an hour that is not": (cohort(session(start="2027-02-28T24:30")), ["6 invalid-local-time"]),
    "a duration": (cohort(session(duration="long")), ["6 invalid-duration"]),
    "a mode": (cohort(session(mode="hybrid")), ["6 unknown-mode"]),
    "an unknown module": (cohort(session(module="frist")), ["6 unknown-module"]),
    "a second session": (cohort(session(), session()), ["7 duplicate-id"]),
    "a second key": (cohort() + "id: b\n", ["5 duplicate-key"]),
    "sessions below wrong metadata": (
        cohort(
            session(start="soon"),
            session(id="b", start="2027-03-28T03:30"),
            timezone="Europe/Athens",
            city="",
        ),
        ["1 missing-key", "5 invalid-local-time", "6 nonexistent-time"],
    ),
}


@pytest.mark.parametrize("start", ["2027-06-01T10:00", "2027-06-01 10:00", '"2027-06-01T10:00:00"'])
def test_a_local_time_may_have_seconds(start: str, tmp_path: Path) -> None:
    assert flaws(write_course(tmp_path, {COHORT_FILE: cohort(session(start=start))})) == []


@pytest.mark.parametrize("name", FLAWS)
def test_flaws_have_their_line(name: str, tmp_path: Path) -> None:
    text, expected = FLAWS[name]
    assert found(tmp_path, text) == expected


def test_the_place_of_a_wrong_time_is_its_column(tmp_path: Path) -> None:
    item = only(tmp_path, cohort(session(start="2027-03-28T03:30")))
    line = cohort(session(start="2027-03-28T03:30")).splitlines()[item.span.line - 1]
    assert line[item.span.column - 1 :].startswith("2027-03-28T03:30")


TIMES = {
    ("Europe/Athens", "2027-03-28T03:30"): (
        "nonexistent-time",
        "There is no `2027-03-28T03:30` in Europe/Athens.",
        "Clocks go forward from 03:00 to 04:00 on that day: write a time before 03:00 or from 04:00 on.",
    ),
    ("Europe/Athens", "2027-10-31T03:00"): (
        "ambiguous-time",
        "`2027-10-31T03:00` comes twice in Europe/Athens.",
        "Clocks go back from 04:00 to 03:00 on that day: write a time before 03:00 or from 04:00 on.",
    ),
    ("Europe/Dublin", "2027-10-31T01:59"): (
        "ambiguous-time",
        "`2027-10-31T01:59` comes twice in Europe/Dublin.",
        "Clocks go back from 02:00 to 01:00 on that day: write a time before 01:00 or from 02:00 on.",
    ),
    ("Africa/Cairo", "2026-10-29T23:15"): (
        "ambiguous-time",
        "`2026-10-29T23:15` comes twice in Africa/Cairo.",
        "Clocks go back from 2026-10-30 00:00 to 2026-10-29 23:00 then: "
        "write a time before 2026-10-29 23:00 or from 2026-10-30 00:00 on.",
    ),
}


@pytest.mark.parametrize(("zone", "start"), TIMES)
def test_times_that_are_not_one_moment(zone: str, start: str, tmp_path: Path) -> None:
    item = only(tmp_path, cohort(session(start=start), timezone=zone))
    assert (item.code, item.message, item.hint) == TIMES[zone, start]


@pytest.mark.parametrize(
    "start",
    ["2027-03-28T02:59", "2027-03-28T04:00", "2027-10-31T02:59", "2027-10-31T04:00", "2099-12-31T23:59"],
)
def test_times_around_a_change_are_fine(start: str, tmp_path: Path) -> None:
    assert found(tmp_path, cohort(session(start=start, duration="48 h"))) == []


_AREA_AND_CITY = (
    "Write a name such as `Europe/Athens`: the area, and a large city where clocks show the same."
)
ZONES = {
    "Athens": "Did you mean `Europe/Athens`?",
    "europe/athens": "Did you mean `Europe/Athens`?",
    "Europe/Bruxelles": "Did you mean `Europe/Brussels`?",
    "New York": "Did you mean `America/New_York`?",
    "GMT+2": f"A difference in hours is wrong for half of the year. {_AREA_AND_CITY}",
    "CEST": _AREA_AND_CITY,
    "Europe/Bonn": _AREA_AND_CITY,
    "../../etc/passwd": _AREA_AND_CITY,
}


@pytest.mark.parametrize("zone", ZONES)
def test_zones_that_may_have_been_meant(zone: str, tmp_path: Path) -> None:
    item = only(tmp_path, cohort(timezone=zone))
    assert (item.code, item.hint) == ("unknown-timezone", ZONES[zone])


def test_missing_keys_are_explained(tmp_path: Path) -> None:
    assert "it is in no edition by default" in only(tmp_path, cohort(only="")).hint
    assert "Europe/Athens" in only(tmp_path / "zone", cohort(timezone="")).hint
    assert "2027-03-28T10:00" in only(tmp_path / "start", cohort(session(start=""))).hint


def test_ids_of_cohorts_are_unique_in_the_course(tmp_path: Path) -> None:
    other = {"course/cohorts/b.yaml": cohort(session())}
    assert flaws(write_course(tmp_path, {COHORT_FILE: cohort(session()), **other})) == [
        "course/cohorts/b.yaml:1 duplicate-id"
    ]


@pytest.mark.parametrize("name", ["dates.ics", "list.xlsx", "old/athens.yaml", "athens.md"])
def test_files_that_nothing_reads(name: str, tmp_path: Path) -> None:
    root = write_course(tmp_path, {f"course/cohorts/{name}": "id: athens\n"})
    (item,) = read_course(root)[1]
    assert (item.span.path, item.code) == (f"course/cohorts/{name}", "ignored-file")
    assert "one file directly in `course/cohorts/` that ends in `.yaml`" in item.hint


def test_a_file_with_another_ending_is_named_anew(tmp_path: Path) -> None:
    (item,) = read_course(write_course(tmp_path, {"course/cohorts/athens.yml": "id: athens\n"}))[1]
    assert (item.code, item.hint) == ("ignored-file", "Rename it to `course/cohorts/athens.yaml`.")


OTHER_TIMES = {
    "2027-03-01T10:00Z": "Write `2027-03-01T10:00`: the local time there, without an offset.",
    "2027-03-01T9:00": "Write `2027-03-01T09:00`: the local time there, without an offset.",
    "01.03.2027 10:00": "Write `2027-03-01T10:00`: the local time there, without an offset.",
    "2027-03-01": (
        "Add when it begins, `2027-03-01T10:00` for example: the local time there, without an offset."
    ),
    "2027-02-30T10:00": "Mend the day or the time.",
    "03/04/2027": (
        "Add when it begins, `2027-04-03T10:00` for example: the local time there, without an offset."
    ),
}


@pytest.mark.parametrize("start", OTHER_TIMES)
def test_advice_on_times(start: str, tmp_path: Path) -> None:
    item = only(tmp_path, cohort(session(start=f'"{start}"')))
    assert (item.code, item.hint) == ("invalid-local-time", OTHER_TIMES[start])


def test_codes_can_be_silenced_in_the_file(tmp_path: Path) -> None:
    drafts = cohort(session(draft="true"), draft="true")
    root = write_course(tmp_path, {COHORT_FILE: drafts})
    assert flaws(root, hints=True).count(f"{COHORT_FILE}:5 draft") == 1
    assert flaws(root, hints=True).count(f"{COHORT_FILE}:7 draft") == 1
    silenced = write_course(tmp_path / "s", {COHORT_FILE: drafts + "allow: [draft]\n"})
    assert [flaw for flaw in flaws(silenced, hints=True) if flaw.startswith(COHORT_FILE)] == []
    by_session = cohort(session(draft="true", allow="[draft]"))
    root = write_course(tmp_path / "b", {COHORT_FILE: by_session})
    assert [flaw for flaw in flaws(root, hints=True) if flaw.startswith(COHORT_FILE)] == []


MODULE = {
    "modules/02-more/module.yaml": "id: more\ntitle: More\nonly: [pilot]\n",
    "modules/02-more/01-x.md": lesson("## A {#a}\n\nx\n", id="x"),
}


def test_a_session_of_a_module_that_its_edition_excludes(tmp_path: Path) -> None:
    assert found(tmp_path, cohort(session(module="more")), **MODULE) == ["6 link-to-excluded"]
    assert found(tmp_path / "pilot", cohort(session(module="more"), only="[pilot]"), **MODULE) == []
    mixed = cohort(session(module="more", only="[pilot]"), only="[public, pilot]")
    assert found(tmp_path / "mixed", mixed, **MODULE) == []
    draft = {name: text.replace("[pilot]", "[public]\ndraft: true") for name, text in MODULE.items()}
    assert found(tmp_path / "draft", cohort(session(module="more")), **draft) == ["6 link-to-excluded"]
