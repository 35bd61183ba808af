"""Fields of a working aid: a form on the page, a fillable form in the PDF, lines on paper."""

from __future__ import annotations

from dataclasses import dataclass

from unites_mooc.model.blocks import Block
from unites_mooc.model.prose import Prose

FIELD_TYPES = ("line", "text", "number", "date", "checkbox", "choice", "scale", "table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Block):
    """Something to fill in."""

    id: str
    """Unique in its worksheet."""
    label: Prose
    type: str
    """One of ``FIELD_TYPES``."""
    options: tuple[str, ...]
    """What can be chosen: choice, checkbox and scale."""
    rows: tuple[str, ...]
    """Row labels of a table; empty labels where only a number of rows was given."""
    lines: int
    """Height of a text field, in lines."""
    columns: tuple[str, ...]
    """Column headings of a table."""
    help: str
    blocks: tuple[Block, ...] = ()
