"""Where the LMS may stand: in parents, in openers, behind windows of another origin, or nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from support.cmi import INITIALIZE, STATUS, TERMINATE, count, shell
from support.packages import course_frame, turn

WINDOWS = ("nested", "foreign", "popup", "framed opener", "framed popup")

# An LMS of another origin: the content cannot reach what stands in this page.
FOREIGN_LMS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>LMS</title><link rel="icon" href="data:,"></head>
<body><iframe title="Course" src="ADDRESS" width="900" height="600"></iframe>
<script src="/lms.js"></script></body></html>
"""
API = """
const calls = window.calls = [];
const answer = (name) => (...values) => { calls.push([name, ...values]); return "true"; };
const functions = ["Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError"];
window.API = Object.fromEntries(functions.map((name) => ["LMS" + name, answer(name)]));
window.API_1484_11 = Object.fromEntries(functions.map((name) => [name, answer(name)]));
"""


# An LMS that offers its API after it shows the package: its script comes late, or waits.
LATE_LMS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>LMS</title><link rel="icon" href="data:,"></head>
<body><iframe title="Course" src="index.html" width="900" height="600"></iframe>
<script async src="/lms.js"></script></body></html>
"""


@pytest.mark.parametrize("window", WINDOWS)
def test_the_api_is_found_and_the_session_resumed(
    window: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(window=window)
    turn(session, 2)
    session.wait_for_value(STATUS[version], "incomplete")
    session.finish()
    assert count(session, INITIALIZE) == count(session, TERMINATE) == 1
    assert session.faults() == []
    again = attempt.start(window=window)
    assert course_frame(again).url.endswith("/lesson-one.html")
    assert again.close()[STATUS[version]] == "incomplete"
    assert count(again, TERMINATE) == 1
    assert again.faults() == []
    attempt.log.assert_clean()


@pytest.mark.parametrize("window", ["popup", "framed opener"])
def test_save_and_exit_closes_a_pop_up(
    window: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(window=window)
    turn(session, 2)
    with session.window.expect_event("close"):
        shell(session).get_by_role("button", name="Save and exit").click()
    assert session.record[STATUS[version]] == "incomplete"
    assert count(session, TERMINATE) == 1
    assert session.faults() == []


def test_an_lms_of_another_origin_is_none_and_nothing_false_is_said(
    package: Path,
    page: Page,
    static_server: Callable[..., object],
    tmp_path: Path,
    scorm_runtime: Callable[..., object],
    browser_log: object,
) -> None:
    content = static_server(scorm_runtime(package).package.folder)
    lms = static_server(tmp_path)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    lms.put("/lms.js", API)
    page.goto(lms.put("/course.html", FOREIGN_LMS.replace("ADDRESS", content.url("index.html"))))
    frame = page.frame_locator("iframe")
    expect(frame.locator("#shell-status")).to_be_empty()
    expect(frame.get_by_role("button", name="Save and exit")).to_be_hidden()
    frame.frame_locator("iframe").locator("main a[rel=next]").click()
    expect(frame.frame_locator("iframe").get_by_role("heading", name="The first module")).to_be_visible()
    page.wait_for_timeout(1200)
    expect(frame.locator("#shell-status")).to_be_empty()
    assert page.evaluate("window.calls") == []
    assert dialogs == []
    browser_log.assert_clean()  # type: ignore[attr-defined]


def test_a_course_that_nobody_answers_keeps_progress_on_the_device(
    package: Path, page: Page, static_server: Callable[..., object], scorm_runtime: Callable[..., object]
) -> None:
    address = static_server(scorm_runtime(package).package.folder).url("index.html")
    for _ in range(2):
        page.goto(address)
        page.wait_for_function("window.unitesTracker")
        page.evaluate("unitesTracker.visit('one', ['unit'])")
    assert page.evaluate("Object.keys(unitesTracker.state.visited)") == ["one/unit"]
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.includes('scorm-'))")


@pytest.mark.parametrize("late", ["script", "timer"])
def test_an_api_that_comes_after_the_package_is_waited_for(
    late: str,
    page: Page,
    package: Path,
    static_server: Callable[..., object],
    scorm_runtime: Callable[..., object],
    browser_log: object,
) -> None:
    lms = static_server(scorm_runtime(package).package.folder)
    held: list[Route] = []
    page.route("**/lms.js", lambda route: held.append(route))
    page.goto(lms.put("/course.html", LATE_LMS), wait_until="commit")
    page.frame_locator("iframe").locator("header.shell").wait_for()
    while not held:
        page.wait_for_timeout(50)
    if late == "script":
        status = page.frame_locator("iframe").locator("#shell-status")
        expect(status).to_have_text("Waiting for the learning platform …")
        page.wait_for_timeout(4000)
        held[0].fulfill(body=API, content_type="text/javascript")
        expect(status).to_be_empty()
    else:
        held[0].fulfill(body=f"window.setTimeout(() => {{ {API} }}, 2000)", content_type="text/javascript")
    page.frame_locator("iframe").get_by_role("button", name="Save and exit").wait_for()
    calls = page.evaluate("window.calls.map((call) => call[0])")
    assert calls.count("LMSInitialize") + calls.count("Initialize") == 1
    browser_log.assert_clean()  # type: ignore[attr-defined]
