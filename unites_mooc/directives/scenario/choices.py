"""The choices of a scene: a list of links to scenes, and what authors write instead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from unites_mooc.diagnostics import Collector
from unites_mooc.model.blocks import Block, ListBlock, ListItem, Paragraph, with_conditions
from unites_mooc.model.prose import Link, Prose, references
from unites_mooc.model.scenario import SceneChoice

_APART = re.compile(r"\]\s+\(#([\w-]+)\)")
"""A link whose two halves are kept apart by a space, so that it is none."""
_MESSAGE = "A choice is one link to a scene, and nothing else."


def is_choice(block: Block, names: frozenset[str]) -> bool:
    """Tell whether a block is a list of links to scenes, or one such link without a list."""
    if isinstance(block, Paragraph):
        return len(block.text.parts) == 1 and bool(_meant((block,), names))
    return isinstance(block, ListBlock) and any(
        _link(item) or _meant(item.blocks, names) for item in block.items
    )


def choices_of(block: Block, names: frozenset[str], collector: Collector) -> Iterator[SceneChoice]:
    """Yield the choices of a list, wrongly written ones too: of them, nothing else is said then."""
    if not is_choice(block, names):
        return
    if isinstance(block, Paragraph):
        target = _meant((block,), names)
        advice = f"Begin its line with `- `: `- [What I do](#{target})`."
        collector.error(block.span, "choice-without-link", "A choice stands in a list.", advice)
        choice = SceneChoice(span=block.span, text=Prose("", (), block.span), target=target)
        yield with_conditions(choice, block.only)
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield from (with_conditions(choice, block.only) for choice in _choice_of(item, names, collector))


def _choice_of(item: ListItem, names: frozenset[str], collector: Collector) -> Iterator[SceneChoice]:
    link, meant = _link(item), _meant(item.blocks, names)
    if link is None or len(item.blocks) > 1:
        advice = f"Write `- [What I do](#{meant or 'scene-id'})`."
        collector.error(item.span, "choice-without-link", _MESSAGE, advice)
    if link or meant:
        text = Prose(_source(item), link.parts, link.span) if link else Prose("", (), item.span)
        yield SceneChoice(span=item.span, text=text, target=link.anchor if link else meant)


def _link(item: ListItem) -> Link | None:
    """Return the link to a scene that an item consists of."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or len(first.text.parts) != 1:
        return None
    part = first.text.parts[0]
    return part if isinstance(part, Link) and part.anchor and not part.path else None


def _meant(blocks: Sequence[Block], names: frozenset[str]) -> str:
    """Return the scene that a paragraph leads to, though it is not written as a link to it alone."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return ""
    targets = [
        part.anchor or posixpath.basename(part.path).removesuffix(".md")
        for part in references(first.text.parts)
        if isinstance(part, Link)
    ]
    targets += _APART.findall(first.text.source)
    return next((target for target in targets if target in names), "")


def _source(item: ListItem) -> str:
    """Return what a translator sees: the words of the link alone."""
    first = item.blocks[0]
    source = first.text.source if isinstance(first, Paragraph) else ""
    return source.strip().removeprefix("[").rpartition("](")[0]
