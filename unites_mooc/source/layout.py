"""Where source files stand and what they are called, and what a stray one was meant to be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

KNOWN_FILE = re.compile(
    r"course/(?:course|references|glossary)\.yaml|course/cohorts/[^/]+\.yaml|course/(?:cases|pages)/[^/]+\.md"
    r"|course/(?:media|theme|locales)/.+|modules/[^/]+/(?:module\.yaml|[^/]+\.md|worksheets/[^/]+\.md|media/.+)"
)
"""Paths of the files that are read, or that texts may show."""
COHORTS_FOLDER = "course/cohorts/"
_ENDINGS = {
    ".markdown": ".md",
    ".mdown": ".md",
    ".mkd": ".md",
    ".txt": ".md",
    ".md": ".md",
    ".yml": ".yaml",
    ".yaml": ".yaml",
}
"""Endings that authors and their editors give to sources, and the ones that are read."""
_FOLDERS = {"case": "cases", "page": "pages", "cohort": "cohorts", "worksheet": "worksheets"}
"""Folders whose name is easily written otherwise."""


_NAMES = ("course.yaml", "glossary.yaml", "module.yaml", "references.yaml")
_OFFICE = frozenset({".bib", ".doc", ".docx", ".odt", ".pages", ".ris", ".rtf"})
"""Endings of files in which authors write, and which are not read."""


_IN_MODULE = re.compile(r"(modules/[^/]+)/(?:.*/)?([^/]+)\Z")
"""A folder inside the one of a module, which is in two parts: the module's, and its own name."""
_NO_NAMES = frozenset({"index", "lesson", "main", "content", "text"})


def is_office_file(path: str) -> bool:
    """Tell whether a file was probably meant to be read, but is no plain text, or of another tool."""
    return posixpath.splitext(path)[1].lower() in _OFFICE


def where_course_is(root: Path) -> str:
    """Return a hint for a folder without a course."""
    steps = next((n for n, above in enumerate(root.absolute().parents, 1) if _has_course(above)), 0)
    if steps:
        way = "one folder" if steps == 1 else f"{steps} folders"
        return f"Run the command {way} further up, where the course is."
    if (root / "course.yaml").is_file():
        return "Move `course.yaml` into a folder `course`, and the other files of the course with it."
    near = [path.name for path in sorted(root.iterdir()) if _has_course(path)]
    if near:
        return f"There is one in the folder `{near[0]}`: name it behind the command."
    return "Name the folder that holds `course` and `modules`, or begin a course with `unites-mooc init`."


def _has_course(folder: Path) -> bool:
    return (folder / "course" / "course.yaml").is_file()


def is_source(path: str) -> bool:
    """Tell whether a file looks like something that an author wrote to be read."""
    return posixpath.splitext(path)[1].lower() in _ENDINGS


def meant_as(path: str) -> str:
    """Return the path that a stray file should have; empty where its name does not tell."""
    stem, ending = posixpath.splitext(path)
    folder, name = posixpath.split(stem)
    folder = "/".join(_FOLDERS.get(part.lower().removesuffix("s"), part) for part in folder.split("/"))
    file = name + _ENDINGS.get(ending.lower(), ending)
    if ending.lower() in _ENDINGS and posixpath.splitext(name)[1].lower() in _ENDINGS:
        file = posixpath.splitext(name)[0] + _ENDINGS[posixpath.splitext(name)[1].lower()]
    near = get_close_matches(file.lower(), _NAMES, n=1, cutoff=0.75) if file.endswith(".yaml") else []
    candidates = (
        f"{folder}/{file}",
        f"{folder}/{file.lower()}",
        f"course/{file.lower()}",
        *(f"{place}/{name}" for name in near for place in (folder, "course")),
    )
    return next((known for known in candidates if known != path and KNOWN_FILE.fullmatch(known)), "")


def better_place(path: str, files: Collection[str]) -> str:
    """Return a hint that says what a stray file should be called, or where it should stand."""
    meant = meant_as(path)
    if meant in files:
        return f"There is a file `{meant}`: move what it lacks, and delete this one."
    if meant:
        return f"Rename it to `{meant}`."
    if path.startswith(COHORTS_FOLDER):
        return f"Each cohort is one file directly in `{COHORTS_FOLDER}` that ends in `.yaml`."
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    if ending.lower() in {".bib", ".ris"}:
        return "Have your reference manager export the works as CSL YAML or CSL JSON into `references.yaml`."
    if is_office_file(path):
        return f"Copy its text into a plain text file, `{stem}.md`. For a download, move it into `media`."
    if module := _IN_MODULE.match(folder):
        return (
            f"Move it up: `{module[1]}/{_lesson_name(module[2], stem)}.md`; working aids go to `worksheets`."
        )
    if folder == "modules" and _ENDINGS[ending.lower()] == ".md":
        return f"Put it into the folder of a module: `modules/01-name/{stem}.md`."
    if folder == "modules":
        return "Put it into the folder of its module: `modules/01-name/module.yaml`."
    if folder == "course" and f"{stem.lower()}.yaml" in _NAMES:
        return f"Write what it says into `course/{stem.lower()}.yaml`, as metadata."
    if folder == "course" and _ENDINGS[ending.lower()] == ".md":
        return "Put it into `course/pages` or `course/cases`, or into the folder of a module."
    return "Lessons stand in a module's folder, working aids in its `worksheets`."


def _lesson_name(folder: str, stem: str) -> str:
    """Return what a lesson is called that stands in a folder of its own."""
    return folder if stem.lower() in _NO_NAMES else stem
