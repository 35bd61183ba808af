"""Everything that is wrong with a course, remembered: an unchanged course is not read again."""

from __future__ import annotations

import json
import os
from pathlib import Path

from unites_mooc.build.fingerprint import fingerprint
from unites_mooc.build.memo import Memo
from unites_mooc.diagnostics import Diagnostic, as_object, from_object
from unites_mooc.model.settings import Sco

_LIBRARIES = (
    "Jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "packaging",
    "pydantic",
    "pydantic-core",
    "PyYAML",
    "tinycss2",
    "tzdata",
)
"""Libraries that have a say in what is found."""


def check_course(root: Path, cache: Path | None, sco: Sco = "course") -> tuple[Diagnostic, ...]:
    """Return all flaws of a course, in order of place; ``sco`` is what an LMS is to launch.

    Heavy libraries are imported only where the course has to be read.
    """
    memo = Memo(cache)
    before = fingerprint(root)
    key = f"check {before} {sco}"
    known = memo.get(key, _LIBRARIES)
    if known is not None:
        return tuple(map(from_object, json.loads(known)))
    from unites_mooc.build.reading import read_course
    from unites_mooc.build.shelf import Shelf

    shelf = Shelf(memo, root, os.cpu_count() or 1) if memo.is_own else None
    _course, diagnostics = read_course(root, sco, shelf)
    if shelf:
        shelf.save()
    if fingerprint(root) == before:
        objects = [as_object(item) for item in diagnostics]
        memo.put(key, _LIBRARIES, json.dumps(objects).encode())
    return diagnostics
