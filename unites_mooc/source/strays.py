"""What stands beside the source folders of a course and was probably meant to be read.

Names alone tell: a course folder may hold anything else, as any project does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

SOURCE_FOLDERS = ("course", "modules")
_FILES = ("course", "glossary", "module", "references")
_FOLDERS = {
    "case": (".md", "`course/cases`"),
    "cohort": (".yaml", "`course/cohorts`"),
    "lesson": (".md", "the folder of a module, such as `modules/01-name`"),
    "locale": (".po", "`course/locales`"),
    "media": ("", "`course/media`, or into a module as its `media`"),
    "page": (".md", "`course/pages`"),
    "worksheet": (".md", "`worksheets` in the folder of a module"),
}
"""What a folder of that name, in one number or the other, would hold, and where it belongs."""
_LESSON = re.compile(r"\d+[-_. ].*\.(?:md|markdown)\Z", re.I)


def strays(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each stray file or folder of a course, and where it belongs."""
    entries = sorted(root.iterdir())
    names = {path.name for path in entries}
    is_course = (root / "course" / "course.yaml").is_file()
    for path in entries:
        advice = ""
        if path.is_dir():
            advice = _other_name(path.name, names)
        if is_course and not advice and not path.is_symlink():
            advice = _place_of_folder(path) if path.is_dir() else _place_of_file(path)
        if advice:
            yield path.name, advice


def _other_name(name: str, names: Collection[str]) -> str:
    """Return a hint for a source folder that is written otherwise, such as ``Modules`` or ``module``."""
    meant = {"module": "modules", "modul": "modules"}.get(name.lower(), name.lower())
    is_meant = name not in SOURCE_FOLDERS and meant in SOURCE_FOLDERS and meant not in names
    return f"Rename it to `{meant}`." if is_meant else ""


def _place_of_folder(path: Path) -> str:
    ending, place = _FOLDERS.get(path.name.lower().removesuffix("s"), ("", ""))
    try:
        is_filled = any(inner.name.lower().endswith(ending) for inner in path.iterdir())
    except OSError:
        return ""
    return f"Move it to {place}." if place and is_filled else ""


def _place_of_file(path: Path) -> str:
    stem = path.stem.lower()
    if _LESSON.match(path.name):
        return f"Put it into the folder of a module: `modules/01-name/{path.stem}.md`."
    if path.suffix.lower() not in {".yaml", ".yml"} or stem not in _FILES:
        return ""
    if stem == "module":
        return "Put it into the folder of its module: `modules/01-name/module.yaml`."
    if (path.parent / "course" / f"{stem}.yaml").is_file():
        return f"There is a file `course/{stem}.yaml`: move what it lacks, and delete this one."
    return f"Move it to `course/{stem}.yaml`."
