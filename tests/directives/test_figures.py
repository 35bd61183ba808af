"""The credit of a figure is text with links."""

from __future__ import annotations

from pathlib import Path

from support.courses import COURSE, PIXEL, lesson, write_course
from support.flaws import placed
from unites_mooc.editions.select import select
from unites_mooc.model.blocks import Figure
from unites_mooc.model.contents import prose_of_text
from unites_mooc.model.prose import plain_text
from unites_mooc.model.walk import find
from unites_mooc.render.context import Medium, make_context
from unites_mooc.render.document_list import documents_of
from unites_mooc.render.documents import document_task
from unites_mooc.render.layout import Layout
from unites_mooc.render.pages import render_pages
from unites_mooc.source.loader import load_course
from unites_mooc.translation.apply import Translated

ONE = "modules/01-first/01-one.md"
CREDIT = "*A. B.*, [CC BY 4.0](https://example.org/by/4.0/)"
SHOWN = '<p class="credit"><em>A. B.</em>, <a href="https://example.org/by/4.0/">CC BY 4.0</a></p>'


def files(credit: str, caption: str = "") -> dict[str, str | bytes | None]:
    figure = f":::{{figure}} media/a.png\n:alt: A dot\n{credit}\n\n{caption}\n:::\n"
    return {
        "course/course.yaml": COURSE.replace("scorm2004]", "scorm2004, pdf]"),
        ONE: lesson(f"## A {{#a}}\n\n{figure}"),
        "modules/01-first/media/a.png": PIXEL,
    }


def test_it_is_shown_with_its_links_on_pages_and_on_paper(tmp_path: Path) -> None:
    course, diagnostics = load_course(write_course(tmp_path, files(f":credit: {CREDIT}")))
    assert course
    assert diagnostics == ()
    publication = select(Translated(course, "en", "en"), "public")
    screen = make_context(publication, Layout(pages="en/"), Medium.SITE)
    assert SHOWN in next(page.html for page in render_pages(screen) if page.path == "en/first/one.html")
    paper = make_context(publication, Layout(pages="en/"), Medium.PRINT)
    handout = next(document for document in documents_of(paper) if document.name.endswith("one.pdf"))
    printed = SHOWN.replace("</a>", '</a> <span class="address">(example.org/by/4.0)</span>')
    assert printed in str(document_task(paper, handout).arguments[0])


def test_it_is_prose_of_the_text_with_its_source(tmp_path: Path) -> None:
    course, _ = load_course(write_course(tmp_path, files(f":credit: {CREDIT}", "A caption.")))
    assert course
    text = next(course.lessons)
    (figure,) = find(text.blocks, Figure)
    assert figure.credit is not None
    assert figure.credit.source == CREDIT
    assert [plain_text(prose) for prose in prose_of_text(text)] == ["A", "A. B., CC BY 4.0", "A caption."]


def test_a_figure_without_one_shows_none(tmp_path: Path) -> None:
    course, _ = load_course(write_course(tmp_path, files(":credit:")))
    assert course
    publication = select(Translated(course, "en", "en"), "public")
    pages = render_pages(make_context(publication, Layout(pages="en/"), Medium.SITE))
    assert not any('class="credit"' in page.html or "figcaption" in page.html for page in pages)


def test_its_flaws_are_found_at_their_place(tmp_path: Path) -> None:
    codes = ("broken-link", "unsupported-link", "unknown-role", "raw-html")
    written = ":credit: By [us](missing.md), [us](ftp://x), {nothing}`x`, <b>bold</b>"
    assert placed(write_course(tmp_path / "a", files(written)), *codes) == [
        f"{ONE}:11:13 broken-link",
        f"{ONE}:11:31 unsupported-link",
        f"{ONE}:11:46 unknown-role",
        f"{ONE}:11:60 raw-html",
    ]
    quoted = ':credit: "By [us](missing.md)"'
    assert placed(write_course(tmp_path / "b", files(quoted)), *codes) == [f"{ONE}:11:14 broken-link"]
