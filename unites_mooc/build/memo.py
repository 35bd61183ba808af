"""The memo: results of tasks by content key, kept in the user's cache folder.

A key covers everything that a result depends on, the tool's own source and its libraries
included, so that a stale hit is impossible. Entries carry a checksum: one that was half-written is
not there.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_CHECKSUM = 32


def default_cache_folder() -> Path:
    """Return the tool's folder among the user's caches."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "unites-mooc"


@cache
def tool_hash() -> str:
    """Return a hash of the tool's own source."""
    digest = hashlib.sha256()
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
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
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


class Memo:
    """Results by key in a folder; safe when several builds use it at once."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, key: str, libraries: Iterable[str]) -> bytes | None:
        """Return the result that was remembered for a key, under these versions of libraries."""
        if self.folder is None:
            return None
        try:
            entry = self._path(key, libraries).read_bytes()
        except OSError:
            return None
        checksum, data = entry[:_CHECKSUM], entry[_CHECKSUM:]
        return data if hashlib.sha256(data).digest() == checksum else None

    def put(self, key: str, libraries: Iterable[str], data: bytes) -> None:
        """Remember a result; a cache that cannot be written to is as good as none."""
        if self.folder is None:
            return
        path = self._path(key, libraries)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(hashlib.sha256(data).digest() + data)
            Path(file.name).replace(path)
        except OSError:
            self.folder = None

    def _path(self, key: str, libraries: Iterable[str]) -> Path:
        assert self.folder is not None
        versions = " ".join(f"{name}={library_version(name)}" for name in libraries)
        full = hashlib.sha256(f"{key} {tool_hash()} {versions}".encode()).hexdigest()
        return self.folder / full[:2] / full[2:]
