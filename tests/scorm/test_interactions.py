"""Interactions: what an LMS is told of each question, in both vocabularies, and what is resumed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Frame

from support.courses import lesson
from support.packages import course_frame, sample_package, turn


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
