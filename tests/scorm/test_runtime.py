"""Packages in a real run-time, in a real browser: what an LMS is told, and what it gives back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame

from support.built import unites
from support.cache import SHARED_CACHE
from support.courses import COURSE, lesson, write_course
from unites_mooc.build.pipeline import BuildOptions, build

VERSIONS = ("scorm12", "scorm2004")
STATUS = {"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.completion_status"}
RAW = {"scorm12": "cmi.core.score.raw", "scorm2004": "cmi.score.raw"}
EXIT = {"scorm12": "cmi.core.exit", "scorm2004": "cmi.exit"}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def package(version: str, tmp_path: Path) -> Path:
    """The sample course: a lesson to read, one with a quiz of two questions and three points."""
    return sample_package(version, tmp_path)


def sample_package(version: str, folder: Path, **files: str) -> Path:
    root = write_course(folder / "course", files)
    options = BuildOptions(
        root=root, out=folder / "out", editions=("public",), targets=(version,), cache=SHARED_CACHE
    )
    assert build(options, lambda *_: None).succeeded
    return folder / f"out/public/scorm/sample-public-en-{version}.zip"


def course_frame(session: object) -> Frame:
    return session.frame("/pages/")  # type: ignore[attr-defined, no-any-return]


def turn(session: object, times: int = 1) -> Frame:
    """Follow the link to the next page."""
    frame = course_frame(session)
    for _ in range(times):
        before = frame.url
        frame.locator("a.next[rel=next]").click()
        frame.wait_for_url(lambda url, before=before: url != before)
        frame.wait_for_load_state()
        frame.locator("html.js").wait_for(state="attached")
    return frame


def answer(frame: Frame, right: bool) -> None:
    """Answer both questions of the sample's quiz, and check."""
    labels = ["This one", "Two", "Four"] if right else ["That one", "Three"]
    for label in labels:
        frame.get_by_label(label, exact=True).check()
    frame.locator("[data-action=check]").click()


def test_half_done_is_incomplete_and_resumes_where_it_was(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    frame = turn(session, 2)
    assert frame.url.endswith("/first/one.html")
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
    assert course_frame(again).url.endswith("/first/one.html")
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
    assert frame.url.endswith("/first/two.html")
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


def check_passed(version: str, kept: dict[str, str]) -> None:
    if version == "scorm12":
        assert kept["cmi.core.lesson_status"] == "passed"
    else:
        assert kept["cmi.completion_status"] == "completed"
        assert kept["cmi.success_status"] == "passed"
        assert float(kept["cmi.score.scaled"]) == 1


def test_interactions_say_what_was_asked_and_answered(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start()
    frame = turn(session, 3)
    frame.get_by_label("That one", exact=True).check()
    frame.get_by_label("Two", exact=True).check()
    frame.get_by_label("Four", exact=True).check()
    frame.locator("[data-action=check]").click()
    session.finish()
    assert session.faults() == []
    response = "student_response" if version == "scorm12" else "learner_response"
    separator = "," if version == "scorm12" else "[,]"

    def said(index: int, element: str) -> str:
        (value,) = session.set_values(f"cmi.interactions.{index}.{element}")
        return str(value)

    assert said(0, "id") == "check_right_1"
    assert said(0, "type") == "choice"
    assert said(0, "correct_responses.0.pattern") == "a"
    assert said(0, response) == "b"
    assert said(0, "result") == ("wrong" if version == "scorm12" else "incorrect")
    assert said(1, "correct_responses.0.pattern") == f"a{separator}c"
    assert said(1, response) == f"a{separator}c"
    assert said(1, "result") == "correct"
    assert said(1, "weighting") == "2"
    if version == "scorm2004":
        assert said(0, "description") == "Which is right?"
    elements = [
        call.arguments[0].split(".", 3)[3]
        for call in session.calls
        if "interactions.0" in str(call.arguments[0])
    ]
    time = "time" if version == "scorm12" else "timestamp"
    expected = ["id", "type", time, "correct_responses.0.pattern", "weighting", response, "result", "latency"]
    assert elements[: len(expected)] == expected


KINDS = """\
## A {#a}

:::{quiz} Kinds
:id: kinds

### Match. {#match type=matching}

One
: uno

Two
: due

### Order. {#order type=ordering}

1. first
2. second
3. third

### Sort. {#sort type=sorting}

Fruit
: apple
: pear

Herb
: mint

### Name. {#name type=text}

= Integrationsrat

### Count. {#count type=number tolerance=0.5}

= 2.5
:::
"""

PATTERNS = {
    "scorm12": {
        "match": ("matching", "a.1,b.2", "a.2,b.2"),
        "order": ("sequencing", "a,b,c", "b,a"),
        "sort": ("matching", "a.1,b.1,c.2", "a.1,b.1,c.2"),
        "name": ("fill-in", None, "IntegrationsRAT"),
        "count": ("numeric", "2.5", "2.9"),
    },
    "scorm2004": {
        "match": ("matching", "a[.]1[,]b[.]2", "a[.]2[,]b[.]2"),
        "order": ("sequencing", "a[,]b[,]c", "b[,]a"),
        "sort": ("matching", "a[.]1[,]b[.]1[,]c[.]2", "a[.]1[,]b[.]1[,]c[.]2"),
        "name": ("fill-in", None, "IntegrationsRAT"),
        "count": ("numeric", "2[:]3", "2.9"),
    },
}


def fill_in_all_kinds(frame: Frame) -> None:
    choices = {
        "match": {"One": "due", "Two": "due"},
        "order": {"first": "2", "second": "1"},
        "sort": {"apple": "Fruit", "pear": "Fruit", "mint": "Herb"},
    }
    for name, places in choices.items():
        box = frame.locator(f'[data-question="{name}"]')
        for item, place in places.items():
            box.get_by_label(item).select_option(label=place)
    frame.locator('[data-question="name"] input').fill("  IntegrationsRAT ")
    frame.locator('[data-question="count"] input').fill("2,9")


def test_every_kind_of_answer_is_reported_and_resumed(
    version: str, tmp_path: Path, scorm_runtime: Callable[..., object]
) -> None:
    package = sample_package(version, tmp_path, **{"modules/01-first/01-one.md": lesson(KINDS)})
    attempt = scorm_runtime(package)
    session = attempt.start()
    frame = turn(session, 2)
    fill_in_all_kinds(frame)
    frame.locator("[data-action=check]").click()
    expected = "You have 3.5 of 5 points."
    assert expected in frame.locator(".quiz-result").inner_text()
    session.finish()
    assert session.faults() == []
    response = "student_response" if version == "scorm12" else "learner_response"
    for index, (name, (kind, key, answered)) in enumerate(PATTERNS[version].items()):
        said = {
            element: session.set_values(f"cmi.interactions.{index}.{element}")
            for element in ("id", "type", "correct_responses.0.pattern", response)
        }
        assert said == {
            "id": [f"kinds_{name}_1"],
            "type": [kind],
            "correct_responses.0.pattern": [key] if key else [],
            response: [answered],
        }

    frame = course_frame(attempt.start())
    frame.locator("html.js").wait_for(state="attached")
    assert expected in frame.locator(".quiz-result").inner_text()
    assert frame.locator('[data-question="match"]').get_by_label("One").input_value() == "1"
    assert frame.locator('[data-question="name"]').get_attribute("data-result") == "right"
    assert frame.locator('[data-question="order"]').get_attribute("data-result") == "wrong"


@pytest.mark.parametrize("window", ["nested", "popup"])
def test_the_api_is_found_from_nested_frames_and_pop_ups(
    window: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(window=window)
    turn(session, 2)
    session.wait_for_value(STATUS[version], "incomplete")
    session.finish()
    assert session.faults() == []


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_nothing_is_written_where_nothing_counts(
    mode: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(mode=mode)
    answer(turn(session, 3), right=True)
    session.finish()
    assert session.faults() == []
    assert not [call for call in session.calls if call.name in {"LMSSetValue", "SetValue"}]


def test_save_and_exit_ends_the_session_once(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start()
    turn(session, 2)
    session.frame("/index.html").get_by_role("button", name="Save and exit").click()
    session.wait_for(lambda: session.is_terminated, "the end")
    session.finish()
    ends = [call for call in session.calls if call.name in {"LMSFinish", "Terminate"}]
    assert len(ends) == 1
    assert session.faults() == []


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
    assert course_frame(attempt.start()).url.endswith("/first/one.html")


def test_an_lms_that_remembers_only_suspend_data(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    from judges.scorm import EMPTY_ANSWERS

    attempt = scorm_runtime(package)
    session = attempt.start(answers=EMPTY_ANSWERS)
    answer(turn(session, 3), right=True)
    session.finish()
    again = attempt.start(answers=EMPTY_ANSWERS)
    assert course_frame(again).url.endswith("/first/two.html")
    again.wait_for(lambda: again.set_values(STATUS[version]), "a status")
    assert again.set_values(STATUS[version])[0] == ("passed" if version == "scorm12" else "completed")
    assert again.finish()


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


def test_what_the_learner_writes_never_reaches_the_lms(
    version: str, tmp_path: Path, scorm_runtime: Callable[..., object]
) -> None:
    body = "## A {#a}\n\n:::{reflection} Why?\n:id: why\n:::\n"
    package = sample_package(version, tmp_path, **{"modules/01-first/01-one.md": lesson(body)})
    session = scorm_runtime(package).start()
    frame = turn(session, 2)
    frame.get_by_label("Why?").fill("a private thought")
    session.player.wait_for_timeout(1500)
    session.finish()
    assert session.calls
    assert not [call for call in session.calls if "private" in str(call.arguments)]


def test_the_unites_course_plays_to_the_end(version: str, scorm_runtime: Callable[..., object]) -> None:
    package = next((unites() / "public/scorm").glob(f"*-en-{version}.zip"))
    attempt = scorm_runtime(package)
    session = attempt.start()
    frame = course_frame(session)
    while frame.locator("a.next[rel=next]").count():
        frame = turn(session)
        for section in frame.locator("[data-quiz]").all():
            pick_the_right_answers(frame, section.get_attribute("data-quiz") or "")
    kept = session.finish()
    assert session.faults() == []
    attempt.log.assert_clean()
    check_passed(version, kept)
    assert len(kept["cmi.suspend_data"]) < 500
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None


def pick_the_right_answers(frame: Frame, quiz: str) -> None:
    """Choose what the page itself holds as its key, and check."""
    keys = frame.evaluate("JSON.parse(document.getElementById('page--data').textContent).quizzes")[quiz]
    for question in keys["questions"]:
        for index in question["key"]:
            frame.locator(f"#quiz--{quiz}--{question['id']}--{index}").check()
    frame.locator(f"[data-quiz={quiz}] [data-action=check]").click()
