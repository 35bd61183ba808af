"""A translation of the course's words, as its PO file holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Key = tuple[str, str]
"""Where a text stands (``msgctxt``), and the text in the source language (``msgid``)."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a PO file says of one text."""

    text: str
    """In the language of the file; empty where nobody has translated it."""
    fuzzy: bool
    """Whether somebody has to look at it again: the source has changed since."""
    line: int
    """The line of the file on which the translated text begins."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations into one language; obsolete ones are none."""

    path: str
    """The PO file, relative to the course root."""
    entries: Mapping[Key, Translation] = field(default_factory=dict)
