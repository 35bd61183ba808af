"""``compare`` says what the learner's browser does: a state of then, read with the course of now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from support.courses import LESSON, QUIZ_LESSON, write_course
from unites_mooc.build.losses import find_losses
from unites_mooc.build.reading import read_course
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select
from unites_mooc.render.context import THEME
from unites_mooc.render.learner_data import structure
from unites_mooc.render.progress_outline import ProgressOutline, progress_outline
from unites_mooc.translation.apply import translate

ONE = "modules/01-first/01-one.md"
TWO = "modules/01-first/02-two.md"
QUIZ = QUIZ_LESSON.index(":::{quiz}")
UNIT = "## A unit {#unit}\n\nSome text.\n"
EDITS: dict[str, dict[str, str | bytes | None]] = {
    "nothing": {},
    "lesson renamed": {ONE: LESSON.replace("id: one", "id: uno")},
    "lesson deleted": {ONE: None},
    "lesson last": {ONE: None, "modules/01-first/09-one.md": LESSON},
    "unit renamed": {TWO: QUIZ_LESSON.replace("#read", "#reading")},
    "unit moved": {ONE: LESSON.replace(UNIT, "Some text.\n"), TWO: f"{QUIZ_LESSON}\n{UNIT}"},
    "unit added": {TWO: f"{QUIZ_LESSON}\n{UNIT}"},
    "quiz renamed": {TWO: QUIZ_LESSON.replace(":id: check", ":id: test")},
    "quiz moved": {ONE: f"{LESSON}\n{QUIZ_LESSON[QUIZ:]}", TWO: f"{QUIZ_LESSON[:QUIZ]}Some text.\n"},
    "quiz drawn": {TWO: QUIZ_LESSON.replace(":pass: 50", ":draw: 1")},
    "question renamed": {TWO: QUIZ_LESSON.replace("#right", "#correct")},
    "question with an option more": {TWO: QUIZ_LESSON.replace("- [ ] Three", "- [ ] Three\n- [ ] Five")},
    "question with a right option less": {TWO: QUIZ_LESSON.replace("- [x] Four", "- [ ] Four")},
    "question of another kind": {TWO: QUIZ_LESSON.replace("{#right}", "{#right type=multiple}")},
    "options turned": {TWO: QUIZ_LESSON.replace("Two", "\0").replace("Four", "Two").replace("\0", "Four")},
    "points": {TWO: QUIZ_LESSON.replace("points=2", "points=5")},
}


def publication(folder: Path, files: dict[str, str | bytes | None]) -> Publication:
    course, _ = read_course(write_course(folder, files))
    assert course is not None
    return select(translate(course, "en")[0], "public")


def full_state(shape: dict[str, Any]) -> dict[str, Any]:
    """Return the state of a learner who has done everything right."""
    quizzes = {
        quiz["id"]: {
            "attempts": 1,
            "drawn": None,
            "answers": {},
            "best": {question[0]: question[3] for question in quiz["questions"]},
        }
        for lesson in shape["lessons"]
        for quiz in lesson["quizzes"]
    }
    units = {f"{lesson['id']}/{unit}": True for lesson in shape["lessons"] for unit in lesson["units"]}
    return {"visited": units, "quizzes": quizzes, "location": "", "counter": 0, "status": "i", "score": -1}


def keys_of(state: dict[str, Any]) -> set[str]:
    """Return what a state knows, by the keys of an outline."""
    units = {f"unit/{unit}" for unit in state["visited"]}
    return units | {
        f"question/{quiz}/{q}" for quiz, record in state["quizzes"].items() for q in record["best"]
    }


def said_to_be_lost(old: ProgressOutline, new: ProgressOutline) -> set[str]:
    """Return the units and questions that ``compare`` calls lost, alone or with what they stand in."""
    lost = {finding.subject for finding in find_losses(old, new) if finding.loss}
    steps = {part.key: part.within for part in old.parts if part.kind in {"unit", "question"}}
    return {key for key, within in steps.items() if key in lost or within in lost}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_said_to_be_lost_is_what_the_browser_loses(edit: str, tmp_path: Path, page: Page) -> None:
    old = publication(tmp_path / "old", {})
    new = publication(tmp_path / "new", EDITS[edit])
    page.goto("about:blank")
    for name in ("progress", "answers", "placing", "entries", "codec"):
        page.add_script_tag(content=(THEME / "js" / f"{name}.js").read_text("utf-8"))
    then, now = structure(old), structure(new)
    state = full_state(then)
    kept = page.evaluate(
        "([then, now, state]) => unites.decode(now, unites.encode(then, state))", [then, now, state]
    )
    assert keys_of(state) - keys_of(kept) == said_to_be_lost(progress_outline(old), progress_outline(new))
