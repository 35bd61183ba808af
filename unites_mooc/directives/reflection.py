"""``{reflection} Prompt``: short writing, kept on the learner's device."""

from __future__ import annotations

from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    slug,
    whole_number,
)
from unites_mooc.model.blocks import Reflection


def parse(node: DirectiveNode) -> Parsed:
    """Return the reflection."""
    assert node.title is not None
    reflection = Reflection(
        span=node.span,
        id=node.options["id"],
        prompt=node.title,
        lines=node.options.get("lines", 4),
        blocks=node.blocks,
    )
    return reflection, ()


DIRECTIVE = Directive(
    name="reflection",
    parse=parse,
    options=(
        Option("id", slug, required=True, help="Unique in the course."),
        Option("lines", whole_number(1, 40), help="Height of the field, in lines."),
    ),
    argument=Argument.REQUIRED,
    argument_name="prompt",
    summary="A question to which the learner writes a short answer.",
)
