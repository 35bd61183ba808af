"""An unchanged course is not read again; a changed one always is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.courses import LESSON, PIXEL, lesson, write_course
from unites_mooc.build import reading
from unites_mooc.build.checking import check_course
from unites_mooc.build.fingerprint import fingerprint
from unites_mooc.diagnostics import Diagnostic
from unites_mooc.source.folder import SOURCE_FOLDERS

ONE = "modules/01-first/01-one.md"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The courses that were really read, in order."""
    read: list[Path] = []
    original = reading.read_course

    def counted(root: Path, *arguments: Any) -> tuple[object, tuple[Diagnostic, ...]]:
        read.append(root)
        return original(root, *arguments)

    monkeypatch.setattr(reading, "read_course", counted)
    return read


def test_what_was_found_for_packages_by_module_is_remembered_apart(tmp_path: Path, reads: list[Path]) -> None:
    root = write_course(tmp_path / "course")
    for sco in ("course", "module", "course", "module"):
        check_course(root, tmp_path / "cache", sco)
    assert reads == [root, root]


def test_what_was_found_is_remembered(tmp_path: Path, reads: list[Path]) -> None:
    root = write_course(tmp_path / "course", {ONE: lesson("## A {#a}\n\n[x](nowhere.md) “ü”\n")})
    first = check_course(root, tmp_path / "cache")
    assert [item.code for item in first] == ["broken-link"]
    assert check_course(root, tmp_path / "cache") == first
    assert len(reads) == 1
    assert check_course(root, None) == first
    assert len(reads) == 2


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: (root / ONE).write_text(LESSON.replace("Some", "More")),
    "a new file": lambda root: (root / "modules/01-first/03-three.md").write_text(LESSON),
    "a file less": lambda root: (root / "modules/01-first/02-two.md").unlink(),
    "a new name": lambda root: (root / ONE).rename(root / "modules/01-first/04-one.md"),
    "media": lambda root: (root / "course/media").mkdir() or (root / "course/media/x.png").write_bytes(PIXEL),
    "a folder": lambda root: (root / "Course").mkdir(),
    "a file beside the folders": lambda root: (root / "03-three.md").write_text(LESSON),
    "a link": lambda root: (root / "modules/01-first/x.md").symlink_to("01-one.md"),
    "a pipe": lambda root: os.mkfifo(root / "modules/01-first/x.md"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_any_change_is_seen(name: str, tmp_path: Path, reads: list[Path]) -> None:
    root = write_course(tmp_path / "course")
    check_course(root, tmp_path / "cache")
    CHANGES[name](root)
    check_course(root, tmp_path / "cache")
    assert len(reads) == 2


def test_a_link_is_as_new_as_its_target(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    (root / "modules/01-first/x.md").symlink_to("../../elsewhere.md")
    (root / "elsewhere.md").write_text("a")
    before = fingerprint(root)
    (root / "elsewhere.md").write_text("b")
    assert fingerprint(root) != before


def test_only_the_content_counts(tmp_path: Path) -> None:
    one, two = write_course(tmp_path / "one"), write_course(tmp_path / "two")
    os.utime(two / ONE, (0, 0))
    assert fingerprint(one) == fingerprint(two)
    assert SOURCE_FOLDERS == ("course", "modules")


def test_a_course_that_changes_while_it_is_read_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_course(tmp_path / "course")
    original = reading.read_course

    def meddle(folder: Path, *arguments: Any) -> tuple[object, tuple[Diagnostic, ...]]:
        found = original(folder, *arguments)
        (root / ONE).write_text(lesson("[x](nowhere.md)"))
        return found

    monkeypatch.setattr(reading, "read_course", meddle)
    assert check_course(root, tmp_path / "cache") == ()
    monkeypatch.setattr(reading, "read_course", original)
    assert [item.code for item in check_course(root, tmp_path / "cache")] == ["broken-link"]
