"""``{only} tag [tag…]``: a body that exists only in editions which include one of the tags."""

from __future__ import annotations

from unites_mooc.diagnostics import error
from unites_mooc.directives.base import Argument, Directive, DirectiveNode, Parsed
from unites_mooc.model.blocks import Only
from unites_mooc.model.slugs import is_slug


def parse(node: DirectiveNode) -> Parsed:
    """Return the tagged blocks."""
    tags = tuple(node.argument.replace(",", " ").split())
    wrong = [tag for tag in tags if not is_slug(tag)]
    if wrong:
        message = f"`{wrong[0]}` cannot be a tag."
        return None, (error(node.span, "invalid-id", message, "Write tags such as `pilot`."),)
    return Only(span=node.span, only=(tags,), blocks=node.blocks), ()


DIRECTIVE = Directive(
    name="only",
    parse=parse,
    argument=Argument.REQUIRED,
    argument_name="tags",
    prose_argument=False,
    summary="Blocks that exist only in editions which include one of the tags.",
)
