"""Headings of a text that becomes part of another one."""

from __future__ import annotations

from dataclasses import replace

from unites_mooc.model.blocks import Block, Heading
from unites_mooc.model.walk import map_blocks

_LOWEST = 6


def with_headings_from(blocks: tuple[Block, ...], level: int) -> tuple[Block, ...]:
    """Return blocks whose highest headings have ``level``, and the others the next ones without a gap.

    Their anchors are left out: they were given in another file, and may stand on the page already.
    """
    open_levels: list[int] = []

    def change(block: Block) -> Block:
        if not isinstance(block, Heading):
            return block
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        open_levels.append(block.level)
        return replace(block, level=min(level + len(open_levels) - 1, _LOWEST), id="")

    return map_blocks(blocks, change)
