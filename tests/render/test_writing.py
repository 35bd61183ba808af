"""Small things of a page: citations without their author, ways back from notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, lesson, write_course
from support.flaws import flaws
from unites_mooc.editions.select import select
from unites_mooc.render.context import Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.pages import render_pages
from unites_mooc.source.loader import load_course
from unites_mooc.translation.apply import Translated

ONE = "modules/01-first/01-one.md"
REFERENCES = """\
references:
  - {id: geddes-2015, type: book, title: A book, author: [{family: Geddes, given: A.}], issued: 2015}
  - {id: undated, type: webpage, title: A page, author: [{literal: The Office}]}
  - {id: leaflet, type: book, title: A leaflet}
"""


def page(tmp_path: Path, body: str, style: str = "author-date") -> str:
    """Return the page of a lesson with this body."""
    files = {
        "course/course.yaml": f"{COURSE}citation_style: {style}\n",
        "course/references.yaml": REFERENCES,
        ONE: lesson("## A {#a}\n\n" + body),
    }
    course, diagnostics = load_course(write_course(tmp_path, files))
    assert course
    assert diagnostics == ()
    publication = select(Translated(course, "en", "en"), "public")
    context = make_context(publication, Layout(pages="en/"), Medium.SITE)
    return next(item.html for item in render_pages(context) if item.path == "en/first/one.html")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[@geddes-2015]", "Geddes, 2015"),
        ("[-@geddes-2015]", "2015"),
        ("[-@geddes-2015, p. 3]", "2015, p. 3"),
        ("[see -@geddes-2015]", "see 2015"),
        ("[-@undated]", "The Office, n.d."),
    ],
)
def test_the_author_of_a_citation_may_be_left_out(written: str, shown: str, tmp_path: Path) -> None:
    assert f">{shown}</a>" in page(tmp_path, f"As Geddes says {written}.").replace("\u00a0", " ")


def test_two_hyphens_between_pages_are_one_dash(tmp_path: Path) -> None:
    assert "pp. 3–5</a>" in page(tmp_path, "So [@geddes-2015, pp. 3--5].").replace("\u00a0", " ")


def test_a_work_without_an_author_is_listed_by_its_title(tmp_path: Path) -> None:
    assert "<i>A leaflet</i> (n.d.).</li>" in page(tmp_path, "So [@leaflet].")


def test_a_number_has_no_author_to_leave_out(tmp_path: Path) -> None:
    assert ">1</a>]" in page(tmp_path, "As Geddes says [-@geddes-2015].", "numeric")


def test_a_note_that_is_marked_twice_leads_back_twice(tmp_path: Path) -> None:
    html = page(tmp_path, "One[^n] and two[^n].\n\n[^n]: A note.\n")
    assert 'href="#mark--1"' in html
    assert 'href="#mark--1-2" aria-label="Back to the text (2)"' in html
    assert 'id="mark--1-2"' in html


def test_a_large_right_number_is_shown_as_it_may_be_typed(tmp_path: Path) -> None:
    body = ":::{quiz} Q\n:id: q\n\n### How many? {#n type=number}\n\n= 12000.5\n:::\n"
    assert "</strong> 12000.5</p>" in page(tmp_path, body)


def test_an_activity_says_its_duration_as_lessons_do(tmp_path: Path) -> None:
    assert "<span>1 hour 15 minutes</span>" in page(
        tmp_path, ":::{activity} Walk\n:duration: 1 h 15 min\n:::\n"
    )


def test_attributes_of_images_and_headings(tmp_path: Path) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'{}</svg>"
    (tmp_path / "modules/01-first/media").mkdir(parents=True)
    (tmp_path / "modules/01-first/media/x.svg").write_text(drawing.format("><animate/>"))
    (tmp_path / "modules/01-first/media/y.svg").write_text(drawing.format(">"))
    body = (
        "### Sub {#sub .wide}\n\n![Plan](media/x.svg){#plan .calm width=48%} and "
        "![Map](media/x.svg){width=20}, ![Way](media/y.svg){#way .calm width=20}.\n\nSee [the plan](#plan)."
    )
    html = page(tmp_path, body)
    assert '<h3 id="sub" class="wide">' in html
    assert 'id="plan" class="calm width-50" width="40" height="20"' in html
    assert 'alt="Map" width="20" height="10"' in html
    assert 'id="way" class="drawing themed calm" role="img" aria-label="Way"' in html
    assert 'focusable="false" width="20" height="10"' in html
    assert '<a href="#plan">' in html


def test_attributes_of_images_are_checked(tmp_path: Path) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'/>"
    body = "### Sub {#sub}\n\n![A](media/x.svg){#sub} ![B](media/x.svg){#Not_One} [x](#sup)"
    files = {ONE: lesson("## A {#a}\n\n" + body), "modules/01-first/media/x.svg": drawing}
    assert sorted(flaws(write_course(tmp_path, files))) == [
        f"{ONE}:11 broken-anchor",
        f"{ONE}:11 duplicate-id",
        f"{ONE}:11 invalid-id",
    ]
