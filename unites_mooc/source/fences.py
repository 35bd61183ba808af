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

from unites_mooc.diagnostics import Collector, Span

OPENING = re.compile(r"(:{3,})\{([^}\s]*)\}[ \t]*(.*?)[ \t]*\Z")
LOOSE = re.compile(r"(:{3,})[ \t]*\{?[ \t]*\.?([A-Za-z][\w-]*)[ \t]*\}?(.*)\Z")
"""What was meant as an opening line: ``::: note``, ``:::note``, ``::: {.note}``, ``:::{note``."""
CLOSING = re.compile(r"(:{3,})[ \t]*\Z")
_CODE_INDENT = 4
"""Lines indented by so much are code, or belong to a list whose own scan will see them."""
TAGGED = ("only", "facilitator")
"""Directives whose content exists in some editions only."""
_CODE = re.compile(r"(`{3,}|~{3,})([^`]*)\Z")
_OPTION = re.compile(r":([A-Za-z][\w-]*):(?:[ \t]+(.*?))?[ \t]*\Z")


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
    colons: int
    name: str
    known: bool
    """Whether a scan before this one has seen it, and reported its flaws."""
    twin: OpenFence | None = None
    """A fence inside it that has as many colons, or more."""


def fence_plugin(md: MarkdownIt) -> None:
    """Teach a parser the directive fences."""
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    md.block.ruler.before("fence", "directive", directive_rule, interrupts)


def directive_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Turn a fence into ``directive_open`` … ``directive_close`` tokens."""
    if state.is_code_block(start):
        return False
    text = _line(state, start)
    if not text.startswith(":::"):
        return False
    if silent:
        return True
    context: FenceContext = state.env["fences"]
    opening = OPENING.match(text)
    if opening is None and CLOSING.match(text):
        message = f"This `{text.strip()}` closes nothing."
        advice = "Remove it, or give the fence it should close as many colons."
        context.collector.error(context.span(start), "stray-fence", message, advice)
        state.line = start + 1
        return True
    loose = None if opening else LOOSE.match(text)
    if opening is None:
        _report_loose(context, start, text, loose)
    first = opening or loose
    if first is None:
        state.line = start + 1
        return True
    close, body_end = _find_end(state, start, end, first, context)
    if opening is None:
        _parse_body(state, start + 1, body_end)
    else:
        known = set(state.env.get("references", ()))
        _push(state, start, body_end, opening)
        if opening[2] in TAGGED:
            _report_definitions(state, start, known, context)
    state.line = close
    return True


def _report_loose(context: FenceContext, line: int, text: str, loose: re.Match[str] | None) -> None:
    name = loose[2] if loose else "name"
    marker = loose[1] if loose else ":::"
    message = f"`{text.strip()[:40]}` is not a directive."
    context.collector.error(context.span(line), "fence-without-name", message, f"Write `{marker}{{{name}}}`.")


def _report_definitions(state: StateBlock, start: int, known: set[str], context: FenceContext) -> None:
    """Report link definitions in tagged content: a link outside could use, and so show, them."""
    for label in sorted(set(state.env.get("references", ())) - known):
        message = f"The link definition `[{label.lower()}]:` stands in content of some editions only."
        advice = "Write the address into the link itself: `[text](address)`."
        context.collector.error(context.span(start), "definition-in-only", message, advice)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _find_end(
    state: StateBlock, start: int, end: int, opening: re.Match[str], context: FenceContext
) -> tuple[int, int]:
    """Return the line after the fence, and the line after its body."""
    report = _Reporter(context)
    stack = [report.fence(start, opening)]
    code = ""
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            return _unclosed(stack, line, report)
        if state.sCount[line] - state.blkIndent >= _CODE_INDENT:
            continue
        text = _line(state, line)
        code, in_code = _code_state(code, text)
        if in_code or not text.startswith(":::"):
            continue
        if closing := CLOSING.match(text):
            _close(stack, len(closing[1]), report)
            if not stack:
                return line + 1, line
        elif inner := OPENING.match(text) or LOOSE.match(text):
            fence = report.fence(line, inner)
            if fence.colons >= stack[-1].colons:
                stack[-1].twin = stack[-1].twin or fence
            stack.append(fence)
    return _unclosed(stack, end, report)


def _close(stack: list[OpenFence], colons: int, report: _Reporter) -> None:
    """Close the innermost fence that has this many colons; those inside it are unclosed."""
    if any(fence.colons == colons for fence in stack):
        while stack[-1].colons != colons:
            report.unclosed(stack.pop())
        report.closed(stack.pop())
    elif colons > stack[-1].colons:
        report.closed(stack.pop())


def _unclosed(stack: list[OpenFence], line: int, report: _Reporter) -> tuple[int, int]:
    for fence in reversed(stack):
        report.unclosed(fence)
    return line, line


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

    def fence(self, line: int, opening: re.Match[str]) -> OpenFence:
        known = line in self.context.seen
        self.context.seen.add(line)
        return OpenFence(line, len(opening[1]), opening[2], known)

    def unclosed(self, fence: OpenFence) -> None:
        if not fence.known:
            span = self.context.span(fence.line)
            marker = ":" * fence.colons
            message = f"`{marker}{{{fence.name}}}` is never closed."
            advice = f"Write a line `{marker}` where it ends."
            self.context.collector.error(span, "unclosed-fence", message, advice)

    def closed(self, outer: OpenFence) -> None:
        inner = outer.twin
        if inner and not inner.known:
            span = self.context.span(outer.line)
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


def _push(state: StateBlock, start: int, body_end: int, opening: re.Match[str]) -> None:
    first, options = _option_lines(state, start + 1, body_end)
    token = state.push("directive_open", "div", 1)
    token.block = True
    token.map = [start, body_end]
    token.info = opening[2]
    token.content = opening[3]
    token.meta = {"options": options}
    _parse_body(state, first, body_end)
    state.push("directive_close", "div", -1).block = True


def _option_lines(state: StateBlock, line: int, end: int) -> tuple[int, list[tuple[str, str, int]]]:
    """Return the first line of the body, and the options as (name, value, line)."""
    options: list[tuple[str, str, int]] = []
    while line < end and (match := _OPTION.match(_line(state, line))):
        options.append((match[1], _unquoted(match[2] or ""), line))
        line += 1
    return line, options


def _unquoted(value: str) -> str:
    """Return a value without the quotation marks that YAML, and so MyST, would take off."""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted and value[0] not in value[1:-1] else value


def _parse_body(state: StateBlock, first: int, end: int) -> None:
    saved = (state.parentType, state.lineMax, state.level)
    state.parentType, state.lineMax = "directive", end
    tokenize: Callable[[StateBlock, int, int], None] = state.md.block.tokenize
    tokenize(state, first, end)
    state.parentType, state.lineMax, state.level = saved
