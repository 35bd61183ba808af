"""Blocks of plain Markdown → HTML; what has a meaning of its own has a template (``views``)."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from unites_mooc.model.blocks import (
    Block,
    Code,
    DefinitionList,
    Heading,
    ListBlock,
    ListItem,
    Only,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from unites_mooc.model.prose import Prose

if TYPE_CHECKING:
    from unites_mooc.render.writer import PageWriter


def _paragraph(page: PageWriter, block: Any) -> str:
    inner = page.prose(block.text)
    return inner if block.tight else f"<p>{inner}</p>"


def _heading(page: PageWriter, block: Any) -> str:
    page.section_level = min(block.level + 1, 6)
    classes = dict(block.attributes).get("class", "")
    css = f' class="{html.escape(classes)}"' if classes else ""
    anchor = f' id="{block.id}"' if block.id else ""
    return f"<h{block.level}{anchor}{css}>{page.prose(block.text)}</h{block.level}>"


def _list(page: PageWriter, block: Any) -> str:
    tag = "ol" if block.ordered else "ul"
    start = ""
    if block.ordered and block.start != 1:
        counter = f' style="counter-reset: list-item {block.start - 1}"' if page.printing else ""
        start = f' start="{block.start}"{counter}'
    items = "\n".join(_list_item(page, item) for item in block.items)
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def _list_item(page: PageWriter, item: ListItem) -> str:
    inner = page.blocks(item.blocks)
    if item.checked is None:
        return f"<li>{inner}</li>"
    state = page._("done") if item.checked else page._("to do")
    if page.printing:
        return f'<li class="task">{_printed_box(item.checked, state)} {inner}</li>'
    box = f'<span class="box{" checked" if item.checked else ""}"></span>'
    return f'<li class="task">{box}<span class="visually-hidden">({page.own(state)})</span> {inner}</li>'


def _printed_box(checked: bool, state: str) -> str:
    """Return a box as a picture with a name: text too small to see has no exact width in a PDF."""
    mark = '<path d="M2 5l2.5 3L8 2" fill="none" stroke="#1d2a30" stroke-width="1.4"/>' if checked else ""
    frame = '<rect x="0.5" y="0.5" width="9" height="9" fill="none" stroke="#1d2a30"/>'
    return f'<svg class="task-box" viewBox="0 0 10 10"><title>{html.escape(state)}</title>{frame}{mark}</svg>'


def _quote(page: PageWriter, block: Any) -> str:
    return f"<blockquote>\n{page.blocks(block.blocks)}\n</blockquote>"


def _code(page: PageWriter, block: Any) -> str:
    focus = "" if page.printing else ' tabindex="0"'
    return f"<pre{focus}><code>{html.escape(block.text, quote=False)}</code></pre>"


def _rule(_page: PageWriter, _block: Any) -> str:
    return "<hr>"


def _table(page: PageWriter, block: Any) -> str:
    """Return a table; under an empty corner, the first column heads the rows."""
    aligned = [f' class="align-{side}"' if side else "" for side in block.alignments]
    headed = bool(block.header) and not block.header[0] and all(row[0] for row in block.rows)
    header = "".join(
        "<td></td>" if headed and not index else f'<th scope="col"{css}>{page.prose(cell)}</th>'
        for index, (cell, css) in enumerate(zip(block.header, aligned, strict=True))
    )
    stacks = len(block.header) > 2 and not page.printing
    labels = [_label(page, cell) if stacks else "" for cell in block.header]
    rows = "\n".join(f"<tr>{_cells(page, row, aligned, labels, headed)}</tr>" for row in block.rows)
    table = f"<table>\n<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    if page.printing:
        return table
    label = html.escape(page._("Table"))
    css = "table stacks" if stacks else "table"
    return f'<div class="{css}" role="region" aria-label="{label}" tabindex="0">\n{table}\n</div>'


def _label(page: PageWriter, heading: Prose) -> str:
    """Return what names a cell where there is no room for columns: there, cells stand below each other."""
    words = page.plain(heading)
    return f' data-label="{html.escape(words)}"' if words else ""


def _cells(
    page: PageWriter, row: Sequence[Prose], aligned: Sequence[str], labels: Sequence[str], headed: bool
) -> str:
    return "".join(
        f'<th scope="row">{page.prose(cell)}</th>'
        if headed and not index
        else f"<td{css}{label}>{page.prose(cell)}</td>"
        for index, (cell, css, label) in enumerate(zip(row, aligned, labels, strict=True))
    )


def _definitions(page: PageWriter, block: Any) -> str:
    lines: list[str] = []
    for item in block.items:
        lines.extend(f"<dt>{page.prose(term)}</dt>" for term in item.terms)
        lines.extend(f"<dd>{page.blocks(meaning)}</dd>" for meaning in item.meanings)
    return "<dl>\n" + "\n".join(lines) + "\n</dl>"


def _only(page: PageWriter, block: Any) -> str:
    return page.blocks(block.blocks)


PLAIN_BLOCKS: dict[type[Block], Callable[[PageWriter, Any], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    ListBlock: _list,
    Quote: _quote,
    Code: _code,
    Rule: _rule,
    Table: _table,
    DefinitionList: _definitions,
    Only: _only,
}
