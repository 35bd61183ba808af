"""Where the files of an edition are written: each once, scanned, and those that stand already linked.

A file that the last build wrote, that nobody touched since and that is made of the same things need not be
made and compared again. Where an edition excludes something, each is: its bytes are looked through.
"""

from __future__ import annotations

import hashlib
import pickle
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from unites_mooc.build.memo import Memo
from unites_mooc.build.publish import Staging
from unites_mooc.build.stamps import Stamp
from unites_mooc.build.tasks import Results, bytes_of
from unites_mooc.editions.leaks import Leak, LeakScanner
from unites_mooc.render.files import Entry, Inventory, Later, SourceFile, Weight
from unites_mooc.source.library import SETTLED


@dataclass(slots=True)
class Output:
    """One output file: how to get it, and for whom it was made."""

    entry: Entry
    target: str
    languages: list[str]

    @property
    def source(self) -> str:
        """Return the source file it comes from; empty for a generated one."""
        return str(getattr(self.entry, "source", ""))


@dataclass(frozen=True, slots=True)
class Record:
    """What the report says of a file."""

    size: int
    """In bytes."""
    sha256: str
    source: str
    """The source file it came from; empty for generated ones."""
    target: str
    languages: list[str]

    @classmethod
    def of(cls, data: bytes, source: str, target: str, languages: list[str]) -> Record:
        """Return the record of some bytes."""
        return cls(len(data), hashlib.sha256(data).hexdigest(), source, target, sorted(languages))

    def as_data(self) -> dict[str, Any]:
        """Return what ``build.json`` says of the file."""
        return {name: getattr(self, name) for name in self.__slots__}

    @property
    def weight(self) -> Weight:
        """Return what an inventory says of the file."""
        return Weight(self.size, self.sha256)

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Return the targets and languages that the file belongs to."""
        return {(self.target, language) for language in self.languages}


class Standing(NamedTuple):
    """What is known of a file that a build wrote."""

    name: str
    """Of what it was made of."""
    stamp: Stamp
    sha256: str


class Desk:
    """Writes the files of an edition, each once."""

    def __init__(self, root: Path, staging: Staging, scanner: LeakScanner, memo: Memo) -> None:
        self.root = root
        self.staging = staging
        self.scanner = scanner
        self.records: dict[str, Record] = {}
        self.leaks: list[Leak] = []
        self._made: dict[int, str] = {}
        """Where the file of an entry was written first: the site holds packages that stand elsewhere too."""
        self._memo = memo if memo.is_own else Memo(None)
        self._key = f"standing {staging.final.resolve()}"
        known = self._memo.get(self._key, ())
        self._known: Mapping[str, Standing] = pickle.loads(known) if known else {}  # noqa: S301
        self._noted: dict[str, Standing] = {}

    def write(self, outputs: Iterable[tuple[str, Output]], results: Results) -> None:
        """Write those files that are not there yet, with the results of the tasks in them."""
        for path, output in outputs:
            if path not in self.records:
                name = self._name(output.entry)
                self.records[path] = self._left(path, output, name) or self._new(path, output, name, results)

    def remember(self) -> None:
        """Remember what stands in the folder that was published, for the next build.

        What was written just now is not believed yet: clocks tick slowly, so that the next change would have
        the same time.
        """
        now = time.time_ns()
        kept = {path: known for path, known in self._known.items() if path not in self.records}
        standing = {path: known for path, known in kept.items() if self.staging.stands(path, known.stamp)}
        settled = {path: new for path, new in self._noted.items() if now - new.stamp.time > SETTLED}
        if (now_known := standing | settled) != self._known:
            self._memo.put(self._key, (), pickle.dumps(now_known, pickle.HIGHEST_PROTOCOL))

    def _name(self, entry: Entry) -> str:
        """Return a name for what a file is made of; empty where its bytes must be made."""
        match entry:
            case Later(name=name) | SourceFile(sha256=name) if not self.scanner.canaries:
                return name
        return ""

    def _left(self, path: str, output: Output, name: str) -> Record | None:
        """Link a file that the last build left and this one would make again; None where there is none."""
        known = self._known.get(path)
        if not name or known is None or known.name != name or not self.staging.keep(path, known.stamp):
            return None
        self._made.setdefault(id(output.entry), path)
        self._noted[path] = known
        return Record(known.stamp.size, known.sha256, output.source, output.target, sorted(output.languages))

    def _new(self, path: str, output: Output, name: str, results: Results) -> Record:
        """Make, scan and write a file."""
        data = self._data(path, output.entry, results)
        self.leaks.extend(self.scanner.scan(path, data))
        self.staging.write(path, data)
        record = Record.of(data, output.source, output.target, output.languages)
        if name:
            self._noted[path] = Standing(name, self.staging.stamp(path), record.sha256)
        return record

    def _data(self, path: str, entry: Entry, results: Results) -> bytes:
        first = self._made.setdefault(id(entry), path)
        if isinstance(entry, Inventory):
            return entry.write({other: self.records[other].weight for other in entry.paths})
        return self.staging.new(first) if first != path else bytes_of(entry, self.root, results)
