"""The sections of a directive: ``###`` headings begin questions, scenes and dimensions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from unites_mooc.diagnostics import Collector
from unites_mooc.model.blocks import Block, Heading, Only, Paragraph, with_conditions
from unites_mooc.model.prose import plain_prose, plain_text
from unites_mooc.model.slugs import is_slug, slugify, without_braces

SECTION_LEVEL = 3
_NO_SPACE = re.compile(r"(?:(?P<some>#{2,6})(?=[^\s#])|(?P<any>#{1,6})\u00a0)(?P<title>[^\n]+)")
"""What was meant as a heading: without a space behind its signs, or with one that is not plain."""

Section = tuple[Heading, list[Block]]


def sections(blocks: Iterable[Block], collector: Collector) -> tuple[tuple[Block, ...], list[Section]]:
    """Return the blocks before the first ``###`` heading, and each heading with what follows it.

    A heading of another level, or without the space behind its signs, is reported where it was meant to
    begin a section.
    """
    introduction: list[Block] = []
    found: list[Section] = []
    loose = list(without_only(blocks))
    headings = [_heading_meant(block) for block in loose]
    has_right = any(heading and heading.level == SECTION_LEVEL for heading in headings)
    for block, heading in zip(loose, headings, strict=True):
        if heading and (heading.level <= SECTION_LEVEL or not has_right):
            if heading is not block or heading.level != SECTION_LEVEL:
                _report(heading, is_heading=heading is block, collector=collector)
            found.append((heading, []))
        elif found:
            found[-1][1].append(block)
        else:
            introduction.append(block)
    return tuple(introduction), found


def _heading_meant(block: Block) -> Heading | None:
    """Return a heading, or the one that a paragraph was meant to be."""
    if isinstance(block, Heading):
        return block
    match = _NO_SPACE.match(block.text.source) if isinstance(block, Paragraph) else None
    if match is None:
        return None
    title, braces = without_braces(match["title"].strip())
    name = re.search(r"#([\w-]+)", braces)
    return Heading(
        span=block.span,
        only=block.only,
        level=len(match["some"] or match["any"]),
        text=plain_prose(title, block.span),
        id=name[1] if name and is_slug(name[1]) else slugify(title),
        explicit=bool(name),
        attributes=tuple(sorted(re.findall(r"(\w+)=([\w.,-]+)", braces))),
    )


def _report(heading: Heading, *, is_heading: bool, collector: Collector) -> None:
    message = f"Inside a directive, `###` begins each part, not `{'#' * heading.level}`."
    if not is_heading:
        message = "Without a plain space behind its signs, this is no heading."
    rest = " {…}" if heading.explicit or heading.attributes else ""
    advice = f"Write `### {plain_text(heading.text)}{rest}`: three signs and a space."
    collector.error(heading.span, "section-level", message, advice)


def without_only(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; an ``{only}`` passes its conditions on to what it holds."""
    for block in blocks:
        if isinstance(block, Only):
            for inner in without_only(block.blocks):
                yield with_conditions(inner, block.only)
        else:
            yield block


def section_id(heading: Heading, what: str, collector: Collector) -> None:
    """Report a section that needs an id of its own and has none."""
    if heading.explicit:
        return
    title, brace, written = plain_text(heading.text).partition("{")
    advice = f"Write `### … {{#{slugify(title)}}}`."
    if brace:
        mended = _mended_attributes(written, slugify(title))
        advice = f"What stands in braces cannot be read: write `### … {{{mended}}}`."
    collector.error(heading.span, "missing-id", f"The {what} has no id.", advice)


def _mended_attributes(written: str, proposal: str) -> str:
    """Return attributes as they were meant: with an id, and without spaces around ``=``."""
    name = re.search(r"#\s*([\w-]+)", written)
    pairs = re.findall(r"(\w+)\s*[=:]\s*([\w.,-]+)", written)
    return " ".join(
        [f"#{slugify(name[1]) if name else proposal}", *(f"{key}={value}" for key, value in pairs)]
    )
