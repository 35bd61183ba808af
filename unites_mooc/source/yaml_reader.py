"""YAML with positions: every scalar as text, every key and value with its place.

The nodes are composed from pyyaml's parser events rather than by its composer: that one
recurses in C without a limit, so a file of a hundred thousand ``[`` ends the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from unites_mooc.diagnostics import Collector, Diagnostic, Span, error

Path = tuple[str | int, ...]
MAXIMUM_DEPTH = 32
MAXIMUM_NODES = 200_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^»«]*«|‘[^‘]*’|‚[^‚‘]*‘")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Positions:
    """Where the keys and values of a document stand, by their path in the data."""

    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)
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


class RefusedError(Exception):
    """The text cannot be read to its end; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read one YAML document that begins at ``first_line`` of the file ``path``.

    Never raises on content: what cannot be read is reported, and the data is None.
    """
    reader = _Reader(path, first_line)
    try:
        data = reader.read(text)
    except RefusedError as refused:
        data = None
        reader.collector.items.append(refused.diagnostic)
    except yaml.MarkedYAMLError as problem:
        data = None
        reader.collector.items.append(_syntax_error(reader, problem, text))
    except yaml.YAMLError as problem:
        data = None
        reader.collector.error(reader.span(None), "yaml-syntax", f"This is not YAML: {problem}.")
    return Document(data, reader.positions), tuple(reader.collector.items)


class _Reader:
    """Composes data from parser events, without recursion."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.offset = first_line
        self.positions = Positions()
        self.collector = Collector()
        self.nodes = 0

    def span(self, mark: Any) -> Span:
        """Return the place of a parser mark."""
        if mark is None:
            return Span(self.path, self.offset, 1)
        return Span(self.path, mark.line + self.offset, mark.column + 1)

    def read(self, text: str) -> Any:
        """Return the data of the first document."""
        events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        anchors: dict[str, Any] = {}
        stack: list[_Open] = []
        root: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                message = "A second YAML document begins here."
                raise RefusedError(
                    error(self.span(event.start_mark), "yaml-syntax", message, "Remove the `---`.")
                )
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                continue
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
                    raise RefusedError(error(self.span(event.start_mark), "yaml-too-deep", message))
                stack.append(_Open(value, path))
        return root

    def _text(self, event: Any) -> str:
        """Return a scalar's text; an escape may stand for a character that no page can show."""
        value = str(event.value)
        match = _CONTROL.search(value)
        if match:
            message = f"The text holds the character U+{ord(match[0]):04X}, which cannot be shown."
            self.collector.error(self.span(event.start_mark), "control-character", message, "Delete it.")
        if not event.style and _QUOTED.fullmatch(value):
            message = f"The quotation marks of {value} are part of the text and will be shown."
            advice = 'Write straight ones, `"…"`, or put straight ones around it where these are meant.'
            self.collector.hint(
                self.span(event.start_mark), "quoted-with-typographic-quotes", message, advice
            )
        return value

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAXIMUM_NODES:
            message = "The file has more values than a course can need."
            raise RefusedError(error(self.span(event.start_mark), "yaml-too-large", message, "Split it."))

    def _alias(self, event: Any, anchors: dict[str, Any], stack: list[_Open]) -> Any:
        span = self.span(event.start_mark)
        if event.anchor not in anchors:
            message = f"The anchor `&{event.anchor}` does not exist."
            raise RefusedError(error(span, "yaml-syntax", message, "Write the value itself."))
        value = anchors[event.anchor]
        if not isinstance(value, str):
            message = f"The alias `*{event.anchor}` repeats a whole list or mapping."
            raise RefusedError(error(span, "yaml-alias", message, "Write the values out."))
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
            parent.key = None
            return path
        self.positions.put(path, span)
        return path

    def _open_key(self, parent: _Open, value: Any, span: Span) -> None:
        if not isinstance(value, str):
            message = "A key must be a text, not a list or a mapping."
            hint = "Put a text that begins with `[` or `{` into quotes."
            raise RefusedError(error(span, "yaml-syntax", message, hint))
        parent.key = value
        parent.key_span = span


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    value: Any
    path: Path
    key: str | None = None
    key_span: Span = field(default_factory=lambda: Span(""))


def _syntax_error(reader: _Reader, problem: yaml.MarkedYAMLError, text: str) -> Diagnostic:
    span = reader.span(problem.problem_mark or problem.context_mark)
    lines = text.split("\n")
    index = span.line - reader.offset
    line = lines[index] if 0 <= index < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        column = line.index("\t") + 1
        place = Span(reader.path, span.line, column)
        return error(place, "yaml-tab", "A tab indents this line; YAML allows only spaces.", "Use spaces.")
    message = f"This is not YAML: {problem.problem or problem.context}."
    return error(span, "yaml-syntax", message, _advice(problem, line))


def _advice(problem: yaml.MarkedYAMLError, line: str) -> str:
    text = f"{problem.problem} {problem.context}"
    if "mapping values are not allowed" in text:
        return "A text that contains `: ` must stand in quotes."
    if "found character" in text and "cannot start any token" in text:
        return "A text that begins with this character must stand in quotes."
    if "block mapping" in text or "block collection" in text or "simple key" in text:
        return "Check the indentation of this line and the one above, and that every key ends with `: `."
    if "quoted scalar" in text:
        return "A quotation mark is not closed."
    return "Check the indentation, and put texts with special characters into quotes."
