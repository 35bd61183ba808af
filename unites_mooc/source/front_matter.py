"""The metadata at the top of a text: where they begin and end, and where they were meant to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.source.yaml_reader import Document, Positions, read_yaml

_RULE = re.compile(r"---[ \t]*\Z")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_MEANT_RULE = re.compile(
    r"[ \t\u00a0]*(?:-{2,}|[—–−][-—–−]*|\+{3,}|\*{3,}|_{3,}|={3,}|[`~]{3}(?:ya?ml)?)[ \t\u00a0]*\Z"
)
"""What word processors and other tools make of a line of ``---``."""
_BODY = re.compile(r"#{1,6}[ \t]+\S.*[^#]\Z|:::|!\[|\[[^\]]*\]\(")
"""A line that no metadata can be."""
_KEY = re.compile(r"[ \t]+\S|- |#|[A-Za-z_\"'][\w \"'-]*:(?:\s|\Z)|\Z")
"""A line that metadata can be, below an empty one."""
_TOP = 5
"""Metadata begin in so many lines, or there are none."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Where the metadata stand, as indices of lines."""

    opening: int
    end: int
    """The line after the last one of the metadata."""
    body: int
    """The first line of the text below."""


def read_front_matter(path: str, text: str, collector: Collector) -> tuple[Document, str, int]:
    """Return the metadata, the body, and the line on which the body begins."""
    lines = text.split("\n")
    part = _part(path, lines, collector)
    if part is None:
        return Document(None, Positions()), text, 1
    inside = "\n".join(lines[part.opening + 1 : part.end]) + "\n"
    document, diagnostics = read_yaml(path, inside, first_line=part.opening + 2)
    collector.extend(diagnostics)
    if document.data is None and not diagnostics:
        document = Document({}, Positions(values={(): Span(path)}))
    return document, "\n".join(lines[part.body :]), part.body + 1


def _part(path: str, lines: Sequence[str], collector: Collector) -> _Part | None:
    """Return where the metadata stand, or were meant to; report what is wrong with their ends."""
    opening = _opening(path, lines, collector)
    if opening is None:
        return None
    end = next((n for n in range(opening + 1, len(lines)) if _END.match(lines[n])), -1)
    meant = _meant_end(lines, opening)
    if end >= 0 and (end <= meant or _is_read(lines[opening + 1 : end])):
        return _Part(opening, end, end + 1)
    if meant < len(lines) and _MEANT_RULE.match(lines[meant]):
        message = f"The metadata do not end with `{lines[meant].strip()}`."
        place = Span(path, meant + 1)
        collector.error(place, "unclosed-front-matter", message, "Write three hyphens: `---`.")
        return _Part(opening, meant, meant + 1)
    message = "The metadata at the top are never closed."
    advice = (
        f"Write a line `---` {'above' if meant < len(lines) else 'below'} line {min(meant + 1, len(lines))}."
    )
    collector.error(Span(path, opening + 1), "unclosed-front-matter", message, advice)
    return _Part(opening, meant, meant)


def _is_read(lines: Sequence[str]) -> bool:
    """Tell whether lines are metadata, whatever they look like."""
    document, diagnostics = read_yaml("", "\n".join(lines))
    return isinstance(document.data, dict) and not any(item.code == "yaml-syntax" for item in diagnostics)


def _opening(path: str, lines: Sequence[str], collector: Collector) -> int | None:
    """Return the line that opens the metadata; report it where it is not `---` on the first line."""
    if _RULE.match(lines[0]):
        return 0
    first = next((n for n in range(min(_TOP, len(lines) - 1)) if _opens(lines[n], lines[n + 1])), None)
    if first is None:
        advice = f"Write at the top: {_least(path)}, each on a line of its own."
        collector.error(Span(path), "missing-front-matter", "The file has no metadata.", advice)
        return None
    place = Span(path, first + 1)
    if first:
        what = "the text" if any(line.strip() for line in lines[:first]) else "the empty lines"
        message, advice = "The metadata do not begin on the first line.", f"Remove {what} above this line."
    else:
        message = f"The metadata do not begin with `{lines[0].strip()}`."
        advice = "Write three hyphens, `---`, at the beginning of the line."
    collector.error(place, "missing-front-matter", message, advice)
    return first


def _opens(line: str, next_line: str) -> bool:
    """Tell whether a line was meant to open metadata: a key stands on the next one."""
    return bool(_MEANT_RULE.match(line) and re.match(r"[A-Za-z_]+[ \t]*[:=]|#", next_line))


def _least(path: str) -> str:
    """Return the least that the metadata of a file must hold."""
    keys = ["id: …", "title: …"]
    if "/worksheets/" in path:
        keys.append("purpose: …")
    elif path.startswith("modules/"):
        keys.append("duration: 10 min")
    return ", ".join(f"`{line}`" for line in ("---", *keys, "---"))


def _meant_end(lines: Sequence[str], opening: int) -> int:
    """Return the first line that looks like the end of the metadata, or like the text below."""
    for number in range(opening + 1, len(lines)):
        line = lines[number]
        if _END.match(line) or _MEANT_RULE.match(line) or _BODY.match(line):
            return number
        if not lines[number - 1].strip() and not _KEY.match(line):
            return number
    return len(lines)
