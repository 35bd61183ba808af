"""Built courses that many tests look at; built once a run, whatever the number of workers."""

from __future__ import annotations

import fcntl
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from support.cache import SHARED_CACHE
from unites_mooc.build.memo import tool_hash
from unites_mooc.build.pipeline import BuildOptions, build

PROJECT = Path(__file__).parents[2]
MANUAL = PROJECT / "docs"
EVERYTHING = PROJECT / "tests" / "samples" / "everything"
"""A course that has one of each thing, and some of the nasty ones."""
ARABIC = EVERYTHING.with_name("arabic")
"""A small course that is written in Arabic."""


@cache
def unites() -> Path:
    """Return the folder of the built UNITES course: everything in English, the pages in German.

    The documents in German would take as long as all tests of the site (``tests/course`` makes some).
    """
    german = {"languages": ("de",), "targets": ("site",), "without_documents": True}
    return _built(PROJECT, {"languages": ("en",)}, german)


def lessons_of_unites() -> list[str]:
    """Return the lessons of the UNITES course as addresses, `module/lesson`, in order."""
    files = sorted((PROJECT / "modules").glob("*/[0-9]*.md"))
    return [f"{_id(file.with_name('module.yaml'))}/{_id(file)}" for file in files]


def _id(file: Path) -> str:
    found = re.search(r"^id: *(\S+)$", file.read_text("utf-8"), re.M)
    assert found, file
    return found[1]


def worksheets_of_unites() -> list[str]:
    """Return the names of the worksheets of the UNITES course."""
    return sorted(path.stem for path in (PROJECT / "modules").glob("*/worksheets/*.md"))


@cache
def everything() -> Path:
    """Return the folder of the built nasty sample."""
    return _built(EVERYTHING)


@cache
def arabic() -> Path:
    """Return the folder of the built course in Arabic."""
    return _built(ARABIC)


@cache
def manual() -> Path:
    """Return the folder of the built manual."""
    return _built(MANUAL)


def _built(root: Path, *builds: Mapping[str, Any]) -> Path:
    """Build a course into a folder named after everything that its outputs depend on.

    ``builds`` are options of several builds, one after the other; one without any by default.
    """
    digest = hashlib.sha256(tool_hash().encode())
    for folder in ("course", "modules"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    out = SHARED_CACHE / "built" / digest.hexdigest()[:16]
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "done").exists():
            for chosen in builds or ({},):
                options = BuildOptions(root=root, out=out, jobs=2, cache=SHARED_CACHE, **chosen)
                result = build(options, lambda *_: None)
                assert result.succeeded, result
                assert not result.leaks, result.leaks
            (out / "done").touch()
    return out
