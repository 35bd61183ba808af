"""The words of the interface: one gettext catalogue a language, English where it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from unites_mooc.translation.pseudo import PSEUDO, PseudoMessages

CATALOGUES = Path(__file__).parent.parent / "theme" / "locales"
_FILLED_IN = re.compile(r"\{\w+\}(?:\s?%)?")
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "ha", "he", "ks", "ku", "ps", "ur", "yi"})


def noted(text: str) -> str:
    """Return the text; it marks words of the interface in tables, for those who gather them."""
    return text


@dataclass(frozen=True, slots=True)
class Interface:
    """The interface in one language."""

    language: str
    messages: Mapping[str, str]
    """Translations by English text; a missing one is shown in English."""
    plurals: Mapping[tuple[str, int], str]
    plural_rule: str
    """The C expression of the catalogue's ``Plural-Forms``."""

    @property
    def words(self) -> str:
        """The language that the words are in: English where there is no catalogue."""
        return self.language if self.translated else "en"

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return direction_of(self.words)

    @property
    def translated(self) -> bool:
        """Whether there is a catalogue; English needs none."""
        return bool(self.messages) or self.language.split("-")[0] == "en"

    @property
    def is_pseudo(self) -> bool:
        """Whether it is in no language, to show what cannot be translated."""
        return self.language in PSEUDO

    def gettext(self, text: str) -> str:
        """Return the text in this language."""
        return self.messages.get(text, text)

    def fillable(self, translated: str) -> str:
        """Return words of the interface that a script fills in.

        From right to left, what is filled in is set apart with its sign: «70 %» would turn around.
        """
        return translated if self.direction == "ltr" else _FILLED_IN.sub("\u2068\\g<0>\u2069", translated)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form that fits ``number``, with ``%(n)s`` replaced by it."""
        default = self.messages.get(singular if number == 1 else plural) if self.is_pseudo else ""
        default = default or (singular if number == 1 else plural)
        form = self.plurals.get((singular, _plural_function(self.plural_rule)(number)), default)
        return form.replace("%(n)s", str(number))


def direction_of(language: str) -> str:
    """Return the direction in which a language is written."""
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


@cache
def interface(language: str) -> Interface:
    """Return the interface in a language or a pseudo-locale, or in English where it has no catalogue."""
    if language in PSEUDO:
        messages = PseudoMessages(language)
        return Interface(language, messages, {}, "n != 1")
    for name in (language, language.split("-")[0]):
        path = CATALOGUES / f"{name}.po"
        if path.is_file():
            return _read(path, language)
    return Interface(language, {}, {}, "n != 1")


def _read(path: Path, language: str) -> Interface:
    import polib

    catalogue = polib.pofile(str(path))
    rule = re.search(r"plural=(.+?);?\s*\Z", catalogue.metadata.get("Plural-Forms", ""))
    messages: dict[str, str] = {}
    plurals: dict[tuple[str, int], str] = {}
    for entry in catalogue.translated_entries():
        if entry.msgid_plural:
            for index, form in entry.msgstr_plural.items():
                plurals[entry.msgid, int(index)] = form
        else:
            messages[entry.msgid] = entry.msgstr
    return Interface(language, messages, plurals, rule[1] if rule else "n != 1")


@cache
def _plural_function(rule: str):  # type: ignore[no-untyped-def]
    from gettext import c2py

    return c2py(rule)
