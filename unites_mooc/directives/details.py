"""``{details} Summary``: closed by default, open in print."""

from __future__ import annotations

from unites_mooc.directives.base import Argument, Directive, DirectiveNode, Parsed
from unites_mooc.model.blocks import Details


def parse(node: DirectiveNode) -> Parsed:
    """Return the text to open."""
    assert node.title is not None
    return Details(span=node.span, title=node.title, blocks=node.blocks), ()


DIRECTIVE = Directive(
    name="details",
    parse=parse,
    argument=Argument.REQUIRED,
    argument_name="summary",
    summary="Text that is opened on demand, and open in print.",
)
