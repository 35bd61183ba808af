"""Drawings in pages, as a browser, axe and the Nu checker see them."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support.courses import PIXEL, lesson, write_course
from support.flaws import placed
from support.sites import write_site

ONE = "modules/01-first/01-one.md"
MEDIA = "modules/01-first/media/"
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
THEMED = (
    f'{OPEN}viewBox="0 0 400 200" font-family="sans-serif">'
    '<rect class="fill-second-soft stroke-accent" fill="#eee" stroke="#123" width="400" height="200"/>'
    '<text class="fill-accent" fill="#123" x="20" y="60" font-size="30">Come to the quay</text>'
    '<text x="20" y="120">black</text></svg>'
)
ON_WHITE = (
    f'{OPEN}width="300" height="150"><defs><style>.a {{ fill: #1f4e5f }}</style>'
    '<linearGradient id="fade"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#06c"/>'
    '</linearGradient><g id="box"><rect width="50" height="50" fill="url(#fade)"/></g>'
    '<filter id="blur"><feGaussianBlur stdDeviation="2"/></filter>'
    '<marker id="tip"><path d="M0 0h2"/></marker>'
    '<clipPath id="cut"><circle r="20"/></clipPath></defs>'
    '<use xlink:href="#box" x="20" y="20"/><path class="a" d="M0 0h9v9z" marker-end="url(#tip)"/>'
    '<g clip-path="url(#cut)" style="filter:url(#blur);opacity:.5"><path d="M0 0h90v90z"/></g>'
    '<g xml:lang="hr" style="font-size:12px;line-height:1;-x-a:b"><title>luka</title>'
    '<text xml:space="preserve" x="20" y="100" style="paint-order:stroke;mix-blend-mode:normal">stays  dark'
    '<tspan dy="1em" x="20">below</tspan></text></g>'
    '<image width="9" height="9" href="data:image/png;base64,'
    f'{base64.b64encode(PIXEL).decode()}"/></svg>'
)
MOVING = (
    f'{OPEN}viewBox="0 0 9 9">\n<circle r="4"><animate attributeName="r" to="5" dur="2s"/></circle></svg>'
)
TEXT = """\
## A unit {#unit}

:::{figure} media/themed.svg
:alt: Come to the quay.

The quay.
:::

:::{figure} media/white.svg
:alt: A box.
:::

A sign ![A box](media/white.svg){width=60} and ![](media/themed.svg){.decorative width=50%} in a sentence.

![It moves](media/moving.svg) and [the drawing itself](media/white.svg).
"""
FILES: dict[str, str | bytes] = {
    ONE: lesson(TEXT),
    f"{MEDIA}themed.svg": THEMED,
    f"{MEDIA}white.svg": ON_WHITE,
    f"{MEDIA}moving.svg": MOVING,
}
LESSON = "en/first/one.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("drawings"), FILES)


def test_the_page_holds_the_drawings_and_ids_of_its_own(site: Path, page: Page) -> None:
    text = (site / LESSON).read_text("utf-8")
    assert text.count('<svg class="drawing') == 4
    assert text.count("<img ") == 2, "the sign of the course and the drawing that moves"
    page.goto((site / LESSON).as_uri())
    ids = page.evaluate("Array.from(document.querySelectorAll('[id]'), item => item.id)")
    assert len(ids) == len(set(ids))
    drawn = "items => items.map(item => item.getBBox().width)"
    assert page.locator(".drawing use").evaluate_all(drawn) == [50, 50]


def test_files_of_drawings_are_there_where_something_needs_them(site: Path) -> None:
    assert sorted(path.name[:5] for path in (site / "media").glob("*.svg")) == ["movin", "white"]
    with zipfile.ZipFile(next((site / "en/files").glob("*scorm12.zip"))) as package:
        names = [Path(name).name[:5] for name in package.namelist() if name.endswith(".svg")]
        pages = [
            package.read(name).decode() for name in package.namelist() if name.endswith("lesson-one.html")
        ]
    assert sorted(names) == ["icon.", "movin", "white"]
    assert pages[0].count('<svg class="drawing') == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_the_policy_find_nothing(
    scheme: str,
    site: Path,
    chromium: Browser,
    axe: Callable[..., list[object]],
    static_server: Callable[..., Any],
) -> None:
    from judges.browser_log import BrowserLog, watch

    context = chromium.new_context(viewport={"width": 320, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    log = BrowserLog()
    watch(context, log)
    page = context.new_page()
    page.goto(static_server(site).url(LESSON))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    log.assert_clean()
    context.close()


def test_the_nu_checker_finds_no_error(site: Path, nu_html: Callable[..., list[object]]) -> None:
    assert nu_html(site / LESSON) == []


def test_words_are_found_selected_and_set_in_the_font_of_the_page(site: Path, page: Page) -> None:
    page.goto((site / LESSON).as_uri())
    assert page.evaluate("window.find('Come to the quay') && getSelection().toString()") == "Come to the quay"
    font = "item => getComputedStyle(item).fontFamily"
    assert page.locator(".themed text").first.evaluate(font) == page.locator("body").evaluate(font)
    assert page.get_by_role("img", name="Come to the quay.").count() == 1
    size = page.locator(".drawing.themed text").nth(1).evaluate("item => getComputedStyle(item).fontSize")
    assert size == "16px", "as in an image, whatever the text around it"


COLOUR = "(item, name) => getComputedStyle(item)[name]"
HUE = {"light": "rgb(20, 87, 107)", "dark": "rgb(134, 207, 226)"}
GROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(27, 36, 41)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_follows_the_scheme_or_keeps_its_white_ground(scheme: str, site: Path, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto((site / LESSON).as_uri())
    themed, white = page.locator(".figure .themed"), page.locator(".drawing:not(.themed)")
    assert themed.evaluate(COLOUR, "backgroundColor") == GROUND[scheme]
    assert themed.locator("text").first.evaluate(COLOUR, "fill") == HUE[scheme]
    ink = page.locator("body").evaluate(COLOUR, "color")
    assert themed.locator("text").last.evaluate(COLOUR, "fill") == ink
    for drawing in white.all():
        assert drawing.evaluate(COLOUR, "backgroundColor") == GROUND["light"]
        assert drawing.locator("text").evaluate(COLOUR, "fill") == "rgb(0, 0, 0)"
    page.emulate_media(color_scheme=scheme, forced_colors="active")  # type: ignore[arg-type]
    assert white.first.evaluate(COLOUR, "backgroundColor") == GROUND["light"]
    assert themed.evaluate(COLOUR, "backgroundColor") == GROUND[scheme]


def test_a_drawing_has_its_size_before_anything_loads_and_in_every_direction(site: Path, page: Page) -> None:
    page.goto((site / LESSON).as_uri())
    boxes = "items => items.map(item => item.clientWidth / item.clientHeight)"
    assert page.locator(".figure .drawing").evaluate_all(boxes) == pytest.approx([2, 2], abs=0.02)
    assert page.locator("p .drawing").evaluate_all(boxes) == pytest.approx([2, 2], abs=0.02)
    assert page.locator("p .drawing").first.bounding_box()["width"] == 60  # type: ignore[index]
    place = "item => item.getBoundingClientRect().x - item.ownerSVGElement.getBoundingClientRect().x"
    word = page.locator(".figure .themed text").first
    before = word.evaluate(place)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert word.evaluate(place) == pytest.approx(before)


def test_the_author_learns_why_a_drawing_stays_an_image(tmp_path: Path) -> None:
    root = write_course(tmp_path, dict(FILES))
    assert placed(root, "drawing-as-image") == [f"{ONE}:21:1 drawing-as-image"]
    shown = lesson(TEXT, allow="[drawing-as-image]")
    assert placed(write_course(tmp_path, {**FILES, ONE: shown}), "drawing-as-image") == []
