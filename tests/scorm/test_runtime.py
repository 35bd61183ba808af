"""Packages in a real run-time, in a real browser: what an LMS is told, and what it gives back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from support.built import unites
from support.cmi import EXIT, RAW, STATUS, check_passed
from support.courses import COURSE, lesson
from support.packages import answer, course_frame, sample_package, turn
from support.quizzes import pick_the_right_answers


def test_half_done_is_incomplete_and_resumes_where_it_was(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    frame = turn(session, 2)
    assert frame.url.endswith("/lesson-one.html")
    session.wait_for_value(STATUS[version], "incomplete")
    kept = session.finish()
    assert session.faults() == []
    assert session.is_terminated
    assert kept[EXIT[version]] == "suspend"
    assert RAW[version] not in kept
    assert kept["cmi.suspend_data"].isascii()
    if version == "scorm2004":
        assert kept["cmi.progress_measure"] == "0.5"

    again = attempt.start()
    assert course_frame(again).url.endswith("/lesson-one.html")
    assert again.finish()[STATUS[version]] == "incomplete"
    assert again.faults() == []


def test_failed_then_improved_to_passed_and_never_back(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    answer(turn(session, 3), right=False)
    failed = session.finish()
    assert session.faults() == []
    assert float(failed[RAW[version]]) == 0
    if version == "scorm12":
        assert failed["cmi.core.lesson_status"] == "failed"
    else:
        assert failed["cmi.completion_status"] == "completed"
        assert failed["cmi.success_status"] == "failed"

    session = attempt.start()
    frame = course_frame(session)
    assert frame.url.endswith("/lesson-two.html")
    frame.locator("html.js").wait_for(state="attached")
    assert frame.get_by_label("That one", exact=True).is_checked()
    frame.locator("[data-action=retry]").click()
    answer(frame, right=True)
    passed = session.finish()
    assert session.faults() == []
    assert float(passed[RAW[version]]) == 100
    check_passed(version, passed)

    session = attempt.start()
    frame = course_frame(session)
    frame.locator("html.js").wait_for(state="attached")
    frame.locator("[data-action=retry]").click()
    answer(frame, right=False)
    last = session.finish()
    check_passed(version, last)
    assert float(last[RAW[version]]) == 100


def test_a_crash_loses_no_more_than_a_second(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    turn(session, 2)
    session.wait_for_value(STATUS[version], "incomplete")
    session.player.wait_for_timeout(1500)
    kept = session.crash()
    assert kept["cmi.suspend_data"]
    assert session.faults() == []
    assert course_frame(attempt.start()).url.endswith("/lesson-one.html")


def test_an_lms_that_remembers_only_suspend_data(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    from judges.scorm import EMPTY_ANSWERS

    attempt = scorm_runtime(package)
    session = attempt.start(answers=EMPTY_ANSWERS)
    answer(turn(session, 3), right=True)
    session.finish()
    assert session.faults() == []
    again = attempt.start(answers=EMPTY_ANSWERS)
    assert course_frame(again).url.endswith("/lesson-two.html")
    again.wait_for(lambda: again.set_values(STATUS[version]), "a status")
    assert again.set_values(STATUS[version])[0] == ("passed" if version == "scorm12" else "completed")
    assert again.finish()
    assert again.faults() == []


def test_an_unscored_course_ends_completed(
    version: str, tmp_path: Path, scorm_runtime: Callable[..., object]
) -> None:
    package = sample_package(
        version,
        tmp_path,
        **{
            "course/course.yaml": COURSE.replace("completion: {lessons: all, pass: 70}\n", ""),
            "modules/01-first/02-two.md": lesson("Text without units.\n", id="two"),
        },
    )
    session = scorm_runtime(package).start()
    turn(session, 3)
    kept = session.finish()
    assert session.faults() == []
    assert kept[STATUS[version]] == "completed"
    assert RAW[version] not in kept


def test_the_unites_course_plays_to_the_end(version: str, scorm_runtime: Callable[..., object]) -> None:
    package = next((unites() / "public/scorm").glob(f"*-en-{version}.zip"))
    attempt = scorm_runtime(package)
    session = attempt.start()
    frame = course_frame(session)
    while frame.locator("main a[rel=next]").count():
        frame = turn(session)
        for section in frame.locator("[data-quiz]").all():
            pick_the_right_answers(frame, section.get_attribute("data-quiz") or "")
    kept = session.finish()
    assert session.faults() == []
    attempt.log.assert_clean()
    check_passed(version, kept)
    assert len(kept["cmi.suspend_data"]) < 4000, "SCORM 1.2 promises 4,096 characters"
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
