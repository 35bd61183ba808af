"""A YAML text with its places, and a slip in it: a flaw, and the lines that would mend it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from unites_mooc.diagnostics import Diagnostic, Span


@dataclass(frozen=True, slots=True)
class Text:
    """A YAML text, and where in its file it begins."""

    path: str
    text: str
    first_line: int

    @property
    def lines(self) -> list[str]:
        """Return its lines, as an editor counts them."""
        return self.text.split("\n")

    def starts(self) -> list[int]:
        """Return the position of the first character of each line."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, line: int, column: int) -> Span:
        """Return the place of a line and a column, both counted from 0."""
        return Span(self.path, line + self.first_line, column + 1)

    def mended(self, lines: Mapping[int, str]) -> Text:
        """Return the text with other lines in the place of some."""
        new = [lines.get(number, line) for number, line in enumerate(self.lines)]
        return replace(self, text="\n".join(new))


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with the notation of a text."""

    diagnostic: Diagnostic
    mend: Mapping[int, str]
    """The lines that would let the text be read on, so that all its slips are named; none where it
    cannot be told what was meant."""


class Places:
    """Turns the parser's marks into places: it takes more characters for line ends than editors do."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._starts = text.starts()

    def of(self, mark: Any) -> Span:
        """Return the place of a mark."""
        line, column = self.coordinates(mark)
        return self._text.span(line, column)

    def coordinates(self, mark: Any) -> tuple[int, int]:
        """Return line and column of a mark, counted from 0."""
        position = min(mark.index, len(self._text.text)) if mark else 0
        line = bisect_right(self._starts, position) - 1
        return line, position - self._starts[line]
