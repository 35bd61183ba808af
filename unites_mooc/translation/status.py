"""How far a translation is: in texts and in words of the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unites_mooc.model.catalogue import Catalogue
from unites_mooc.translation.po_file import Message

if TYPE_CHECKING:
    from polib import POFile


@dataclass(frozen=True, slots=True)
class Count:
    """Texts of one state, and the words that their sources have."""

    texts: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a translation."""

    language: str
    translated: Count
    fuzzy: Count
    missing: Count
    obsolete: Count
    files: Mapping[str, int]
    """How many texts are fuzzy or missing, by source file, in the order of the course; none are left out."""

    @property
    def total(self) -> Count:
        """Return all texts of the course."""
        parts = (self.translated, self.fuzzy, self.missing)
        return Count(sum(part.texts for part in parts), sum(part.words for part in parts))

    @property
    def percent(self) -> float:
        """Return the translated share of the texts; 100 only where nothing is left."""
        return 100 * self.translated.texts / self.total.texts if self.total.texts else 100.0


def status_of(
    language: str, messages: Iterable[Message], catalogue: Catalogue | None, po: POFile | None
) -> Status:
    """Return the state of a translation: what the course says, beside what the catalogue has of it."""
    entries = catalogue.entries if catalogue else {}
    states: dict[str, list[str]] = {"translated": [], "fuzzy": [], "missing": []}
    files: dict[str, int] = {}
    for message in messages:
        found = entries.get(message.key)
        if found is None or not found.text.strip():
            state = "missing"
        else:
            state = "fuzzy" if found.fuzzy else "translated"
        states[state].append(message.key[1])
        path = message.places[0].path
        files[path] = files.get(path, 0) + (state != "translated")
    obsolete = [entry.msgid for entry in po or () if entry.obsolete]
    counts = {name: _count(texts) for name, texts in states.items()}
    return Status(language, **counts, obsolete=_count(obsolete), files=files)


def _count(texts: list[str]) -> Count:
    return Count(len(texts), sum(len(text.split()) for text in texts))
