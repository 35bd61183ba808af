"""``{note}`` ``{tip}`` ``{important}`` ``{warning}`` ``{example}`` ``{key-points}``: boxes."""

from __future__ import annotations

from unites_mooc.directives.base import Directive, DirectiveNode, Parsed
from unites_mooc.model.blocks import Callout

KINDS = ("note", "tip", "important", "warning", "example", "key-points")


def parse(node: DirectiveNode) -> Parsed:
    """Return the box; its own title replaces the kind's name."""
    return Callout(span=node.span, kind=node.name, title=node.title, blocks=node.blocks), ()


DIRECTIVES = tuple(
    Directive(name=kind, parse=parse, summary="A box; the argument is its own title.") for kind in KINDS
)
