"""The block rule for ``:::{name}`` fences.

The body of a directive is parsed by markdown-it itself, in place, so that line numbers stay
absolute inside lists, quotes and other directives. The rule finds the end of a fence by keeping a
stack of those that are open: a fence closed by its twin, an unclosed one and a stray end are
reported, and the tree is still built as the author meant it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from unites_mooc.diagnostics import Collector, Span, did_you_mean
from unites_mooc.directives import BY_NAME
from unites_mooc.directives.foreign import advice_for_directive
from unites_mooc.source.fence_marks import (
    CLOSING,
    INVISIBLE,
    NEARLY_CLOSING,
    OPENING,
    argument_meant,
    is_fence,
    is_written_right,
    meant,
    opening_meant,
)
from unites_mooc.source.option_lines import read_options

_CODE_INDENT = 4
"""Lines indented by so much are code, or belong to a list whose own scan will see them."""
TAGGED = ("only", "facilitator")
"""Directives whose content exists in some editions only."""
_CODE = re.compile(r"(`{3,}|~{3,})([^`]*)\Z")


@dataclass(slots=True)
class FenceContext:
    """What the rule knows about the file it reads; travels in markdown-it's ``env``."""

    path: str
    first_line: int
    """The line of the file on which the Markdown begins."""
    collector: Collector
    seen: set[int] = field(default_factory=set)
    """Lines of fences that were looked at already: each flaw is reported once."""

    def span(self, line: int, column: int = 1) -> Span:
        """Return the place of a line of the Markdown, counted from 0."""
        return Span(self.path, line + self.first_line, column)


@dataclass(slots=True)
class OpenFence:
    """A fence whose end has not been seen yet."""

    line: int
    column: int
    colons: int
    name: str
    known: bool = False
    """Whether a scan before this one has seen it, and reported its flaws."""
    twin: OpenFence | None = None
    """A fence inside it that has as many colons, or more."""
    near: int = 0
    """A line that was perhaps meant to close it."""


def fence_plugin(md: MarkdownIt) -> None:
    """Teach a parser the directive fences."""
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    md.block.ruler.before("fence", "directive", directive_rule, interrupts)
    definitions = md.block.ruler.__rules__[md.block.ruler.__find__("deflist")]
    md.block.ruler.at("deflist", definitions_around_fences(definitions.fn), {"alt": list(definitions.alt)})


def definitions_around_fences(
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> Callable[[StateBlock, int, int, bool], bool]:
    """Return the rule of definition lists, but for one: ``: ::{note}`` below a line opens a directive."""

    def wrapped(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        below = start + 1
        if below < end and state.isEmpty(below):
            below += 1
        if not silent and below < end and is_fence(_line(state, below)):
            return False
        return rule(state, start, end, silent)

    return wrapped


def directive_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Turn a fence into ``directive_open`` … ``directive_close`` tokens."""
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    if not is_fence(line):
        return False
    if silent:
        return True
    context: FenceContext = state.env["fences"]
    text = meant(line)
    opening = OPENING.match(text) if is_written_right(line) else None
    if opening is None and CLOSING.match(text):
        message = f"This `{text.strip()}` closes nothing."
        advice = "Remove it, or give the fence it should close as many colons."
        context.collector.error(_place(state, start), "stray-fence", message, advice)
        state.line = start + 1
        return True
    loose = None if opening else opening_meant(text)
    if opening is None:
        _report_loose(context, _place(state, start), line, loose)
    first = opening or loose
    if first is None:
        state.line = start + 1
        return True
    close, body_end = _find_end(state, start, end, first, context)
    if opening is None and first[2] not in BY_NAME:
        _parse_nested(state, start + 1, body_end)
    else:
        known = set(state.env.get("references", ()))
        _push(state, (start, body_end), first[2], first[3] if opening else argument_meant(first))
        if first[2] in TAGGED:
            _report_definitions(state, known, context)
    state.line = close
    return True


def _report_loose(context: FenceContext, span: Span, text: str, loose: re.Match[str] | None) -> None:
    name = loose[2] if loose else "name"
    marker = loose[1] if loose and loose[1] != "::" else ":::"
    message = f"`{text.strip()[:40]}` is not a directive."
    known = name.removeprefix("callout-")
    advice = f"Write `{marker}{{{known}}}`." if known in BY_NAME else advice_for_directive(name)
    if not advice:
        advice = did_you_mean(name, BY_NAME) if loose else f"Write `{marker}{{name}}`."
    context.collector.error(span, "fence-without-name", message, advice)


def _report_definitions(state: StateBlock, known: set[str], context: FenceContext) -> None:
    """Report link definitions in tagged content: a link outside could use, and so show, them."""
    references = state.env.get("references", {})
    for label in sorted(set(references) - known):
        message = f"The link definition `[{label.lower()}]:` stands in content of some editions only."
        advice = "Write the address into the link itself: `[text](address)`."
        span = _place(state, references[label]["map"][0])
        context.collector.error(span, "definition-in-only", message, advice)


def column_of(state: StateBlock, line: int) -> int:
    """Return the column, counted from 1, on which a line begins behind the marks of lists and quotes."""
    first = state.bMarks[line] + state.tShift[line]
    return first - state.src.rfind("\n", 0, first)


def _place(state: StateBlock, line: int) -> Span:
    context: FenceContext = state.env["fences"]
    return context.span(line, column_of(state, line))


def _line(state: StateBlock, line: int) -> str:
    """Return a line of the Markdown behind the marks of lists and quotes."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _find_end(
    state: StateBlock, start: int, end: int, opening: re.Match[str], context: FenceContext
) -> tuple[int, int]:
    """Return the line after the fence, and the line after its body; report what is wrong between.

    Code that is never closed would hide the end of the fence: where it does, the lines are read
    again as if its opening line were none, so that the code alone is the flaw.
    """
    scan = _scan(state, start, end, opening, ignored=-1)
    if scan.code_line >= 0 and scan.open:
        again = _scan(state, start, end, opening, ignored=scan.code_line)
        scan = again if not again.open else scan
    scan.report(_Reporter(context))
    return scan.close, scan.body_end


@dataclass(slots=True)
class _Scan:
    """What a look for the end of a fence has found."""

    open: list[OpenFence]
    """The fences that are open, from the outermost; none where the end was found."""
    seen: list[OpenFence]
    closed: list[OpenFence] = field(default_factory=list)
    unclosed: list[OpenFence] = field(default_factory=list)
    code: str = ""
    """The marker of the code that the scan is in."""
    code_line: int = -1
    """Where that code begins."""
    close: int = 0
    body_end: int = 0

    def see(self, fence: OpenFence) -> None:
        """Open a fence inside the others."""
        if fence.colons >= self.open[-1].colons:
            self.open[-1].twin = self.open[-1].twin or fence
        self.open.append(fence)
        self.seen.append(fence)

    def end_fence(self, colons: int) -> None:
        """Close the innermost fence that has this many colons; those inside it are unclosed."""
        if any(fence.colons == colons for fence in self.open):
            while self.open[-1].colons != colons:
                self.unclosed.append(self.open.pop())
            self.closed.append(self.open.pop())
        elif colons > self.open[-1].colons:
            self.closed.append(self.open.pop())

    def stop(self, close: int, body_end: int) -> _Scan:
        """Return the scan with where the fence and its body end."""
        self.close, self.body_end = close, body_end
        return self

    def follow_code(self, line: int, text: str) -> bool:
        """Follow fenced code; tell whether a line belongs to it."""
        before = self.code
        self.code, inside = _code_state(before, text)
        if not before:
            self.code_line = line if self.code else -1
        elif not self.code:
            self.code_line = -1
        return inside

    def report(self, reporter: _Reporter) -> None:
        """Report what is wrong with the fences; one that code hides is not called unclosed."""
        for fence in self.seen:
            reporter.see(fence)
        for fence in self.closed:
            reporter.closed(fence)
        hidden = self.open if self.code_line < 0 else []
        for fence in [*self.unclosed, *reversed(hidden)]:
            reporter.unclosed(fence)


def _scan(state: StateBlock, start: int, end: int, opening: re.Match[str], *, ignored: int) -> _Scan:
    """Look for the end of a fence; the line ``ignored`` opens no code."""
    first = _fence(state, start, opening)
    first.near = start if NEARLY_CLOSING.match(opening[3]) else 0
    scan = _Scan([first], [first])
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            return scan.stop(line, line)
        if state.sCount[line] - state.blkIndent >= _CODE_INDENT:
            if CLOSING.match(_line(state, line)):
                scan.open[-1].near = scan.open[-1].near or line
            continue
        text = _line(state, line)
        if line != ignored and scan.follow_code(line, text):
            continue
        text = meant(text)
        if closing := CLOSING.match(text):
            scan.end_fence(len(closing[1]))
            if not scan.open:
                return scan.stop(line + 1, line)
        elif inner := OPENING.match(text) or opening_meant(text):
            scan.see(_fence(state, line, inner))
        if NEARLY_CLOSING.match(text):
            scan.open[-1].near = scan.open[-1].near or line
    return scan.stop(end, end)


def _fence(state: StateBlock, line: int, opening: re.Match[str]) -> OpenFence:
    return OpenFence(line, column_of(state, line), len(opening[1]), opening[2])


def _code_state(code: str, text: str) -> tuple[str, bool]:
    """Follow fenced code: return its marker (empty outside) and whether the line belongs to it."""
    if code:
        closes = text.rstrip(" \t") and set(text.strip()) == {code[0]} and len(text.strip()) >= len(code)
        return ("", True) if closes else (code, True)
    match = _CODE.match(text)
    return (match[1], True) if match else ("", False)


@dataclass(slots=True)
class _Reporter:
    """Reports the flaws of each fence once, though scans of outer fences see inner ones too."""

    context: FenceContext

    def see(self, fence: OpenFence) -> None:
        """Remember a fence; flaws of one that was seen before were reported then."""
        fence.known = fence.line in self.context.seen
        self.context.seen.add(fence.line)

    def unclosed(self, fence: OpenFence) -> None:
        """Report a fence without an end."""
        if not fence.known and fence.colons > len("::"):
            span = self.context.span(fence.line, fence.column)
            marker = ":" * fence.colons
            message = f"`{marker}{{{fence.name}}}` is never closed."
            advice = f"Write a line `{marker}` where it ends."
            if fence.near:
                line = self.context.span(fence.near).line
                advice = f"Write `{marker}` on a line of its own, without spaces before it: see line {line}."
            self.context.collector.error(span, "unclosed-fence", message, advice)

    def closed(self, outer: OpenFence) -> None:
        """Report a fence that the end of another one would close."""
        inner = outer.twin
        if inner and not inner.known:
            span = self.context.span(outer.line, outer.column)
            line = self.context.span(inner.line).line
            marker = ":" * outer.colons
            message = (
                f"`{marker}{{{outer.name}}}` would be closed by the end of "
                f"`{':' * inner.colons}{{{inner.name}}}`, which opens inside it on line {line} "
                f"with {'as many' if inner.colons == outer.colons else 'more'} colons."
            )
            longer = ":" * (inner.colons + 1)
            advice = f"Open and close the outer fence with {len(longer)} colons: `{longer}{{{outer.name}}}`."
            self.context.collector.error(span, "fence-closed-by-twin", message, advice)


def _push(state: StateBlock, lines: tuple[int, int], name: str, argument: str) -> None:
    start, body_end = lines
    first, options = _options(state, name, start + 1, body_end)
    token = state.push("directive_open", "div", 1)
    token.block = True
    token.map = [start, body_end]
    token.info = name
    token.content = argument.strip(INVISIBLE)
    token.meta = {"options": options, "column": column_of(state, start)}
    _parse_body(state, first, body_end)
    state.push("directive_close", "div", -1).block = True


@dataclass(frozen=True, slots=True)
class PlacedOption:
    """An option of a directive, with its place in the Markdown."""

    name: str
    value: str
    line: int
    column: int
    """Where the line begins, counted from 1."""
    value_column: int


def _options(state: StateBlock, name: str, first: int, end: int) -> tuple[int, list[PlacedOption]]:
    """Return the first line of the body, and the options above it."""
    context: FenceContext = state.env["fences"]

    def report(index: int, message: str, advice: str) -> None:
        context.collector.error(_place(state, first + index), "malformed-option", message, advice)

    above = next((line for line in range(first, end) if state.isEmpty(line)), end)
    count, options = read_options(name, [_line(state, line) for line in range(first, above)], report)
    placed = []
    for option in options:
        line = first + option.index
        column = column_of(state, line)
        placed.append(PlacedOption(option.name, option.value, line, column, column + option.value_offset))
    return first + count, placed


def _parse_nested(state: StateBlock, first: int, end: int) -> None:
    """Parse a body that gets no tokens of its own: it counts as nested all the same."""
    state.level += 1
    _parse_body(state, first, end)
    state.level -= 1


def _parse_body(state: StateBlock, first: int, end: int) -> None:
    saved = (state.parentType, state.lineMax, state.level)
    state.parentType, state.lineMax = "directive", end
    tokenize: Callable[[StateBlock, int, int], None] = state.md.block.tokenize
    tokenize(state, first, end)
    state.parentType, state.lineMax, state.level = saved
