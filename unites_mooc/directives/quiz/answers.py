"""What all answers have in common: which blocks they are written as, and what an item holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.directives.sections import without_only
from unites_mooc.model.blocks import (
    Block,
    DefinitionList,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    with_conditions,
)
from unites_mooc.model.prose import Prose

_OTHER_BOX = re.compile(
    r"\([ xX]?\)|\[(?:[ xX]{0,3}|[ ]?[vV*✓✔✗✘][ ]?)\](?![(\[:])|[\u2610-\u2612\u2713-\u2718]"
)
MAXIMUM = 26
"""Most options, items or places of a question: an LMS reports them by letter."""


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """The answers of a question as they stand in the source."""

    heading: Heading
    kind: str
    """The type that the author wrote; empty where there is none."""
    attributes: Mapping[str, str]
    blocks: tuple[Block, ...]
    body: tuple[Block, ...]
    """What stands before them."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What an option or an item holds."""

    text: Prose
    blocks: tuple[Block, ...]
    feedback: tuple[Block, ...]


def is_answer_of(kind: str, block: Block) -> bool:
    """Tell whether a block holds answers of a type of question."""
    match kind:
        case "matching" | "sorting":
            return isinstance(block, DefinitionList)
        case "ordering":
            return isinstance(block, ListBlock) and block.ordered
        case "text" | "number":
            return isinstance(block, Paragraph) and block.text.source.startswith("=")
    return isinstance(block, ListBlock) and any(
        item.checked is not None or other_box(item) for item in block.items
    )


def other_box(item: ListItem) -> str:
    """Return what was meant as a box and is none: ``(x)``, ``[]``, ``[ x ]``."""
    first = item.blocks[0] if item.blocks else None
    match = _OTHER_BOX.match(first.text.source) if isinstance(first, Paragraph) else None
    return match[0] if match and item.checked is None else ""


def split_item(span: Span, blocks: Sequence[Block], what: str, collector: Collector) -> Parts:
    """Return the text of an option or an item, what follows it, and the feedback in it."""
    first, rest = (blocks[0], blocks[1:]) if blocks else (None, ())
    if isinstance(first, Paragraph):
        text = first.text
    else:
        collector.error(span, "empty-option", f"The {what} has no text.", "Write it on its first line.")
        text, rest = Prose("", (), span), blocks
    loose = tuple(without_only(rest))
    feedback = tuple(
        with_conditions(inner, block.only)
        for block in loose
        if isinstance(block, Quote)
        for inner in block.blocks
    )
    return Parts(text, tuple(block for block in loose if not isinstance(block, Quote)), feedback)


def check_count(part: AnswerPart, count: int, what: str, collector: Collector) -> None:
    """Report more options, items or places than an LMS can name."""
    if count > MAXIMUM:
        message = f"The question has {count} {what}; an LMS can report {MAXIMUM}."
        collector.error(part.heading.span, "too-many-options", message, "Make two questions of it.")
