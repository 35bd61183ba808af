"""What makes two words the same for those who search: letters without their marks, and stems.

**Folding.** Case, diacritics and vowel signs do not count: «Łódź» is found by ``lodz``, «مُدُن» by «مدن».
``LETTERS`` and ``MARKS`` are the whole rule; they travel in the index, so that Python and the
browser fold alike.

**Stems.** The browser has no stemmer. Instead the index says of each word where its stem lies: how many
of its letters stand before it (an Arabic article) and after it (an ending). Words with the same stem
find each other. A word that no text has («negotiating») is taken apart at the endings which the texts
themselves have («negoti-ated», «facilit-ating»), and finds the stem that it then shows. Where Snowball's
stem is no part of a word («polici» of «policy»), words of the same stem share their common beginning.

Languages that Snowball does not know are found by the beginnings of their words, as all are.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from unites_mooc.model.coded_text import JOINERS, SPACELESS
from unites_mooc.model.coded_text import LETTERS as CODE_LETTERS
from unites_mooc.model.languages import primary

_PLAIN = (
    "ßss æae œoe þth øo łl đd ðd ħh ŧt ŋn ıi ĸk ǝe əe ςσ ٱا ىي یي کك ةه ەه ہه "
    "٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9"
)
LETTERS: Mapping[str, str] = {pair[0]: pair[1:] for pair in _PLAIN.split()}
"""Letters that Unicode does not decompose, and what they are found by."""
MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    r"\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f" + JOINERS
)
"""What is left out, as a range for regular expressions: accents, vowel signs of Hebrew and Arabic, the
stroke that stretches Arabic words. The vowel signs of Indian scripts and of Thai stay: they spell."""

_ALGORITHMS = (
    "ar-arabic bs-serbian ca-catalan cs-czech da-danish de-german el-greek en-english eo-esperanto "
    "es-spanish et-estonian eu-basque fa-persian fi-finnish fr-french ga-irish hi-hindi hr-serbian "
    "hu-hungarian hy-armenian id-indonesian it-italian lt-lithuanian nb-norwegian ne-nepali nl-dutch "
    "nn-norwegian no-norwegian pl-polish pt-portuguese ro-romanian ru-russian sr-serbian sv-swedish "
    "ta-tamil tr-turkish yi-yiddish"
)
ALGORITHMS: Mapping[str, str] = {pair[:2]: pair[3:] for pair in _ALGORITHMS.split()}
"""Snowball's algorithms by language. Serbian's endings are those of Croatian and Bosnian, too."""

FRONT, END = 4, 17
"""The most letters of a word that stand before and after its stem."""
_SHORTEST_STEM = 3
_SIBLING = 4
"""A word of which no other has the first four letters is its own stem: nobody is there to find it with,
and stemming is what takes time."""
_CUTTING_FRONTS = frozenset({"arabic", "dutch", "indonesian", "irish"})
"""Algorithms that cut off the fronts of words, too: words of one stem may begin differently."""


def fold(text: str) -> str:
    """Return a text as it is compared: in lower case, without marks, in the letters of ``LETTERS``."""
    plain = text.lower()
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFKD", plain).translate(_folding())


@lru_cache(maxsize=1)
def _folding() -> dict[int, str]:
    """Return what each letter is replaced by; marks by nothing."""
    ranges = [part.split("-") for part in MARKS.replace(r"\u", " ").replace("- ", "-").split()]
    marks = {code: "" for part in ranges for code in range(int(part[0], 16), int(part[-1], 16) + 1)}
    return marks | {ord(letter): plain for letter, plain in LETTERS.items()}


def stem_places(words: Sequence[str], language: str) -> list[tuple[int, int]]:
    """Return how many letters of each folded word stand before its stem and after it."""
    algorithm = ALGORITHMS.get(primary(language))
    folded = [fold(word) for word in words]
    if not algorithm:
        return [(0, 0)] * len(words)
    spelt = {plain: word.lower() for word, plain in zip(words, folded, strict=True) if _has_stem(plain)}
    siblings = Counter(plain[:_SIBLING] for plain in spelt)
    groups: dict[str, list[str]] = {}
    for plain, word in spelt.items():
        if siblings[plain[:_SIBLING]] > 1 or algorithm in _CUTTING_FRONTS:
            groups.setdefault(fold(_stem(algorithm, word)), []).append(plain)
    places: dict[str, tuple[int, int]] = {}
    for stem, members in groups.items():
        places |= _places(stem, members)
    return [places.get(plain, (0, 0)) for plain in folded]


def _has_stem(word: str) -> bool:
    return len(word) > _SHORTEST_STEM and word.isalpha()


def _places(stem: str, members: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return where the stem of some words lies; nothing where they have none in common."""
    fronts = {word: max(0, word.find(stem[:_SHORTEST_STEM], 0, FRONT + _SHORTEST_STEM)) for word in members}
    rests = {word: word[front:] for word, front in fronts.items()}
    core = _beginning([stem, *rests.values()])
    if len(core) < len(stem) and len(members) > 1:
        core = _beginning(list(rests.values()))
    if len(core) < max(_SHORTEST_STEM, len(stem) - 2):
        return {}
    places = {word: (fronts[word], len(rest) - len(core)) for word, rest in rests.items()}
    return {word: place for word, place in places.items() if place[1] <= END}


def _beginning(words: Sequence[str]) -> str:
    """Return what all words begin with; the first and the last in order differ the most."""
    first, last = min(words), max(words)
    same = (index for index, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    return first[: next(same, min(len(first), len(last)))]


@lru_cache(maxsize=1 << 17)
def _stem(algorithm: str, word: str) -> str:
    return str(_stemmer(algorithm).stemWord(word))


@lru_cache
def _stemmer(algorithm: str) -> Any:
    """Return Snowball's stemmer in pure Python: the same on every machine.

    ``snowballstemmer.stemmer`` would take PyStemmer, in another version, where that is installed.
    """
    module = import_module(f"snowballstemmer.{algorithm}_stemmer")
    return getattr(module, f"{algorithm.title()}Stemmer")()


def rules() -> dict[str, object]:
    """Return what the browser must know to take a question apart as the texts were.

    ``pattern`` is that of ``coded_text`` in JavaScript's words.
    """
    part = rf"[\p{{L}}\p{{N}}\p{{M}}_{JOINERS}]"
    word = rf"[{SPACELESS}]\p{{M}}*|(?:(?![{SPACELESS}]){part})+"
    return {"digits": CODE_LETTERS, "letters": dict(LETTERS), "marks": f"[{MARKS}]", "pattern": word}
