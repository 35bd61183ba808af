"""PO files for tests: a course translated by a function, in memory or on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from unites_mooc.authoring.catalogues import catalogue_path, read_po, update_catalogues
from unites_mooc.model.course import Course
from unites_mooc.source.loader import load_course


def loaded(root: Path) -> Course:
    """Return the course in a folder."""
    course, diagnostics = load_course(root)
    assert course, diagnostics
    return course


def write_catalogue(root: Path, language: str, translated: Callable[[str, str], str]) -> Path:
    """Write a PO file; ``translated`` gets the context and the text, and returns "" for none."""
    update_catalogues(root, loaded(root), [language])
    path = root / catalogue_path(language)
    file = read_po(path)
    assert file is not None
    for entry in file:
        entry.msgstr = translated(entry.msgctxt or "", entry.msgid)
    file.save(str(path))
    return path


def complete_catalogue(root: Path, language: str) -> None:
    """Give every text that has no translation yet its own words as one."""
    course = load_course(root)[0]
    if course is None or language not in course.catalogues:
        return
    update_catalogues(root, course, [language])
    path = root / catalogue_path(language)
    file = read_po(path)
    assert file is not None
    for entry in file:
        entry.msgstr = entry.msgstr or entry.msgid
    file.save(str(path))
