"""Answers as a learner gives them: places of items, texts and numbers, and when they are right."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

from unites_mooc.model.prose import Prose, sameness
from unites_mooc.model.quiz import Item, Matching, Ordering, Placing

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ß": "ss", "ς": "σ"})


@dataclass(frozen=True, slots=True)
class Placement:
    """Items and the places they can be put in: what matching, ordering and sorting have in common."""

    items: tuple[Item, ...]
    places: tuple[Prose, ...]
    """Empty for an ordering, whose places are numbers."""
    key: tuple[int, ...]
    """The right place of each item."""

    @property
    def size(self) -> int:
        """How many places there are."""
        return len(self.places) or len(self.items)


def placement_of(answer: Placing) -> Placement:
    """Return the items of an answer, the places, and where each item belongs.

    Two pairs with the same text on the other side share one place.
    """
    if isinstance(answer, Ordering):
        return Placement(answer.items, (), tuple(range(len(answer.items))))
    if isinstance(answer, Matching):
        texts = [sameness(pair.match) for pair in answer.pairs]
        distinct = list(dict.fromkeys(texts))
        places = tuple(answer.pairs[texts.index(text)].match for text in distinct)
        items = tuple(pair.item for pair in answer.pairs)
        return Placement(items, places, tuple(distinct.index(text) for text in texts))
    items = tuple(item for category in answer.categories for item in category.items)
    key = tuple(index for index, category in enumerate(answer.categories) for _ in category.items)
    return Placement(items, tuple(category.title for category in answer.categories), key)


def scrambled(count: int, seed: str) -> tuple[int, ...]:
    """Return the numbers below ``count`` in an order that depends on ``seed``, never the sorted one."""
    order = sorted(range(count), key=lambda index: hashlib.sha256(f"{seed}/{index}".encode()).digest())
    return tuple(order[1:] + order[:1] if order == sorted(order) else order)


def normalized(text: str) -> str:
    """Return a text as it is compared: letter case, outer and repeated space do not count.

    The learner's page does the same (``theme/js/answers.js``).
    """
    folded = unicodedata.normalize("NFKC", text).lower().translate(_APOSTROPHES)
    return " ".join(folded.split())


def answer_hash(salt: str, text: str) -> str:
    """Return the salted hash by which a page knows an accepted text without holding it."""
    return hashlib.sha256(f"{salt}/{normalized(text)}".encode()).hexdigest()[:24]
