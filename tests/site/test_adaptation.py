"""Pages as people set them: text spacing, forced colours, large text, no animation (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.built import everything

KINDS = (
    "index.html",
    "all-things/index.html",
    "all-things/blocks.html",
    "more/answers.html",
    "more/interactive.html",
    "worksheets/sheet.html",
    "cases/index.html",
    "schedule.html",
    "search.html",
    "workbook.html",
)
"""One page of each kind."""
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
CUT = """() => Array.from(document.querySelectorAll("main *, header *, nav *")).filter((element) => {
  const style = getComputedStyle(element);
  const hides = style.overflowX === "hidden" || style.overflowX === "clip";
  const said = element.closest(".visually-hidden, .label, svg, select, [popover], progress");
  return hides && !said && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.outerHTML.slice(0, 120))"""


def address(path: str) -> str:
    return (everything() / "public/site/en" / path).as_uri()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_text_may_be_spaced_out(page: Page, kind: str, width: int) -> None:
    """Nothing is cut off or runs out of the window (1.4.10, 1.4.12)."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(kind))
    page.evaluate(SPACING)
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
def test_text_may_be_twice_as_large(page: Page, kind: str) -> None:
    """Twice the size at 640 px is what zooming to 200 % does (1.4.4)."""
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(address(kind))
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.fixture
def forced(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(forced_colors="active")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_forced_colours_leave_nothing_to_guess(
    forced: Page, kind: str, axe: Callable[[Page], list[object]]
) -> None:
    forced.goto(address(kind))
    assert axe(forced) == []


def test_right_and_wrong_differ_without_colours(forced: Page) -> None:
    forced.goto(address("all-things/quiz.html"))
    form = forced.locator("[data-quiz=check]")
    form.get_by_label("One & <two>").check()
    form.locator("[data-action=check]").click()
    wrong = form.locator(".option.wrong")
    expect(wrong).to_have_css("border-top-width", "3px")
    expect(wrong.locator(".verdict")).to_have_text("Not right.")


def test_the_focus_is_never_covered(page: Page) -> None:
    """Tabbing through a lesson, what has the focus can be seen, and be hit (2.4.11, 2.5.8)."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address("all-things/blocks.html"))
    seen = """() => {
      const element = document.activeElement;
      if (element === document.body) return true;
      const [box] = element.getClientRects();
      const x = Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 1), innerWidth - 1);
      const y = Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 1), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      return Boolean(top && (element.contains(top) || top.contains(element) || top.closest("label")));
    }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(seen), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
