"""Interactions: what an LMS is told of each question, in both vocabularies, and what is resumed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Frame

from support.cmi import SET, check_passed
from support.courses import lesson
from support.packages import answer, course_frame, sample_package, turn


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
        if call.arguments and "interactions.0" in str(call.arguments[0])
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


WORST = """\
## A {#a}

:::{quiz} Large
:id: large

### All of them. {#all}

OPTIONS

### Pairs. {#pairs type=matching}

PAIRS

### In order. {#order type=ordering}

ITEMS

### Is it true? {#true}

- [x] True
- [ ] False

### Say it. {#say type=text}

= never mind
:::
"""


def worst_lesson() -> str:
    """Return a quiz with as many options, items and places as are allowed."""
    names = [f"part {number}" for number in range(26)]
    text = WORST.replace("OPTIONS", "\n".join(f"- [x] {name}" for name in names[:25]) + "\n- [ ] none")
    text = text.replace("PAIRS", "\n\n".join(f"{name}\n: place {name[5:]}" for name in names))
    return lesson(text.replace("ITEMS", "\n".join(f"{index}. {name}" for index, name in enumerate(names, 1))))


def test_the_largest_answers_fit(version: str, tmp_path: Path, scorm_runtime: Callable[..., object]) -> None:
    package = sample_package(version, tmp_path, **{"modules/01-first/01-one.md": worst_lesson()})
    session = scorm_runtime(package).start()
    frame = turn(session, 2)
    frame.evaluate(
        """() => {
          document.querySelectorAll('[data-question=all] input').forEach((box) => { box.checked = true; });
          document.querySelectorAll('[data-question=pairs] select').forEach((select) => {
            select.selectedIndex = 26;
          });
          document.querySelectorAll('[data-question=order] select').forEach((select, index) => {
            select.selectedIndex = 26 - index;
          });
        }"""
    )
    frame.get_by_label("False", exact=True).check()
    frame.locator("[data-question=say] input").evaluate(
        "(field) => { field.value = ' {lang=xx}[,]\u2028' + 'x' + '😀'.repeat(200); }"
    )
    frame.locator("[data-action=check]").click()
    session.finish()
    response = "student_response" if version == "scorm12" else "learner_response"
    separator, joint = (",", ".") if version == "scorm12" else ("[,]", "[.]")
    letters = "abcdefghijklmnopqrstuvwxyz"
    answers = [session.set_values(f"cmi.interactions.{index}.{response}") for index in range(5)]
    assert answers[0] == [separator.join(letters)]
    (place,) = set(answers[1][0][len(f"a{joint}") :: len(f"a{joint}a{separator}")])
    assert answers[1] == [separator.join(f"{letter}{joint}{place}" for letter in letters)]
    assert sorted(answers[2][0].split(separator)) == list(letters)
    assert answers[3] == ["b"]
    (said,) = [
        str(call.arguments[1])
        for call in session.calls
        if call.arguments and call.arguments[0] == f"cmi.interactions.4.{response}"
    ]
    assert len(said.encode("utf-16-le")) // 2 <= 250
    assert said.encode("utf-8"), "no character is cut in two"
    assert session.faults() == []


def test_an_answered_quiz_takes_few_calls(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start()
    frame = turn(session, 3)
    session.player.wait_for_timeout(1500)
    before = len(session.calls)
    answer(frame, right=True)
    session.player.wait_for_timeout(1500)
    calls = session.calls[before:]
    sets = [call for call in calls if call.name in SET]
    questions = [call for call in sets if "interactions" in str(call.arguments[0])]
    assert len(questions) <= 2 * 9
    assert len(sets) - len(questions) <= 11
    assert len(calls) - len(sets) == 3, "the number of interactions twice, and one commit"
    check_passed(version, session.record)
    session.finish()
    assert session.faults() == []
