"""Straight quotation marks and apostrophes → those of the language of a text.

Authors type ``"…"``, ``'…'`` and ``it's``; which mark opens and which closes is what markdown-it's
``smartquotes`` finds. It works on what was read, and after translation: sources and catalogues keep
what was typed, and the marks follow from the language that readers get a text in.

What is code, an address, or escaped (``\\"``) stays as it is; so does what has its marks already, so
that a course may pass twice: first what is translated, then the rest in the language of the source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from unites_mooc.model.prose import Citation, Cite, FootnoteMark, Image, Link, Part, Prose, Reference
from unites_mooc.translation.quotation_marks import APOSTROPHE, quotation_marks

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_KEPT = re.compile(
    r"(<code>.*?</code>|<[^>]*>|&quot;|&\#x27;"
    r"|(?<!\w)(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|www\.)[^\s<>\"]*[^\s<>\"'.,;:!?)\]]"
    r"|(?<!\w)\w[\w.+'-]{0,63}@\w[\w.-]{0,250}\w)",
    re.S,
)
"""What stays as it is, in the HTML of a part: code, markup, escaped marks, addresses."""
_DECADE = re.compile(r"(?<!\w)'(?=\d\d(?!\d))")
"""What is left out at the beginning of a year, such as the nineteen of the nineties."""
_MOST_MARKS = 5000
"""A run of text with more of them stays as it is: finding what belongs together may take the square."""
_LETTER = "x"
"""Stands for what is shown in the place of a part: the marks around it are those around a word."""


def typeset_text(text: str, language: str) -> str:
    """Return a plain text with the marks of its language."""
    if not _is_worth_it(text):
        return text
    (part,) = _typeset((html.escape(text, quote=False),), language)
    assert isinstance(part, str)
    return html.unescape(part)


def typeset_prose(prose: Prose, language: str) -> Prose:
    """Return prose with the marks of its language; its source stays what the author typed."""
    if not _is_worth_it(prose.source):
        return prose
    return replace(prose, parts=_typeset(prose.parts, prose.language or language))


def _is_worth_it(written: str) -> bool:
    return 0 < written.count('"') + written.count("'") <= _MOST_MARKS


def _typeset(parts: tuple[Part, ...], language: str) -> tuple[Part, ...]:
    from markdown_it.rules_core.smartquotes import process_inlines

    tokens = list(_Tokens().of(parts))
    process_inlines(tokens, _state(language))
    return tuple(_rebuilt(parts, iter(tokens), language))


@cache
def _state(language: str) -> StateCore:
    """Return what ``smartquotes`` knows of a language."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

    return StateCore("", MarkdownIt("zero", {"quotes": list(quotation_marks(language))}), {})


class _Tokens:
    """Makes tokens of parts: one of each piece of a text, one of each value."""

    def __init__(self) -> None:
        self.level = 0
        """How many elements are open: marks belong together only within the same one."""

    def of(self, parts: tuple[Part, ...]) -> Iterator[Token]:
        """Yield the tokens of some parts, in order."""
        for part in parts:
            if isinstance(part, str):
                for index, piece in enumerate(_KEPT.split(part)):
                    yield self.kept(piece) if index % 2 else self.token("text", html.unescape(piece))
            elif isinstance(part, Link):
                self.level += 1
                yield from self.of(part.parts)
                self.level -= 1
            else:
                yield self.token("part", _around(part))

    def kept(self, piece: str) -> Token:
        """Return the token of something that stays; its letters count as neighbours, its markup does not."""
        if piece.startswith("<code>") or not piece.startswith("<"):
            return self.token("kept", html.unescape(re.sub("<[^>]*>", "", piece)))
        if piece == "<br>":
            return self.token("hardbreak", "")
        self.level += -1 if piece.startswith("</") else 1
        return self.token("markup", "")

    def token(self, kind: str, content: str) -> Token:
        """Return a token at the present level."""
        from markdown_it.token import Token

        return Token(kind, "", 0, content=content, level=self.level)


def _around(part: Part) -> str:
    """Return what marks beside a part find there."""
    match part:
        case FootnoteMark():
            return ""
        case Citation():
            return "()"
        case Reference():
            return part.text or _LETTER
    return _LETTER


def _rebuilt(parts: tuple[Part, ...], tokens: Iterator[Token], language: str) -> Iterator[Part]:
    """Yield the parts with the texts of their tokens."""
    for part in parts:
        if isinstance(part, str):
            pieces = enumerate(_KEPT.split(part))
            yield "".join(_written(index, piece, next(tokens)) for index, piece in pieces)
        elif isinstance(part, Link):
            inner = tuple(_rebuilt(part.parts, tokens, language))
            yield replace(part, parts=inner, title=typeset_text(part.title, language))
        else:
            next(tokens)
            yield _typeset_value(part, language)


def _written(index: int, piece: str, token: Token) -> str:
    if index % 2:
        return piece
    return html.escape(_DECADE.sub(APOSTROPHE, token.content), quote=False)


def _typeset_value(part: Part, language: str) -> Part:
    """Return a value of prose with the marks in the texts that it shows."""
    match part:
        case Image():
            alt, title = (typeset_text(text, language) for text in (part.alt, part.title))
            return replace(part, alt=alt, title=title)
        case Reference():
            return replace(part, text=typeset_text(part.text, language))
        case Citation():
            return replace(part, cites=tuple(_typeset_cite(cite, language) for cite in part.cites))
    return part


def _typeset_cite(cite: Cite, language: str) -> Cite:
    prefix, locator = (typeset_text(text, language) for text in (cite.prefix, cite.locator))
    return replace(cite, prefix=prefix, locator=locator)
