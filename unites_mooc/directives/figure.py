"""``{figure} path``: an image with a caption."""

from __future__ import annotations

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    flag,
    text,
)
from unites_mooc.model.blocks import Figure
from unites_mooc.model.paths import resolve


def parse(node: DirectiveNode) -> Parsed:
    """Return the figure; its path is resolved against the file it stands in."""
    diagnostics: list[Diagnostic] = []
    alt, decorative = node.options.get("alt"), bool(node.options.get("decorative"))
    if alt is None or (not alt and not decorative):
        message = "The figure has no text alternative."
        advice = "Add `:alt: what the picture says`, or `:decorative:` where it says nothing."
        diagnostics.append(error(node.span, "image-without-alt", message, advice))
    path = resolve(node.span.path, node.argument)
    if path is None:
        message = f"`{node.argument}` leads out of the course."
        advice = "Put the file into a `media` folder and write a relative path."
        diagnostics.append(error(node.span, "path-out-of-course", message, advice))
    if path is None:
        return None, tuple(diagnostics)
    figure = Figure(
        span=node.span,
        path=path,
        alt=alt or "",
        decorative=decorative,
        credit=node.options.get("credit", ""),
        caption=node.blocks,
    )
    return figure, tuple(diagnostics)


DIRECTIVE = Directive(
    name="figure",
    parse=parse,
    options=(
        Option("alt", text, help="What the picture says; required."),
        Option("decorative", flag, help="The picture says nothing; then `:alt:` is empty."),
        Option("credit", text, help="Who made it, under which licence."),
    ),
    argument=Argument.REQUIRED,
    argument_name="path",
    prose_argument=False,
    summary="An image; the body is its caption.",
)
