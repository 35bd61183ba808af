"""``{activity} Title``: something to do, alone or together."""

from __future__ import annotations

from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    comma_list,
    minutes,
    one_of,
)
from unites_mooc.model.blocks import Activity


def parse(node: DirectiveNode) -> Parsed:
    """Return the activity."""
    assert node.title is not None
    activity = Activity(
        span=node.span,
        title=node.title,
        minutes=node.options.get("duration", 0),
        grouping=node.options.get("grouping", ""),
        materials=node.options.get("materials", ()),
        blocks=node.blocks,
    )
    return activity, ()


DIRECTIVE = Directive(
    name="activity",
    parse=parse,
    options=(
        Option("duration", minutes, help="How long it takes: `10 min`."),
        Option("grouping", one_of("alone", "pair", "group", "plenary"), help="Who does it together."),
        Option("materials", comma_list, help="What is needed."),
    ),
    argument=Argument.REQUIRED,
    summary="Something to do.",
)
