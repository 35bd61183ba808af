"""``{worksheet} id``: a card that links to a working aid."""

from __future__ import annotations

from unites_mooc.diagnostics import error
from unites_mooc.directives.base import Argument, Directive, DirectiveNode, Parsed
from unites_mooc.model.blocks import WorksheetCard
from unites_mooc.model.slugs import is_slug


def parse(node: DirectiveNode) -> Parsed:
    """Return the card."""
    if not is_slug(node.argument):
        message = f"`{node.argument}` is not the id of a worksheet."
        return None, (error(node.span, "invalid-id", message, "Write the worksheet's `id`."),)
    return WorksheetCard(span=node.span, target=node.argument), ()


DIRECTIVE = Directive(
    name="worksheet",
    parse=parse,
    argument=Argument.REQUIRED,
    argument_name="id",
    prose_argument=False,
    body=False,
    summary="A card that links to a working aid.",
)
