"""Ways to leave a course: each keeps what the learner did and ends the session at most once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from judges.scorm.values import seconds
from support.built import PROJECT
from support.cmi import EXIT, INITIALIZE, TERMINATE, TIME, check_passed, count, hide, shell
from support.packages import answer, course_frame, turn

Leave = Callable[[object], dict[str, str]]


def by_navigation(session: object) -> dict[str, str]:
    """The LMS shows another page in the frame of the course."""
    page = session.player  # type: ignore[attr-defined]
    page.evaluate("document.querySelector('iframe[name=content]').src = '/lms/course.html'")
    page.frame_locator("iframe").get_by_text("Course page").wait_for()
    return session.record  # type: ignore[attr-defined, no-any-return]


def by_removal(session: object) -> dict[str, str]:
    """The LMS takes the frame of the course away."""
    session.player.evaluate("document.querySelector('iframe[name=content]').remove()")  # type: ignore[attr-defined]
    return session.record  # type: ignore[attr-defined, no-any-return]


def by_the_lms(session: object) -> dict[str, str]:
    return session.finish()  # type: ignore[attr-defined, no-any-return]


def by_closing(session: object) -> dict[str, str]:
    return session.close()  # type: ignore[attr-defined, no-any-return]


def by_save_and_exit(session: object) -> dict[str, str]:
    shell(session).get_by_role("button", name="Save and exit").click()
    session.wait_for(lambda: session.is_terminated, "the end")  # type: ignore[attr-defined]
    assert shell(session).locator("iframe").count() == 0, "no recording plays on"
    return session.finish()  # type: ignore[attr-defined, no-any-return]


WAYS = (by_navigation, by_removal, by_the_lms, by_closing, by_save_and_exit)


@pytest.mark.parametrize("leave", WAYS)
def test_whoever_leaves_at_once_loses_nothing(
    leave: Leave, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    answer(turn(session, 3), right=True)
    kept = leave(session)
    check_passed(version, kept)
    assert kept[EXIT[version]] == "suspend"
    assert 0 < (seconds(kept[TIME[version]]) or 0) < 60
    assert count(session, INITIALIZE) == count(session, TERMINATE) == 1
    assert session.faults() == []
    attempt.log.assert_clean()
    assert course_frame(attempt.start()).url.endswith("/lesson-two.html")


@pytest.mark.parametrize("leave", WAYS)
def test_leaving_a_resumed_session_that_did_nothing_keeps_all(
    leave: Leave, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    answer(turn(session, 3), right=True)
    before = session.finish()
    session = attempt.start()
    after = leave(session)
    check_passed(version, after)
    assert after["cmi.suspend_data"] == before["cmi.suspend_data"]
    assert after[EXIT[version]] == "suspend"
    assert session.faults() == []


def test_a_tab_that_is_hidden_and_then_killed_has_saved(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    session.wait_for(lambda: session.record, "the first commit")
    answer(turn(session, 3), right=True)
    hide(session)
    kept = session.crash()
    check_passed(version, kept)
    assert kept[EXIT[version]] == "suspend"
    assert count(session, TERMINATE) == 0
    assert session.faults() == []
    again = attempt.start()
    assert course_frame(again).url.endswith("/lesson-two.html")
    again.finish()
    assert again.faults() == []


def test_an_ended_session_is_silent(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start()
    turn(session, 2)
    shell(session).get_by_role("button", name="Save and exit").click()
    session.wait_for(lambda: session.is_terminated, "the end")
    calls = len(session.calls)
    shell(session).evaluate("unitesTracker.visit('one', ['unit'])")
    shell(session).evaluate("unitesTracker.locate('pages/x', 'two')")
    hide(session)
    session.player.wait_for_timeout(1500)
    session.finish()
    assert len(session.calls) == calls
    assert session.faults() == []


def test_a_page_that_the_browser_brings_back_begins_anew(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    """The session of a page from the back-forward cache has ended: it is loaded again, with a new one."""
    session = scorm_runtime(package).start()
    turn(session, 2)
    session.wait_for(lambda: session.record, "a commit")
    frame = shell(session)
    frame.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert count(session, TERMINATE) == 1
    frame.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    session.wait_for(lambda: count(session, INITIALIZE) == 2, "a new session")
    assert course_frame(session).url.endswith("/lesson-one.html")
    assert count(session, TERMINATE) == 1


def test_no_commit_without_news(version: str, package: Path, scorm_runtime: Callable[..., object]) -> None:
    session = scorm_runtime(package).start(clock=True)
    turn(session, 2)
    session.player.clock.run_for(5000)
    calls = len(session.calls)
    hide(session)
    session.player.clock.run_for(600_000)
    frame = course_frame(session)
    frame.evaluate("location.reload()")
    frame.wait_for_load_state()
    session.player.clock.run_for(5000)
    assert len(session.calls) == calls
    assert session.faults() == []


def test_no_script_of_a_package_uses_what_platforms_block(package: Path) -> None:
    blocked = re.compile(r"(?<!\.)\b(before)?unload\b|sendBeacon|\.open\([^)]*false\)")
    scripts = sorted((PROJECT / "unites_mooc/theme/js").glob("*.js"))
    assert len(scripts) > 10
    for script in scripts:
        assert not blocked.search(script.read_text(encoding="utf-8")), script
