"""``{facilitator} Title``: a note that exists only where ``facilitator`` is included."""

from __future__ import annotations

from unites_mooc.directives.base import Directive, DirectiveNode, Parsed
from unites_mooc.model.blocks import FacilitatorNote

TAG = "facilitator"


def parse(node: DirectiveNode) -> Parsed:
    """Return the note, tagged for facilitators."""
    note = FacilitatorNote(span=node.span, only=((TAG,),), title=node.title, blocks=node.blocks)
    return note, ()


DIRECTIVE = Directive(
    name="facilitator", parse=parse, summary="A note that only facilitators' editions show."
)
