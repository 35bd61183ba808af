"""``{field} Label``: something to fill in on a working aid."""

from __future__ import annotations

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    OptionError,
    Parsed,
    comma_list,
    one_of,
    slug,
    text,
    with_commas,
)
from unites_mooc.model.worksheet import FIELD_TYPES, Field

MAXIMUM_ROWS = 40
_DEFAULT_LINES = 4
_DEFAULT_ROWS = 4


def rows(value: str) -> tuple[str, ...] | int:
    """Accept a number of rows (or lines), or row labels separated by commas."""
    if value.isascii() and value.isdecimal():
        if not 1 <= int(value[:4]) <= MAXIMUM_ROWS:
            message = f"`{value}` is not a number from 1 to {MAXIMUM_ROWS}."
            raise OptionError("invalid-number", message, "For more, use several fields.")
        return int(value)
    return comma_list(value)


def parse(node: DirectiveNode) -> Parsed:
    """Return the field; what its type needs must be there."""
    assert node.title is not None
    kind = node.options.get("type", "line")
    given_rows = node.options.get("rows")
    lines = given_rows if isinstance(given_rows, int) else _DEFAULT_LINES
    labels = given_rows if isinstance(given_rows, tuple) else ("",) * (given_rows or _DEFAULT_ROWS)
    field = Field(
        span=node.span,
        id=node.options["id"],
        label=node.title,
        type=kind,
        options=node.options.get("options", ()),
        rows=labels if kind == "table" else (),
        lines=lines if kind == "text" else 1,
        columns=node.options.get("columns", ()),
        help=node.options.get("help", ""),
        blocks=node.blocks,
    )
    return field, tuple(_missing(node, field))


def _missing(node: DirectiveNode, field: Field) -> list[Diagnostic]:
    needs = {"choice": "options", "scale": "options", "table": "columns"}.get(field.type)
    if needs is None:
        return []
    entries: tuple[str, ...] = getattr(field, needs)
    if len(entries) == 1 and (advice := with_commas(entries[0])):
        message = "Semicolons do not divide a list."
        return [error(node.option_spans[needs], "list-without-commas", message, advice)]
    if entries:
        return []
    message = f"A field of type `{field.type}` needs `:{needs}:`."
    advice = f"Add `:{needs}: one, two, three`, all on one line."
    return [error(node.span, "missing-option", message, advice)]


DIRECTIVE = Directive(
    name="field",
    parse=parse,
    options=(
        Option("id", slug, required=True, help="Unique in its worksheet."),
        Option("type", one_of(*FIELD_TYPES), help="`line` where absent."),
        Option("options", comma_list, help="What can be chosen: choice, checkbox, scale."),
        Option("rows", rows, help="Lines of a text, rows of a table, or the labels of its rows."),
        Option("columns", comma_list, help="The columns of a table."),
        Option("help", text, help="A word on what to write."),
    ),
    argument=Argument.REQUIRED,
    argument_name="label",
    summary="A field of a worksheet.",
)
