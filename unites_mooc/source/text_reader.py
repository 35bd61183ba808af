"""One Markdown file → its metadata, its units and its footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from unites_mooc.diagnostics import Collector, Diagnostic, Span
from unites_mooc.model.blocks import Block, Footnote, Heading, Only, with_conditions
from unites_mooc.model.course import Unit
from unites_mooc.source.block_reader import BlockReader
from unites_mooc.source.fences import FenceContext
from unites_mooc.source.inline import InlineReader
from unites_mooc.source.markdown import parser
from unites_mooc.source.yaml_reader import Document, Positions, read_yaml

UNIT_LEVEL = 2
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)


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
    document, body, first_line = _front_matter(path, text, collector)
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


def _front_matter(path: str, text: str, collector: Collector) -> tuple[Document, str, int]:
    """Return the metadata, the body, and the line on which the body begins."""
    empty = Document({}, Positions(values={(): Span(path)}))
    match = _FRONT_MATTER.match(text)
    if match:
        document, diagnostics = read_yaml(path, match[1], first_line=2)
        collector.extend(diagnostics)
        if document.data is None and not diagnostics:
            document = empty
        return document, text[match.end() :], text.count("\n", 0, match.end()) + 1
    if text.startswith("---"):
        message = "The metadata at the top is never closed."
        collector.error(Span(path), "unclosed-front-matter", message, "Write a line `---` below it.")
        return Document(None, Positions()), "", 1
    place, message = Span(path), "The file has no metadata."
    advice = "Begin it with lines `---`, `id: …`, `title: …`, `---`."
    above = len(text) - len(text.lstrip())
    if text.startswith("---\n", above):
        line = text.count("\n", 0, above)
        place, message = Span(path, line + 1), "The metadata do not begin on the first line."
        advice = "Remove what stands above this line."
    collector.error(place, "missing-front-matter", message, advice)
    return Document(None, Positions()), text, 1


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
