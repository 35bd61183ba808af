"""The memo: results of tasks by content key, kept in the user's cache folder.

A key covers everything that a result depends on, the tool's own source and its libraries
included, so that a stale hit is impossible. Entries carry a checksum: one that was half-written is
not there.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from io import FileIO
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, NamedTuple

_CHECKSUM = 32
MOST = 2_000_000_000
"""In bytes: more is not kept."""
_FOR_ONE = 0o700
_DAY = 24 * 60 * 60
_FOLDERS = 256
_SAMPLE = ("00", "40", "80", "c0")
"""Some of the folders that entries are in."""
_LARGE = 1_000_000
"""In bytes: a larger entry in the sample says nothing of the others."""
_LOOKED = "looked-after"
"""A file whose time says when somebody looked through all."""


def default_cache_folder() -> Path:
    """Return the tool's folder among the user's caches."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", ""))
        base = base if base.is_absolute() else Path.home() / ".cache"
    return base / "unites-mooc"


@cache
def tool_hash() -> str:
    """Return a hash of the tool's own source."""
    digest = hashlib.sha256()
    root = Path(__file__).parent.parent
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file():
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def library_version(name: str) -> str:
    """Return the version of a library that shapes the result of a task."""
    if name == "pango":
        from weasyprint.text.ffi import harfbuzz, pango

        versions = (pango.pango_version(), harfbuzz.hb_version_atleast(4, 1, 0))
        return " ".join(map(str, versions))
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _mark_as_used(file: BinaryIO | FileIO) -> None:
    """Let the time of an entry say that it was used, to the day."""
    now = time.time()
    if now - os.fstat(file.fileno()).st_mtime > _DAY:
        os.utime(file.name, (now, now))


def _is_time(mark: Path) -> bool:
    """Tell whether the last look was a day ago; then this is one."""
    try:
        if time.time() - mark.stat().st_mtime < _DAY:
            return False
    except OSError:
        pass
    try:
        mark.touch()
    except OSError:
        return False
    return True


def _new(path: Path) -> BinaryIO:
    """Return a new file that nobody but the user can read."""
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


def _make(folder: Path) -> None:
    """Make the folder of a memo for the user alone; the tool's own one is closed to others if it was not."""
    try:
        folder.mkdir(mode=_FOR_ONE, parents=True)
    except FileExistsError:
        mode = folder.stat().st_mode
        if folder == default_cache_folder() and mode & (stat.S_IWGRP | stat.S_IWOTH):
            folder.chmod(mode & _FOR_ONE)


def _parts(folder: Path) -> Iterator[str]:
    """Yield the folders that entries are in."""
    for part in _listed(folder):
        if part.is_dir(follow_symlinks=False) and re.fullmatch(r"[0-9a-f]{2}", part.name):
            yield part.path


def _listed(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """Yield the entries of a memo: when each was used, its size in bytes, its path."""
    for part in _parts(folder):
        yield from _within(part)


def _within(part: str | Path) -> Iterator[tuple[float, int, str]]:
    for entry in _listed(part):
        with suppress(OSError):
            found = entry.stat(follow_symlinks=False)
            yield found.st_mtime, found.st_size, entry.path


def _estimate(folder: Path) -> int:
    """Return about how many bytes a memo has: keys are hashes, so that each of its folders has its share."""
    sizes = [min(size, _LARGE) for name in _SAMPLE for _time, size, _path in _within(folder / name)]
    return sum(sizes) * _FOLDERS // len(_SAMPLE)


def forget_all(folder: Path) -> bool:
    """Remove all entries of a memo, and nothing else; tell whether there were any."""
    parts = list(_parts(folder))
    for part in parts:
        shutil.rmtree(part, ignore_errors=True)
    with suppress(OSError):
        (folder / _LOOKED).unlink()
    with suppress(OSError):
        folder.rmdir()
    return bool(parts)


class Part(NamedTuple):
    """Where in an entry a result lies that was remembered together with others."""

    entry: str
    """Its key."""
    start: int
    size: int
    """In bytes."""
    sha256: bytes


class Memo:
    """Results by key in a folder; safe when several builds use it at once."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._is_there = False

    def get(self, key: str, libraries: Iterable[str]) -> bytes | None:
        """Return the result that was remembered for a key, under these versions of libraries."""
        if self.folder is None:
            return None
        try:
            with self._path(key, libraries).open("rb") as file:
                entry = file.read()
                _mark_as_used(file)
        except OSError:
            return None
        checksum, data = entry[:_CHECKSUM], entry[_CHECKSUM:]
        return data if hashlib.sha256(data).digest() == checksum else None

    def put(self, key: str, libraries: Iterable[str], data: bytes) -> None:
        """Remember a result; a cache that cannot be written to is as good as none."""
        if self.folder is None:
            return
        path = self._path(key, libraries)
        beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        try:
            if not self._is_there:
                _make(self.folder)
                self._is_there = True
            try:
                file = _new(beside)
            except FileNotFoundError:
                path.parent.mkdir(mode=_FOR_ONE, parents=True, exist_ok=True)
                file = _new(beside)
            with file:
                file.write(hashlib.sha256(data).digest())
                file.write(data)
            beside.replace(path)
        except OSError:
            self.folder = None

    def put_together(self, results: Sequence[bytes], libraries: Iterable[str]) -> list[Part]:
        """Remember results in one entry, and return where each lies.

        To make a file takes longer than to fill it.
        """
        whole = b"".join(results)
        key = f"parts {hashlib.sha256(whole).hexdigest()}"
        self.put(key, libraries, whole)
        ends = accumulate(map(len, results))
        return [
            Part(key, end - len(data), len(data), hashlib.sha256(data).digest())
            for data, end in zip(results, ends, strict=True)
        ]

    def get_part(self, part: Part, libraries: Iterable[str]) -> bytes | None:
        """Return one of the results that were remembered together."""
        if self.folder is None:
            return None
        try:
            with self._path(part.entry, libraries).open("rb", buffering=0) as file:
                file.seek(_CHECKSUM + part.start)
                data = file.read(part.size)
                _mark_as_used(file)
        except OSError:
            return None
        return data if hashlib.sha256(data).digest() == part.sha256 else None

    @property
    def is_own(self) -> bool:
        """Whether nobody but the user can have written what is there.

        Python objects are read from such a folder alone: what somebody else put there could do anything.
        """
        if self.folder is None:
            return False
        if not hasattr(os, "getuid"):
            return True
        try:
            _make(self.folder)
            found = self.folder.stat()
        except OSError:
            return False
        return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)

    def trim(self, most: int = MOST) -> int:
        """Remove what was not used for longest, down to ``most`` bytes; return how many went.

        It looks through all once a day, and where a sample says that there is a quarter too much. What
        another build needs meanwhile is made again.
        """
        if self.folder is None:
            return 0
        if not _is_time(self.folder / _LOOKED) and _estimate(self.folder) < most + most // 4:
            return 0
        entries = sorted(_entries(self.folder))
        surplus = sum(size for _time, size, _path in entries) - most
        gone = 0
        for _time, size, path in entries if surplus > 0 else ():
            if gone >= surplus + most // 10:
                break
            with suppress(OSError):
                Path(path).unlink()
                gone += size
        return gone

    def _path(self, key: str, libraries: Iterable[str]) -> Path:
        assert self.folder is not None
        versions = " ".join(f"{name}={library_version(name)}" for name in libraries)
        full = hashlib.sha256(f"{key} {tool_hash()} {versions}".encode()).hexdigest()
        return self.folder / f"{full[:2]}/{full[2:]}"
