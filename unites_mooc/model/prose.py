"""Prose: one run of text with its inline markup, compact and ready for every output.

A part is either a piece of safe HTML (text and plain markup such as ``<em>``) or a value
that means something different in each edition, language or output: a link, an image,
a citation, a reference.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from unites_mooc.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link in prose."""

    parts: tuple[Part, ...]
    """What is shown."""
    span: Span
    url: str = ""
    """The address, where the link leaves the course."""
    path: str = ""
    """The source file it leads to, relative to the course root, where it stays inside."""
    anchor: str = ""
    """The heading it leads to; alone, one on the same page."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """An image in prose."""

    path: str
    """The image file, relative to the course root."""
    alt: str
    """The text alternative; empty where the image is decorative."""
    span: Span
    title: str = ""
    decorative: bool = False
    """Marked by the author as carrying no information (``{.decorative}``)."""
    width: int = 0
    """In CSS pixels, where the author gave one (``{width=120}``)."""
    share: int = 0
    """In percent of the text's width, in steps of five, where the author gave it (``{width=50%}``)."""
    id: str = ""
    """Its anchor, where the author gave one (``{#plan}``)."""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cite:
    """One cited work within a citation."""

    key: str
    prefix: str = ""
    locator: str = ""
    """What follows the key after a comma: ``p. 3``."""
    suppress_author: bool = False
    """Written ``[-@key]``: the sentence names the author already."""


@dataclass(frozen=True, slots=True)
class Citation:
    """``[@key, p. 3; @other]``."""

    cites: tuple[Cite, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A role: ``{term}``, ``{case}`` or ``{ref}``."""

    kind: str
    """``term``, ``case`` or ``ref``."""
    target: str
    """The id it names."""
    span: Span
    text: str = ""
    """The text to show instead of the title; empty for the title itself."""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """``[^label]``."""

    label: str
    span: Span


Referring = Link | Image | Citation | Reference | FootnoteMark
"""A part that refers to something."""

Part = str | Referring


@dataclass(frozen=True, slots=True)
class Prose:
    """A run of text: a paragraph, a heading, a table cell, an option."""

    source: str
    """The Markdown that the author wrote: what a translator sees."""
    parts: tuple[Part, ...]
    span: Span
    language: str = ""
    """The language it is in, where that is not the one of the course as it is read: it is not translated."""
    original: str = ""
    """Of a translation, what the source says in its place, without markup: by it, a text is the same in all
    languages."""
    _plain: str | None = field(default=None, init=False, repr=False, compare=False)
    """Its text without markup, once somebody has asked."""

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def plain(self) -> str:
        """The text without markup (``plain_text``), found once."""
        if self._plain is None:
            object.__setattr__(self, "_plain", single_spaced("".join(_texts(self.parts))))
        return self._plain  # type: ignore[return-value]

    def __reduce__(self) -> tuple[type[Prose], tuple[str, tuple[Part, ...], Span, str, str]]:
        """Return how a copy is made; ``dataclass`` is slow, and a course has much prose."""
        return Prose, (self.source, self.parts, self.span, self.language, self.original)


def plain_prose(text: str, span: Span) -> Prose:
    """Return prose without any markup."""
    return Prose(text, (html.escape(text, quote=False),) if text else (), span)


def references(parts: tuple[Part, ...]) -> Iterator[Referring]:
    """Yield every part that refers to something, those inside links included."""
    for part in parts:
        if isinstance(part, str):
            continue
        yield part
        if isinstance(part, Link):
            yield from references(part.parts)


def sameness(prose: Prose) -> str:
    """Return what tells a run of text from others, whatever language it is in."""
    return prose.original or plain_text(prose)


_TAG = re.compile(r"<[^>]*>")
_ORDINARY = " \t\n\r\f\v"
_SPACES = re.compile(f"[{_ORDINARY}]{{2,}}|[{_ORDINARY.strip(' ')}]")
"""What is more than a space."""


def plain_text(prose: Prose) -> str:
    """Return the text without markup; citations and footnote marks are left out."""
    return prose.plain


def single_spaced(text: str) -> str:
    """Return a text on one line; spaces at which no line breaks stay what they are."""
    text = text.strip(_ORDINARY)
    # Five looks for one letter are ten times as fast as one for a set of letters, and seldom find one.
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text or "\v" in text:
        return _SPACES.sub(" ", text)
    return text


def _space_for_break(tag: re.Match[str]) -> str:
    return " " if tag[0].startswith("<br") else ""


def _texts(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            has_markup = "<" in part or "&" in part
            yield html.unescape(_TAG.sub(_space_for_break, part)) if has_markup else part
        elif isinstance(part, Link):
            yield from _texts(part.parts)
        elif isinstance(part, Image):
            yield part.alt
        elif isinstance(part, Reference):
            yield part.text or part.target
