"""The PO files of a course on disk: brought up to date all at once, each written whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unites_mooc.authoring.writing import write_bytes
from unites_mooc.model.converters import LANGUAGE
from unites_mooc.model.course import Course
from unites_mooc.translation.po_file import Changes, template, update

if TYPE_CHECKING:
    from polib import POFile

FOLDER = "course/locales"
TEMPLATE = f"{FOLDER}/course.pot"


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of a PO file."""

    path: str
    """Relative to the course root."""
    language: str
    texts: int
    changes: Changes
    is_new: bool


def catalogue_path(language: str) -> str:
    """Return the path of a language's PO file, relative to the course root."""
    return f"{FOLDER}/{language}.po"


def target_languages(course: Course) -> tuple[str, ...]:
    """Return the languages to translate into: those that are published, and those with a PO file."""
    wanted = dict.fromkeys([*course.meta.published_languages, *course.catalogues])
    return tuple(name for name in wanted if name != course.meta.language and LANGUAGE.match(name))


def write_template(root: Path, course: Course) -> int:
    """Write the POT file; return how many texts it has. Raises ``CannotWriteError``."""
    file = template(course)
    write_bytes(root / TEMPLATE, str(file).encode())
    return len(file)


def update_catalogues(root: Path, course: Course, languages: Iterable[str]) -> tuple[Updated, ...]:
    """Bring the PO files of some languages up to date, new ones included.

    All are made before the first is written. Raises ``CannotWriteError``.
    """
    made: list[tuple[Updated, str]] = []
    for language in languages:
        path = catalogue_path(language)
        old = read_po(root / path)
        file, changes = update(course, language, old)
        texts = sum(1 for entry in file if not entry.obsolete)
        made.append((Updated(path, language, texts, changes, old is None), str(file)))
    for updated, text in made:
        write_bytes(root / updated.path, text.encode())
    return tuple(updated for updated, _text in made)


def read_po(path: Path) -> POFile | None:
    """Return a PO file; None where there is none. It was read with the course, so it has no flaws."""
    import polib

    if not path.is_file():
        return None
    return polib.pofile(str(path), encoding="utf-8", wrapwidth=100)


def save_po(path: Path, file: POFile) -> None:
    """Write a PO file whole. Raises ``CannotWriteError``."""
    write_bytes(path, str(file).encode())
