"""Packages in the SCORM XBlock of Open edX: imported and played by its own code."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Frame, Page, expect

from judges.open_edx import imported
from support.packages import answer

Reads = Callable[[dict], bool]


def turn(page: Page, times: int) -> Frame:
    """Follow the link to the next page."""
    frame = course_frame(page)
    for _ in range(times):
        before = frame.url
        frame.locator("main a[rel=next]").click()
        frame.wait_for_url(lambda url, before=before: url != before)
        frame.locator("html.js").wait_for(state="attached")
    return frame


def course_frame(page: Page) -> Frame:
    page.frame_locator("iframe").frame_locator("iframe").locator("html.js").wait_for(state="attached")
    return next(frame for frame in page.frames if "/pages/" in frame.url)


def wait_for(state: Callable[[], dict], reads: Reads) -> dict:
    end = time.monotonic() + 60
    while not reads(found := state()):
        assert time.monotonic() < end, found
        time.sleep(0.1)
    return found


def test_the_xblock_imports_plays_grades_and_resumes(
    version: str, package: Path, page: Page, tmp_path: Path, browser_log: object
) -> None:
    with imported(package, tmp_path) as unit:
        found = unit.state()
        assert found["index_page_path"] == "index.html"
        assert found["scorm_version"] == ("SCORM_12" if version == "scorm12" else "SCORM_2004")
        assert found["warnings"] == []

        page.goto(unit.address)
        answer(turn(page, 3), right=True)
        wait_for(unit.state, lambda state: state["success_status"] == "passed")
        expect(page.locator(".completion-status")).to_have_text("completed")
        expect(page.frame_locator("iframe").locator("#shell-status")).to_be_empty()
        graded = unit.state()
        assert (graded["lesson_score"], graded["grade"]) == (1.0, 1.0)
        assert ["grade", {"value": 1.0, "max_value": 1.0}] in graded["published"]
        assert graded["scorm_data"]["cmi.interactions.0.id"] == "check_right_1"

        page.goto("about:blank")
        page.goto(unit.address)
        frame = course_frame(page)
        assert frame.url.endswith("/lesson-two.html")
        frame.locator("[data-action=retry]").click()
        answer(frame, right=False)
        worse = wait_for(unit.state, lambda state: "cmi.interactions.2.id" in state["scorm_data"])
        assert (worse["lesson_status"], worse["success_status"]) == ("completed", "passed")
        page.wait_for_timeout(1500)
        assert unit.state()["grade"] == 1.0
    browser_log.assert_clean()  # type: ignore[attr-defined]
