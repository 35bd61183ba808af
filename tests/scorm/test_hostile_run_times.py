"""Run-times with habits: what learners did is saved all the same, or they are told that it is not."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.cmi import COMMIT, INITIALIZE, RAW, SET, TERMINATE, check_passed, count, hide, retry, said, shell
from support.packages import answer, course_frame, turn

REFUSED = "The learning platform did not answer. What you do now will not be saved."


@pytest.mark.parametrize("temper", ["already open", "real types", "says nothing", "score is unknown"])
def test_what_serves_learners_is_taken_for_a_yes(
    temper: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper=temper)
    answer(turn(session, 3), right=True)
    session.wait_for(lambda: session.record.get("cmi.suspend_data"), "a commit")
    assert said(session) == ""
    expect(retry(session)).to_be_hidden()
    kept = session.finish()
    if temper == "score is unknown":
        assert "cmi.score.raw" not in kept
    else:
        check_passed(version, kept)
    assert count(session, TERMINATE) == 1
    assert session.faults(allowed_errors=["403", "101", "103"]) == []
    again = attempt.start(temper=temper)
    assert course_frame(again).url.endswith("/lesson-two.html")
    attempt.log.assert_clean()


@pytest.mark.parametrize("temper", ["no session", "cannot read", "reads with an error"])
def test_where_nothing_can_be_read_nothing_is_overwritten(
    temper: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    answer(turn(session, 3), right=True)
    session.finish()

    session = attempt.start(temper=temper)
    assert said(session) == REFUSED
    answer(turn(session, 3), right=False)
    expect(shell(session).get_by_role("button", name="Save and exit")).to_be_hidden()
    hide(session)
    assert count(session, SET) == count(session, COMMIT) == 0
    assert shell(session).evaluate("Object.keys(localStorage).filter((key) => key.includes('unites'))") == []
    session.set_temper("plain")
    if temper == "no session":
        retry(session).click()
        course_frame(session).wait_for_url("**/lesson-two.html*")
        expect(shell(session).get_by_role("button", name="Save and exit")).to_be_visible()
        check_passed(version, session.finish())
    else:
        session.finish()
        assert count(session, TERMINATE) == 0
    assert course_frame(attempt.start()).url.endswith("/lesson-two.html")
    attempt.log.assert_clean()


@pytest.mark.parametrize("temper", ["commit fails every third time", "refuses the state once"])
def test_a_failure_now_and_then_is_made_good(
    temper: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(temper=temper, clock=True)
    turn(session)
    for minute in range(3):
        shell(session).evaluate("page => unitesTracker.locate(page, '')", f"pages/{minute}")
        session.player.clock.run_for(60_000)
    answer(turn(session, 2), right=True)
    session.player.clock.run_for(60_000)
    assert said(session) == "Saved."
    expect(retry(session)).to_be_hidden()
    check_passed(version, session.record)
    assert session.faults() == []


def test_a_slow_lms_is_asked_less_often(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(temper="slow to commit")
    session.wait_for(lambda: count(session, COMMIT) == 1, "the first commit")
    before = session.calls[-1].milliseconds
    frame = turn(session, 3)
    answer(frame, right=True)
    session.player.wait_for_timeout(3000)
    commits = [call.milliseconds for call in session.calls if call.name in COMMIT]
    assert commits == [before] or commits[1] - before > 8000
    check_passed(version, session.finish())
    assert session.faults() == []


def test_an_lms_that_stores_later_has_it_when_the_learner_comes_back(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(temper="persists later")
    answer(turn(session, 3), right=True)
    session.wait_for(lambda: RAW[version] in session.record, "that it is stored")
    check_passed(version, session.record)
    session.finish()
    assert session.faults() == []
    assert course_frame(attempt.start()).url.endswith("/lesson-two.html")


def test_an_lms_that_has_lost_interactions_gets_indexes_in_a_row(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    answer(turn(session, 3), right=False)
    session.finish()
    lost = {key: value for key, value in session.record.items() if "interactions" not in key}
    again = attempt.start(record=lost)
    frame = course_frame(again)
    frame.locator("html.js").wait_for(state="attached")
    frame.locator("[data-action=retry]").click()
    answer(frame, right=True)
    kept = again.finish()
    assert kept["cmi.interactions.0.id"] == "check_right_2"
    assert kept["cmi.interactions.1.id"] == "check_even_2"


def test_what_the_lms_knows_already_is_not_lowered(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    """Another package may have stood here before, or a tutor has set the result by hand."""
    if version == "scorm12":
        record = {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90"}
    else:
        record = {
            "cmi.completion_status": "completed",
            "cmi.success_status": "passed",
            "cmi.score.raw": "90",
            "cmi.exit": "suspend",
        }
    session = scorm_runtime(package).start(record=record)
    answer(turn(session, 3), right=False)
    kept = session.finish()
    assert {element: kept[element] for element in record} == record
    assert session.faults() == []


def test_an_element_with_the_name_of_the_api_is_no_api(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(window="nested", named_like_the_api=True)
    turn(session, 2)
    session.wait_for(lambda: session.record, "a commit")
    assert count(session, INITIALIZE) == 1


def test_an_lms_that_was_told_another_version_is_spoken_to_in_its_own(
    version: str, package: Path, tmp_path: Path, scorm_runtime: Callable[..., object]
) -> None:
    # ILIAS takes the version from whoever uploads a package, and offers the functions of that one alone.
    named, other = {"scorm12": ("1.2", "2004 4th Edition"), "scorm2004": ("2004 4th Edition", "1.2")}[version]
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    manifest = folder / "imsmanifest.xml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace(f"<schemaversion>{named}<", f"<schemaversion>{other}<"), "utf-8")
    session = scorm_runtime(folder).start()
    answer(turn(session, 3), right=True)
    kept = session.finish()
    assert session.faults() == []
    assert kept["cmi.core.lesson_status" if other == "1.2" else "cmi.success_status"] == "passed"
