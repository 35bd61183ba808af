"""Plain words in another language than those around them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_BEGINS, _IS, _ENDS = "\ufdd0", "\ufdd1", "\ufdd2"
"""Noncharacters, which Unicode keeps for use inside programs: they never come from a text."""
_MARKED = re.compile(f"{_BEGINS}([A-Za-z0-9-]+){_IS}([^{_BEGINS}-{_ENDS}]*){_ENDS}")
_OPTION = re.compile(rf"<option\b([^>]*)>\s*{_BEGINS}([A-Za-z0-9-]+){_IS}([^{_ENDS}]*){_ENDS}\s*</option>")
"""A choice that is all in another language: it can say so itself."""
_NO_MARKUP_INSIDE = re.compile(
    r"<(?P<name>title|option|textarea|script|style)\b[^>]*>.*?</(?P=name)\s*>|<[^>]*>", re.S
)
"""Places of a page that hold text alone: attributes, and elements without elements."""


class Foreign(str):
    """Words that are not translated, and so stand in the language of the source.

    It is a string like any other. A template that shows it as HTML marks it, and ``resolved`` makes
    ``lang`` of the mark (WCAG 3.1.2).
    """

    __slots__ = ("language",)

    language: str

    def __new__(cls, text: str, language: str) -> Foreign:
        """Return the text, marked."""
        self = super().__new__(cls, text)
        self.language = language
        return self

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Return what a copy is made of, in this process or another."""
        return str(self), self.language

    def __str__(self) -> str:
        """Return the words alone."""
        return "".join(self)

    def __repr__(self) -> str:
        """Return the words with their language: who names values by this must tell the two apart."""
        return f"Foreign({str(self)!r}, {self.language!r})"

    def __html__(self) -> str:
        """Return the words as HTML, with marks that ``resolved`` knows."""
        return f"{_BEGINS}{self.language}{_IS}{html.escape(self)}{_ENDS}"


def language_of(text: str) -> str:
    """Return the language that words are marked with; empty for those of the course as it is read."""
    return text.language if isinstance(text, Foreign) else ""


def same_language(text: str, other: str) -> str:
    """Return words in the language of ``text``, which they were made from."""
    return Foreign(other, text.language) if isinstance(text, Foreign) else other


def resolved(page: str, attributes: Callable[[str], str]) -> str:
    """Return a page with its marked words as elements; where there can be none, the words alone.

    ``attributes`` returns what marks a language: `` lang="en" dir="ltr"``.
    """
    if _BEGINS not in page:
        return page
    page = _OPTION.sub(lambda match: f"<option{attributes(match[2])}{match[1]}>{match[3]}</option>", page)
    plain = _NO_MARKUP_INSIDE.sub(lambda match: _MARKED.sub(r"\2", match[0]), page)
    return _MARKED.sub(lambda match: f"<span{attributes(match[1])}>{match[2]}</span>", plain)
