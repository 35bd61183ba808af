"""Errors of the LMS: said once in plain words, with a way to try again; nothing that was learnt is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.cmi import COMMIT, STATUS, check_passed, count, hide, retry, said, shell
from support.packages import answer, course_frame, turn

KEPT = "Your progress could not be saved in the learning platform. It is kept on this device. We try again."
FAILED = (
    "Your progress could not be saved in the learning platform. We try again. Please do not close this page."
)
ON_DEVICE = "Object.entries(localStorage).filter(([key]) => key.startsWith('unites-mooc/'))"

LISTEN = """() => {
  window.said = [];
  const listener = new MutationObserver((changes) => window.said.push(changes[0].target.textContent));
  listener.observe(document.getElementById("shell-status"), { childList: true });
}"""


def on_device(session: object) -> list[list[str]]:
    """Return what the package keeps on the device, notes apart."""
    return [entry for entry in shell(session).evaluate(ON_DEVICE) if "/note/" not in entry[0]]


def test_a_failure_is_said_once_and_success_once(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper="commit fails")
    answer(turn(session, 3), right=True)
    expect(retry(session)).to_be_visible()
    assert said(session) == KEPT
    assert len(on_device(session)) == 1
    shell(session).evaluate(LISTEN)
    failed = count(session, COMMIT)
    turn_back(session)
    shell(session).evaluate("unitesTracker.locate('pages/here', 'one')")
    hide(session)
    session.wait_for(lambda: count(session, COMMIT) > failed, "another commit")
    assert shell(session).evaluate("window.said") == []

    retry(session).click()
    again = "That did not work. Your progress is not saved yet. Please try again soon."
    session.wait_for(lambda: said(session) == again, "an answer to the click")
    session.set_temper("plain")
    retry(session).click()
    session.wait_for(lambda: said(session) == "Saved.", "that it is saved")
    expect(retry(session)).to_be_hidden()
    assert shell(session).evaluate("document.activeElement.id") == "shell-status"
    assert on_device(session) == []
    assert shell(session).evaluate("window.said") == ["Saving …", again, "Saving …", "Saved."]
    check_passed(version, session.record)
    session.finish()
    assert session.faults() == []
    attempt.log.assert_clean()


def turn_back(session: object) -> None:
    frame = course_frame(session)
    frame.locator("main a[rel=prev]").click()
    frame.wait_for_load_state()


@pytest.mark.parametrize("temper", ["commit fails", "commit throws", "set throws", "everything fails"])
def test_what_could_not_be_saved_is_there_the_next_time(
    temper: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper=temper)
    answer(turn(session, 3), right=True)
    expect(retry(session)).to_be_visible()
    assert not session.finish().get("cmi.suspend_data") or temper.startswith("commit")

    again = attempt.start(same_browser=True)
    frame = course_frame(again)
    frame.locator("html.js").wait_for(state="attached")
    assert frame.url.endswith("/lesson-two.html")
    assert frame.get_by_label("This one", exact=True).is_checked()
    again.wait_for(lambda: on_device(again) == [], "that the device forgets")
    check_passed(version, again.record)
    again.finish()
    assert again.faults() == []
    attempt.log.assert_clean()


def test_another_learner_on_the_same_computer_gets_nothing(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper="everything fails", learner="anna")
    answer(turn(session, 3), right=True)
    expect(retry(session)).to_be_visible()
    session.finish()

    other = attempt.start(same_browser=True, learner="bela")
    assert "/lesson-" not in course_frame(other).url
    other.wait_for_value(STATUS[version], "incomplete")
    assert len(on_device(other)) == 1, "what is Anna's is still there"
    other.finish()
    assert other.faults() == []

    again = attempt.start(same_browser=True, learner="anna")
    assert course_frame(again).url.endswith("/lesson-two.html")
    again.wait_for(lambda: again.record, "a commit")
    check_passed(version, again.record)


def test_without_an_id_nothing_stays_on_a_computer_that_may_be_shared(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper="commit fails", learner="")
    answer(turn(session, 3), right=True)
    expect(retry(session)).to_be_visible()
    assert said(session) == FAILED
    assert on_device(session) == []
    session.set_temper("plain")
    retry(session).click()
    session.wait_for(lambda: said(session) == "Saved.", "that it is saved")
    check_passed(version, session.record)


def test_a_better_result_from_another_device_stays(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper="everything fails")
    turn(session, 2)
    session.wait_for(lambda: on_device(session), "a copy on the device")
    session.finish()

    elsewhere = attempt.start()
    answer(turn(elsewhere, 3), right=True)
    elsewhere.wait_for(lambda: elsewhere.record.get("cmi.suspend_data"), "a commit")
    elsewhere.finish()
    del attempt._contexts[1:]

    again = attempt.start(same_browser=True)
    frame = course_frame(again)
    assert frame.url.endswith("/lesson-two.html"), "the LMS knows more of where the learner was"
    again.wait_for(lambda: on_device(again) == [], "that the device forgets")
    check_passed(version, again.finish())
    assert again.faults() == []


def test_a_crash_loses_nothing_on_the_same_device(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper="commit fails")
    answer(turn(session, 3), right=True)
    session.crash()
    again = attempt.start(same_browser=True)
    assert course_frame(again).url.endswith("/lesson-two.html")
    again.wait_for(lambda: again.record, "a commit")
    check_passed(version, again.record)


def test_save_and_exit_does_not_leave_before_it_is_saved(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(temper="commit fails")
    turn(session, 2)
    leave = shell(session).get_by_role("button", name="Save and exit")
    leave.click()
    expect(retry(session)).to_be_visible()
    session.wait_for(lambda: said(session).startswith("That did not work."), "an answer to the click")
    assert not session.is_terminated
    expect(leave).to_be_visible()
    session.set_temper("plain")
    leave.click()
    session.wait_for(lambda: session.is_terminated, "the end")
    assert said(session) == "Your progress is saved. You can close this window."
    assert session.record[STATUS[version]] == "incomplete"
    assert session.faults() == []
