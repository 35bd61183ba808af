"""A course that is written in Arabic: right on pages, in packages and on paper."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Page

from support.built import ARABIC, arabic
from support.packages import course_frame
from unites_mooc.build.reading import read_course
from unites_mooc.render.arabic_marks import direction_of_words, with_arabic_marks

SITE = "public/site/ar"


def test_the_sample_has_no_flaws() -> None:
    assert [item for item in read_course(ARABIC)[1] if item.severity != "hint"] == []


def test_pages_run_from_right_to_left_and_speak_arabic() -> None:
    for path in sorted((arabic() / SITE).rglob("*.html")):
        page = lxml_html.document_fromstring(path.read_text("utf-8"))
        assert (page.get("lang"), page.get("dir")) == ("ar", "rtl"), path


def test_pages_are_valid_html(nu_html: Callable[..., list[object]]) -> None:
    assert nu_html(arabic() / "public/site") == []


@pytest.mark.parametrize("name", ["index", "invite/write", "invite/meet", "worksheets/plan", "glossary"])
def test_axe_finds_nothing(name: str, page: Page, axe: Callable[..., list[object]]) -> None:
    page.goto((arabic() / SITE / f"{name}.html").as_uri())
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_package_plays(scorm_runtime: Callable[[Path], object]) -> None:
    attempt = scorm_runtime(next((arabic() / "public/scorm").glob("*-scorm12.zip")))
    session = attempt.start()  # type: ignore[attr-defined]
    frame = course_frame(session)
    assert frame.evaluate("document.documentElement.dir") == "rtl"
    session.finish()
    assert session.faults() == []


def test_documents_are_pdf_ua_1(verapdf: Callable[..., list[object]]) -> None:
    files = sorted((arabic() / "public/pdf").rglob("*.pdf"))
    assert len(files) > 8
    wrong = [str(v) for v in verapdf(files, profiles=["ua1"]) if not v.compliant]  # type: ignore[attr-defined]
    assert wrong == []


def test_words_in_drawings_on_paper_stay_joined() -> None:
    """Letters that are set one by one would come back one by one, and the wrong way round."""
    handout = next((arabic() / "public/pdf").rglob("handouts/invite/write.pdf"))
    text = subprocess.run(["pdftotext", str(handout), "-"], capture_output=True, text=True, check=True).stdout
    assert "الدعوة" in text
    assert "اللقاء" in text


MARKS = {
    "الحدّاد, 2021": "الحدّاد، 2021",
    "Haddad, 2021": "Haddad, 2021",
    "<i>كتاب</i>, 2021; x": "<i>كتاب</i>، 2021؛ x",
    "3,5": "3,5",
    "كلمة &amp; كلمة; x": "كلمة &amp; كلمة؛ x",
}


@pytest.mark.parametrize("text", MARKS)
def test_marks_are_those_of_the_words_before_them(text: str) -> None:
    assert with_arabic_marks(text) == MARKS[text]


def test_a_text_runs_as_its_first_letter_does() -> None:
    assert [direction_of_words(text) for text in ("48.2 KB", "12 دقيقة", "2024-11")] == ["ltr", "rtl", "ltr"]
