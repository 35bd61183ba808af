"""PO text → a catalogue of translations, with the line of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unites_mooc.diagnostics import Collector, Diagnostic, Span
from unites_mooc.model.catalogue import Catalogue, Key, Translation
from unites_mooc.source.folder import CONTROL

CATALOGUE_FILE = re.compile(r"course/locales/(?P<language>[^/]+)\.po")
_SYNTAX = re.compile(r"\(line (?P<line>\d+)\)(?::\s*(?P<what>.+))?\Z", re.S)
_BREAKS = "\u0085\u2028\u2029"
"""What Python takes for the end of a line, and gettext does not; a text may hold them."""
_HIDDEN = {ord(character): chr(0xFDD8 + index) for index, character in enumerate(_BREAKS)}
_REVEALED = {ord(hidden): character for character, hidden in zip(_BREAKS, _HIDDEN.values(), strict=True)}
_MENDED_BY = "Open the file in Poedit or another editor for PO files, which writes it correctly."


def read_catalogue(path: str, text: str) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    """Read a PO file; the catalogue is None where it is no PO file."""
    import polib

    collector = Collector()
    try:
        # With its line end, no text is the name of a file.
        file = polib.pofile(f"{text.translate(_HIDDEN)}\n")
    except (OSError, ValueError, IndexError, UnicodeError) as problem:
        collector.items.append(_syntax_error(path, str(problem)))
        return None, tuple(collector.items)
    lines = list(_lines_of_translations(text))
    entries: dict[Key, Translation] = {}
    number = 1
    for entry in file:
        if entry.obsolete:
            continue
        number = _first_from(lines, max(entry.linenum or 1, 1))
        key = (_shown(entry.msgctxt or ""), _shown(entry.msgid))
        translated = _shown(entry.msgstr)
        if control := CONTROL.search(translated):
            message = f"The translation holds the character U+{ord(control[0]):04X}, which cannot be shown."
            collector.error(Span(path, number), "control-character", message, "Delete it.")
            continue
        if key in entries:
            message = "The text is translated twice, in the same place."
            advice = f"Keep one of the two: the other is on line {entries[key].line}."
            collector.error(Span(path, number), "duplicate-translation", message, advice)
            continue
        entries[key] = Translation(translated, entry.fuzzy, number)
    return Catalogue(path, entries), tuple(collector.items)


def _shown(text: str) -> str:
    return text.translate(_REVEALED)


def _lines_of_translations(text: str) -> Iterator[int]:
    """Yield the lines on which a translated text begins."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("msgstr"):
            yield number


def _first_from(lines: list[int], start: int) -> int:
    """Return the first of some ascending line numbers that is not below ``start``."""
    from bisect import bisect_left

    index = bisect_left(lines, start)
    return lines[index] if index < len(lines) else start


def _syntax_error(path: str, said: str) -> Diagnostic:
    from unites_mooc.diagnostics import error

    match = _SYNTAX.search(said)
    line = int(match["line"]) if match else 1
    what = f": {match['what'].strip()}" if match and match["what"] else ""
    message = f"This is not how a PO file is written{what}."
    return error(Span(path, line), "unreadable-catalogue", message, _MENDED_BY)
