"""The state codec and the rules of progress, run in the browser that runs them for learners."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from unites_mooc.render.context import THEME

LIMIT = 4096


def question(name: str, kind: str, options: int, right: int, points: int = 1) -> list[Any]:
    return [name, kind, options, right, points]


def course(lessons: int, units: int, quizzes: int, questions: int) -> dict[str, Any]:
    number = random.Random(lessons * 1000 + units)
    structure: list[dict[str, Any]] = []
    for index in range(lessons):
        made = []
        for quiz in range(quizzes):
            asked = []
            for q in range(questions):
                multiple = number.random() < 0.4
                asked.append(question(f"q{q}", "m" if multiple else "s", 4, 2 if multiple else 1))
            draw = 2 if quiz and questions > 2 else 0
            made.append(
                {"id": f"z{index}-{quiz}", "points": draw or questions, "draw": draw, "questions": asked}
            )
        structure.append({"id": f"l{index}", "units": [f"u{u}" for u in range(units)], "quizzes": made})
    return {
        "course": "c",
        "edition": "e",
        "hash": "abc123",
        "lessons": structure,
        "required": lessons,
        "pass": 70,
    }


@pytest.fixture
def scripts(page: Page) -> Page:
    page.goto("about:blank")
    for name in ("progress", "codec"):
        page.add_script_tag(content=(THEME / "js" / f"{name}.js").read_text("utf-8"))
    return page


def full_state(structure: dict[str, Any], number: random.Random) -> dict[str, Any]:
    state: dict[str, Any] = {
        "visited": {},
        "quizzes": {},
        "location": number.choice(structure["lessons"])["id"],
        "counter": number.randrange(2000),
        "status": number.choice(["", "i", "f", "c", "p"]),
        "score": number.choice([-1, 0, 33.33, 100]),
    }
    for lesson in structure["lessons"]:
        for unit in lesson["units"]:
            if number.random() < 0.7:
                state["visited"][f"{lesson['id']}/{unit}"] = True
        for quiz in lesson["quizzes"]:
            if number.random() < 0.2:
                continue
            names = [entry[0] for entry in quiz["questions"]]
            drawn = sorted(number.sample(names, quiz["draw"])) if quiz["draw"] else None
            record: dict[str, Any] = {
                "attempts": number.randrange(1, 40),
                "drawn": drawn,
                "answers": {},
                "best": {},
            }
            for name, kind, options, right, _points in quiz["questions"]:
                if drawn is not None and name not in drawn:
                    continue
                count = number.randrange(options + 1) if kind == "m" else 1
                record["answers"][name] = sorted(number.sample(range(options), count))
                record["best"][name] = number.randrange((right if kind == "m" else 1) + 1)
            state["quizzes"][quiz["id"]] = record
    return state


@pytest.mark.parametrize("seed", range(20))
def test_what_is_written_is_read(seed: int, scripts: Page) -> None:
    number = random.Random(seed)
    structure = course(
        number.randrange(1, 9), number.randrange(1, 8), number.randrange(0, 3), number.randrange(1, 8)
    )
    state = full_state(structure, number)
    text = scripts.evaluate("([c, s]) => unites.encode(c, s)", [structure, state])
    assert text.isascii()
    assert scripts.evaluate("([c, t]) => unites.decode(c, t)", [structure, text]) == state


def test_a_course_of_eight_modules_fits(scripts: Page) -> None:
    structure = course(32, 6, 1, 8)
    text = scripts.evaluate(
        "([c, s]) => unites.encode(c, s)", [structure, full_state(structure, random.Random(1))]
    )
    assert len(text) < LIMIT / 2


@pytest.mark.parametrize(
    "text", ["", "x", "1", "1.abc123", "2.a.b.c.d.e.f", "1.abc123.zz.-.q.%%%.::,,:", "1......"]
)
def test_what_cannot_be_read_is_an_empty_state(text: str, scripts: Page) -> None:
    structure = course(2, 2, 1, 2)
    state = scripts.evaluate("([c, t]) => unites.decode(c, t)", [structure, text])
    assert set(state) == {"visited", "quizzes", "location", "counter", "status", "score"}
    scripts.evaluate("([c, s]) => unites.summary(c, s)", [structure, state])


def test_another_structure_keeps_status_and_score(scripts: Page) -> None:
    structure = course(2, 2, 1, 2)
    state = full_state(structure, random.Random(3)) | {"status": "p", "score": 83.5, "counter": 7}
    text = scripts.evaluate("([c, s]) => unites.encode(c, s)", [structure, state])
    other = {**structure, "hash": "fff000"}
    read = scripts.evaluate("([c, t]) => unites.decode(c, t)", [other, text])
    assert (read["status"], read["score"], read["counter"], read["visited"]) == ("p", 83.5, 7, {})


@pytest.mark.parametrize(
    ("kind", "right", "chosen", "marks"),
    [
        ("s", [1], [1], 1),
        ("s", [1], [0], 0),
        ("s", [1], [], 0),
        ("m", [0, 2], [0, 2], 2),
        ("m", [0, 2], [0], 1),
        ("m", [0, 2], [0, 1], 0),
        ("m", [0, 2], [0, 1, 2], 1),
        ("m", [0, 2], [1, 3], 0),
        ("m", [0], [0, 1, 2], 0),
    ],
)
def test_marks(kind: str, right: list[int], chosen: list[int], marks: int, scripts: Page) -> None:
    """+1 for a right choice, -1 for a wrong one, never below zero."""
    asked = question("q", kind, 4, len(right))
    script = "([q, key, chosen]) => unites.grade(unites.question(q), key, chosen)"
    assert scripts.evaluate(script, [asked, right, chosen]) == marks


def summary(scripts: Page, structure: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    full = {"visited": {}, "quizzes": {}, "location": "", "counter": 0, "status": "", "score": -1, **state}
    result = scripts.evaluate("([c, s]) => unites.summary(c, s)", [structure, full])
    return json.loads(json.dumps(result))


def test_a_lesson_is_completed_by_its_units_and_its_quizzes(scripts: Page) -> None:
    structure = course(2, 2, 1, 2)
    visited = {"l0/u0": True, "l0/u1": True}
    assert summary(scripts, structure, {"visited": visited})["done"] == 0
    record = {"attempts": 1, "drawn": None, "answers": {}, "best": {}}
    done = summary(scripts, structure, {"visited": visited, "quizzes": {"z0-0": record}})
    assert (done["done"], done["completed"], done["measure"]) == (1, False, 0.5)
    enough = summary(scripts, {**structure, "required": 1}, {"visited": visited, "quizzes": {"z0-0": record}})
    assert (enough["completed"], enough["passed"]) == (True, False)
    unscored = {**structure, "required": 1, "pass": None}
    assert summary(scripts, unscored, {"visited": visited, "quizzes": {"z0-0": record}})["passed"]
