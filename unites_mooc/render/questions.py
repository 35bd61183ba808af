"""Questions as readers meet them: in which order items and places stand, and what is asked."""

from __future__ import annotations

import string
from dataclasses import dataclass

from unites_mooc.model.answers import placement_of, scrambled
from unites_mooc.model.prose import Prose, plain_text
from unites_mooc.model.quiz import (
    Answer,
    Choice,
    Item,
    Matching,
    NumberEntry,
    Ordering,
    Placing,
    Question,
    Quiz,
    Sorting,
    TextEntry,
)
from unites_mooc.translation.interface import noted

_MENU_WIDTH = 36
"""So many characters of a place can be read in a menu."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item can be put."""

    index: int
    """Its stable index, which stored answers use."""
    text: Prose | None
    """None for a place in an order."""
    label: str
    """Its number or letter as it is shown."""


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item and where it belongs."""

    index: int
    item: Item
    place: Place


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, ready for a template."""

    question: Question
    kind: str
    """Name of the template of its answers: ``choice``, ``placing``, ``text`` or ``number``."""
    instruction: str
    """What to do, in English: a text of the interface."""
    items: tuple[PlacedItem, ...] = ()
    """In the order in which they are shown."""
    places: tuple[Place, ...] = ()
    """In the order in which they are offered."""

    @property
    def lettered(self) -> bool:
        """Whether places are too long for a menu, so that a list with letters explains them."""
        return any(place.text and len(plain_text(place.text)) > _MENU_WIDTH for place in self.places)


def question_views(quiz: Quiz) -> list[QuestionView]:
    """Return the questions of a quiz as they are shown."""
    return [_view(question, f"{quiz.id}/{question.id}") for question in quiz.questions]


def _view(question: Question, seed: str) -> QuestionView:
    answer = question.answer
    if isinstance(answer, Matching | Ordering | Sorting):
        items, places = _arranged(answer, seed)
        return QuestionView(question, "placing", _instruction(answer), items, places)
    kind = {Choice: "choice", TextEntry: "text", NumberEntry: "number"}[type(answer)]
    return QuestionView(question, kind, _instruction(answer))


def _instruction(answer: Answer) -> str:
    match answer:
        case Choice(multiple=multiple):
            return noted("Choose all that apply.") if multiple else noted("Choose one answer.")
        case Matching():
            return noted("Choose what belongs to each of these.")
        case Ordering():
            return noted("Give each step its number.")
        case Sorting():
            return noted("Choose where each of these belongs.")
        case TextEntry():
            return noted("Write your answer.")
        case NumberEntry():
            return noted("Write a number, without signs between thousands.")


def _arranged(answer: Placing, seed: str) -> tuple[tuple[PlacedItem, ...], tuple[Place, ...]]:
    """Return items and places in an order that does not give the answer away."""
    placement = placement_of(answer)
    in_order, size = range(len(placement.items)), placement.size
    shown_places = scrambled(size, seed) if isinstance(answer, Matching) else range(size)
    shown_items = in_order if isinstance(answer, Matching) else scrambled(len(placement.items), seed)
    ordering = isinstance(answer, Ordering)
    places = tuple(
        Place(
            index,
            None if ordering else placement.places[index],
            str(position + 1) if ordering else string.ascii_uppercase[position],
        )
        for position, index in enumerate(shown_places)
    )
    by_index = {place.index: place for place in places}
    items = tuple(
        PlacedItem(index, placement.items[index], by_index[placement.key[index]]) for index in shown_items
    )
    return items, places
