"""Quotation marks of languages.

For the languages of the European Union they are those of its Publications Office, «Use of quotation
marks in the different languages», https://op.europa.eu/en/web/eu-vocabularies/formex/physical-specifications/character-encoding/use-of-quotation-marks-in-the-different-languages;
where it knows one level alone, that stands for both. For others, and for Swiss and Brazilian usage, they
are those of Unicode's CLDR. Arabic has guillemets, which turn with the direction of the text.
"""

from __future__ import annotations

from unites_mooc.model.languages import primary

APOSTROPHE = "’"
Marks = tuple[str, str, str, str]
"""What opens and closes a quotation in double marks, and what opens and closes one in single marks."""

_NARROW = "\u202f"
"""French sets a narrow space inside its guillemets, and no line breaks there."""
_ENGLISH: Marks = ("“", "”", "‘", "’")
_GUILLEMETS: Marks = ("«", "»", "“", "”")
_POINTED: Marks = ("«", "»", "‹", "›")
_LOW_HIGH: Marks = ("„", "“", "‚", "‘")
_LOW: Marks = ("„", "“", "„", "“")
_RIGHT: Marks = ("”", "”", "’", "’")
_FRENCH: Marks = (f"«{_NARROW}", f"{_NARROW}»", "“", "”")

_MARKS: dict[str, Marks] = {
    "ar": _POINTED,
    "be": ("«", "»", "„", "“"),
    "bg": _LOW,
    "bs": ("„", "”", "‘", "’"),
    "ca": _GUILLEMETS,
    "cs": _LOW_HIGH,
    "da": ("»", "«", "›", "‹"),
    "de": _LOW_HIGH,
    "de-CH": _POINTED,
    "de-LI": _POINTED,
    "el": _GUILLEMETS,
    "es": _GUILLEMETS,
    "et": _LOW,
    "fa": _POINTED,
    "fi": _RIGHT,
    "fr": _FRENCH,
    "fr-CH": (*_FRENCH[:2], f"‹{_NARROW}", f"{_NARROW}›"),
    "hr": ("„", "”", "‚", "’"),
    "hu": ("„", "”", "»", "«"),
    "is": _LOW_HIGH,
    "it": _GUILLEMETS,
    "it-CH": _POINTED,
    "lt": _LOW,
    "mk": _LOW_HIGH,
    "nb": ("«", "»", "‘", "’"),
    "nn": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "»", "«"),
    "pt": _GUILLEMETS,
    "pt-BR": _ENGLISH,
    "ro": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sk": _LOW_HIGH,
    "sl": _LOW_HIGH,
    "sr": ("„", "“", "‘", "’"),
    "sv": _RIGHT,
    "uk": ("«", "»", "„", "“"),
}


def quotation_marks(language: str) -> Marks:
    """Return the marks of a language; those of English where they are not known."""
    return _MARKS.get(language) or _MARKS.get(primary(language), _ENGLISH)


def all_marks() -> frozenset[str]:
    """Return every character that may take the place of one that an author typed."""
    return frozenset("".join("".join(marks) for marks in (_ENGLISH, *_MARKS.values())) + APOSTROPHE)
