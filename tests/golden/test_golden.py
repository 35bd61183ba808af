"""Whole outputs, file by file: what changes in them is meant to change.

To accept a change: ``UNITES_UPDATE_GOLDEN=1 .venv/bin/pytest tests/golden``, then read the diff.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from pathlib import Path

from support.built import everything
from support.cache import SHARED_CACHE
from support.courses import write_course
from unites_mooc.build.pipeline import BuildOptions, build

EXPECTED = Path(__file__).parent / "expected"
TEXT = {".html", ".js", ".json", ".webmanifest", ".xml"}
THEME = ("assets/", "build.json", "sw.js", "inventory.js")
"""Files that say nothing of this course, or hashes alone: they change whenever the theme does."""
VERSION = re.compile(r"\?v=[0-9a-f]{8}")
"""So do the addresses of styles and scripts."""
SAME = ("scorm2004.zip/pages/", "site/en/files/")
"""Pages that are those of the other package, and packages that stand elsewhere too."""
DATES = Path(__file__).parent / "dates"
"""Schedules, calendars and downloads of the nasty sample."""


def texts(folder: Path) -> dict[str, str]:
    """Return the text files of an edition, those inside packages included."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
                members = {f"{name}/{member}": archive.read(member) for member in archive.namelist()}
            found |= {n: data.decode() for n, data in members.items() if Path(n).suffix in TEXT}
        elif path.suffix in TEXT:
            found[name] = path.read_text("utf-8")
    left_out = (*THEME, *SAME)
    return {
        name: without_versions(text)
        for name, text in found.items()
        if not any(part in name for part in left_out)
    }


def without_versions(text: str) -> str:
    return VERSION.sub("", text)


def test_the_sample_course_is_built_as_expected(tmp_path: Path) -> None:
    options = BuildOptions(
        root=write_course(tmp_path / "course"),
        out=tmp_path / "out",
        editions=("public",),
        cache=SHARED_CACHE,
    )
    assert build(options, lambda *_: None).succeeded
    compare(texts(tmp_path / "out/public"), EXPECTED)


def test_dates_and_downloads_are_shown_as_expected() -> None:
    folder = everything() / "facilitator"
    names = ("site/en/schedule.html", "site/en/downloads.html", "calendar/athens.ics", "calendar/lisbon.ics")
    compare({name: without_versions((folder / name).read_bytes().decode()) for name in names}, DATES)


def compare(built: dict[str, str], folder: Path) -> None:
    """Compare files with those of a folder, or write them there where that is asked for."""
    if os.environ.get("UNITES_UPDATE_GOLDEN"):
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in built.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode())
    expected = {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert sorted(built) == sorted(expected)
    for name, text in built.items():
        assert text == expected[name], name
