"""``{glossary}`` ``{bibliography}`` ``{cases}`` ``{downloads}`` ``{schedule}``: generated lists."""

from __future__ import annotations

from unites_mooc.directives.base import Argument, Directive, DirectiveNode, Parsed
from unites_mooc.model.blocks import Listing

KINDS = ("glossary", "bibliography", "cases", "downloads", "schedule")


def parse(node: DirectiveNode) -> Parsed:
    """Return the place where the list will stand."""
    return Listing(span=node.span, kind=node.name), ()


DIRECTIVES = tuple(
    Directive(
        name=kind,
        parse=parse,
        argument=Argument.NONE,
        body=False,
        summary="A generated list.",
    )
    for kind in KINDS
)
