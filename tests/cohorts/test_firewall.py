"""What an edition excludes of cohorts is nowhere in it, and would be found there."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cache import SHARED_CACHE
from support.cohorts import COHORT_FILE, cohort, session
from support.courses import COURSE, lesson, write_course
from unites_mooc.build import pipeline
from unites_mooc.build.pipeline import BuildOptions, BuildResult, build
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select
from unites_mooc.render.files import Content, Files
from unites_mooc.source.loader import load_course
from unites_mooc.targets.base import Target
from unites_mooc.translation.apply import Translated

HIDDEN = session(id="secret-rounds", title="The round behind closed doors", place="Café Ω", only="[pilot]")
OTHER = cohort(
    session(id="talk", title="A talk among the mayors", place="Salon"),
    id="graz",
    city="Graz",
    country="Republic of Austria",
    timezone="Europe/Vienna",
    only="[pilot]",
    mentees="[Leoben and its neighbours]",
)
FILES = {COHORT_FILE: cohort(session(), HIDDEN), "course/cohorts/graz-group-of-pilots.yaml": OTHER}


def run(tmp_path: Path, files: dict[str, str | bytes | None], **changes: object) -> BuildResult:
    root = write_course(tmp_path / "c", files)
    options = {"editions": ("public",), "targets": ("site",), "cache": SHARED_CACHE, **changes}
    return build(BuildOptions(root=root, out=tmp_path / "out", **options), lambda *_: None)  # type: ignore[arg-type]


def test_a_publication_knows_nothing_of_the_others(tmp_path: Path) -> None:
    course, _ = load_course(write_course(tmp_path, FILES))
    assert course is not None
    public = repr(select(Translated(course, "en", "en"), "public"))
    for word in ("raz", "secret-rounds", "closed doors", "Café", "Leoben", "Vienna"):
        assert word not in public, word
    assert "The first meeting" in public


def test_a_cohort_without_a_tag_is_nowhere(tmp_path: Path) -> None:
    course, _ = load_course(write_course(tmp_path, {COHORT_FILE: cohort(session(), only="")}))
    assert course is not None
    for edition in ("public", "pilot", "facilitator"):
        assert select(Translated(course, "en", "en"), edition).course.cohorts == ()


def test_an_honest_build_passes(tmp_path: Path) -> None:
    assert run(tmp_path, FILES).succeeded


LEAKS: dict[str, tuple[str, bytes]] = {
    "a title": ("site/en/a.html", b"<p>The round behind <b>closed</b> doors</p>"),
    "a title of another cohort": ("site/en/a.html", b"A talk among the mayors"),
    "a short city": ("site/en/a.html", b"<li>Graz,</li>"),
    "a short city in a name": ("site/en/graz.html", b"x"),
    "a short city in a script": ("site/en/a.js", b'{"city":"Graz"}'),
    "a short place": ("site/en/a.html", "Café\n Ω".encode()),
    "a country": ("site/en/a.html", b"Republic of Austria"),
    "a mentee": ("site/en/a.html", b"Leoben and its neighbours"),
    "an id": ("site/en/secret-rounds.html", b"x"),
    "the name of a file": ("site/en/a.json", b'"graz-group-of-pilots"'),
    "a folded title": ("calendar/a.ics", b"SUMMARY:The round behind clo\r\n sed doors\r\n"),
    "a folded city": ("calendar/a.ics", b"DESCRIPTION:We meet in G\r\n raz\r\n"),
    "a city after a line": ("calendar/a.ics", b"DESCRIPTION:We meet in:\\nGraz\\nSoon\r\n"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_fails_the_build(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, data = LEAKS[name]
    site = pipeline.TARGETS["site"]

    def render(publication: Publication) -> Files:
        return {**site.render(publication), path: Content(data)}

    monkeypatch.setitem(pipeline.TARGETS, "site", Target("site", render))
    assert run(tmp_path, FILES).leaks


FALSE_ALARMS = {
    "a city that a text names": (
        {"modules/01-first/01-one.md": lesson("## A {#a}\n\nLook at Graz.\n")},
        "Graz",
    ),
    "a city in the name of a zone": ({}, "Athens"),
    "a city inside a word": ({}, "Lear"),
    "a city that is a word of the tool": ({}, "Split"),
}


@pytest.mark.parametrize("name", FALSE_ALARMS)
def test_no_false_alarm(name: str, tmp_path: Path) -> None:
    files, city = FALSE_ALARMS[name]
    shown = cohort(session(), id="patras", city="Patras")
    other = cohort(session(id="b", place="Online"), id="other", city=city, only="[pilot]")
    course = COURSE.replace("[site, scorm12, scorm2004]", "[site, scorm12, pdf]")
    everything = {
        "course/course.yaml": course,
        COHORT_FILE: shown,
        "course/cohorts/other.yaml": other,
        **files,
    }
    result = run(tmp_path, everything, targets=())
    assert result.leaks == ()
    assert result.succeeded
