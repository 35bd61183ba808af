"""Atomic publishing: an edition is written beside the old one, then the folders are exchanged.

Whatever happens before the exchange, the old edition stands; what a build left behind is
cleared by the next one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unites_mooc.build.stamps import Stamp

MARKER = ".unites-mooc"
_MARKER_TEXT = "This folder is written by unites-mooc; what is in it is replaced by the next build.\n"
_STAGING = ".staging-"
_OLD = ".old-"
_AT_CURRENT_FOLDER = -100
_EXCHANGE = 2
"""The same number for Linux's ``renameat2`` and for macOS's ``renamex_np``."""


class OutputError(Exception):
    """The output folder cannot be used; the message says why and what to do."""


@contextmanager
def output_folder(out: Path, root: Path) -> Iterator[None]:
    """Hold the output folder for one build: marked, cleared of leftovers, locked.

    Raises ``OutputError`` where it is not the tool's own.
    """
    _refuse_foreign(out, root)
    try:
        out.mkdir(parents=True, exist_ok=True)
        marker = out / MARKER
        if not marker.exists():
            marker.write_text(_MARKER_TEXT, "utf-8")
        handle = marker.open("r+")
    except OSError as problem:
        raise OutputError(f"`{out}` cannot be written to: {problem.strerror}.") from problem
    with handle:
        _lock(handle.fileno(), out)
        _clear_leftovers(out)
        yield


def is_clean(out: Path) -> bool:
    """Tell whether a folder is one that a build wrote, and that none left half-way."""
    try:
        names = [path.name for path in out.iterdir()]
    except OSError:
        return False
    return MARKER in names and not any(name.startswith((_STAGING, _OLD)) for name in names)


def _refuse_foreign(out: Path, root: Path) -> None:
    for folder in ("course", "modules"):
        if out.resolve().is_relative_to((root / folder).resolve()):
            raise OutputError(f"`{out}` lies in the sources. Choose a folder outside `{folder}`.")
    if out.exists() and not out.is_dir():
        raise OutputError(f"`{out}` is a file. Choose another folder with `--out`.")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise OutputError(
            f"`{out}` holds files that unites-mooc did not write. "
            "Choose an empty or a new folder with `--out`."
        )


def _lock(descriptor: int, out: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        # A record lock belongs to this process alone: workers do not inherit it, so that the end
        # of this process is the end of the lock, however it comes.
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        raise OutputError(f"Another build is writing to `{out}`. Wait until it is done.") from problem


def _clear_leftovers(out: Path) -> None:
    """Remove what an interrupted build left; put an edition back that was between two names."""
    for path in sorted(out.iterdir()):
        if path.name.startswith(_STAGING):
            shutil.rmtree(path)
        elif path.name.startswith(_OLD):
            edition = out / path.name.removeprefix(_OLD)
            if edition.exists():
                shutil.rmtree(path)
            else:
                path.rename(edition)


class Staging:
    """The new folder of an edition, beside the old one."""

    def __init__(self, out: Path, edition: str) -> None:
        self.final = out / edition
        self.folder = out / f"{_STAGING}{edition}"
        self._old = out / f"{_OLD}{edition}"
        self.written = 0
        self.linked = 0
        self.folder.mkdir()
        self._folders = {self.folder}

    def write(self, path: str, data: bytes) -> None:
        """Write a file; one that did not change is linked to the old one."""
        target, old = self._place(path), self.final / path
        if _same(old, data) and _link(old, target):
            self.linked += 1
        else:
            target.write_bytes(data)
            self.written += 1

    def keep(self, path: str, stamp: Stamp) -> bool:
        """Link a file of the old folder that was left as it is; tell whether that was so."""
        kept = self.stands(path, stamp) and _link(self.final / path, self._place(path))
        self.linked += kept
        return kept

    def stands(self, path: str, stamp: Stamp) -> bool:
        """Tell whether a file of the folder that is published was left as it was."""
        try:
            return Stamp.of((self.final / path).lstat()) == stamp
        except OSError:
            return False

    def stamp(self, path: str) -> Stamp:
        """Return the stamp of a file that was written before."""
        return Stamp.of((self.folder / path).lstat())

    def _place(self, path: str) -> Path:
        """Return where a file goes, in a folder that is there."""
        target = self.folder / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        return target

    def new(self, path: str) -> bytes:
        """Return a file that was written before."""
        return (self.folder / path).read_bytes()

    def old(self, path: str) -> bytes | None:
        """Return a file of the old folder; None where it is gone."""
        old = self.final / path
        return old.read_bytes() if old.is_file() and not old.is_symlink() else None

    def publish(self) -> None:
        """Put the new folder in the place of the old one."""
        if not self.final.exists():
            self.folder.rename(self.final)
            return
        if _exchange(self.folder, self.final):
            shutil.rmtree(self.folder)
            return
        self.final.rename(self._old)
        self.folder.rename(self.final)
        shutil.rmtree(self._old)

    def discard(self) -> None:
        """Remove the new folder; the old one stands."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _same(path: Path, data: bytes) -> bool:
    try:
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _link(old: Path, new: Path) -> bool:
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    a, b = os.fsencode(first), os.fsencode(second)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "renameat2"):
            return bool(libc.renameat2(_AT_CURRENT_FOLDER, a, _AT_CURRENT_FOLDER, b, _EXCHANGE) == 0)
        if hasattr(libc, "renamex_np"):
            return bool(libc.renamex_np(a, b, _EXCHANGE) == 0)
    except OSError:
        return False
    return False
