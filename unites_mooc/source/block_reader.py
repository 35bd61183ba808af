"""Block tokens → typed blocks; directives are handed to the file that knows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from unites_mooc.diagnostics import Span, did_you_mean, nearest
from unites_mooc.directives import BY_NAME
from unites_mooc.directives.base import Argument, Directive, DirectiveNode, OptionError
from unites_mooc.directives.foreign import advice_for_directive
from unites_mooc.model.blocks import (
    Block,
    Callout,
    Code,
    Definition,
    DefinitionList,
    Footnote,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
    with_conditions,
)
from unites_mooc.model.prose import Prose, plain_prose, plain_text
from unites_mooc.model.slugs import is_slug, slugify
from unites_mooc.source.indented_prose import is_prose
from unites_mooc.source.inline import InlineReader
from unites_mooc.source.markdown import MAXIMUM_NESTING, parser

_ALERTS = {
    "NOTE": "note",
    "TIP": "tip",
    "IMPORTANT": "important",
    "WARNING": "warning",
    "CAUTION": "warning",
}
_MARKED = ("heading_open", "fence")
"""Tokens whose mark is found on their line, behind those of lists and quotes."""
_MISPLACED_OPTION = re.compile(r":[a-z][a-z-]*: ")


@dataclass(slots=True)
class BlockReader:
    """Turns the block tokens of one file into blocks."""

    inline: InlineReader
    footnotes: list[Footnote] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    """Labels of the footnotes read so far."""
    headings: int = 0

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Return the blocks that a run of tokens holds."""
        result: list[Block] = []
        index = 0
        while index < len(tokens):
            end = _end(tokens, index)
            block = self.block(tokens[index], tokens[index + 1 : end])
            if block is not None:
                result.append(block)
            index = end + 1
        return tuple(result)

    def block(self, token: Token, inner: Sequence[Token]) -> Block | None:
        """Return the block that a token opens; ``inner`` lies between it and its end."""
        if token.level >= MAXIMUM_NESTING - 2:
            message = f"Blocks are nested more than {MAXIMUM_NESTING // 2} levels deep; the rest is lost."
            self.inline.collector.error(self.span(token), "nested-too-deep", message, "Unnest them.")
            return None
        reader = _READERS.get(token.type)
        return reader(self, token, inner) if reader else None

    def span(self, token: Token) -> Span:
        """Return the place of a token."""
        line = token.map[0] if token.map else 0
        if "column" in token.meta:
            return self.inline.context.span(line, token.meta["column"])
        lines = self.inline.lines
        text = lines[line] if line < len(lines) else ""
        indent = len(text) - len(text.lstrip())
        marked = text.find(token.markup, indent) if token.markup and token.type in _MARKED else indent
        return self.inline.context.span(line, max(marked, 0) + 1)

    def prose(self, tokens: Sequence[Token]) -> Prose:
        """Return the prose of the first inline token."""
        for token in tokens:
            if token.type == "inline":
                return self.inline.prose(token)
        return Prose("", (), self.inline.context.span(0))

    def paragraph(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read a paragraph."""
        return Paragraph(span=self.span(token), text=self.prose(inner), tight=token.hidden)

    def heading(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read a heading; without an id it gets an anchor by position."""
        self.headings += 1
        attributes = {str(key): str(value) for key, value in token.meta.get("attributes", {}).items()}
        anchor = attributes.pop("id", "")
        span = self.span(token)
        prose = self.prose(inner)
        if anchor and not is_slug(anchor):
            message = f"`{anchor}` cannot be an id: use a-z, 0-9 and single hyphens."
            place = self._place_of(token, "{#") or span
            self.inline.collector.error(place, "invalid-id", message, f"For example `{slugify(anchor)}`.")
        if not prose:
            self.inline.collector.error(
                span, "empty-heading", "The heading has no text.", "Write or delete it."
            )
        return Heading(
            span=span,
            level=int(token.tag[1]),
            text=prose,
            id=anchor or f"section--{self.headings}",
            explicit=bool(anchor),
            attributes=tuple(sorted(attributes.items())),
        )

    def list_block(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read a list."""
        items = tuple(item for item in self.blocks(inner) if isinstance(item, ListItem))
        start = token.attrs.get("start", 1)
        return ListBlock(span=self.span(token), items=items, ordered=token.tag == "ol", start=int(start))

    def list_item(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read an item of a list."""
        checked = token.meta.get("checked")
        return ListItem(span=self.span(token), blocks=self.blocks(inner), checked=checked)

    def quote(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read a block quotation."""
        return Quote(span=self.span(token), blocks=self.blocks(inner))

    def alert(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read an alert (``> [!NOTE]``) as the callout of that kind."""
        end = next((i for i, t in enumerate(inner) if t.type == "alert_title_close"), -1)
        kind = _ALERTS[token.meta["kind"]]
        blocks = self.blocks(inner[end + 1 :])
        return Callout(span=self.span(token), kind=kind, title=None, blocks=blocks)

    def code(self, token: Token, _inner: Sequence[Token]) -> Block:
        """Read fenced or indented code."""
        if token.type == "fence" and not self._is_closed(token):
            message = "The code that opens here is never closed, so all below it is shown as code."
            advice = f"Write a line {token.markup} where it ends."
            self.inline.collector.error(self.span(token), "unclosed-code", message, advice)
        if token.type == "code_block" and is_prose(token.content):
            message = "This paragraph is indented by four spaces or more, so it is shown as code."
            advice = (
                "Begin it at the margin; what belongs to an entry of a list, below the entry's first letter."
            )
            self.inline.collector.hint(self.span(token), "indented-prose", message, advice)
        language = token.info.strip().split(" ")[0] if token.info else ""
        return Code(span=self.span(token), text=token.content, language=language)

    def _place_of(self, token: Token, text: str) -> Span | None:
        """Return where a text stands last on the line of a token."""
        line = token.map[0] if token.map else 0
        column = self.inline.lines[line].rfind(text) if line < len(self.inline.lines) else -1
        return self.inline.context.span(line, column + 1) if column >= 0 else None

    def _is_closed(self, token: Token) -> bool:
        first, after = token.map or (0, 0)
        lines = self.inline.lines
        last = lines[after - 1] if first < after - 1 < len(lines) else ""
        end = last.lstrip("> \t").rstrip()
        return len(end) >= len(token.markup) and set(end) == {token.markup[0]}

    def rule(self, token: Token, _inner: Sequence[Token]) -> Block:
        """Read a thematic break."""
        return Rule(span=self.span(token))

    def table(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read a table."""
        rows: list[list[Prose]] = []
        alignments: list[str] = []
        for index, cell in enumerate(inner):
            if cell.type == "tr_open":
                rows.append([])
            elif cell.type in {"th_open", "td_open"}:
                rows[-1].append(self.prose(inner[index + 1 : index + 2]))
                if len(rows) == 1:
                    alignments.append(str(cell.attrs.get("style", "")).removeprefix("text-align:"))
        return Table(
            span=self.span(token),
            header=tuple(rows[0]) if rows else (),
            rows=tuple(tuple(row) for row in rows[1:]),
            alignments=tuple(alignments),
        )

    def definition_list(self, token: Token, inner: Sequence[Token]) -> Block:
        """Read a definition list."""
        items: list[Definition] = []
        terms: list[Prose] = []
        meanings: list[tuple[Block, ...]] = []
        index = 0
        while index < len(inner):
            end = _end(inner, index)
            if inner[index].type == "dt_open":
                if meanings:
                    items.append(self._definition(terms, meanings))
                    terms, meanings = [], []
                terms.append(self.prose(inner[index + 1 : end]))
            elif inner[index].type == "dd_open":
                meanings.append(self.blocks(inner[index + 1 : end]))
            index = end + 1
        if terms:
            items.append(self._definition(terms, meanings))
        return DefinitionList(span=self.span(token), items=tuple(items))

    def _definition(self, terms: list[Prose], meanings: list[tuple[Block, ...]]) -> Definition:
        return Definition(span=terms[0].span, terms=tuple(terms), meanings=tuple(meanings))

    def footnote(self, token: Token, inner: Sequence[Token]) -> None:
        """Put a footnote's text aside; it is shown where its mark is."""
        label = token.meta["label"]
        blocks = self.blocks(inner)
        if label in self.labels:
            message = f"The footnote `[^{label}]` is defined a second time."
            advice = "Give one of them another name, in its mark too."
            self.inline.collector.error(self.span(token), "duplicate-footnote", message, advice)
        else:
            self.labels.add(label)
            self.footnotes.append(Footnote(span=self.span(token), label=label, blocks=blocks))

    def directive(self, token: Token, inner: Sequence[Token]) -> Block | None:
        """Read a directive: check its line and options, then let its own file parse it."""
        collector, span, name = self.inline.collector, self.span(token), token.info
        known_footnotes = len(self.footnotes)
        blocks = self.blocks(inner)
        spec = BY_NAME.get(name) or self._directive_meant(name, span)
        if spec is None:
            return _kept(blocks, span)
        title = self._title(token, spec, span)
        options, option_spans = self._options(token, spec, span, title)
        if not self._usage_is_right(token, spec, span, blocks):
            if not spec.prose_argument:
                return _kept(blocks, span)
            title = title or plain_prose("?", span)
        node = DirectiveNode(spec.name, token.content, title, options, option_spans, blocks, span)
        block, diagnostics = spec.parse(node)
        collector.extend(diagnostics)
        if block is not None:
            inside = self.footnotes[known_footnotes:]
            self.footnotes[known_footnotes:] = [with_conditions(note, block.only) for note in inside]
        return block or _kept(blocks, span)

    def _directive_meant(self, name: str, span: Span) -> Directive | None:
        """Report a name that is not known; return the directive that was probably meant."""
        message = f"`{{{name}}}` is not a directive."
        foreign = advice_for_directive(name)
        advice = foreign or did_you_mean(name, BY_NAME)
        self.inline.collector.error(span, "unknown-directive", message, advice)
        return None if foreign else BY_NAME.get(nearest(name, BY_NAME))

    def _title(self, token: Token, spec: Directive, span: Span) -> Prose | None:
        if not token.content or not spec.prose_argument:
            return None
        inline = parser().parseInline(token.content, {"fences": self.inline.context})[0]
        inline.map = token.map
        return self.inline.prose(inline)

    def _option_prose(self, text: str, place: Span) -> Prose:
        context = self.inline.context
        token = parser().parseInline(text, {"fences": context})[0]
        return replace(
            self.inline, locate=lambda _, start: replace(place, column=place.column + start)
        ).prose(token)

    def _usage_is_right(self, token: Token, spec: Directive, span: Span, blocks: tuple[Block, ...]) -> bool:
        collector, name = self.inline.collector, spec.name
        right = True
        if spec.argument is Argument.REQUIRED and not token.content:
            message = f"`{{{name}}}` needs its {spec.argument_name} on the same line."
            advice = f"Write `:::{{{name}}} {spec.argument_name}`."
            collector.error(span, "missing-argument", message, advice)
            right = False
        if spec.argument is Argument.NONE and token.content:
            message = f"`{{{name}}}` takes nothing after its name."
            collector.error(span, "unexpected-argument", message, f"Remove `{token.content}`.")
        if not spec.body and blocks:
            message = f"`{{{name}}}` has no body."
            advice = "Move this text below the end of the fence."
            collector.error(blocks[0].span, "unexpected-body", message, advice)
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and _MISPLACED_OPTION.match(first.text.source):
            message = "Options stand directly under the opening line."
            collector.error(first.span, "misplaced-option", message, "Remove the empty line above.")
        return right

    def _options(
        self, token: Token, spec: Directive, span: Span, title: Prose | None
    ) -> tuple[dict[str, Any], dict[str, Span]]:
        """Return the converted options and their places; something stands in for required ones."""
        collector = self.inline.collector
        values: dict[str, Any] = {}
        spans: dict[str, Span] = {}
        for written in token.meta["options"]:
            name, place = written.name, self.inline.context.span(written.line, written.column)
            option = spec.known_options.get(name)
            if option is None:
                message = f"`{{{spec.name}}}` has no option `{name}`."
                advice = did_you_mean(name, spec.known_options) or "It has no options: remove the line."
                collector.error(place, "unknown-option", message, advice)
            elif name in spans:
                message = f"The option `{name}` stands here a second time."
                collector.error(place, "duplicate-option", message, "Keep one of them.")
            else:
                spans[name] = self.inline.context.span(written.line, written.value_column)
                try:
                    values[name] = option.convert(written.value)
                    if option.prose:
                        values[name] = self._option_prose(written.value, spans[name])
                except OptionError as problem:
                    collector.error(spans[name], problem.code, str(problem), problem.hint)
        for option in spec.options:
            if option.required and option.name not in spans:
                self._report_missing(spec, option.name, span, title)
            if option.required:
                values.setdefault(option.name, option.stand_in or f"unread-{span.line}")
        return values, spans

    def _report_missing(self, spec: Directive, name: str, span: Span, title: Prose | None) -> None:
        code = "missing-id" if name == "id" else "missing-option"
        value = slugify(plain_text(title)) if title and name == "id" else "…"
        message = f"`{{{spec.name}}}` needs `:{name}:`."
        advice = f"Add a line `:{name}: {value}` under `:::{{{spec.name}}}`."
        self.inline.collector.error(span, code, message, advice)


def _kept(blocks: tuple[Block, ...], span: Span) -> Block | None:
    """Return a box with what stands in a directive that cannot be read, so that it is checked too."""
    return Callout(span=span, kind="note", title=None, blocks=blocks) if blocks else None


def _end(tokens: Sequence[Token], index: int) -> int:
    """Return the index of the token that closes the one at ``index``."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if not depth:
            return position
    return len(tokens)


Reader = Callable[[BlockReader, Token, Sequence[Token]], Block | None]

_READERS: dict[str, Reader] = {
    "paragraph_open": BlockReader.paragraph,
    "heading_open": BlockReader.heading,
    "bullet_list_open": BlockReader.list_block,
    "ordered_list_open": BlockReader.list_block,
    "list_item_open": BlockReader.list_item,
    "blockquote_open": BlockReader.quote,
    "alert_open": BlockReader.alert,
    "fence": BlockReader.code,
    "code_block": BlockReader.code,
    "hr": BlockReader.rule,
    "table_open": BlockReader.table,
    "dl_open": BlockReader.definition_list,
    "footnote_reference_open": BlockReader.footnote,
    "directive_open": BlockReader.directive,
}
