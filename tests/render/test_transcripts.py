"""A transcript has headings of its own; the page's outline stays whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.courses import lesson, write_course
from support.flaws import flaws
from unites_mooc.editions.select import select
from unites_mooc.model.index import page_headings
from unites_mooc.render.context import Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.outline import with_headings_from
from unites_mooc.render.pages import render_pages
from unites_mooc.source.loader import load_course
from unites_mooc.source.transcripts import read_transcript
from unites_mooc.translation.apply import Translated

ONE = "modules/01-first/01-one.md"
TRANSCRIPT = "# Opening {#unit}\n\nA.\n\n### Greetings\n\nB.\n\n## Talk\n\nC.\n"
AUDIO = ":::{audio} media/a.mp3\n:transcript: media/t.md\n:::\n"
BODY = f"## Unit {{#unit}}\n\n{AUDIO}\n### Below {{#below}}\n\n{AUDIO}\n:::{{activity}} Do it\n:::\n"
FILES: dict[str, str | bytes | None] = {
    ONE: lesson(BODY),
    "modules/01-first/media/a.mp3": b"x",
    "modules/01-first/media/t.md": TRANSCRIPT,
}


@pytest.mark.parametrize(
    ("written", "level", "expected"),
    [
        ("# A", 3, [3]),
        ("## A\n\n### B\n\n## C", 3, [3, 4, 3]),
        ("# A\n\n#### B\n\n##### C\n\n## D", 3, [3, 4, 5, 4]),
        ("### A\n\n# B\n\n## C", 4, [4, 4, 5]),
        ("# A\n\n## B\n\n### C\n\n#### D", 5, [5, 6, 6, 6]),
        ("> # A\n\n- ## B", 2, [2, 3]),
    ],
)
def test_headings_stand_below_without_a_gap(written: str, level: int, expected: list[int]) -> None:
    blocks, _ = read_transcript("t.md", written)
    headings = list(page_headings(with_headings_from(blocks, level)))
    assert [heading.level for heading in headings] == expected
    assert not any(heading.id for heading in headings)


def test_the_outline_of_the_page_holds_no_transcript(tmp_path: Path) -> None:
    course, diagnostics = load_course(write_course(tmp_path, FILES))
    assert course
    assert diagnostics == ()
    publication = select(Translated(course, "en", "en"), "public")
    pages = render_pages(make_context(publication, Layout(pages="en/"), Medium.SITE))
    html = next(page.html for page in pages if page.path == "en/first/one.html")
    text = html[html.index("<h2") :]
    outline = re.findall(r"<h(\d)[^>]*>(?:<span[^>]*>[^<]*</span>)?\s*([^<]*)", text)
    below_unit = [("3", "Opening"), ("4", "Greetings"), ("4", "Talk")]
    below_heading = [("4", "Opening"), ("5", "Greetings"), ("5", "Talk")]
    expected = [("2", "Unit"), *below_unit, ("3", "Below"), *below_heading, ("4", "Do it")]
    assert outline[: len(expected)] == expected
    assert html.count('id="unit"') == 1


def test_the_levels_of_a_transcript_are_its_own_affair(tmp_path: Path) -> None:
    assert flaws(write_course(tmp_path, FILES)) == []
