"""One Markdown file → its metadata, its units and its footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from unites_mooc.diagnostics import Collector, Diagnostic
from unites_mooc.model.blocks import Block, Footnote, Heading, Only, with_conditions
from unites_mooc.model.course import Unit
from unites_mooc.source.block_reader import BlockReader
from unites_mooc.source.fences import FenceContext
from unites_mooc.source.front_matter import read_front_matter
from unites_mooc.source.inline import InlineReader
from unites_mooc.source.markdown import parser
from unites_mooc.source.yaml_reader import Positions

UNIT_LEVEL = 2


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """What a Markdown file says; its metadata is not yet validated."""

    data: Any
    positions: Positions
    introduction: tuple[Block, ...]
    units: tuple[Unit, ...]
    footnotes: tuple[Footnote, ...]


def read_markdown_file(path: str, text: str) -> tuple[MarkdownFile, tuple[Diagnostic, ...]]:
    """Read front matter and body; line numbers are those of the file."""
    collector = Collector()
    document, body, first_line = read_front_matter(path, text, collector)
    blocks, footnotes = read_markdown(path, body, first_line, collector)
    introduction, units = split_units(blocks)
    file = MarkdownFile(document.data, document.positions, introduction, units, footnotes)
    return file, tuple(collector.items)


def read_markdown(
    path: str, text: str, first_line: int, collector: Collector
) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """Parse Markdown that begins at ``first_line`` of a file."""
    context = FenceContext(path, first_line, collector)
    tokens = parser().parse(text, {"fences": context})
    reader = BlockReader(InlineReader(context, text.split("\n")))
    blocks = reader.blocks(tokens)
    return blocks, tuple(reader.footnotes)


def split_units(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Unit, ...]]:
    """Return the blocks before the first ``##`` heading, and the units that begin with one.

    Units inside an ``{only}`` carry its tags; text after it without a heading of its own stays
    in the unit, tagged or not, so that selection can hand it to the unit before.
    """
    introduction: list[Block] = []
    units: list[tuple[Heading, list[Block]]] = []
    for block in _open_only(blocks):
        if isinstance(block, Heading) and block.level == UNIT_LEVEL:
            units.append((block, []))
        elif units:
            units[-1][1].append(block)
        else:
            introduction.append(block)
    return tuple(introduction), tuple(_unit(heading, inner) for heading, inner in units)


def _open_only(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Only) and any(_is_unit(inner) for inner in block.blocks):
            for inner in _open_only(block.blocks):
                yield with_conditions(inner, block.only)
        else:
            yield block


def _is_unit(block: Block) -> bool:
    if isinstance(block, Only):
        return any(_is_unit(inner) for inner in block.blocks)
    return isinstance(block, Heading) and block.level == UNIT_LEVEL


def _unit(heading: Heading, blocks: list[Block]) -> Unit:
    return Unit(heading.id, heading.text, tuple(blocks), heading.span, heading.only, heading.explicit)
