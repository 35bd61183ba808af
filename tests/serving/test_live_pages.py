"""A page in a real browser follows what its author saves, and keeps what its reader did."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from judges.browser_log import BrowserLog
from support.built import EVERYTHING
from support.courses import COURSE, QUIZ_LESSON, lesson, write_course
from support.live import Live, serving

LONG = "\n\n".join(f"Paragraph {number} of a long lesson." for number in range(80))
BODY = f"## A unit {{#unit}}\n\n{LONG}\n\n:::{{details}} More\nWhat is folded.\n:::\n"
ONE = "modules/01-first/01-one.md"
TWO = "modules/01-first/02-two.md"
QUIZ = QUIZ_LESSON.replace("Some text.", LONG, 1)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    two = COURSE + "languages: [en, de]\n"
    files = {"course/course.yaml": two, ONE: lesson(BODY), TWO: QUIZ}
    with serving(write_course(tmp_path / "course", files)) as served:
        yield served


def opened(page: Page, live: Live, path: str) -> None:
    page.goto(live.url(path))
    expect(page.locator("section.live--panel")).to_be_attached()
    page.locator("html[data-live]").wait_for(state="attached")
    page.evaluate("window.same = true")


def loaded_anew(page: Page) -> bool:
    return not page.evaluate("window.same === true")


def test_an_edit_is_put_into_the_page_that_is_open(page: Page, live: Live, browser_log: BrowserLog) -> None:
    opened(page, live, "public/en/first/one.html")
    page.get_by_text("More", exact=True).click()
    page.get_by_text("Paragraph 40 of").scroll_into_view_if_needed()
    place = page.get_by_text("Paragraph 40 of").bounding_box()
    live.write(ONE, lesson(BODY.replace("Paragraph 40 of", "Paragraph forty of")))
    changed = page.get_by_text("Paragraph forty of")
    expect(changed).to_be_visible()
    assert changed.bounding_box() == place
    added = BODY.replace("Paragraph 50 of", "A new one, with *emphasis*.\n\nParagraph 50 of")
    live.write(ONE, lesson(added))
    expect(page.locator("main p em")).to_have_text("emphasis")
    expect(page.get_by_text("Paragraph 40 of")).to_have_count(1)
    live.write(ONE, lesson(BODY, title="Another title"))
    expect(page.locator("main h1")).to_have_text("Another title")
    expect(page).to_have_title("Another title – A sample course")
    expect(page.locator("main em")).to_have_count(0)
    assert not loaded_anew(page)
    expect(page.locator("details", has_text="What is folded.")).to_have_attribute("open", "")
    browser_log.assert_clean()


def test_what_scripts_hold_is_loaded_anew_in_the_same_state(
    page: Page, live: Live, browser_log: BrowserLog
) -> None:
    opened(page, live, "public/de/first/two.html")
    choice = page.locator("form input").first
    choice.scroll_into_view_if_needed()
    choice.check()
    place = choice.bounding_box()
    live.write(TWO, QUIZ.replace("Which is right?", "Which of them is right?"))
    expect(page.get_by_text("Which of them is right?")).to_be_visible()
    assert loaded_anew(page)
    assert page.url.endswith("/public/de/first/two.html")
    expect(choice).to_be_checked()
    kept = choice.bounding_box()
    assert kept
    assert place
    assert abs(kept["y"] - place["y"]) < 3
    browser_log.assert_clean()


INTERACTIVE = "modules/02-more/03-interactive.md"
SHEET = "modules/01-all/worksheets/sheet.md"


@pytest.mark.parametrize(
    ("place", "file", "old", "new"),
    [
        ("more/interactive.html#tabs", INTERACTIVE, "All tabs are shown.", "All of them are shown."),
        ("more/interactive.html#decide", INTERACTIVE, "Somebody did not come.", "Somebody stayed away."),
        ("more/interactive.html#assess", INTERACTIVE, "We know who lives here.", "We know our neighbours."),
        ("more/interactive.html#watch", INTERACTIVE, "A caption with", "Another caption with"),
        ("worksheets/sheet.html#fields", SHEET, "A line with", "One line with"),
    ],
    ids=["tabs", "scenario", "self-assessment", "video", "field"],
)
def test_what_scripts_have_remade_follows_too(
    page: Page, tmp_path: Path, browser_log: BrowserLog, place: str, file: str, old: str, new: str
) -> None:
    root = shutil.copytree(EVERYTHING, tmp_path / "course", ignore=shutil.ignore_patterns("build"))
    with serving(root) as live:
        opened(page, live, f"public/en/{place}")
        shown = page.locator("main").get_by_text(old).first
        shown.scroll_into_view_if_needed()
        text = (root / file).read_text("utf-8")
        assert old in text
        live.write(file, text.replace(old, new))
        expect(page.locator("main").get_by_text(new).first).to_be_visible()
        expect(page.locator("main").get_by_text(old, exact=True)).to_have_count(0)
    browser_log.assert_clean()


def test_errors_lie_over_the_page_until_they_are_mended(
    page: Page, live: Live, browser_log: BrowserLog
) -> None:
    opened(page, live, "public/en/first/one.html")
    panel = page.locator(".live--panel.live--severe")
    live.write(ONE, lesson("## A unit {#unit}\n\nRead [this](nowhere.md).\n"))
    expect(panel).to_contain_text(f"{ONE}:9:6")
    expect(panel).to_contain_text("error[broken-link]")
    expect(panel.locator(".live--line").first).to_have_text("Read [this](nowhere.md).")
    expect(panel).to_contain_text("Write the path to the source file")
    live.write(ONE, lesson(BODY).replace("duration", "duraton"))
    expect(panel).to_contain_text("Did you mean `duration`?")
    expect(panel).not_to_contain_text("broken-link")
    live.write(ONE, lesson(BODY))
    expect(panel).to_have_count(0)
    expect(page.get_by_text("Paragraph 1 of")).to_be_visible()
    browser_log.assert_clean()


def test_the_look_of_the_course_follows_too(page: Page, live: Live) -> None:
    opened(page, live, "public/en/first/one.html")
    (live.root / "course/theme").mkdir()
    live.write("course/theme/theme.css", "h1 { color: rgb(1, 2, 3); }\n")
    expect(page.locator("main h1")).to_have_css("color", "rgb(1, 2, 3)")
    live.write("course/theme/theme.css", "h1 { color: rgb(4, 5, 6); }\n")
    expect(page.locator("main h1")).to_have_css("color", "rgb(4, 5, 6)")
    assert not loaded_anew(page)


def test_a_page_that_goes_says_so_and_comes_back(page: Page, live: Live) -> None:
    opened(page, live, "public/en/first/one.html")
    moved = live.root / "modules/01-first/03-moved.md"
    (live.root / ONE).rename(moved)
    live.write("modules/01-first/03-moved.md", lesson(BODY, id="moved"))
    expect(page.get_by_text("There is no page public/en/first/one.html")).to_be_visible()
    live.write("modules/01-first/03-moved.md", lesson(BODY))
    expect(page.get_by_text("Paragraph 1 of")).to_be_visible()


def test_two_editions_and_two_languages_at_once(page: Page, live: Live) -> None:
    other = page.context.new_page()
    opened(page, live, "public/de/first/one.html")
    opened(other, live, "pilot/en/first/one.html")
    live.write(ONE, lesson(BODY + "\n:::{only} pilot\nFor the pilot.\n:::\n\nFor all.\n"))
    expect(page.get_by_text("For all.")).to_be_visible()
    expect(other.get_by_text("For the pilot.")).to_be_visible()
    expect(page.get_by_text("For the pilot.")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "de")
