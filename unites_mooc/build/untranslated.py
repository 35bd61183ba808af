"""Words of pages in a pseudo-locale that are still the source's: nobody could translate them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_PLAIN_WORDS = re.compile(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])")
_SILENT = frozenset({"cite", "code", "script", "style", "time"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_SPOKEN = ("alt", "aria-label", "placeholder", "title")
_AS_THEY_ARE = re.compile(
    r"PDF|ZIP|SCORM [0-9.]+(?: [0-9A-Za-z]+ Edition)?|iCalendar|[A-Z]{2,}[-A-Z0-9.]*|\S+@\S+|\w+://\S+|"
    r"\b[\w-]+(?:\.[\w-]+)+\b"
)
"""Names and addresses, which are the same in every language."""
_BY_CLDR = re.compile(
    r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+ European (?:Standard|Summer) Time"
)
"""Dates, which CLDR has in no pseudo-locale."""
_SOURCES = frozenset({"sources", "citation", "bibliography"})
"""Classes of elements that hold works as their publishers call them."""


def untranslated(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield the pages of the sites below ``folder`` with each text that has plain words, once a text."""
    seen: set[str] = set()
    for path in sorted(folder.glob(f"*/site/{language}/**/*.html")):
        reader = _Reader(language)
        reader.feed(path.read_text("utf-8"))
        for text in reader.found:
            if text not in seen:
                seen.add(text)
                yield path.relative_to(folder).as_posix(), text


class _Reader(HTMLParser):
    """Gathers the texts of a page that stand in its language and have plain words."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.open: list[bool] = []
        """For each open element, whether its texts count."""
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow an element, and look at the attributes that are read aloud."""
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        counts = self.open[-1] if self.open else True
        if tag in _SILENT or classes & _SOURCES or (given.get("lang") or self.language) != self.language:
            counts = False
        if counts:
            for name in _SPOKEN:
                self.look_at(given.get(name) or "")
        if tag not in _VOID:
            self.open.append(counts)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in _VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Look at a text."""
        if not self.open or self.open[-1]:
            self.look_at(data)

    def look_at(self, text: str) -> None:
        """Remember a text with plain words."""
        if _PLAIN_WORDS.search(_BY_CLDR.sub("", _AS_THEY_ARE.sub("", text))):
            self.found.append(" ".join(text.split()))
