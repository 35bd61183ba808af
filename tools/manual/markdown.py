"""Markdown of generated parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a pipe inside a cell does not end it."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def code(text: str) -> str:
    """Return a piece of code inside a sentence, whatever backticks it holds."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    marker = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marker}{space}{text}{space}{marker}"


def block(language: str, text: str) -> str:
    """Return a block of code, whatever fences it holds."""
    longest = max((len(run) for run in re.findall("^`{3,}", text, re.M)), default=2)
    marker = "`" * (longest + 1)
    return f"{marker}{language}\n{text.rstrip()}\n{marker}"


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def _cell(text: str) -> str:
    return one_line(text).replace("|", "\\|")
