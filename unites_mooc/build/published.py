"""The outline of what was published: read from a package, a report or a folder of a build.

Whatever a file holds, reading it ends with outlines or with an ``UnreadableError`` that says what to do:
packages are not unpacked, nothing is read beyond its limit, and every value is checked.
"""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from unites_mooc.build.edition import REPORT_FILE
from unites_mooc.model.settings import Sco
from unites_mooc.render.progress_outline import FORMAT, OUTLINE_FILE, Kind, Part, ProgressOutline

DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)
"""What reading a zip archive raises where it is none, or not whole."""
_REPORT_LIMIT = 64 * 1024 * 1024
_OUTLINE_LIMIT = 8 * 1024 * 1024
_DIRECTORY_LIMIT = 16 * 1024 * 1024
"""What the list of files of a package may take."""
_PACKAGES_LIMIT = 200
"""So many packages are looked at in a folder."""
_END = b"PK\x05\x06"
_END_SIZE, _LONGEST_COMMENT = 22, 0xFFFF
_BUILD_AGAIN = (
    "Take the sources as they were published (for example `git worktree add ../published TAG`), build them "
    "with this version, and compare with that build: progress hangs on the sources, not on the tool."
)


class UnreadableError(Exception):
    """Nothing can be compared with what was given; the message says why and what to do."""


_Name = Annotated[str, Field(max_length=500)]
_Text = Annotated[str, Field(max_length=20_000)]
_Count = Annotated[int, Field(ge=0, le=1_000_000)]


class _Written(BaseModel):
    model_config = ConfigDict(strict=True)


class _WrittenPart(_Written):
    kind: Kind
    key: Annotated[str, Field(min_length=1, max_length=500)]
    id: _Name
    title: _Text
    within: _Name = ""
    shape: _Name = ""
    counts: dict[_Name, _Count] = {}
    digest: _Name = ""
    lists: dict[_Name, tuple[_Text, ...]] = {}

    def part(self) -> Part:
        return Part(**dict(self))


class _WrittenOutline(_Written):
    format: int
    course: _Name
    edition: _Name
    language: _Name
    version: _Name
    completion: _Name
    pass_percent: Annotated[int, Field(ge=0, le=100)] | None = Field(alias="pass")
    hash: _Name
    survives_edits: bool
    scorm: dict[_Name, _Name]
    sco: Sco = "course"
    parts: Annotated[tuple[_WrittenPart, ...], Field(max_length=50_000)]

    def outline(self) -> ProgressOutline:
        values = {name: value for name, value in self if name not in {"format", "parts"}}
        return ProgressOutline(**values, parts=tuple(part.part() for part in self.parts))


class _Numbered(_Written):
    format: int = 0


class _Format(_Numbered):
    """What is looked at first: a newer version may have changed the rest."""

    outlines: dict[_Name, _Numbered] = {}
    files: dict[str, Any] = {}


class _Report(_Written):
    outlines: dict[_Name, _WrittenOutline]


def published_outlines(old: Path) -> tuple[ProgressOutline, ...]:
    """Return the outlines of a package, a report, or a folder that holds such; each once.

    Raises ``UnreadableError``.
    """
    try:
        found = _of_folder(old) if old.is_dir() else _of_file(old)
    except OSError as problem:
        raise UnreadableError(f"`{old}` cannot be read: {problem.strerror or problem}.") from problem
    return tuple(_each_once(found))


def _each_once(outlines: Iterable[ProgressOutline]) -> list[ProgressOutline]:
    """Return outlines without repetition: packages for SCORM 1.2 and 2004 hold the same one."""
    distinct: list[ProgressOutline] = []
    for outline in outlines:
        if outline not in distinct:
            distinct.append(outline)
    return distinct


def _of_file(path: Path) -> list[ProgressOutline]:
    if path.suffix.lower() == ".json":
        return _of_json(_limited(path), str(path))
    return [_of_package(path)]


def _of_folder(folder: Path) -> list[ProgressOutline]:
    """Return what a build, an edition of one, a part of an edition, or a folder of packages holds."""
    for name in (REPORT_FILE, OUTLINE_FILE):
        if (folder / name).is_file():
            return _of_file(folder / name)
    reports = sorted(folder.glob(f"*/{REPORT_FILE}"))
    if reports:
        return [outline for report in reports for outline in _of_file(report)]
    above = folder.resolve().parent / REPORT_FILE
    if above.is_file() and _lists(_limited(above), folder.resolve().name):
        return _of_file(above)
    packages = sorted(folder.rglob("*.zip"))[:_PACKAGES_LIMIT]
    if not packages:
        raise UnreadableError(
            f"`{folder}` holds neither a build nor a package. Name a package (`….zip`), a `{REPORT_FILE}`, "
            "or the folder of a build, such as `build/public`."
        )
    return [_of_package(package) for package in packages]


def _lists(report: bytes, folder: str) -> bool:
    """Tell whether a report speaks of files in a folder beside it."""
    try:
        files = _Format.model_validate_json(report).files
    except ValidationError:
        return False
    return any(path.startswith(f"{folder}/") for path in files)


def _limited(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_REPORT_LIMIT + 1)
    if len(data) > _REPORT_LIMIT:
        raise UnreadableError(f"`{path}` is larger than any report of a build. Name the right file.")
    return data


def _of_package(path: Path) -> ProgressOutline:
    """Return the outline in a package; only this one member is read, and not beyond its limit."""
    try:
        refuse_large_directory(path)
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if OUTLINE_FILE not in names:
                raise UnreadableError(_without_outline(path, is_package="imsmanifest.xml" in names))
            data = _member(archive, path)
    except DAMAGE as problem:
        message = f"`{path}` is no package, or a damaged one. Download it again from where it was published."
        raise UnreadableError(message) from problem
    return _of_json(data, f"{path}!{OUTLINE_FILE}")[0]


def refuse_large_directory(path: Path) -> None:
    """Raise ``UnreadableError`` where the list of files would fill the memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
    end = tail.rfind(_END)
    if end >= 0 and int.from_bytes(tail[end + 12 : end + 16], "little") > _DIRECTORY_LIMIT:
        raise UnreadableError(f"`{path}` lists more files than any package does. Name the right file.")


def _member(archive: zipfile.ZipFile, path: Path) -> bytes:
    info = archive.getinfo(OUTLINE_FILE)
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile("packages are stored or deflated")
    with archive.open(info) as member:
        data = member.read(_OUTLINE_LIMIT + 1)
    if len(data) > _OUTLINE_LIMIT:
        raise UnreadableError(f"`{OUTLINE_FILE}` in `{path}` is larger than any that the tool writes.")
    return data


def _without_outline(path: Path, *, is_package: bool) -> str:
    if not is_package:
        return f"`{path}` is no package for an LMS: it holds no `imsmanifest.xml`. Name the right file."
    return (
        f"`{path}` was built before packages said what progress hangs on: it holds no `{OUTLINE_FILE}`. "
        + _BUILD_AGAIN
    )


def _of_json(data: bytes, name: str) -> list[ProgressOutline]:
    """Return the outlines of a report, or the one that a package holds."""
    try:
        found = _Format.model_validate_json(data)
        formats = [found.format, *(outline.format for outline in found.outlines.values())]
        if max(formats) > FORMAT:
            raise UnreadableError(f"`{name}` was written by a newer version of the tool. Update the tool.")
        if found.outlines:
            return [outline.outline() for outline in _Report.model_validate_json(data).outlines.values()]
        if found.format == FORMAT:
            return [_WrittenOutline.model_validate_json(data).outline()]
    except ValidationError as problem:
        raise UnreadableError(f"`{name}` is not what the tool writes. Build it again.") from problem
    if found.files:
        message = f"`{name}` was written before builds said what progress hangs on."
        raise UnreadableError(f"{message} {_BUILD_AGAIN}")
    raise UnreadableError(f"`{name}` is not what the tool writes. Name a package or a `{REPORT_FILE}`.")
