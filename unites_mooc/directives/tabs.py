"""``{tab-set}`` and ``{tab-item} Title``: texts of which readers want one at a time."""

from __future__ import annotations

from unites_mooc.diagnostics import Collector
from unites_mooc.directives.base import Argument, Directive, DirectiveNode, Parsed
from unites_mooc.directives.sections import without_only
from unites_mooc.model.blocks import TabItem, TabSet


def parse_set(node: DirectiveNode) -> Parsed:
    """Return the tabs; nothing else may stand between them."""
    collector = Collector()
    blocks = tuple(without_only(node.blocks))
    items = tuple(block for block in blocks if isinstance(block, TabItem))
    for before, block in zip((None, *blocks), blocks, strict=False):
        is_first = before is None or isinstance(before, TabItem)
        if items and is_first and not isinstance(block, TabItem):
            message = "This stands in a `{tab-set}`, but in no tab."
            collector.error(block.span, "content-outside-tab", message, "Put it into a `{tab-item}`.")
    if not items:
        message = "The `{tab-set}` has no tab."
        advice = "Write `:::{tab-item} Title` … `:::` for each inside, and `::::{tab-set}` with four colons."
        collector.error(node.span, "empty-tab-set", message, advice)
    return TabSet(span=node.span, items=items), tuple(collector.items)


def parse_item(node: DirectiveNode) -> Parsed:
    """Return one tab."""
    assert node.title is not None
    return TabItem(span=node.span, title=node.title, blocks=node.blocks), ()


DIRECTIVES = (
    Directive(
        name="tab-set",
        parse=parse_set,
        argument=Argument.NONE,
        summary="Tabs; on paper and without scripts all of them are shown.",
    ),
    Directive(
        name="tab-item",
        parse=parse_item,
        argument=Argument.REQUIRED,
        summary="One tab of a `{tab-set}`.",
    ),
)
