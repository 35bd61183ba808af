"""The platform in a real browser: what a course tells it is on its page, session after session."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from judges.browser_log import BrowserLog
from support.packages import answer
from unites_mooc.serving.lms.packages import Package

STANDARDS = {"1.2": "SCORM 1.2", "2004": "SCORM 2004 4th Edition"}


@pytest.fixture
def opened(page: Page, platform: Callable[..., str], packages: list[Package]) -> Page:
    page.goto(platform(packages))
    course(page)
    return page


def course(page: Page) -> Frame:
    """Return the frame with the course's page, ready to be used."""
    expect(page.locator("#stage iframe")).to_be_visible()
    handle = page.frame_locator("#stage iframe").locator("iframe").element_handle()
    frame = handle.content_frame()
    assert frame
    frame.wait_for_url("**/pages/**")
    frame.locator("html.js").wait_for(state="attached")
    return frame


def turned(page: Page, times: int) -> Frame:
    frame = course(page)
    for _ in range(times):
        before = frame.url
        frame.locator("main a[rel=next]").click()
        frame.wait_for_url(lambda url, before=before: url != before)
        frame.locator("html.js").wait_for(state="attached")
    return frame


def fact(page: Page, name: str) -> object:
    return page.locator("#known > div").filter(has=page.locator("dt", has_text=name)).locator("dd")


def choose(page: Page, version: str) -> None:
    if page.locator("#version").input_value() != version:
        page.locator("#version").select_option(label=STANDARDS[version])
        expect(page.locator("#package")).to_contain_text(STANDARDS[version])
        course(page)


@pytest.mark.parametrize("version", STANDARDS)
def test_what_the_course_reports_is_shown_and_the_next_session_goes_on(
    version: str, opened: Page, browser_log: BrowserLog
) -> None:
    choose(opened, version)
    answer(turned(opened, 3), right=False)
    expect(fact(opened, "Status")).to_contain_text("Failed")
    expect(fact(opened, "Score")).to_contain_text("0 of 100")
    rows = opened.locator("#answers tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("✗ wrong")
    expect(opened.locator("#said")).to_contain_text("Saved")

    opened.get_by_role("button", name="Leave the course").click()
    expect(opened.locator("#away-words")).to_have_text(
        "Session 1 is over. The course has ended the session in form."
    )
    expect(opened.get_by_role("button", name="Begin next session")).to_be_focused()
    assert opened.evaluate("window.API === undefined && window.API_1484_11 === undefined")
    expect(fact(opened, "On leaving")).to_contain_text("goes on from here")

    opened.get_by_role("button", name="Begin next session").click()
    frame = course(opened)
    assert frame.url.endswith("/lesson-two.html")
    assert frame.get_by_label("That one", exact=True).is_checked()
    frame.locator("[data-action=retry]").click()
    answer(frame, right=True)
    expect(fact(opened, "Status")).to_contain_text("Passed")
    expect(fact(opened, "Score")).to_contain_text("100 of 100")
    expect(opened.locator("#errors-count")).to_have_text("(0)")
    expect(opened.locator("#calls .session")).to_have_text(["Session 1", "Session 2"])
    assert browser_log.all() == []


def test_a_new_learner_begins_at_nothing_and_a_reload_goes_on(opened: Page) -> None:
    turned(opened, 2)
    expect(fact(opened, "Place")).to_contain_text("/lesson-one.html")
    opened.reload()
    assert course(opened).url.endswith("/lesson-one.html")
    assert "unites-mooc-lms/sample-public-en-scorm12.zip" in opened.evaluate(
        "Object.keys(localStorage).join()"
    )
    opened.get_by_role("button", name="New learner").click()
    expect(opened.locator("#said")).to_contain_text("A new learner has begun")
    assert course(opened).url.endswith("/pages/home.html")
    expect(opened.locator("#calls .session")).to_have_text(["Session 1"])


def test_values_say_what_became_of_them_at_the_last_save(opened: Page) -> None:
    expect(opened.locator("#said")).to_contain_text("Saved")
    opened.locator("#values-box > summary").click()
    row = opened.locator("#values tr").filter(has_text="cmi.core.lesson_location")
    expect(row).to_contain_text("new")
    turned(opened, 1)
    expect(row).to_contain_text("changed")
    expect(fact(opened, "Not saved yet")).to_have_text("Nothing")


@pytest.mark.parametrize("version", STANDARDS)
def test_a_platform_with_gaps_gives_the_state_alone(version: str, opened: Page) -> None:
    choose(opened, version)
    turned(opened, 2)
    expect(fact(opened, "Place")).to_contain_text("/lesson-one.html")
    opened.locator("#manner").select_option("gaps")
    opened.get_by_role("button", name="Leave the course").click()
    opened.get_by_role("button", name="Begin next session").click()
    assert course(opened).url.endswith("/lesson-one.html")
    asked = opened.locator("#calls tr", has_text="cmi.mode" if version == "2004" else "lesson_mode").last
    expect(asked.locator("td").nth(3)).to_have_text("")


@pytest.mark.parametrize("version", STANDARDS)
def test_a_refused_save_stands_out_and_is_tried_again(version: str, opened: Page) -> None:
    choose(opened, version)
    opened.locator("#manner").select_option("failing")
    opened.evaluate(
        """version => {
            const api = version === "1.2" ? API : API_1484_11;
            const save = version === "1.2" ? "LMSCommit" : "Commit";
            window.saves = [1, 2, 3].map(() => api[save](""));
        }""",
        version,
    )
    assert opened.evaluate("saves").count("false") == 1
    opened.get_by_label("Errors").check()
    row = opened.locator("#calls [data-error]")
    expect(row).to_be_visible()
    expect(row).to_contain_text("⚠ 101:" if version == "1.2" else "⚠ 391:")
    expect(opened.locator("#calls [data-kind=set]").first).to_be_hidden()


def test_a_slow_platform_lets_the_course_wait(opened: Page) -> None:
    opened.locator("#manner").select_option("slow")
    waited = opened.evaluate(
        "() => { const from = performance.now(); API.LMSCommit(''); return performance.now() - from; }"
    )
    assert waited >= 2000


def test_what_only_strict_platforms_refuse_is_named(opened: Page) -> None:
    opened.evaluate("API.LMSSetValue('cmi.suspend_data', 'x'.repeat(4097)); API.LMSCommit()")
    errors = opened.locator("#calls [data-error]")
    expect(errors).to_contain_text(["4097 characters, 4096 are allowed", "one empty text"])
    expect(fact(opened, "State")).to_contain_text("Too long")


def test_nothing_is_written_where_nothing_counts(opened: Page) -> None:
    opened.get_by_label("Mode").select_option("review")
    expect(opened.locator("#said")).to_contain_text("Session 2 has begun")
    turned(opened, 2)
    opened.get_by_role("button", name="Leave the course").click()
    expect(opened.locator("#away-words")).to_contain_text("Session 2 is over")
    second = opened.locator("#calls .session").last.locator("xpath=following-sibling::tr[@data-kind='set']")
    expect(second).to_have_count(0)


def test_the_log_is_downloaded_with_what_was_kept(opened: Page, tmp_path: Path) -> None:
    turned(opened, 1)
    expect(opened.locator("#said")).to_contain_text("Saved")
    with opened.expect_download() as downloading:
        opened.get_by_role("button", name="Download JSON").click()
    downloading.value.save_as(tmp_path / "calls.json")
    log = json.loads((tmp_path / "calls.json").read_text("utf-8"))
    assert log["calls"][0] | {"milliseconds": 0} == {
        "name": "LMSInitialize",
        "arguments": [""],
        "result": "true",
        "error": "0",
        "words": "",
        "milliseconds": 0,
        "session": 1,
        "version": "1.2",
    }
    assert log["kept"]["cmi.core.lesson_status"] == "incomplete"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_fits_a_phone(
    scheme: str, opened: Page, axe: Callable[..., list[object]]
) -> None:
    opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    answer(turned(opened, 3), right=False)
    opened.evaluate("API.LMSSetValue('cmi.nothing', '1')")
    expect(opened.locator("#calls [data-error]")).to_have_count(1)
    opened.locator("details > summary").first.click()
    for width in (1280, 360):
        opened.set_viewport_size({"width": width, "height": 800})
        assert axe(opened) == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.get_by_role("button", name="Leave the course").click()
    expect(opened.locator("#away")).to_be_visible()
    assert axe(opened) == []
