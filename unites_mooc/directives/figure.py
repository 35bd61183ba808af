"""``{figure} path``: an image with a caption."""

from __future__ import annotations

from unites_mooc.diagnostics import Collector
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    course_path,
    flag,
    text,
)
from unites_mooc.model.blocks import Figure


def parse(node: DirectiveNode) -> Parsed:
    """Return the figure; its path is resolved against the file it stands in."""
    collector = Collector()
    alt, decorative = node.options.get("alt"), bool(node.options.get("decorative"))
    if alt is None or (not alt and not decorative):
        message = "The figure has no text alternative."
        advice = "Add `:alt: what the picture says`, or `:decorative:` where it says nothing."
        collector.error(node.span, "image-without-alt", message, advice)
    path = course_path(node.argument, node.span, collector)
    if not path:
        return None, tuple(collector.items)
    figure = Figure(
        span=node.span,
        path=path,
        alt=alt or "",
        decorative=decorative,
        credit=node.options.get("credit"),
        caption=node.blocks,
    )
    return figure, tuple(collector.items)


DIRECTIVE = Directive(
    name="figure",
    parse=parse,
    options=(
        Option("alt", text, help="What the picture says; required."),
        Option("decorative", flag, help="The picture says nothing; then `:alt:` is empty."),
        Option("credit", text, prose=True, help="Who made it, under which licence; may hold links."),
    ),
    argument=Argument.REQUIRED,
    argument_name="path",
    prose_argument=False,
    summary="An image; the body is its caption.",
)
