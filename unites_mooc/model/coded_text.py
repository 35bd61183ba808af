"""Texts as numbers of their words: small, searchable as they are, and read back letter by letter.

An index for search holds every text of a course twice, as words to find and as excerpts to show. Here
both are one: each distinct word, and each run of signs between two words, stands once in a list, the
most frequent first; a text is the numbers of its words. A single space between two words needs no
number (de Moura et al. 2000, «Fast and flexible word searching on compressed texts»).

A number is written in printable ASCII, in one letter for the most frequent words and two or three for
the others, and ends where a letter of the first kind stands; so a browser reads a text in one pass, and
gzip, which works on bytes, makes less of it than of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

LETTERS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
"""What numbers are written in: neither of the two letters that JSON would escape."""
LAST = 60
"""How many of ``LETTERS`` end a number; the others begin longer ones."""
_SHORT = 1 << 16
"""So many numbers have room in two bytes."""

SPACELESS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han, as a range for regular expressions of Python and JavaScript:
no space stands between words, so that each letter with its marks counts as a word."""
JOINERS = r"\u00ad\u200c\u200d"
"""Soft hyphen and the two joiners: inside a word, but no letters of it."""


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word, as a group: what is split by it is words and what stands between them.

    All letters of the basic plane are written out, because only such a set is looked up in one step; as
    ranges, because those are read in no time.
    """
    plane = "".join(map(chr, chain(range(0xD800), range(0xE000, 0x10000))))
    marks = "".join(sign for sign in re.findall(r"\W", plane) if unicodedata.category(sign)[0] == "M")
    runs = re.findall(rf"(?:(?![{SPACELESS}])[\w{marks}{JOINERS}])+", plane)
    letters = "".join(f"{run[0]}-{run[-1]}" for run in runs)
    return re.compile(rf"([{SPACELESS}][{marks}]*|(?:[{letters}]+|[^\W\x00-\uffff]+)+)")


def words_of(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return _word().findall(text)


def is_word(token: str) -> bool:
    """Tell a word from the signs between two words."""
    return _word().match(token) is not None


def tokens(text: str) -> list[str]:
    """Return the tokens of a text: two words that nothing separates have an empty one between them."""
    first, *inner = _word().split(text)
    last = inner.pop() if inner else ""
    return [*filter(None, [first]), *[part for part in inner if part != " "], *filter(None, [last])]


class Numbered(NamedTuple):
    """Texts that stand together, as numbers of the tokens that they have.

    Half of the way to an index, and the longer half: it is gone once, where a text is new. What is left for
    an index looks at each distinct token of a page, not at each of its words.
    """

    tokens: str
    """In a line each, in the order of their first use."""
    counts: array[int]
    """How often each stands there."""
    numbers: array[int]
    """Those of all texts, in one row."""
    lengths: tuple[int, ...]
    """How many of these each text has."""


def number(texts: Iterable[str]) -> Numbered:
    """Return texts, in which no line ends, as numbers of their tokens."""
    places: dict[str, int] = {}
    numbers: list[int] = []
    lengths = []
    for text in texts:
        row = [places.setdefault(token, len(places)) for token in tokens(text)]
        numbers += row
        lengths.append(len(row))
    counts = Counter(numbers)
    return Numbered(
        "\n".join(places),
        array("I", map(counts.__getitem__, places.values())),
        array("H" if len(places) < _SHORT else "I", numbers),
        tuple(lengths),
    )


def encode(groups: Sequence[Numbered]) -> tuple[list[str], list[list[str]]]:
    """Return the tokens of all texts, the most frequent first, and each group's texts as their numbers."""
    distinct = [group.tokens.split("\n") if group.counts else [] for group in groups]
    totals: dict[str, int] = {}
    for own, group in zip(distinct, groups, strict=True):
        for token, count in zip(own, group.counts, strict=True):
            totals[token] = totals.get(token, 0) + count
    vocabulary = sorted(totals, key=lambda token: (-totals[token], token))
    codes = {token: _code(number) for number, token in enumerate(vocabulary)}
    coded = [
        _coded(group, [codes[token] for token in own]) for own, group in zip(distinct, groups, strict=True)
    ]
    return vocabulary, coded


def _coded(group: Numbered, codes: Sequence[str]) -> list[str]:
    """Return texts in codes, which are given by the numbers of the group."""
    row = [codes[number] for number in group.numbers]
    ends = accumulate(group.lengths)
    return ["".join(row[end - length : end]) for end, length in zip(ends, group.lengths, strict=True)]


def decode(vocabulary: Sequence[str], coded: Iterable[str]) -> Iterator[str]:
    """Yield the texts that were encoded; raise ``ValueError`` where they cannot have been."""
    words = [is_word(token) for token in vocabulary]
    for numbers in map(_numbers, coded):
        pieces: list[str] = []
        after_word = False
        for number in numbers:
            if number >= len(vocabulary):
                raise ValueError(f"no word has the number {number}")
            if after_word and words[number]:
                pieces.append(" ")
            pieces.append(vocabulary[number])
            after_word = words[number]
        yield "".join(pieces)


def _code(number: int) -> str:
    """Return a number in letters, the last of which is one of the first ``LAST``."""
    number, last = divmod(number, LAST)
    code = LETTERS[last]
    while number:
        number, digit = divmod(number - 1, len(LETTERS) - LAST)
        code = LETTERS[LAST + digit] + code
    return code


def _numbers(coded: str) -> Iterator[int]:
    number = 0
    for letter in coded:
        place = LETTERS.index(letter)
        if place < LAST:
            yield number * LAST + place
            number = 0
        else:
            number = number * (len(LETTERS) - LAST) + place - LAST + 1
