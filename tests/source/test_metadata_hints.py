"""What authors write in metadata, and which hint they get."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, lesson, write_course
from support.flaws import flaws
from unites_mooc.build.reading import read_course

ONE = "modules/01-first/01-one.md"


HINTS = {
    "a German key": ("titel: x\nid: one\nduration: 5 min", ["Did you mean `title`?"]),
    "a French key": ("title: x\nid: one\ndurée: 5 min", ["Did you mean `duration`?"]),
    "capitals": ("Title: x\nID: one\nduration: soon", ["Did you mean `title`?", "Did you mean `id`?", ""]),
    "a key of another kind": ("id: one\ntitle: x\nduration: 5 min\ncity: y", ["Remove it: only other"]),
    "an hour": ("id: one\ntitle: x\nduration: 1:30", ["Write `1 h 30 min`."]),
    "minutes in words": ("id: one\ntitle: x\nduration: 90 Minuten", ["Write `1 h 30 min`."]),
    "a number alone": ("id: one\ntitle: x\nduration: 10", ["Write `10 min`."]),
    "a range": ("id: one\ntitle: x\nduration: 10-15 min.", ["Write `15 min`."]),
    "typographic quotation marks": (
        "id: „one“\ntitle: x\nduration: “5 min”",
        ["For example `one`.", "Write `5 min`."],
    ),
    "yes": ("id: one\ntitle: x\nduration: 5 min\ndraft: ja", ["Write `true`."]),
    "no": ("id: one\ntitle: x\nduration: 5 min\nhandout: no", ["Write `false`."]),
    "tags without commas": (
        "id: one\ntitle: x\nduration: 5 min\nonly: pilot public",
        ["Write `pilot, public` for"],
    ),
    "a colon in a list": ("id: one\ntitle: x\nduration: 5 min\noutcomes:\n  - a: b", ['Write `"a: b"`.']),
    "a note for a title": ("id: one\ntitle: #1 here\nduration: 5 min", ["Put the text into quotes"]),
    "bullets": ("id: one\ntitle: x\nduration: 5 min\noutcomes:\n  • a", ["Begin each entry with `- `"]),
    "dashes without space": ("id: one\ntitle: x\nduration: 5 min\noutcomes:\n  -a\n  -b", ["Begin each"] * 2),
}


@pytest.mark.parametrize("name", HINTS)
def test_hints_say_what_was_probably_meant(name: str, tmp_path: Path) -> None:
    metadata, expected = HINTS[name]
    _course, found = read_course(write_course(tmp_path, {ONE: f"---\n{metadata}\n---\n\nx\n"}))
    assert len(found) == len(expected)
    assert all(item.hint.startswith(hint) for item, hint in zip(found, expected, strict=True))


COURSES = {
    "editions in one column": (
        "editions:\n  public:\n  title: P\n  include: [public]\n",
        ["11 wrong-type", "12 wrong-type"],
        "Indent it by two spaces more: it belongs to the name above.",
    ),
    "a text for an edition": (
        "editions:\n  public: Public edition\n",
        ["10 wrong-type"],
        "Write `public: {title: …, include: [public]}`.",
    ),
    "a list of editions": (
        "editions:\n  - public\n",
        ["10 wrong-type"],
        "Write a line for each below it, indented: `public: {title: …, include: [public]}`.",
    ),
    "outputs in one column": (
        "editions:\n  public: {title: P, include: [public]}\noutputs:\npublic: [site]\n",
        ["12 unknown-key"],
        "It belongs to `outputs`: indent it by two spaces, and what belongs to it, too.",
    ),
    "outputs without commas": (
        "outputs:\n  public: site and pdf\n",
        ["10 list-without-commas"],
        "Write `site, pdf`.",
    ),
    "languages without commas": ("languages: en de\n", ["9 list-without-commas"], "Write `en, de`."),
    "a language in words": ("languages: [en, German]\n", ["9 invalid-language"], "Write `de`."),
}


@pytest.mark.parametrize("name", COURSES)
def test_what_goes_wrong_with_editions_and_languages(name: str, tmp_path: Path) -> None:
    lines, expected, hint = COURSES[name]
    text = COURSE.split("editions:")[0] + lines
    _course, found = read_course(write_course(tmp_path, {"course/course.yaml": text}))
    assert [f"{item.span.line} {item.code}" for item in found] == expected
    assert found[0].hint == hint


LISTS = {
    "BibTeX": ("course/references.yaml", "@book{a,\n  title = {A}\n}\n", "wrong-type"),
    "RIS": ("course/references.yaml", "TY  - BOOK\nTI  - A\n", "wrong-type"),
    "a key with a space": ("course/references.yaml", "- {id: A 2004, title: A}\n", "invalid-id"),
    "a mapping of terms": ("course/glossary.yaml", "a:\n  term: A\n", "wrong-type"),
    "terms without dashes": (
        "course/glossary.yaml",
        "id: a\nterm: A\ndefinition: x\nid: b\nterm: B\ndefinition: y\n",
        "wrong-type",
    ),
    "a term without meaning": ("course/glossary.yaml", "- {id: a, term: A}\n", "missing-key"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_cannot_be_read_is_one_flaw(name: str, tmp_path: Path) -> None:
    path, text, code = LISTS[name]
    files = {path: text, ONE: lesson("## A {#a}\n\n{term}`a`\n" if "glossary" in path else "[@a-2004]\n")}
    assert flaws(write_course(tmp_path, files)) == [f"{path}:1 {code}"]


def test_hints_help(tmp_path: Path) -> None:
    root = write_course(tmp_path, {ONE: "---\ntitle: Über uns\nduratoin: 5 min\n---\nx\n"})
    hints = {item.code + item.message: item.hint for item in read_course(root)[1]}
    assert hints["missing-key`id` is missing."] == "Write `id: uber-uns`; it never changes again."
    assert hints["unknown-key`duratoin` is not a key that is known here."] == "Did you mean `duration`?"
