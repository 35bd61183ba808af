"""The source line of a flaw, with a marker under its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from unites_mooc.diagnostics import Span

WIDTH = 100
"""So many cells of a line are shown; of a longer one, what stands around the column."""
_BEFORE = 40
"""Of a line that is cut, so many characters before the column stay."""
_TAB = "    "
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Characters that command a terminal, or that turn the order of others."""

Lines = Callable[[str], tuple[str, ...]]
"""Returns the lines of a source file by its path; none where it cannot be shown."""


def lines_of(root: Path) -> Lines:
    """Return a function that reads the lines of the sources of a course, each file once."""
    from unites_mooc.source.folder import source_lines

    return cache(lambda path: source_lines(root, path))


def safe(text: str) -> str:
    """Return a text that a terminal shows and does not obey."""
    return _UNSAFE.sub(lambda match: _picture(match[0]), text)


def excerpt(span: Span, lines: Lines) -> tuple[str, str]:
    """Return the line that a place is in, and one with a marker under the column; empty without a source.

    There is no marker where characters that run from right to left stand before it: terminals
    do not agree on where those are shown.
    """
    source = lines(span.path)
    if not 1 <= span.line <= len(source) or not source[span.line - 1].strip():
        return "", ""
    before, after = _window(source[span.line - 1], span.column)
    number = f"{span.line:>5}"
    shown = f"{number} | {before}{after}".rstrip()
    if _runs_to_the_left(before + after[:1]):
        return shown, ""
    return shown, f"{'':>{len(number)}} | {' ' * _cells(before)}^"


def _window(line: str, column: int) -> tuple[str, str]:
    """Return what is shown of a line before the column, and from there on."""
    position = min(column - 1, len(line.rstrip()))
    start, end = 0, len(line)
    if _cells(_shown(line)) > WIDTH:
        start = max(0, position - _BEFORE)
        while start and unicodedata.combining(line[start]):
            start -= 1
        end = start
        while end < len(line) and _cells(_shown(line[start : end + 1])) < WIDTH - 2:
            end += 1
    before = ("…" if start else "") + _shown(line[start:position])
    return before, _shown(line[position:end]) + ("…" if end < len(line) else "")


def _shown(text: str) -> str:
    return safe(text.replace("\t", _TAB))


def _picture(character: str) -> str:
    """Return a visible sign for a character that must not be shown as it is."""
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)
    return "\u2421" if number == 0x7F else "\ufffd"


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _runs_to_the_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
