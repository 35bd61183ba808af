"""Flaws of metadata stand at the very value, in whatever style of YAML it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, write_course
from unites_mooc.build.pipeline import read_course

ONE = "modules/01-first/01-one.md"
CASES = {
    "front matter": (ONE, "---\nid: one\ntitle: One\nduration:   ¶soon\n---\n\nx\n"),
    "a quoted value": (ONE, "---\nid: one\ntitle: One\nduration: ¶'soon'\n---\n\nx\n"),
    "a value below its key": (ONE, "---\nid: one\ntitle: One\nduration:\n  ¶soon\n---\n\nx\n"),
    "a list in brackets": (ONE, "---\nid: one\ntitle: One\nduration: 5 min\nonly: [pilot, ¶A b]\n---\n\nx\n"),
    "a list below its key": (
        ONE,
        "---\nid: one\ntitle: One\nduration: 5 min\nonly:\n- pilot\n- ¶A b\n---\n\nx\n",
    ),
    "a mapping in braces": ("course/course.yaml", COURSE.replace("lessons: all", "lessons: ¶most")),
    "a list in a mapping in braces": (
        "course/course.yaml",
        COURSE.replace("title: Pilot edition, include: [pilot]", "title: P, include: [pilot, ¶Pi lot]"),
    ),
    "a key in a mapping in braces": (
        "course/course.yaml",
        COURSE.replace("title: Pilot edition,", "title: Pilot edition, ¶titel: X,"),
    ),
    "a key of the author's": ("course/course.yaml", COURSE.replace("  pilot: {", "  ¶Pi lot: {")),
    "after wide characters": ("course/course.yaml", COURSE + 'documents: {public: [ "日本😀", ¶x]}\n'),
    "an entry of a list of mappings": (
        "course/glossary.yaml",
        "- {id: a, term: A, definition: A}\n- id: b\n  term: B\n  definition: B\n  see: [a, ¶B b]\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_flaw_stands_at_the_value(name: str, tmp_path: Path) -> None:
    path, text = CASES[name]
    before = text[: text.index("¶")]
    root = write_course(tmp_path, {path: text.replace("¶", "")})
    places = {(item.span.path, item.span.line, item.span.column) for item in read_course(root)[1]}
    assert (path, before.count("\n") + 1, len(before) - before.rfind("\n")) in places
