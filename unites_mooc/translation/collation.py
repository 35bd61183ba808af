"""The order of words in a list, as readers of a language look for them.

It follows the root collation of CLDR, in which letters with and without marks stand together, and what
its tailorings add for languages that count some letters as letters of their own
(https://github.com/unicode-org/cldr, ``common/collation``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from unites_mooc.model.languages import primary

_LETTERS = {
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "da": "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v õ ä ö ü x y",
    "fi": "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö",
    "hr": "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž",
    "hu": "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs",
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "sk": "a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž",
    "sl": "a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž",
    "sv": "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
}
_SAME_AS = {"bs": "hr", "fo": "da", "nb": "da", "nn": "da", "no": "da", "sr": "hr"}
_WITHOUT_MARKS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
Key = tuple[tuple[tuple[int, str], ...], str]


def collation_key(text: str, language: str) -> Key:
    """Return what a text is sorted by among texts of a language; marks decide where all else is equal."""
    name = _SAME_AS.get(primary(language), primary(language))
    folded = unicodedata.normalize("NFC", text.casefold())
    pattern, ranks = _alphabet(name)
    places = tuple(place for piece in pattern.findall(folded) for place in _places(piece, ranks))
    return places, folded


def _places(piece: str, ranks: dict[str, int]) -> list[tuple[int, str]]:
    """Return the places of a letter: those of the alphabet by rank, all others by Unicode after them."""
    if piece in ranks:
        return [(ranks[piece], "")]
    plain = unicodedata.normalize("NFKD", piece.translate(_WITHOUT_MARKS))
    letters = [character for character in plain if character.isalnum()]
    return [(ranks[c], "") if c in ranks else (0 if c.isdigit() else len(ranks) + 1, c) for c in letters]


@cache
def _alphabet(name: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return what finds the letters of a language in a text, and their ranks from 1."""
    letters = _LETTERS.get(name, "a b c d e f g h i j k l m n o p q r s t u v w x y z").split()
    longest_first = sorted((re.escape(letter) for letter in letters), key=len, reverse=True)
    return re.compile("|".join([*longest_first, "."]), re.S), {x: n for n, x in enumerate(letters, 1)}
