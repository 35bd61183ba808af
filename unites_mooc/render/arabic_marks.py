"""Marks between words: those of the script that stands before them."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

_MARKS = {",": "،", ";": "؛"}
_PIECE = re.compile(r"(<[^>]*>|&#?\w+;)|([,;])(?=\s)|.", re.S)
"""Markup, a mark before a space, or any other character."""


def with_arabic_marks(text: str) -> str:
    """Return text or HTML whose commas and semicolons after Arabic words are Arabic ones.

    It is for what is put together of an author's words: «الحدّاد, 2021» becomes «الحدّاد، 2021».
    """
    after_arabic = False
    written: list[str] = []
    for piece in _PIECE.finditer(text):
        if piece[2]:
            written.append(_MARKS[piece[2]] if after_arabic else piece[2])
            continue
        written.append(piece[0])
        kind = "" if piece[1] else unicodedata.bidirectional(piece[0])
        after_arabic = kind == "AL" if kind in {"L", "R", "AL"} else after_arabic
    result = "".join(written)
    return Markup(result) if isinstance(text, Markup) else result  # noqa: S704


def direction_of_words(text: str) -> str:
    """Return the direction of the first letter of a text; figures alone run from left to right."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"
