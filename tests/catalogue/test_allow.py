"""What ``allow`` silences, and what is said of codes that it cannot or need not silence."""

from __future__ import annotations

from pathlib import Path

from support.courses import COURSE, lesson, write_course
from support.flaws import flaws
from unites_mooc.build.pipeline import read_course

ONE = "modules/01-first/01-one.md"
BODY = "## A {#a}\n\n<b>x</b>\n"


def found(root: Path, allow: str, body: str = BODY, **files: str) -> list[str]:
    return flaws(write_course(root, {ONE: lesson(body, allow=allow), **files}), hints=True)


def test_warnings_and_hints_are_silenced_in_their_file(tmp_path: Path) -> None:
    assert found(tmp_path, "[raw-html, unit-without-id]", "## A\n\n<b>x</b>\n") == []
    other = {"modules/01-first/03-three.md": lesson(BODY, id="three")}
    assert found(tmp_path, "raw-html", **other) == ["modules/01-first/03-three.md:9 raw-html"]


def test_errors_are_not_silenced(tmp_path: Path) -> None:
    assert found(tmp_path, "[broken-link]", "## A {#a}\n\n[x](nowhere.md)\n") == [
        f"{ONE}:5 allowed-error",
        f"{ONE}:10 broken-link",
    ]


def test_an_unknown_code_is_named_at_its_place(tmp_path: Path) -> None:
    root = write_course(tmp_path, {ONE: lesson(BODY, allow="\n  - raw-html\n  - rawhtml")})
    (flaw,) = read_course(root)[1]
    assert (flaw.code, flaw.span.line, flaw.span.column) == ("unknown-allowed-code", 7, 5)
    assert flaw.hint == "Did you mean `raw-html`?"


def test_a_code_that_silences_nothing_is_a_hint(tmp_path: Path) -> None:
    assert found(tmp_path, "[raw-html]", "## A {#a}\n\nx\n") == [f"{ONE}:5 unused-allow"]


def test_nothing_is_called_unused_where_a_file_could_not_be_read(tmp_path: Path) -> None:
    broken = {"course/course.yaml": COURSE.replace("title:", "titel:", 1)}
    codes = [flaw.split()[1] for flaw in found(tmp_path, "[raw-html]", "## A {#a}\n\nx\n", **broken)]
    assert codes == ["unknown-key"]


def test_each_code_of_a_glossary_stands_at_its_term(tmp_path: Path) -> None:
    glossary = (
        "- {id: a, term: A, definition: x <b>, allow: [raw-html]}\n"
        "- {id: b, term: B, definition: y, allow: [nonsense]}\n"
    )
    text = lesson("## A {#a}\n\n{term}`a` and {term}`b`\n")
    root = write_course(tmp_path, {ONE: text, "course/glossary.yaml": glossary})
    assert flaws(root, hints=True) == ["course/glossary.yaml:2 unknown-allowed-code"]


def test_what_is_said_of_allow_can_be_silenced_too(tmp_path: Path) -> None:
    allow = "[unused-allow, unknown-allowed-code, raw-html, gone]"
    assert found(tmp_path, allow, "## A {#a}\n\nx\n") == []


def test_allow_holds_beside_wrong_metadata(tmp_path: Path) -> None:
    wrong = lesson(BODY, allow="raw-html, gone", draft="maybe")
    assert flaws(write_course(tmp_path, {ONE: wrong})) == [
        f"{ONE}:5 unknown-allowed-code",
        f"{ONE}:6 invalid-boolean",
    ]
