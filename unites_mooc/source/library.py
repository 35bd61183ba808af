"""What was read before: the same file gives the same value, found again by what it was made of.

Values are frozen, so that one reading of a course may share them with the next. What a text was asked for
(``Text.memory``) stays with it, too: of a course in which one lesson changed, one lesson is looked at.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_SETTLED = 50_000_000
"""Nanoseconds after which a file that is written to has another time: clocks of file systems tick slowly."""


@dataclass(slots=True)
class Library:
    """Readings by what they were made of. What the last reading of a course did not ask for is forgotten."""

    by_stamp: bool = False
    """Whether a file that has the same size and time is taken to be the same: for who reads every second."""
    _known: dict[Hashable, Any] = field(default_factory=dict)
    _asked: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, read: Callable[[], T]) -> T:
        """Return what ``read`` gives; ``key`` holds everything that it depends on."""
        if key not in self._asked:
            self._asked[key] = self._known[key] if key in self._known else read()
        found: T = self._asked[key]
        return found

    def of_file(self, root: Path, path: str, what: str, read: Callable[[], T]) -> T:
        """Return what ``read`` gives of a file as it stands on disk."""
        stamp = self._stamp(root / path) if self.by_stamp else None
        return read() if stamp is None else self.once((what, root, path, stamp), read)

    def turn(self) -> None:
        """Forget what was not asked for since the last turn: a reading of the course begins."""
        self._known, self._asked = self._asked, {}

    def _stamp(self, path: Path) -> tuple[int, ...] | None:
        """Return what changes when a file is written to; None where it was written to just now."""
        try:
            found = path.stat()
        except OSError:
            return None
        newest = max(found.st_mtime_ns, found.st_ctime_ns)
        settled = abs(time.time_ns() - newest) > _SETTLED
        return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if settled else None
