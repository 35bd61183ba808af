"""What was read before: the same file gives the same value, found again by what it was made of.

Values are frozen, so that one reading of a course may share them with the next. What a text was asked for
(``Text.memory``) stays with it, too: of a course in which one lesson changed, one lesson is looked at.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from unites_mooc.diagnostics import Diagnostic, Span
from unites_mooc.model.metadata import CourseMeta, Metadata
from unites_mooc.source.written import AnyText, read_written

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file as it was read."""

    kind: type[Metadata]
    path: str
    text: str


class Readable(Protocol):
    """What a file says: read just now (``Written``), or remembered."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the file."""

    @property
    def allowed(self) -> Mapping[str, Span]:
        """The codes that it silences, and where."""

    @property
    def is_nameless(self) -> bool:
        """Whether it has no id."""

    def text(self, build: type[AnyText], further: Mapping[str, str]) -> AnyText:
        """Return the text."""


SETTLED = 50_000_000
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
        stamp = self._stamp(root, path) if self.by_stamp else None
        return read() if stamp is None else self.once((what, root, path, stamp), read)

    def prepare(self, sources: Sequence[Source], meta: CourseMeta) -> None:
        """Hear which Markdown files the course has, before any is asked for.

        Who can read several at once does so now. ``meta`` is what the course says of itself.
        """

    def written(self, source: Source) -> Readable:
        """Return what a Markdown file says."""
        return self.once(("written", source), lambda: read_written(source.kind, source.path, source.text))

    def turn(self) -> None:
        """Forget what was not asked for since the last turn: a reading of the course begins."""
        self._known, self._asked = self._asked, {}

    def _stamp(self, root: Path, path: str) -> tuple[int, ...] | None:
        """Return what changes when a file is written to; None where it was written to just now."""
        try:
            # For all files after each edit: a ``Path`` takes as long again.
            found = os.stat(f"{root}/{path}")  # noqa: PTH116
        except OSError:
            return None
        newest = max(found.st_mtime_ns, found.st_ctime_ns)
        settled = abs(time.time_ns() - newest) > SETTLED
        return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if settled else None
