"""What WeasyPrint leaves out of the words of a drawing on paper: Arabic letters join and run to the left.

It sets the words of a drawing letter by letter, each at its own place, which takes joined letters apart and
lets them run from left to right. Words without places of their own are set at once. As in ``pdf_marks``,
the version is pinned, and a function that nobody promises to keep is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PLACED = ("x", "y", "dx", "dy", "rotate")


class _Whole(str):
    """Words that are one letter to those who take them letter by letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@cache
def join_letters() -> None:
    """Let documents of this process set words that run from right to left as a whole, in drawings too."""
    from weasyprint import svg

    letter_by_letter = svg.text

    def text(drawing: Any, node: Any, font_size: float) -> None:
        if node.text and _RIGHT_TO_LEFT.search(node.text) and _keeps_together(node):
            node._etree_node.text = _Whole(node.text)
        letter_by_letter(drawing, node, font_size)

    svg.text = text
    svg.TAGS.update({tag: text for tag, draw in svg.TAGS.items() if draw is letter_by_letter})


def _keeps_together(node: Any) -> bool:
    """Tell whether the author gives no letter its own place, and no space between them."""
    places = (re.split(r"[\s,]+", node.get(name, "").strip()) for name in _PLACED)
    return all(len(place) == 1 for place in places) and not node.get("textLength")
