"""``{schedule}`` and ``{downloads}``, on their own pages and elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from support.built import everything
from support.cache import SHARED_CACHE
from support.cohorts import COHORT_FILE, cohort, session
from support.courses import COURSE, lesson, write_course
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.translation.interface import interface

ONE = "modules/01-first/01-one.md"
LISTS = lesson("## A {#a}\n\n:::{schedule}\n:::\n\n:::{downloads}\n:::\n")
SITE_ALONE = COURSE.replace("[site, scorm12, scorm2004]", "[site]")


def public(folder: Path, files: dict[str, str | bytes | None], **changes: object) -> Path:
    """Build the public edition of a course; return its folder."""
    root = write_course(folder / "c", files)
    options = {"cache": SHARED_CACHE, "editions": ("public",), **changes}
    result = build(BuildOptions(root=root, out=folder / "out", **options), lambda *_: None)  # type: ignore[arg-type]
    assert result.succeeded, result
    return folder / "out/public"


def main_of(path: Path) -> str:
    """Return the main part of a page, with single spaces."""
    match = re.search(r"<main.*</main>", path.read_text("utf-8"), re.S)
    assert match
    return " ".join(match[0].split())


def text_of(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def test_the_schedule_has_sessions_in_order_with_offsets() -> None:
    page = main_of(everything() / "public/site/en/schedule.html")
    assert re.findall(r'<time datetime="(2[^"]+)">', page) == [
        "2027-03-27T10:00+02:00",
        "2027-03-28T10:00+03:00",
        "2027-10-30T22:00+03:00",
        "2027-10-31T04:00+02:00",
    ]
    shown = text_of(page)
    assert "Athens &amp; surroundings, Greece Mentees: The “old” harbour, Πειραιάς" in shown
    assert (
        "Saturday, 27 March 2027 10:00–12:00 Eastern European Standard Time (GMT+02:00) Γνωριμία και" in shown
    )
    assert "2 hours On site Town hall, room “Ω” Module: All things" in shown
    assert '<a href="all-things/index.html">All things</a>' in page
    assert '<a href="https://meet.example.org/room?a=1&amp;b=2">' in page
    assert 'href="files/calendar/athens.ics"' in page
    assert "nobody has agreed" not in page
    assert "Lisboa" not in page
    assert "Lisboa, Portugal" in main_of(everything() / "facilitator/site/ar/schedule.html")


def test_nobody_of_the_public_hears_of_the_others() -> None:
    words = [b"Lisboa", b"Tagus", "Ερμής".encode(), b"rehearsal", b"agreed to yet", b"undecided"]
    for path in (everything() / "public").rglob("*"):
        if path.suffix in {".html", ".ics", ".json", ".js"}:
            assert not any(word in path.read_bytes() for word in words), path


def test_editions_without_cohorts_have_no_schedule(tmp_path: Path) -> None:
    other = {COHORT_FILE: cohort(session(), only="[pilot]"), "course/course.yaml": SITE_ALONE, ONE: LISTS}
    site = public(tmp_path, other) / "site/en"
    assert not (site / "schedule.html").exists()
    assert not (site / "downloads.html").exists()
    assert "schedule.html" not in (site / "index.html").read_text("utf-8")
    shown = text_of(main_of(site / "first/one.html"))
    assert "This edition has no dates. There is nothing to download in this edition." in shown


def test_a_cohort_without_dates_says_so(tmp_path: Path) -> None:
    site = public(tmp_path, {COHORT_FILE: cohort(), "course/course.yaml": SITE_ALONE}) / "site/en"
    page = main_of(site / "schedule.html")
    assert text_of(page) == "Schedule Athens The dates of this group are not fixed yet."
    assert "Schedule" in (site / "index.html").read_text("utf-8")


def test_a_list_stands_below_the_heading_before_it(tmp_path: Path) -> None:
    files = {COHORT_FILE: cohort(session()), "course/course.yaml": SITE_ALONE, ONE: LISTS}
    site = public(tmp_path, files) / "site/en"
    assert "<h3>Athens</h3>" in main_of(site / "first/one.html")
    assert "<h2>Athens</h2>" in main_of(site / "schedule.html")
    assert 'href="../files/calendar/athens.ics"' in main_of(site / "first/one.html")


def members(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ["scorm12", "scorm2004"])
def test_packages_hold_the_calendars_but_no_packages(name: str) -> None:
    folder = everything() / "public"
    inside = members(folder / f"scorm/everything-public-en-{name}.zip")
    calendar = (folder / "calendar/athens.ics").read_bytes()
    assert inside["pages/files/calendar-athens.ics"] == calendar
    assert b"pages/files/calendar-athens.ics" in inside["imsmanifest.xml"]
    assert b"pages/schedule.html" in inside["imsmanifest.xml"]
    assert not [path for path in inside if path.endswith(".zip")]
    assert b".zip" not in inside["pages/downloads.html"]
    there = b'target="_blank" rel="noopener">Join online</a> (meet.example.org)'
    assert there in inside["pages/schedule.html"]


def test_the_site_holds_all_that_it_offers() -> None:
    folder = everything() / "public"
    page = main_of(folder / "site/ar/downloads.html")
    offered = re.findall(r'href="([^"]+)"', page)
    assert offered == [
        "files/handouts/all-things/blocks.pdf",
        "files/handouts/all-things/quiz.pdf",
        "files/handouts/more/end.pdf",
        "files/handouts/more/answers.pdf",
        "files/handouts/more/interactive.pdf",
        "files/worksheets/sheet.pdf",
        *(
            f"files/{name}.pdf"
            for name in ("workbook", "certificate", "course-book", "compendium", "briefing")
        ),
        *(f"files/cohorts/athens/{name}.pdf" for name in ("schedule", "attendance", "feedback")),
        "files/calendar/athens.ics",
        "files/everything-public-ar-scorm12.zip",
        "files/everything-public-ar-scorm2004.zip",
    ]
    for path in offered:
        assert (folder / "site/ar" / path).is_file(), path
    for name in ("scorm12", "scorm2004"):
        package = f"everything-public-ar-{name}.zip"
        assert (folder / f"site/ar/files/{package}").read_bytes() == (
            folder / f"scorm/{package}"
        ).read_bytes()
    assert "SCORM 2004 4th Edition (ZIP)" in text_of(page)
    assert f"A worksheet ({interface('ar').gettext('PDF, fillable')})" in text_of(page)


def test_documents_are_those_of_the_site() -> None:
    folder = everything() / "public"
    inside = members(folder / "scorm/everything-public-en-scorm12.zip")
    for path in (folder / "pdf/en").rglob("*.pdf"):
        name = path.relative_to(folder / "pdf/en").as_posix()
        assert inside[f"pages/files/{name.replace('/', '-')}"] == path.read_bytes(), name


def test_downloads_are_only_what_the_edition_has(tmp_path: Path) -> None:
    course = COURSE.replace("public: [site, scorm12, scorm2004]", "public: [site, pdf]")
    files = {"course/course.yaml": course + "documents: {public: [worksheets]}\n", ONE: LISTS}
    site = public(tmp_path / "none", files) / "site/en"
    assert not (site / "downloads.html").exists()
    sheet = {"modules/01-first/worksheets/w.md": "---\nid: w\ntitle: W\npurpose: P\n---\n\nx\n"}
    site = public(tmp_path / "sheet", {**files, **sheet}) / "site/en"
    shown = text_of(main_of(site / "downloads.html"))
    assert shown.startswith("Downloads Worksheets The first module W (PDF, fillable) Read offline")


def test_a_site_alone_gets_the_packages_it_offers(tmp_path: Path) -> None:
    folder = public(tmp_path, {}, targets=("site",))
    assert not (folder / "scorm").exists()
    assert "imsmanifest.xml" in members(folder / "site/en/files/sample-public-en-scorm12.zip")


def test_dates_on_paper_are_a_table(pdf_text: Callable[[Path], str]) -> None:
    import pikepdf

    document = everything() / "facilitator/pdf/en/handouts/more/end.pdf"
    shown = " ".join(pdf_text(document).split())
    assert "Sunday, 28 March 2027" in shown
    assert "https://example.org/everything/en/files/calendar/lisbon.ics" in shown
    with pikepdf.open(document) as pdf:
        kinds = {str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item}
    assert {"/Table", "/TH", "/TD"} <= kinds


def test_titles_that_cannot_be_printed(tmp_path: Path) -> None:
    from support.flaws import flaws

    printed = (
        COURSE.replace("[site, scorm12, scorm2004]", "[site, pdf]") + "documents: {public: [handouts]}\n"
    )
    files = {"course/course.yaml": printed, COHORT_FILE: cohort(session(title="城市参观"))}
    assert flaws(write_course(tmp_path / "a", files)) == []
    assert set(flaws(write_course(tmp_path / "b", {**files, ONE: LISTS}))) == {
        f"{COHORT_FILE}:6 character-without-glyph"
    }
