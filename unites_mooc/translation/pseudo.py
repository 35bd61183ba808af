"""Pseudo-locales: a translation into no language, which shows what cannot be translated.

CLDR reserves two tags. ``en-XA`` has accents and a third more length, in brackets: what is cut off
lacks one. ``ar-XB`` runs from right to left. Links, roles, citations and code stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from unites_mooc.model.prose import Citation, Image, Link, Part, Prose, Reference

ACCENTED, MIRRORED = "en-XA", "ar-XB"
PSEUDO = (ACCENTED, MIRRORED)
_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)
_ARABIC = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ابتدهفغحيجكلمنوبقرستوفوخيزابتدهفغحيجكلمنوبقرستوفوخيز",
)
_LONGER = re.compile(r"[ÅÉÎÖÛåéîöû]")
"""Vowels stand twice: that makes a text about a third longer, as German and Finnish are."""
_KEPT = re.compile(r"(<code>.*?</code>|<[^>]*>|&[#\w]+;|%\(\w+\)s|\{\w+\}|\bhttps?://\S+|\S+@\S+\.\w+)", re.S)
_KEPT_IN_WORDS = re.compile(r"(%\(\w+\)s|\{\w+\}|\bhttps?://\S+|\S+@\S+\.\w+)")
"""The same in plain words, where nothing is markup."""


def pseudo_text(text: str, language: str) -> str:
    """Return plain words, or a message of the interface, in a pseudo-locale; placeholders stay."""
    if not text.strip():
        return text
    if language == MIRRORED:
        return _changed(text, _mirrored, _KEPT_IN_WORDS)
    return f"[{_changed(text, _accented, _KEPT_IN_WORDS)}]"


def pseudo_prose(prose: Prose, language: str) -> Prose:
    """Return a run of text in a pseudo-locale."""
    parts = tuple(_parts(prose.parts, language))
    if language == ACCENTED:
        parts = ("[", *parts, "]")
    return replace(prose, parts=tuple(_joined(parts)))


class PseudoMessages(Mapping[str, str]):
    """The words of the interface in a pseudo-locale: every message that anybody asks for."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __getitem__(self, text: str) -> str:
        return pseudo_text(text, self.language)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


def _parts(parts: tuple[Part, ...], language: str) -> Iterator[Part]:
    change = _mirrored if language == MIRRORED else _accented
    for part in parts:
        match part:
            case str():
                yield _changed(part, change)
            case Link():
                yield replace(part, parts=tuple(_parts(part.parts, language)), title=change(part.title))
            case Image():
                yield replace(part, alt=change(part.alt), title=change(part.title))
            case Reference(text=text) if text:
                yield replace(part, text=change(text))
            case Citation():
                yield replace(part, cites=tuple(replace(c, prefix=change(c.prefix)) for c in part.cites))
            case _:
                yield part


def _joined(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts with neighbouring texts as one."""
    pending = ""
    for part in parts:
        if isinstance(part, str):
            pending += part
            continue
        if pending:
            yield pending
            pending = ""
        yield part
    if pending:
        yield pending


def _changed(text: str, change: Callable[[str], str], kept: re.Pattern[str] = _KEPT) -> str:
    """Return a text with its words changed; what is ``kept`` stays."""
    pieces = kept.split(text)
    return "".join(piece if index % 2 else change(piece) for index, piece in enumerate(pieces))


def _accented(text: str) -> str:
    return _LONGER.sub(r"\g<0>\g<0>", text.translate(_ACCENTS))


def _mirrored(text: str) -> str:
    return text.translate(_ARABIC)
