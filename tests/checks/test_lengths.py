"""Units, lessons, sentences and texts that are too long, too short or too hard."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, lesson, write_course
from support.flaws import placed

ONE = "modules/01-first/01-one.md"
LENGTHS = ("unit-too-short", "unit-too-long")


def text(count: int) -> str:
    """Return sentences of ten words, and one of the rest."""
    return " ".join(["It is a word and so are the others here."] * (count // 10))


def found(tmp_path: Path, body: str, *codes: str, course: str = COURSE, **metadata: str) -> list[str]:
    files = {ONE: lesson(body, **metadata), "modules/01-first/02-two.md": None, "course/course.yaml": course}
    return placed(write_course(tmp_path, files), *codes)


UNITS = {
    "short": (f"## A {{#a}}\n\n{text(200)}\n\n## B {{#b}}\n\n{text(360)}\n", [f"{ONE}:7:1 unit-too-short"]),
    "only begun": (f"## A {{#a}}\n\n{text(200)}\n", []),
    "right": (f"## A {{#a}}\n\n{text(360)}\n\n## B {{#b}}\n\n{text(1200)}\n", []),
    "long": (f"## A {{#a}}\n\n{text(360)}\n\n## B {{#b}}\n\n{text(1500)}\n", [f"{ONE}:11:1 unit-too-long"]),
    "an activity": ("## A {#a}\n\n:::{activity} Do\n:duration: 5 min\n\nx\n:::\n", []),
    "ten things to put in order": (
        "## A {#a}\n\n:::{quiz} Order\n:id: q\n\n### Order {#o type=ordering}\n\n"
        + "".join(f"{number}. step {number}\n" for number in range(1, 11))
        + f":::\n\n## B {{#b}}\n\n{text(360)}\n",
        [],
    ),
    "one question": (
        "## A {#a}\n\n:::{quiz} Choose\n:id: q\n\n### Choose {#c}\n\n- [x] a\n- [ ] b\n:::\n\n"
        f"## B {{#b}}\n\n{text(360)}\n",
        [f"{ONE}:7:1 unit-too-short"],
    ),
    "for facilitators": (
        f"## A {{#a}}\n\n{text(360)}\n\n:::{{facilitator}} Mind\n{text(2000)}\n:::\n",
        [],
    ),
    "one edition only": (
        f"## A {{#a}}\n\n{text(1000)}\n\n:::{{only}} pilot\n{text(600)}\n:::\n",
        [f"{ONE}:7:1 unit-too-long"],
    ),
    "alternatives": (
        f"## A {{#a}}\n\n:::{{only}} pilot\n{text(900)}\n:::\n\n:::{{only}} public\n{text(900)}\n:::\n",
        [],
    ),
}


@pytest.mark.parametrize("name", UNITS)
def test_units_take_two_to_seven_minutes(name: str, tmp_path: Path) -> None:
    body, expected = UNITS[name]
    assert found(tmp_path, body, *LENGTHS) == expected


def test_a_unit_takes_longer_where_words_are_longer(tmp_path: Path) -> None:
    body = f"## A {{#a}}\n\n{text(1200)}\n"
    assert found(tmp_path / "en", body, *LENGTHS) == []
    german = COURSE.replace("language: en", "language: de")
    assert found(tmp_path / "de", body, *LENGTHS, course=german) == [f"{ONE}:7:1 unit-too-long"]


def test_drafts_may_be_short(tmp_path: Path) -> None:
    assert found(tmp_path, "## A {#a}\n\nx\n", *LENGTHS, "duration-differs", draft="true") == []


@pytest.mark.parametrize(
    ("declared", "count", "flawed"),
    [("5 min", 900, False), ("5 min", 1400, False), ("5 min", 1800, True), ("60 min", 1800, True)],
)
def test_lessons_say_what_they_take(declared: str, count: int, flawed: bool, tmp_path: Path) -> None:
    expected = [f"{ONE}:4:11 duration-differs"] if flawed else []
    body = f"{text(count - 360)}\n\n## A {{#a}}\n\n{text(360)}\n"
    assert found(tmp_path, body, "duration-differs", duration=declared) == expected


LONG = "This sentence " + "goes on and " * 10 + "ends."
SENTENCES = {
    "in a paragraph": (f"Short.\nTwo short ones. {LONG} End.", [f"{ONE}:10:17 long-sentence"]),
    "in a list": (f"- Short.\n  {LONG}", [f"{ONE}:10:3 long-sentence"]),
    "in a callout": (f":::{{note}}\n**Mind.** {LONG}\n:::", [f"{ONE}:10:11 long-sentence"]),
    "in a footnote": (f"x[^a]\n\n[^a]: {LONG}", []),
    "in a block quotation": (f"> {LONG}", []),
    "in quotation marks": (f"She said: “{LONG}”", []),
    "in code": (f"```\n{LONG}\n```", []),
    "in a table": (f"| a |\n|---|\n| {LONG} |", []),
    "abbreviations": (
        "We met Dr. Who, e.g. on No. 5 and p. 3, " * 3 + "and left.",
        [f"{ONE}:9:1 long-sentence"],
    ),
    "many short ones": ("One. Two. Three four. " * 20, []),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_long_sentences(name: str, tmp_path: Path) -> None:
    body, expected = SENTENCES[name]
    assert found(tmp_path, f"## A {{#a}}\n\n{body}\n", "long-sentence") == expected


def test_the_longest_sentences_are_named_first(tmp_path: Path) -> None:
    body = "\n\n".join(f"{'Word ' * count}ends." for count in range(31, 39))
    lines = [line.split(":")[1] for line in found(tmp_path, f"## A {{#a}}\n\n{body}\n", "long-sentence")]
    assert lines == ["15", "17", "19", "21", "23"]


HARD = (
    "Municipal administrations systematically necessitate comprehensive participatory infrastructures. " * 20
)


def test_hard_texts(tmp_path: Path) -> None:
    assert found(tmp_path / "hard", f"## A {{#a}}\n\n{HARD}\n", "hard-text") == [f"{ONE}:3:8 hard-text"]
    assert found(tmp_path / "easy", f"## A {{#a}}\n\n{text(300)}\n", "hard-text") == []
    assert found(tmp_path / "few", f"## A {{#a}}\n\n{HARD[:400]}\n", "hard-text") == []
    assert found(tmp_path / "quoted", f"## A {{#a}}\n\n> {HARD}\n", "hard-text") == []
    croatian = COURSE.replace("language: en", "language: hr")
    assert found(tmp_path / "hr", f"## A {{#a}}\n\n{HARD}\n", "hard-text", course=croatian) == []
