"""A hash of everything that reading a course can see: names, kinds and contents of its files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from unites_mooc.build.publish import MARKER
from unites_mooc.source.folder import is_link_or_junction
from unites_mooc.source.strays import SOURCE_FOLDERS, strays

_BLOCK = 1 << 20
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
"""How a file is opened: Python's own files are twice as slow, and a course has thousands."""


def fingerprint(root: Path) -> str:
    """Return the hash of a course folder; nothing but its bytes counts, so that no clock can lie.

    Folders that a build wrote are no part of the course.
    """
    digest = hashlib.sha256()
    for entry in sorted(os.scandir(root), key=lambda entry: entry.name):
        if entry.is_dir() and not (Path(entry.path) / MARKER).exists():
            digest.update(b"d" + os.fsencode(entry.name) + b"\0")
    for name, advice in strays(root):
        digest.update(b"\0".join((b"stray", os.fsencode(name), os.fsencode(advice), b"")))
    for folder in SOURCE_FOLDERS:
        for path, kind in _entries(str(root / folder)):
            place = os.fsencode(path.removeprefix(f"{root}{os.sep}"))
            digest.update(b"\0".join((kind.encode(), place, _content(path, kind), b"")))
    return digest.hexdigest()


def _entries(folder: str) -> Iterator[tuple[str, str]]:
    """Yield what is below a folder, in order, with its kind: link, folder, file or anything else."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if is_link_or_junction(entry):
            yield entry.path, "link"
        elif not entry.is_dir():
            yield entry.path, "file" if entry.is_file() else "special"
        elif not entry.name.startswith("."):
            yield entry.path, "folder"
            yield from _entries(entry.path)


def _content(path: str, kind: str) -> bytes:
    """Return a short text that changes with the content."""
    try:
        if kind == "link":
            target = os.fsencode(Path(path).readlink())
            return target + b"\0" + (_hash(path) if Path(path).is_file() else b"")
        return _hash(path) if kind == "file" else b""
    except OSError as problem:
        return f"unreadable {problem.errno}".encode()


def _hash(path: str) -> bytes:
    digest = hashlib.sha256()
    file = os.open(path, _READ)
    try:
        while block := os.read(file, _BLOCK):
            digest.update(block)
    finally:
        os.close(file)
    return digest.digest()
