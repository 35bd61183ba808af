"""YAML with positions: every scalar as text, every key and value with its place.

The nodes are composed from pyyaml's parser events rather than by its composer: that one
recurses in C without a limit, so a file of a hundred thousand ``[`` ends the process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml

from unites_mooc.diagnostics import Collector, Diagnostic, Span, error
from unites_mooc.source.yaml_problems import (
    control_character,
    lines_without_colon,
    odd_beginning,
    syntax_error,
)
from unites_mooc.source.yaml_quotes import TYPOGRAPHIC
from unites_mooc.source.yaml_text import Places, Slip, Text

Path = tuple[str | int, ...]
MAXIMUM_DEPTH = 32
MAXIMUM_NODES = 200_000
MAXIMUM_SLIPS = 30
"""So many slips of one file are named in one run."""
MAXIMUM_MENDED = 100_000
"""Longer texts are not read again behind a slip."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_SWALLOWED = re.compile(r"\n[ \t]*(- )")
_NO_ENTRY = re.compile(r"(?:\A|\n)[ \t]*((?:-(?=[^\W\d_])|[•·▪◦‣●○–—][ \t\u00a0]))")
"""What was meant as an entry of a list: its dash is another sign, or has no space."""
_COMMENT = re.compile(r"[ \t]*#\S")


T = TypeVar("T")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Positions:
    """Where the keys and values of a document stand, by their path in the data."""

    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)
    comments: set[Path] = field(default_factory=set)
    """Values that are empty because `#` begins a comment where they were meant to stand."""
    entries: dict[str | int, list[Path]] = field(default_factory=dict)
    """The paths below each top-level entry."""

    def below(self, at: Path = ()) -> dict[str, Span]:
        """Return the places of the values in the mapping at ``at``, by key; nested keys by dots."""
        inside = self.entries.get(at[0], ()) if at else self.values
        return {
            ".".join(map(str, path[len(at) :])): self.values[path]
            for path in inside
            if path[: len(at)] == at and len(path) > len(at)
        }

    def put(self, path: Path, span: Span) -> None:
        """Remember where a value stands."""
        self.values[path] = span
        if path:
            self.entries.setdefault(path[0], []).append(path)

    def of(self, path: Path) -> Span | None:
        """Return the place of the value at ``path``, or of the nearest thing around it."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path)


@dataclass(slots=True)
class Document:
    """What a YAML text says."""

    data: Any
    """Texts, lists and dicts with text keys; None for an empty document."""
    positions: Positions
    lines: tuple[str, ...] = ()
    """Its lines, to find a place inside a text."""
    memory: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was made of the document once; it never changes."""

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what ``make`` makes of the document; ``name`` says what that is."""
        if name not in self.memory:
            self.memory[name] = make()
        made: T = self.memory[name]
        return made

    def place_in(self, span: Span, text: str, position: int) -> Span:
        """Return where a position of a scalar's text stands in the file; ``span`` is its beginning.

        Folding and quotation marks change the spaces of a text and put marks around it, but not
        the order of its characters.
        """
        line, column = span.line - 1, span.column - 1
        if self.lines[line][column : column + 1] in {"|", ">"}:
            line, column = line + 1, 0
        for character in "".join(text[: position + 1].split()):
            while line < len(self.lines) and (found := self.lines[line].find(character, column)) < 0:
                line, column = line + 1, 0
            if line == len(self.lines):
                return span
            column = found + 1
        return Span(span.path, line + 1, max(column, 1))


class RefusedError(Exception):
    """The text cannot be read to its end; carries the slip."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.diagnostic.message)
        self.slip = slip


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read one YAML document that begins at ``first_line`` of the file ``path``.

    Never raises on content: what cannot be read is reported, and the data is None. A slip of which
    it can be told what was meant does not end the reading.
    """
    source = Text(path, text, first_line)
    forbidden = control_character(source)
    if forbidden:
        return Document(None, Positions()), (forbidden,)
    found: list[Diagnostic] = []
    for _attempt in range(MAXIMUM_SLIPS):
        data, reader, slips = _attempt_to_read(source)
        found += [slip.diagnostic for slip in slips]
        mended = source.mended({line: new for slip in slips for line, new in slip.mend.items()})
        if mended == source or len(text) > MAXIMUM_MENDED:
            break
        source = mended
    return Document(data, reader.positions, tuple(source.lines)), (*found, *reader.collector.items)


def _attempt_to_read(source: Text) -> tuple[Any, _Reader, tuple[Slip, ...]]:
    """Return the data, who read them, and the slips for which they could not be read."""
    reader = _Reader(source)
    try:
        data = reader.read(source.text)
    except RefusedError as refused:
        return None, reader, (refused.slip,)
    except yaml.MarkedYAMLError as problem:
        return None, reader, (syntax_error(problem, source, reader.places),)
    except yaml.YAMLError as problem:
        message = f"This is not YAML: {problem}."
        advice = "Look for odd characters, and delete them."
        return None, reader, (Slip(error(reader.span(None), "yaml-syntax", message, advice), {}),)
    return data, reader, lines_without_colon(source) if isinstance(data, str) else ()


class _Reader:
    """Composes data from parser events, without recursion."""

    def __init__(self, source: Text) -> None:
        self.source = source
        self.places = Places(source)
        self.positions = Positions()
        self.collector = Collector()
        self.nodes = 0

    def span(self, mark: Any) -> Span:
        """Return the place of a parser mark."""
        return self.places.of(mark)

    def read(self, text: str) -> Any:
        """Return the data of the first document."""
        events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        anchors: dict[str, Any] = {}
        stack: list[_Open] = []
        root: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                message = "A second YAML document begins here."
                raise _refused(
                    error(self.span(event.start_mark), "yaml-syntax", message, "Remove the `---`.")
                )
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                continue
            if getattr(event, "tag", None):
                message = "A text cannot begin with `!`."
                self.collector.error(
                    self.span(event.start_mark), "yaml-syntax", message, "Put the text into quotes."
                )
            if isinstance(event, yaml.AliasEvent):
                value = self._alias(event, anchors, stack)
            elif isinstance(event, yaml.ScalarEvent):
                value = self._text(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                value = {} if isinstance(event, yaml.MappingStartEvent) else []
            else:
                continue
            self._count(event)
            if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
                anchors[event.anchor] = value
            path = self._place(stack, value, event)
            if not stack and root is None:
                root = value
            if isinstance(event, yaml.CollectionStartEvent):
                if len(stack) >= MAXIMUM_DEPTH:
                    message = f"YAML is nested more than {MAXIMUM_DEPTH} levels deep."
                    span = self.span(event.start_mark)
                    raise _refused(error(span, "yaml-too-deep", message, "Close the brackets above."))
                stack.append(_Open(value, path))
        return root

    def _text(self, event: Any) -> str:
        """Return a scalar's text; an escape may stand for a character that no page can show."""
        value = str(event.value)
        match = _CONTROL.search(value)
        if match:
            message = f"The text holds the character U+{ord(match[0]):04X}, which cannot be shown."
            self.collector.error(self.span(event.start_mark), "control-character", message, "Delete it.")
        if not event.style and TYPOGRAPHIC.fullmatch(value):
            message = f"The quotation marks of {value} are part of the text and will be shown."
            advice = 'Write straight ones, `"…"`, or put straight ones around it where these are meant.'
            self.collector.hint(
                self.span(event.start_mark), "quoted-with-typographic-quotes", message, advice
            )
        if not event.style and "\n" in self.source.text[event.start_mark.index : event.end_mark.index]:
            self._check_continuation(event)
        if not event.style:
            self._check_entries(event)
        return value

    def _check_entries(self, event: Any) -> None:
        """Warn of lines below a key that were meant as entries of a list, and are read as one text."""
        start = event.start_mark.index
        own = self.source.text[start : event.end_mark.index]
        if self.source.text[:start].rpartition("\n")[2].strip() or not _NO_ENTRY.match(own):
            return
        for match in _NO_ENTRY.finditer(own):
            position = start + match.start(1)
            line = self.source.text.count("\n", 0, position)
            span = self.source.span(line, position - self.source.text.rfind("\n", 0, position) - 1)
            message = f"`{match[1].strip()}` begins no entry of a list here: all is read as one text."
            advice = "Begin each entry with `- `: a hyphen and a space."
            self.collector.warning(span, "swallowed-entry", message, advice)

    def _check_continuation(self, event: Any) -> None:
        """Warn of a list entry that a text swallows, because it is indented further than the first."""
        source = self.source.text[event.start_mark.index : event.end_mark.index]
        for match in _SWALLOWED.finditer(source):
            before = self.source.text[: event.start_mark.index + match.start(1)]
            span = self.source.span(before.count("\n"), len(before) - before.rfind("\n") - 1)
            message = "This `-` begins no entry of a list: it is read as a part of the text above."
            advice = "Begin it in the same column as the other entries, or put the text into quotes."
            self.collector.warning(span, "swallowed-entry", message, advice)

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAXIMUM_NODES:
            message = "The file has more values than a course can need."
            raise _refused(error(self.span(event.start_mark), "yaml-too-large", message, "Split it."))

    def _alias(self, event: Any, anchors: dict[str, Any], stack: list[_Open]) -> Any:
        span = self.span(event.start_mark)
        if event.anchor not in anchors:
            place = self.places.coordinates(event.start_mark)
            raise RefusedError(odd_beginning(self.source, place, "*"))
        value = anchors[event.anchor]
        if not isinstance(value, str):
            message = f"The alias `*{event.anchor}` repeats a whole list or mapping."
            raise _refused(error(span, "yaml-alias", message, "Write the values out."))
        return value

    def _place(self, stack: list[_Open], value: Any, event: Any) -> Path:
        """Put a value into the collection around it; return its path."""
        span = self.span(event.start_mark)
        if not stack:
            self.positions.put((), span)
            return ()
        parent = stack[-1]
        if isinstance(parent.value, list):
            path = (*parent.path, len(parent.value))
            parent.value.append(value)
        elif parent.key is None:
            self._open_key(parent, value, span)
            return parent.path
        else:
            path = (*parent.path, parent.key)
            if parent.key in parent.value:
                first = self.positions.keys[path].line
                message = f"The key `{parent.key}` stands here a second time (first on line {first})."
                self.collector.error(parent.key_span, "duplicate-key", message, "Keep one of them.")
            else:
                parent.value[parent.key] = value
                self.positions.keys[path] = parent.key_span
                self.positions.put(path, span)
                if value == "" and _COMMENT.match(self.source.text, event.start_mark.index):
                    self.positions.comments.add(path)
            parent.key = None
            return path
        self.positions.put(path, span)
        return path

    def _open_key(self, parent: _Open, value: Any, span: Span) -> None:
        if not isinstance(value, str):
            message = "A key must be a text, not a list or a mapping."
            advice = "Put a text that begins with `[` or `{` into quotes."
            raise _refused(error(span, "yaml-syntax", message, advice))
        parent.key = value
        parent.key_span = span


def _refused(flaw: Diagnostic) -> RefusedError:
    return RefusedError(Slip(flaw, {}))


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    value: Any
    path: Path
    key: str | None = None
    key_span: Span = field(default_factory=lambda: Span(""))
