"""The state codec and the rules of progress, run in the browser that runs them for learners."""

from __future__ import annotations

import hashlib
import json
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from unites_mooc.model.answers import answer_hash, normalized
from unites_mooc.render.context import THEME

LIMIT = 4096
KINDS = (("s", 4, 1), ("m", 4, 2), ("m", 9, 3), ("p", 5, 5), ("t", 1, 1), ("n", 1, 1))


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
                kind, size, full = number.choice(KINDS)
                asked.append(question(f"q{q}", kind, size, full))
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
    for name in ("progress", "answers", "placing", "entries", "codec"):
        page.add_script_tag(content=(THEME / "js" / f"{name}.js").read_text("utf-8"))
    return page


def given(kind: str, size: int, number: random.Random) -> Any:
    """Return an answer as it is read back: of a written one, the marks alone."""
    if kind in "tn":
        return number.randrange(2)
    if kind == "p":
        return [0, *(number.randrange(-1, size) for _ in range(size - 1))]
    return sorted(number.sample(range(size), number.randrange(size + 1) if kind == "m" else 1))


def full_state(structure: dict[str, Any], number: random.Random) -> dict[str, Any]:
    state: dict[str, Any] = {
        "visited": {},
        "quizzes": {},
        "location": number.choice(structure["lessons"])["id"],
        "counter": number.randrange(2000),
        "status": number.choice(["", "i", "f", "c", "p"]),
        "score": number.choice([-1, 0, 33.33, 100]),
        "generation": 0,
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
            for name, kind, size, full, _points in quiz["questions"]:
                if drawn is not None and name not in drawn:
                    continue
                record["best"][name] = number.randrange(full + 1)
                record["answers"][name] = given(kind, size, number)
                if kind in "tn":
                    record.setdefault("last", {})[name] = record["answers"][name]
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
    assert set(state) == set(scripts.evaluate("() => unites.emptyState()"))
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
def test_marks_of_a_choice(kind: str, right: list[int], chosen: list[int], marks: int, scripts: Page) -> None:
    """+1 for a right choice, -1 for a wrong one, never below zero."""
    script = "([kind, key, chosen]) => unites.answerKinds[kind].marks({kind, key}, chosen)"
    assert scripts.evaluate(script, [kind, right, chosen]) == marks


@pytest.mark.parametrize(
    ("key", "placed", "marks"),
    [([0, 1, 2], [0, 1, 2], 3), ([0, 1, 2], [1, 1, 0], 1), ([0, 0, 1], [-1, -1, -1], 0), ([0, 0], [0, 0], 2)],
)
def test_marks_of_places(key: list[int], placed: list[int], marks: int, scripts: Page) -> None:
    """The share of items that are where they belong."""
    script = "([key, placed]) => unites.answerKinds.p.marks({kind: 'p', key}, placed)"
    assert scripts.evaluate(script, [key, placed]) == marks


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("11", 1),
        (" 11,0 ", 1),
        ("11.05", 1),
        ("10,9", 1),
        ("+11", 1),
        ("11.2", 0),
        ("-11", 0),
        ("−11", 0),
        ("eleven", 0),
        ("", 0),
        ("1 1", 1),
        ("11 cities", 0),
        ("1.1.", 0),
    ],
)
def test_marks_of_a_number(written: str, marks: int, scripts: Page) -> None:
    script = "(written) => unites.answerKinds.n.marks({key: [11, 0.1]}, written)"
    assert scripts.evaluate(script, written) == marks


@pytest.mark.parametrize("text", ["", "abc", "Ünïcödé ağ 漢字 🙂", "x" * 55, "x" * 56, "x" * 64, "y" * 1000])
def test_hashes_are_those_of_the_standard(text: str, scripts: Page) -> None:
    assert (
        scripts.evaluate("(text) => unites.sha256(text)", text) == hashlib.sha256(text.encode()).hexdigest()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Integrationsrat",
        "  INTEGRATION \t council ",
        "Straße",
        "ΟΔΟΣ",
        "İzmir",
        "ﬁn",
        "L’Aquila",
        "a\u00a0b",
        "ǅ",
    ],
)
def test_the_page_compares_texts_as_the_build_does(text: str, scripts: Page) -> None:
    assert scripts.evaluate("(text) => unites.normalized(text)", text) == normalized(text)


@pytest.mark.parametrize(("written", "marks"), [("integrationsRAT ", 1), ("Integrations rat", 0), ("", 0)])
def test_marks_of_a_text(written: str, marks: int, scripts: Page) -> None:
    key = [answer_hash("c/q/x", "Integrationsrat")]
    script = "([key, written]) => unites.answerKinds.t.marks({key, salt: 'c/q/x'}, written)"
    assert scripts.evaluate(script, [key, written]) == marks


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
