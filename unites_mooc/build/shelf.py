"""Texts that were read before, remembered from one build to the next.

A course has one record on disk: of each Markdown file what is light (metadata, places, flaws, facts), by a
hash of everything that it was made of. Bodies lie beside it, a few together, and are fetched when somebody
looks at them. Files that are not on the shelf are read by workers, where there are many.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from unites_mooc.build.executors import in_chunks
from unites_mooc.build.memo import Memo, Part
from unites_mooc.checks import run_checks
from unites_mooc.diagnostics import Diagnostic, Span
from unites_mooc.editions.select import select
from unites_mooc.model.course import Body, Case, Course, Lesson, Module, Page, Text, Worksheet
from unites_mooc.model.metadata import (
    CourseMeta,
    ModuleMeta,
)
from unites_mooc.render.progress_outline import progress_outline
from unites_mooc.source.library import Library, Readable, Source
from unites_mooc.source.written import TEXT_OF, AnyText, Written, read_written
from unites_mooc.translation.apply import Translated

T = TypeVar("T")
LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "pydantic", "pydantic-core", "PyYAML")
"""Libraries that have a say in what is read."""


class Record(NamedTuple):
    """What is light of a file."""

    values: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]
    allowed: Mapping[str, Span]
    is_nameless: bool
    facts: dict[str, Any]
    body: Part
    """Where the body is remembered."""


@dataclass(frozen=True, slots=True)
class _Shelved:
    """A file that is on the shelf."""

    record: Record
    fetch: _Fetch

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.record.diagnostics

    @property
    def allowed(self) -> Mapping[str, Span]:
        return self.record.allowed

    @property
    def is_nameless(self) -> bool:
        return self.record.is_nameless

    def text(self, build: type[AnyText], further: Mapping[str, str]) -> AnyText:
        """Return the text, its body put away."""
        values = {**self.record.values, **further}
        return build.put_away(values, self.fetch, self.record.facts, self.fetch.key)


@dataclass(frozen=True, slots=True, eq=False)
class _Fetch:
    """Gets a body: from disk, or by reading the file anew."""

    memo: Memo
    body: Part
    key: str
    """Names everything that the text is made of."""
    source: Source

    def __call__(self) -> Body:
        data = self.memo.get_part(self.body, LIBRARIES)
        if data is None:
            return read_written(self.source.kind, self.source.path, self.source.text).body
        return Body(*pickle.loads(data))  # noqa: S301


class Shelf(Library):
    """Readings that are remembered on disk."""

    def __init__(self, memo: Memo, root: Path, jobs: int) -> None:
        super().__init__()
        self.memo = memo
        self.jobs = jobs
        self._name = f"shelf {root.resolve()}"
        data = memo.get(self._name, LIBRARIES)
        self._stored: dict[str, bytes] = pickle.loads(data) if data else {}  # noqa: S301
        self._read_from_disk = len(self._stored)
        self._media: set[str] = set()
        self._keys: dict[Source, str] = {}
        self._records: dict[str, Record] = {}
        self._sizes: dict[str, int] = {}
        """How many facts were stored of each."""
        self.read_anew = 0
        """How many files had to be read."""

    def prepare(self, sources: Sequence[Source], meta: CourseMeta) -> None:
        """Read what is not on the shelf."""
        missing = [source for source in sources if self._record(self._key(source)) is None]
        self.read_anew += len(missing)
        read = partial(_read_chunk, memo=self.memo, meta=meta)
        for records in in_chunks(read, missing, self.jobs):
            self._records.update(records)

    def written(self, source: Source) -> Readable:
        """Return what a file says."""
        key = self._key(source)
        record = self._record(key)
        if record is None:
            self._records.update(_read_chunk([source], self.memo, None))
            record = self._records[key]
        return self.once(
            ("shelved", key), lambda: _Shelved(record, _Fetch(self.memo, record.body, key, source))
        )

    def of_file(self, root: Path, path: str, what: str, read: Callable[[], T]) -> T:
        """Return what is known of a media file; other files are read each time."""
        if what != "media":
            return read()
        digest = hashlib.sha256((root / path).read_bytes()).hexdigest()
        key = f"media {path} {digest}"
        if key not in self._stored:
            made = read()
            if getattr(made, "sha256", "") != digest:
                return made
            self._stored[key] = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        self._media.add(key)
        known: T = pickle.loads(self._stored[key])  # noqa: S301
        return known

    def save(self) -> None:
        """Remember what was asked for, with the facts that were found meanwhile."""
        used = {key: self._stored[key] for key in sorted(self._media)}
        for key, record in sorted(self._records.items()):
            size = _count(record.facts)
            if size == self._sizes.get(key):
                used[key] = self._stored[key]
            else:
                used[key] = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
        if used != self._stored or len(used) != self._read_from_disk:
            self.memo.put(self._name, LIBRARIES, pickle.dumps(used, pickle.HIGHEST_PROTOCOL))

    def _key(self, source: Source) -> str:
        """Return the name of a file, which is asked for twice."""
        known = self._keys.get(source)
        if known is None:
            known = self._keys[source] = _key(source)
        return known

    def _record(self, key: str) -> Record | None:
        """Return what is known of a file; None where it has to be read."""
        if key not in self._records and key in self._stored:
            record = self._records[key] = pickle.loads(self._stored[key])  # noqa: S301
            self._sizes[key] = _count(record.facts)
        return self._records.get(key)


def _count(facts: Mapping[str, Any]) -> int:
    """Return how many facts there are, those of texts made of this one included."""
    return len(facts) + sum([_count(value) for value in facts.values() if type(value) is dict])


def _key(source: Source) -> str:
    return hashlib.sha256(f"{source.kind.__name__}\0{source.path}\0{source.text}".encode()).hexdigest()


def _read_chunk(sources: Sequence[Source], memo: Memo, meta: CourseMeta | None) -> dict[str, Record]:
    """Read files; their bodies go to disk, and what all checks will ask of them is found at once."""
    read: list[Written] = []
    bodies: list[bytes] = []
    facts: list[dict[str, Any]] = []
    for source in sources:
        written = read_written(source.kind, source.path, source.text)
        body = written.body
        read.append(written)
        bodies.append(pickle.dumps((body.introduction, body.units, body.footnotes), pickle.HIGHEST_PROTOCOL))
        facts.append(_facts(source, written, meta) if meta else {})
    places = memo.put_together(bodies, LIBRARIES)
    return {
        _key(source): Record(text.values, text.diagnostics, text.allowed, text.is_nameless, found, place)
        for source, text, found, place in zip(sources, read, facts, places, strict=True)
    }


def _facts(source: Source, written: Written, meta: CourseMeta) -> dict[str, Any]:
    """Return the facts that a course is asked for when it is checked: one of this text alone is asked."""
    kind = TEXT_OF[source.kind]
    further = {"module": "alone"} if kind is Worksheet else {}
    text = kind.put_away({**written.values, **further}, lambda: written.body, {}, "alone")
    try:
        course = _alone(text, meta)
        run_checks(course)
        for edition in meta.published_editions:
            progress_outline(select(Translated(course, meta.language, meta.language), edition))
    except Exception:
        return text.facts
    return text.facts


def _alone(text: Text, meta: CourseMeta) -> Course:
    module = ModuleMeta(id="alone", title="Alone")
    span = Span("course/course.yaml")
    lessons = (text,) if isinstance(text, Lesson) else ()
    worksheets = (text,) if isinstance(text, Worksheet) else ()
    return Course(
        meta=meta,
        span=span,
        modules=(Module(meta=module, path="", span=span, lessons=lessons, worksheets=worksheets),),
        cases=(text,) if isinstance(text, Case) else (),
        pages=(text,) if isinstance(text, Page) else (),
    )
