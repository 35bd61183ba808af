"""What did not change is shared with the reading before; what did is read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from support.courses import QUIZ_LESSON, lesson, write_course
from unites_mooc.source.library import Library
from unites_mooc.source.loader import load_course

ONE = "modules/01-first/01-one.md"


def texts(root: Path, library: Library) -> dict[str, object]:
    course, _flaws = load_course(root, library)
    assert course
    return {text.path: text for text in course.texts}


@pytest.mark.parametrize("by_stamp", [False, True])
def test_one_changed_file_is_read_and_the_others_are_the_same(tmp_path: Path, by_stamp: bool) -> None:
    root = write_course(tmp_path, {"modules/01-first/02-two.md": QUIZ_LESSON})
    library = Library(by_stamp=by_stamp)
    before = texts(root, library)
    (root / ONE).write_text(lesson("## A unit {#unit}\n\nOther words.\n"), "utf-8")
    after = texts(root, library)
    assert [path for path in after if after[path] is not before[path]] == [ONE]


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    library = Library()
    assert library.once("a", lambda: 1) == 1
    library.turn()
    assert library.once("a", lambda: 2) == 1
    library.turn()
    library.turn()
    assert library.once("a", lambda: 3) == 3


def test_times_are_believed_once_they_are_old(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("one", "utf-8")
    library = Library(by_stamp=True)
    read = [library.of_file(tmp_path, "file", "text", path.read_text)]
    path.write_text("two", "utf-8")
    read.append(library.of_file(tmp_path, "file", "text", path.read_text))
    assert read == ["one", "two"]
    time.sleep(0.2)
    library.of_file(tmp_path, "file", "text", path.read_text)
    before = path.stat()
    path.write_text("six", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert library.of_file(tmp_path, "file", "text", path.read_text) == "six", "the time of its inode changed"


def test_flaws_are_said_again_of_what_is_not_read_again(tmp_path: Path) -> None:
    root = write_course(tmp_path, {ONE: lesson("## A unit {#unit}\n\n:::{quizz}\n:::\n")})
    library = Library(by_stamp=True)
    first = load_course(root, library)[1]
    assert any(flaw.code == "unknown-directive" for flaw in first)
    assert load_course(root, library)[1] == first
