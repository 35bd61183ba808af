"""What an edit costs learners in mid-course: each kind of loss, and each edit that costs nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from support.courses import COURSE, MODULE, QUIZ_LESSON, lesson, write_course
from unites_mooc.build.comparing import Comparison, compare_course
from unites_mooc.build.plan import publications
from unites_mooc.build.published import published_outlines
from unites_mooc.build.reading import read_course
from unites_mooc.diagnostics import has_errors
from unites_mooc.model.course import Course
from unites_mooc.render.progress_outline import ProgressOutline, outline_bytes, progress_outline

ONE = "modules/01-first/01-one.md"
TWO = "modules/01-first/02-two.md"
SHEET = "modules/01-first/worksheets/01-plan.md"
BODY = """\
## First {#first}

Some text.

## Second {#second}

:::{reflection} What do you expect?
:id: expect
:::

## Third {#third}

:::{self-assessment} Where do you stand?
:id: stand
:scale: never, sometimes, always

### Listening {#listening}

- I listen.
- I ask.
:::
"""
PLAN = """\
---
id: plan
title: A plan
purpose: A plan for the week.
---

:::{field} Who helps?
:id: who
:type: choice
:options: a friend, a colleague, nobody
:::

:::{field} The steps
:id: steps
:type: table
:columns: What, When
:rows: Monday, Tuesday
:::

:::{field} Why?
:id: why
:type: line
:::
"""
PUBLISHED: dict[str, str | bytes | None] = {ONE: lesson(BODY), TWO: QUIZ_LESSON, SHEET: PLAN}


def read(folder: Path, files: dict[str, str | bytes | None]) -> Course:
    course, diagnostics = read_course(write_course(folder, files))
    assert course is not None
    assert not has_errors(diagnostics), diagnostics
    return course


def outlines(course: Course, editions: tuple[str, ...] = ("public",)) -> tuple[ProgressOutline, ...]:
    plan = publications(course, editions, course.meta.published_languages)
    return tuple(progress_outline(publication) for name in editions for publication in plan[name])


def as_published(tmp_path: Path, outline: ProgressOutline) -> tuple[ProgressOutline, ...]:
    """Return an outline as it is read from a file."""
    path = tmp_path / f"{outline.edition}-{outline.language}.json"
    path.write_bytes(outline_bytes(outline.as_data()))
    return published_outlines(path)


def compared(tmp_path: Path, changed: dict[str, str | bytes | None]) -> Comparison:
    """Publish the course, change some files, and compare."""
    (old,) = outlines(read(tmp_path / "old", PUBLISHED))
    return compare_course(read(tmp_path / "new", {**PUBLISHED, **changed}), as_published(tmp_path, old))


def without(text: str, begin: str, end: str = "") -> str:
    """Return a text without what stands from ``begin`` up to ``end``."""
    start = text.index(begin)
    return text[:start] + (text[text.index(end, start + 1) :] if end else "")


def swapped(text: str, a: str, b: str) -> str:
    assert a in text
    assert b in text
    return text.replace(a, "\0").replace(b, a).replace("\0", b)


def test_an_outline_is_read_as_it_was_written(tmp_path: Path) -> None:
    (old,) = outlines(read(tmp_path / "old", PUBLISHED))
    parts = tuple(part._replace(span=None) for part in old.parts)
    assert as_published(tmp_path, old) == (replace(old, parts=parts, span=None),)
    keys = {part.key for part in old.parts}
    assert {"unit/one/first", "reflection/expect", "assessment/stand/listening"} <= keys
    assert {"quiz/check", "question/check/right", "worksheet/plan/steps"} <= keys
    assert len(keys) == len(old.parts)


def test_an_outline_holds_no_key_of_an_answer(tmp_path: Path) -> None:
    (old,) = outlines(read(tmp_path / "old", PUBLISHED))
    right = QUIZ_LESSON.replace("- [x] This one", "- [ ] This one").replace(
        "- [ ] That one", "- [x] That one"
    )
    (other,) = outlines(read(tmp_path / "other", {**PUBLISHED, TWO: right}))
    assert old.as_data() == other.as_data()
    assert str(tmp_path) not in json.dumps(old.as_data())


LOSSES: dict[str, tuple[dict[str, str | bytes | None], str, str, int, str]] = {
    # edit: files, code, path, line, what is lost
    "lesson deleted": (
        {ONE: None, TWO: f"{QUIZ_LESSON}\n{BODY[BODY.index(':::{reflection}') :]}"},
        *("lost-progress", "modules/01-first/module.yaml", 1, "lesson"),
    ),
    "lesson renamed": ({ONE: lesson(BODY, id="uno")}, "renamed-id", ONE, 2, "lesson"),
    "lesson replaced": (*({ONE: lesson(BODY, id="uno", title="Another")}, "renamed-id", ONE, 2, "lesson"),),
    "unit deleted": ({ONE: lesson(without(BODY, "## First", "## Second"))}, "lost-progress", ONE, 2, "unit"),
    "unit renamed by its title": (
        *({ONE: lesson(BODY.replace("{#first}", "{#begin}"))}, "renamed-id", ONE, 7, "unit"),
    ),
    "unit renamed in its place": (
        *(
            {ONE: lesson(BODY.replace("## First {#first}", "## Begin {#begin}"))},
            "renamed-id",
            ONE,
            7,
            "unit",
        ),
    ),
    "unit moved to another lesson": (
        {
            ONE: lesson(without(BODY, "## First", "## Second")),
            TWO: QUIZ_LESSON.replace("## Read", "## First {#first}\n\nSome text.\n\n## Read"),
        },
        *("lost-progress", TWO, 7, "unit"),
    ),
    "quiz deleted": ({TWO: without(QUIZ_LESSON, ":::{quiz}") + "x\n"}, "lost-progress", TWO, 2, "quiz"),
    "quiz renamed": ({TWO: QUIZ_LESSON.replace(":id: check", ":id: test")}, "renamed-id", TWO, 13, "quiz"),
    "quiz made a reflection": (
        {TWO: without(QUIZ_LESSON, ":::{quiz}") + ":::{reflection} Well?\n:id: check\n:::\n"},
        *("retyped-id", TWO, 13, "quiz"),
    ),
    "question deleted": (
        {TWO: without(QUIZ_LESSON, "### Which is right", "### Which are even")},
        *("lost-progress", TWO, 13, "question"),
    ),
    "question renamed": ({TWO: QUIZ_LESSON.replace("#right", "#correct")}, "renamed-id", TWO, 17, "question"),
    "question with another answer": (
        *(
            {TWO: QUIZ_LESSON.replace("{#right}", "{#right type=multiple}")},
            "retyped-id",
            TWO,
            17,
            "question",
        ),
    ),
    "question with an option more": (
        *({TWO: QUIZ_LESSON.replace("- [ ] Three\n", "- [ ] Three\n- [ ] Five\n")}, "retyped-id"),
        *(TWO, 24, "question"),
    ),
    "question with another number of right options": (
        *(
            {TWO: QUIZ_LESSON.replace("- [x] Four", "- [ ] Four\n- [x] Six")},
            "retyped-id",
            TWO,
            24,
            "question",
        ),
    ),
    "reflection deleted": (
        {
            ONE: lesson(
                without(BODY, ":::{reflection}", "## Third").replace("{#second}\n", "{#second}\n\nx\n\n")
            )
        },
        *("lost-notes", ONE, 2, "reflection"),
    ),
    "reflection renamed": (
        {ONE: lesson(BODY.replace(": expect", ": hope"))},
        "renamed-id",
        ONE,
        13,
        "reflection",
    ),
    "scale shorter": ({ONE: lesson(BODY.replace(", sometimes", ""))}, "lost-notes", ONE, 19, "assessment"),
    "statement deleted": ({ONE: lesson(BODY.replace("- I ask.\n", ""))}, "lost-notes", ONE, 23, "dimension"),
    "statements in another order": (
        *({ONE: lesson(swapped(BODY, "I ask.", "I listen."))}, "mixed-up-notes", ONE, 23, "dimension"),
    ),
    "dimension renamed": (
        *({ONE: lesson(BODY.replace("#listening", "#hearing"))}, "renamed-id", ONE, 23, "dimension"),
    ),
    "worksheet deleted": ({SHEET: None}, "lost-notes", "modules/01-first/module.yaml", 1, "worksheet"),
    "worksheet renamed": ({SHEET: PLAN.replace("id: plan", "id: week")}, "renamed-id", SHEET, 2, "worksheet"),
    "field renamed": ({SHEET: PLAN.replace(":id: who", ":id: helpers")}, "renamed-id", SHEET, 7, "field"),
    "field deleted": ({SHEET: without(PLAN, ":::{field} Why?")}, "lost-notes", SHEET, 2, "field"),
    "field retyped": ({SHEET: PLAN.replace(":type: line", ":type: date")}, "retyped-id", SHEET, 20, "field"),
    "option deleted": ({SHEET: PLAN.replace(", nobody", "")}, "lost-notes", SHEET, 7, "field"),
    "options in another order": (
        *({SHEET: swapped(PLAN, "a friend", "a colleague")}, "mixed-up-notes", SHEET, 7, "field"),
    ),
    "option put before others": (
        *({SHEET: PLAN.replace("a friend,", "a child, a friend,")}, "mixed-up-notes", SHEET, 7, "field"),
    ),
    "row deleted": ({SHEET: PLAN.replace("Monday, ", "")}, "lost-notes", SHEET, 13, "field"),
    "column deleted": ({SHEET: PLAN.replace("What, ", "")}, "lost-notes", SHEET, 13, "field"),
    "course renamed": (
        *({"course/course.yaml": COURSE.replace("id: sample", "id: other")}, "other-course"),
        *("course/course.yaml", 1, "course"),
    ),
}


@pytest.mark.parametrize("edit", LOSSES)
def test_what_is_lost_is_an_error_where_the_author_can_mend_it(edit: str, tmp_path: Path) -> None:
    files, code, path, line, loss = LOSSES[edit]
    found = compared(tmp_path, files)
    errors = [item for item in found.diagnostics if item.severity == "error"]
    assert [(item.code, item.span.path, item.span.line) for item in errors] == [(code, path, line)]
    assert found.losses == {loss: 1}


_FIRST, _SECOND = QUIZ_LESSON.index("### Which is"), QUIZ_LESSON.index("### Which are")
TURNED = f"{QUIZ_LESSON[:_FIRST]}{QUIZ_LESSON[_SECOND:-4]}\n{QUIZ_LESSON[_FIRST:_SECOND]}:::\n"
SECOND = "modules/02-second/module.yaml"
KEPT: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "nothing": ({}, []),
    "texts and titles": (
        {ONE: lesson(BODY.replace("## First", "## The first").replace("text", "words"), title="Changed")},
        [],
    ),
    "another file name": ({ONE: None, "modules/01-first/01-renamed.md": lesson(BODY)}, []),
    "units in another order": (
        {ONE: lesson(without(BODY, "## First", "## Second") + "\n## First {#first}\n\nSome text.\n")},
        [],
    ),
    "questions in another order": ({TWO: TURNED}, []),
    "quiz in another lesson": (
        {
            ONE: lesson(BODY + "\n" + QUIZ_LESSON[QUIZ_LESSON.index(":::{quiz}") :]),
            TWO: without(QUIZ_LESSON, ":::{quiz}") + "Some text.\n",
        },
        [],
    ),
    "reflection in another lesson": (
        {
            ONE: lesson(
                without(BODY, ":::{reflection}", "## Third").replace("{#second}\n", "{#second}\n\nx\n\n")
            ),
            TWO: QUIZ_LESSON.replace(":::{quiz}", ":::{reflection} What?\n:id: expect\n:::\n\n:::{quiz}"),
        },
        [],
    ),
    "options in another order": ({TWO: swapped(QUIZ_LESSON, "Two", "Three")}, ["asked-anew"]),
    "option reworded": ({TWO: QUIZ_LESSON.replace("Three", "Seven")}, ["asked-anew"]),
    "points": ({TWO: QUIZ_LESSON.replace("points=2", "points=3")}, ["changed-result"]),
    "pool": ({TWO: QUIZ_LESSON.replace(":pass: 50", ":pass: 50\n:draw: 1")}, ["changed-result"]),
    "pass mark": ({"course/course.yaml": COURSE.replace("pass: 70", "pass: 50")}, ["changed-result"]),
    "completion": ({"course/course.yaml": COURSE.replace("lessons: all", "lessons: 1")}, ["changed-result"]),
    "a lesson more": (
        {"modules/01-first/03-three.md": lesson("## New {#new}\n\nx\n", id="three")},
        ["opened-again"],
    ),
    "a unit more": ({ONE: lesson(BODY + "\n## Fourth {#fourth}\n\nx\n")}, ["opened-again"]),
    "a question more": (
        {TWO: QUIZ_LESSON.replace("### Which is", "### New? {#new}\n\n- [x] A\n- [ ] B\n\n### Which is")},
        ["changed-result"],
    ),
    "lesson in another module": (
        {TWO: None, SECOND: MODULE.replace("first", "second"), "modules/02-second/01-two.md": QUIZ_LESSON},
        ["moved-lesson"],
    ),
    "lessons in another order": (
        {ONE: None, "modules/01-first/09-one.md": lesson(BODY)},
        ["moved-lesson"],
    ),
    "option, row and statement at the end": (
        {
            SHEET: PLAN.replace("nobody", "nobody, all").replace("Tuesday", "Tuesday, Friday"),
            ONE: lesson(BODY.replace("- I ask.\n", "- I ask.\n- I wait.\n")),
        },
        [],
    ),
    "an option of a field reworded": ({SHEET: PLAN.replace("a friend", "one friend")}, ["reworded-notes"]),
    "a line made a text": ({SHEET: PLAN.replace(":type: line", ":type: text")}, []),
}


@pytest.mark.parametrize("edit", KEPT)
def test_what_is_kept_is_a_hint_at_most(edit: str, tmp_path: Path) -> None:
    files, codes = KEPT[edit]
    found = compared(tmp_path, files)
    assert [(item.code, item.severity) for item in found.diagnostics] == [(code, "hint") for code in codes]
    assert not found.losses


def test_units_are_lost_with_a_lesson_that_had_none_and_is_divided(tmp_path: Path) -> None:
    (old,) = outlines(read(tmp_path / "old", {ONE: lesson("Some text.\n")}))
    found = compare_course(read(tmp_path / "new", {}), as_published(tmp_path, old))
    assert [item.code for item in found.diagnostics] == ["lost-progress", "opened-again"]
    assert "is divided into units now" in found.diagnostics[0].message


def test_without_room_for_ids_any_change_of_structure_costs_the_state(tmp_path: Path) -> None:
    (old,) = outlines(read(tmp_path / "old", PUBLISHED))
    full = replace(old, survives_edits=False)
    same = compare_course(read(tmp_path / "new", PUBLISHED), as_published(tmp_path, full))
    assert not same.diagnostics
    changed = {**PUBLISHED, TWO: QUIZ_LESSON.replace("points=2", "points=3")}
    found = compare_course(read(tmp_path / "changed", changed), as_published(tmp_path, full))
    assert found.losses == {"state": 1}
    assert "structure-changed" in {item.code for item in found.diagnostics}


def test_other_identifiers_are_another_course(tmp_path: Path) -> None:
    (old,) = outlines(read(tmp_path / "old", PUBLISHED))
    other = replace(old, scorm={**old.scorm, "item": "item-1"})
    found = compare_course(read(tmp_path / "new", PUBLISHED), as_published(tmp_path, other))
    (item,) = found.diagnostics
    assert item.code == "other-course"
    assert "(item)" in item.message


def test_editions_and_languages_that_are_gone_are_named(tmp_path: Path) -> None:
    old = outlines(read(tmp_path / "old", PUBLISHED), ("public", "pilot"))
    gone = without(COURSE, "  pilot: {title", "  facilitator: {title").replace("  pilot: [site]\n", "")
    published = [*old, replace(old[0], language="de")]
    found = compare_course(read(tmp_path / "new", {**PUBLISHED, "course/course.yaml": gone}), published)
    assert sorted(item.code for item in found.diagnostics) == ["edition-gone", "language-gone"]
    assert found.losses == {"edition": 1, "language": 1}
    assert {item.span.path for item in found.diagnostics} == {"course/course.yaml"}


def test_what_all_editions_lose_is_said_once_and_what_one_loses_with_its_name(tmp_path: Path) -> None:
    old = outlines(read(tmp_path / "old", PUBLISHED), ("public", "pilot"))
    body = BODY.replace("{#first}", "{#begin}").replace(
        ":::{reflection}", "::::{only} pilot\n:::{reflection}", 1
    )
    body = body.replace(": expect\n:::", ": expect\n:::\n::::")
    found = compare_course(read(tmp_path / "new", {**PUBLISHED, ONE: lesson(body)}), old)
    by_code = {item.code: item.message for item in found.diagnostics}
    assert set(by_code) == {"renamed-id", "lost-notes"}
    assert "public/en" not in by_code["renamed-id"]
    assert by_code["lost-notes"].endswith("So it is in public/en.")
    assert found.losses == {"unit": 1, "reflection": 1}


def test_drafts_are_not_there(tmp_path: Path) -> None:
    found = compared(tmp_path, {ONE: lesson(BODY, draft="true")})
    assert found.losses["lesson"] == 1
