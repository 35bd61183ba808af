"""Marks between words: those of the script that stands before them."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

_MARKS = {",": "،", ";": "؛"}
_MARK = re.compile(r"[,;](?=\s)")
_TAG = re.compile(r"<[^>]*>|&#?\w+;")


def with_arabic_marks(text: str) -> str:
    """Return text or HTML whose commas and semicolons after Arabic words are Arabic ones.

    It is for what is put together of an author's words: «الحدّاد, 2021» becomes «الحدّاد، 2021».
    """
    plain = _TAG.sub(lambda tag: " " * len(tag[0]), text)

    def mark(match: re.Match[str]) -> str:
        before = plain[: match.start()]
        return _MARKS[match[0]] if plain[match.start()] != " " and _ends_in_arabic(before) else match[0]

    result = _MARK.sub(mark, text)
    return Markup(result) if isinstance(text, Markup) else result  # noqa: S704


def direction_of_words(text: str) -> str:
    """Return the direction of the first letter of a text; figures alone run from left to right."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _ends_in_arabic(text: str) -> bool:
    for character in reversed(text):
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind == "AL"
    return False
