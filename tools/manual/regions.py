"""Generated regions of a page: what stands between two comment lines.

::

    % begin generated: metadata lesson
    …
    % end generated
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_REGION = re.compile(
    r"^(?P<begin>% begin generated: (?P<name>[a-z-]+)(?: (?P<argument>[^\n]+))?)\n"
    r".*?^(?P<end>% end generated)$",
    re.M | re.S,
)
_FENCE = re.compile(r"^(?P<marker>`{3,})(?P<info>[^`\n]+)\n(?P<text>.*?)^(?P=marker)[ \t]*$", re.M | re.S)
"""A block of code as the manual writes it: at the beginning of a line."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is generated."""

    name: str
    argument: str
    before: str
    """What stands above it on the page."""

    def fence_above(self) -> Fence:
        """Return the last block of code above the region."""
        return fences(self.before)[-1]


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code."""

    info: str
    """What stands after the backticks: a language, and more."""
    text: str
    line: int
    """The line of the page on which it begins."""


def replaced(text: str, generate: Callable[[Region], str]) -> str:
    """Return a page with every generated region made anew."""

    def body(match: re.Match[str]) -> str:
        region = Region(match["name"], match["argument"] or "", text[: match.start()])
        return f"{match['begin']}\n\n{generate(region).strip()}\n\n{match['end']}"

    return _REGION.sub(body, text)


def fences(text: str) -> list[Fence]:
    """Return the blocks of code of a page."""
    return [
        Fence(match["info"].strip(), match["text"], text.count("\n", 0, match.start()) + 1)
        for match in _FENCE.finditer(text)
    ]
