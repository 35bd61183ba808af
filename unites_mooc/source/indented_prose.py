"""Indented code that is prose: four spaces before a paragraph make code of it, in CommonMark as here."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[{}\[\]=|\\#$@`_*/<>+~^&%]|\w\(|\)\s*\Z|;\s*$|--|::", re.M)
"""What stands in code and commands, and not in a plain sentence."""
_WORD = re.compile(r"[(\"'“„«‘¿¡]*[^\W\d_]+(?:['’-][^\W\d_]+)*[.,;:!?…\"'”“»’)؟،]*\Z")
_END = re.compile(r"[.!?…؟][\"'”“»’)]*\Z")
_FEWEST_WORDS = 5
_SHARE_OF_WORDS = 0.8


def is_prose(code: str) -> bool:
    """Tell whether indented code is clearly a paragraph: whole sentences of plain words, and nothing else."""
    text = code.strip()
    if _SIGNS.search(text) or re.search(r"(?m)^[ \t]", code) or not _END.search(text):
        return False
    words = text.split()
    plain = [word for word in words if _WORD.match(word)]
    begins = text.lstrip("(\"'“„«‘¿¡")[:1]
    return (
        len(words) >= _FEWEST_WORDS
        and len(plain) >= _SHARE_OF_WORDS * len(words)
        and begins.isalpha()
        and not begins.islower()
    )
