"""Matching, ordering and sorting: definition lists and numbered lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.directives.quiz.answers import AnswerPart, check_count, split_item
from unites_mooc.model.answers import placement_of
from unites_mooc.model.blocks import Block, Definition, DefinitionList, ListBlock, Paragraph, with_conditions
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Category, Item, Matching, Ordering, Pair, Placing, Sorting

_GLUED = re.compile(r"\n:(?=[^\s:])")
"""A colon with no space behind it."""


def read_matching(part: AnswerPart, collector: Collector) -> Matching | None:
    """Return the pairs of a definition list: a term and its one definition."""
    pairs = tuple(
        with_conditions(pair, definition.only)
        for definition in _definitions(part)
        for pair in _pairs(definition, collector)
    )
    answer = Matching(span=_span(part), pairs=pairs)
    advice = "Write an item on a line, and `: its match` on the next."
    return answer if _is_whole(part, answer, advice, collector) else None


def read_ordering(part: AnswerPart, collector: Collector) -> Ordering | None:
    """Return the steps of a numbered list."""
    items = tuple(
        with_conditions(_item(item.span, item.blocks, collector), block.only)
        for block in part.blocks
        if isinstance(block, ListBlock)
        for item in block.items
    )
    answer = Ordering(span=_span(part), items=items)
    advice = "Write the steps in the right order as a numbered list: `1. First`, `2. Then`."
    return answer if _is_whole(part, answer, advice, collector) else None


def read_sorting(part: AnswerPart, collector: Collector) -> Sorting | None:
    """Return the categories of a definition list: each a term with its items as definitions."""
    categories = tuple(
        Category(
            span=definition.span,
            only=definition.only,
            title=definition.terms[0],
            items=tuple(_item(definition.span, blocks, collector) for blocks in definition.meanings),
        )
        for definition in _definitions(part)
    )
    answer = Sorting(span=_span(part), categories=categories)
    if len(categories) == 1:
        message = "There is only one category, so there is nothing to sort."
        collector.error(categories[0].span, "question-without-answer", message, "Add a second one.")
    advice = "Write a category on a line, and each of its items on a line that begins with `: `."
    return answer if _is_whole(part, answer, advice, collector) else None


def _definitions(part: AnswerPart) -> Iterator[Definition]:
    for block in part.blocks:
        if isinstance(block, DefinitionList):
            for definition in block.items:
                yield with_conditions(definition, block.only)


def _pairs(definition: Definition, collector: Collector) -> Iterator[Pair]:
    """Yield the pair of an item and its one match."""
    if len(definition.meanings) != 1:
        message = f"This item has {len(definition.meanings)} matches; each has one."
        advice = "Repeat the item for each match, or use `type=sorting`."
        collector.error(definition.span, "match-not-one", message, advice)
        return
    parts = split_item(definition.span, definition.meanings[0], "match", collector)
    if parts.blocks:
        message = "A match is one paragraph; this stands below it."
        advice = "Shorten it, or begin its lines with `> ` for feedback."
        collector.error(parts.blocks[0].span, "quiz-content", message, advice)
    term = definition.terms[0]
    item = Item(span=term.span, text=term, feedback=parts.feedback)
    yield Pair(span=term.span, item=item, match=parts.text)


def _item(span: Span, blocks: tuple[Block, ...], collector: Collector) -> Item:
    place = blocks[0].span if blocks else span
    parts = split_item(place, blocks, "item", collector)
    return Item(span=place, text=parts.text, blocks=parts.blocks, feedback=parts.feedback)


def _is_whole(part: AnswerPart, answer: Placing, advice: str, collector: Collector) -> bool:
    """Tell whether there is something to place; report items that stand there twice."""
    placement = placement_of(answer)
    if len(placement.items) < 2:
        message = "The question has nothing to choose between."
        if any(isinstance(block, Paragraph) and _GLUED.search(block.text.source) for block in part.body):
            advice = "Write a space after the colon: `: ` begins what belongs to the line above."
        collector.error(part.heading.span, "question-without-answer", message, advice)
        return False
    if isinstance(answer, Matching) and placement.size < 2:
        message = "All items have the same match."
        collector.error(part.heading.span, "question-without-answer", message, "Give them different ones.")
    check_count(part, max(len(placement.items), placement.size), "items", collector)
    seen: dict[str, Item] = {}
    for item in placement.items:
        text = plain_text(item.text)
        first = seen.setdefault(text, item)
        if first is not item and text:
            message = f"“{text}” stands here a second time (first on line {first.span.line})."
            collector.error(item.span, "duplicate-item", message, "Nobody could tell the two apart.")
    return True


def _span(part: AnswerPart) -> Span:
    return part.blocks[0].span if part.blocks else part.heading.span
