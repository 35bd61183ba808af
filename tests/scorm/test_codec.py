"""The state codec and the rules of progress, run in the browser that runs them for learners."""

from __future__ import annotations

import hashlib
import json
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from support.built import EVERYTHING
from unites_mooc.build.reading import read_course
from unites_mooc.editions.select import select
from unites_mooc.model.answers import answer_hash, normalized
from unites_mooc.model.progress import state_size
from unites_mooc.render.context import THEME
from unites_mooc.render.learner_data import id_digest, lesson_line, structure
from unites_mooc.translation.apply import Translated

KINDS = (("s", 4, 1), ("m", 4, 2), ("m", 9, 3), ("p", 5, 5), ("t", 1, 1), ("n", 1, 1))


def question(name: str, kind: str, options: int, right: int, points: int = 1, mark: str = "Zz") -> list[Any]:
    return [name, kind, options, right, points, "" if kind in "tn" else mark]


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
            for name, kind, size, full, _points, _mark in quiz["questions"]:
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
    assert len(text) < 3800
    assert text.count(".") == 7, "with the ids"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "1",
        "1.abc123",
        "1.a.b.c.d.e.f",
        "2.abc123.zz.-.q.%%%.::,,:",
        "2......",
        "2.a.1.1.i.AA.1:.;,,;*,",
        "2.x.9.9.p9.__.2:~~;~,3:9.AAA*,;B,CCC**",
    ],
)
def test_what_cannot_be_read_is_an_empty_state(text: str, scripts: Page) -> None:
    structure = course(2, 2, 1, 2)
    state = scripts.evaluate("([c, t]) => unites.decode(c, t)", [structure, text])
    assert set(state) == set(scripts.evaluate("() => unites.emptyState()"))
    scripts.evaluate("([c, s]) => unites.summary(c, s)", [structure, state])


def encoded(scripts: Page, structure: dict[str, Any], state: dict[str, Any]) -> str:
    return str(scripts.evaluate("([c, s]) => unites.encode(c, s)", [structure, state]))


def decoded(scripts: Page, structure: dict[str, Any], text: str) -> dict[str, Any]:
    return dict(scripts.evaluate("([c, t]) => unites.decode(c, t)", [structure, text]))


@pytest.mark.parametrize("seed", range(10))
def test_progress_survives_another_order(seed: int, scripts: Page) -> None:
    number = random.Random(seed)
    structure = course(number.randrange(2, 9), number.randrange(2, 8), 2, number.randrange(2, 8))
    state = full_state(structure, number)
    other = json.loads(json.dumps({**structure, "hash": "fff000"}))
    for lesson in other["lessons"]:
        number.shuffle(lesson["units"])
        for quiz in lesson["quizzes"]:
            number.shuffle(quiz["questions"])
        number.shuffle(lesson["quizzes"])
    number.shuffle(other["lessons"])
    read = decoded(scripts, other, encoded(scripts, structure, state))
    for states in (state, read):
        for record in states["quizzes"].values():
            record["drawn"] = sorted(record["drawn"]) if record["drawn"] else record["drawn"]
    assert read == state


def test_progress_survives_what_came_and_went(scripts: Page) -> None:
    structure = course(4, 4, 1, 4)
    structure["lessons"][1]["quizzes"][0]["questions"] = [
        question("a", "s", 4, 1),
        question("b", "s", 4, 1),
        question("c", "m", 4, 2),
        question("d", "p", 3, 3),
    ]
    state = full_state(structure, random.Random(5)) | {"location": "l2", "status": "p", "score": 83.5}
    state["visited"] = {f"l{lesson}/u{unit}": True for lesson in range(4) for unit in range(4)}
    answers = {"a": [1], "b": [2], "c": [0, 3], "d": [2, 0, 1]}
    record = {"attempts": 2, "drawn": None, "answers": answers, "best": {"a": 1, "b": 0, "c": 2, "d": 3}}
    state["quizzes"] = {"z1-0": record}
    other = json.loads(json.dumps({**structure, "hash": "fff000"}))
    del other["lessons"][0]
    other["lessons"].insert(1, {"id": "new", "units": ["u0", "n"], "quizzes": []})
    other["lessons"][0]["units"] = ["fresh", "u3", "u1"]
    other["lessons"][0]["quizzes"][0]["questions"] = [
        question("d", "p", 3, 3, mark="other"),
        question("b", "m", 4, 2),
        question("new", "s", 3, 1),
        question("a", "s", 4, 1, points=5),
    ]
    read = decoded(scripts, other, encoded(scripts, structure, state))
    seen = {"l1/u3", "l1/u1", *(f"l{lesson}/u{unit}" for lesson in (2, 3) for unit in range(4))}
    assert set(read["visited"]) == seen
    assert read["location"] == "l2"
    assert (read["status"], read["score"], read["counter"]) == ("p", 83.5, state["counter"])
    quiz = read["quizzes"]["z1-0"]
    assert quiz["attempts"] == 2
    assert quiz["best"] == {"d": 3, "a": 1}, "of a question of another kind, nothing is left"
    assert quiz["answers"] == {"a": [1]}, "answers are numbers of options, which now stand elsewhere"


def test_a_text_without_room_for_ids_keeps_status_and_score(scripts: Page) -> None:
    structure = course(60, 10, 1, 20)
    state = full_state(structure, random.Random(3)) | {"status": "p", "score": 83.5, "counter": 7}
    text = encoded(scripts, structure, state)
    assert text.count(".") == 6
    read = decoded(scripts, {**structure, "hash": "fff000"}, text)
    assert (read["status"], read["score"], read["counter"], read["visited"]) == ("p", 83.5, 7, {})


def test_the_build_knows_how_long_a_state_can_get(scripts: Page) -> None:
    found, _ = read_course(EVERYTHING)
    assert found
    size = state_size(found)
    publication = select(Translated(found, "en", "en"), "public")
    structure_ = structure(publication)
    state = full_state(structure_, random.Random(1))
    state["visited"] = {f"{one['id']}/{unit}": True for one in structure_["lessons"] for unit in one["units"]}
    for lesson in structure_["lessons"]:
        for quiz in lesson["quizzes"]:
            asked = quiz["questions"]
            answers = {
                entry[0]: {"p": list(range(entry[2])), "t": 1, "n": 1}.get(entry[1], [0]) for entry in asked
            }
            best = {entry[0]: entry[3] for entry in asked}
            last = {entry[0]: 1 for entry in asked}
            state["quizzes"][quiz["id"]] = {
                "attempts": 99,
                "drawn": None,
                "answers": answers,
                "best": best,
                "last": last,
            }
    text = encoded(
        scripts,
        structure_,
        state | {"location": structure_["lessons"][-1]["id"], "status": "p", "score": 100},
    )
    *progress, ids = text.split(".")
    assert len(".".join(progress)) <= size.progress
    assert len(ids) + 1 <= size.ids + 1
    assert size.survives_edits
    assert size.progress <= len(".".join(progress)) + 40, "the worst case is not far from a real one"


def rules(scripts: Page, course_: dict[str, Any], state: dict[str, Any]) -> list[Any]:
    """Return what the rules of progress say of a state."""
    said = """([packed, state]) => {
        const course = unites.unpack(packed), { lessons } = course;
        const points = (quiz) => [quiz.id, quiz.points, unites.quizPoints(quiz, state.quizzes[quiz.id])];
        const each = lessons.map((lesson) => [lesson.id, unites.lessonDone(lesson, state),
            unites.share([lesson], state), lesson.quizzes.map(points)]);
        return [unites.summary(course, state), unites.share(lessons, state), each];
    }"""
    return list(scripts.evaluate(said, [course_, state]))


@pytest.mark.parametrize("seed", range(10))
def test_the_site_and_a_package_count_the_same(seed: int, scripts: Page) -> None:
    """The site knows digests of the ids of units and questions, a package the ids."""
    number = random.Random(seed)
    full = course(number.randrange(1, 9), number.randrange(1, 8), number.randrange(0, 3), 6)
    for lesson in full["lessons"][::2]:
        lesson["units"] = [""]
        for quiz in lesson["quizzes"]:
            quiz["questions"][0][4] = 3
    site = full | {"lessons": [lesson_line(lesson) for lesson in full["lessons"]]}
    for state in (full_state(full, number), full_state(full, number), {"visited": {}, "quizzes": {}}):
        state["visited"]["l0/gone"] = state["visited"]["gone/u0"] = True
        assert rules(scripts, site, state) == rules(scripts, full, state)


def test_two_ids_of_one_digest_are_told_apart(scripts: Page) -> None:
    by_digest: dict[str, list[str]] = {}
    for name in (f"unit-{index}" for index in range(5000)):
        by_digest.setdefault(id_digest(name), []).append(name)
    one, other = next(names for names in by_digest.values() if len(names) > 1)[:2]
    asked = [question(name, "s", 4, 1) for name in (one, "third", other)]
    lesson = {
        "id": "l",
        "units": ["first", one, "last", other],
        "quizzes": [{"id": "q", "points": 3, "draw": 0, "questions": asked}],
    }
    full = {"lessons": [lesson], "required": 1, "pass": 70}
    site = full | {"lessons": [lesson_line(lesson)]}
    record = {"attempts": 1, "drawn": None, "answers": {}, "best": {one: 1, "third": 0, other: 0}}
    visited = {"l/first": True, f"l/{one}": True, "l/last": True}
    for state in (
        {"visited": visited, "quizzes": {"q": record}},
        {"visited": visited | {f"l/{other}": True}, "quizzes": {"q": record}},
    ):
        assert rules(scripts, site, state) == rules(scripts, full, state)


def test_digests_are_those_of_the_build(scripts: Page) -> None:
    ids = ["", "a", "one-letter", "check-when-not-to-ask", "x" * 80, *(f"u{index}" for index in range(200))]
    assert scripts.evaluate("(ids) => ids.map(unites.digest)", ids) == [id_digest(one) for one in ids]


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
