"""The Markdown of the format: CommonMark with tables, task lists, footnotes, definition lists,
alerts, attributes, roles, citations and directives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks.index import line_comment
from mdit_py_plugins.myst_role import myst_role_plugin

from unites_mooc.source.fences import fence_plugin

MAXIMUM_NESTING = 60
CITATION = re.compile(r"\[(?=[^\[\]]*@)([^\[\]\n]*(?:\n[^\[\]\n]+)*)\](?!\(|\[(?!\^))")
CITATION_KEY = re.compile(r"[A-Za-z0-9_][\w:.#$%&+?<>~/-]*\Z")
_CITE = re.compile(
    r"(?:(?P<prefix>[^@;]*?)\s+)?(?P<suppress>-)?@(?P<key>[A-Za-z0-9_][\w:.#$%&+?<>~/-]*)(?:,\s*(?P<locator>.+))?\Z",
    re.S,
)
_SIGN = re.compile(r"[\n\\{`~*_\[\]!<&]")
"""What a rule of inline markup begins with, or ends with where it looks for that."""
_MARKUP = re.compile(r"[\\{`~*_\[\]!<&]| \n")
"""What makes a text more than its lines."""
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_BARE_VALUE = re.compile(r"""([\w-]+)=([^\s"'{}=]+)(?=[\s}])""")
_HEADING_ATTRIBUTES = re.compile(r"(?:^|[ \t\u00a0])(\{[^{}\n]*\})[ \t\u00a0]*\Z")
_PASTED = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), "\u00a0": " ", **dict.fromkeys("\u00ad\u200b\u2060\ufeff")}
)
"""What word processors make of quotation marks and spaces, and what nobody sees."""
_COMMA = re.compile(r""",(?=\s)(?=(?:[^"]*"[^"]*")*[^"]*\Z)""")
"""A comma between attributes, outside quotation marks."""


@cache
def parser() -> MarkdownIt:
    """Return the parser; it keeps no state between files."""
    options = {"html": False, "tasklists": True, "alerts": True, "maxNesting": MAXIMUM_NESTING}
    md = MarkdownIt("commonmark", options)
    md.enable(["table", "strikethrough"])
    md.disable(["html_block", "html_inline", "text_join"])
    md.use(deflist_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(myst_role_plugin)
    md.use(fence_plugin)
    comment_rule: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("blockquote", "myst_line_comment", line_comment, comment_rule)
    md.inline.ruler.before("link", "citation", citation_rule)
    md.inline.ruler.after("image", "image_attributes", image_attributes_rule)
    md.inline.ruler.at("text", text_rule)
    md.core.ruler.at("inline", inline_rule)
    md.core.ruler.before("inline", "heading_attributes", heading_attributes_rule)
    for name in ("link", "image", "myst_role", "citation", "footnote_ref", "autolink"):
        _remember_positions(md, name)
    return md


def _remember_positions(md: MarkdownIt, name: str) -> None:
    """Make an inline rule note in each token it pushes where in the text it began."""
    index = md.inline.ruler.__find__(name)
    rule = md.inline.ruler.__rules__[index].fn

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[count:]:
            token.meta.setdefault("position", start)
        return True

    md.inline.ruler.at(name, wrapped)


def text_rule(state: StateInline, silent: bool) -> bool:
    """Take all up to the next sign of markup.

    The rule of markdown-it ends at any punctuation mark, where all others are asked.
    """
    sign = _SIGN.search(state.src, state.pos, state.posMax)
    end = sign.start() if sign else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def inline_rule(state: StateCore) -> None:
    """Parse what is inside blocks; a text without any markup is its lines."""
    for token in state.tokens:
        if token.type == "inline":
            if _MARKUP.search(token.content):
                token.children = state.md.inline.parse(token.content, state.md, state.env, [])
            else:
                token.children = list(_lines(token.content))


def _lines(text: str) -> Iterator[Token]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        if content := line.lstrip(" \t") if number else line:
            yield Token("text", "", 0, content=content)


def citation_rule(state: StateInline, silent: bool) -> bool:
    """Parse ``[@key, p. 3; @other]``."""
    match = CITATION.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    cites = [_CITE.match(part.strip()) for part in match[1].split(";")]
    if not all(cites):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta["cites"] = [
            (
                cite["key"].rstrip(".:"),
                cite["prefix"] or "",
                (cite["locator"] or "").strip(),
                bool(cite["suppress"]),
            )
            for cite in cites
            if cite
        ]
    state.pos = match.end()
    return True


def image_attributes_rule(state: StateInline, silent: bool) -> bool:
    """Parse ``{.class key=value}`` directly after an image."""
    if state.pos >= state.posMax or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    token = state.tokens[-1]
    match = _ATTRIBUTES.match(state.src, state.pos, state.posMax) if token.type == "image" else None
    attributes = _attributes(match[0]) if match else None
    if match is None or attributes is None:
        return False
    if not silent:
        token.meta["attributes"] = {**token.meta.get("attributes", {}), **attributes}
    state.pos = match.end()
    return True


def heading_attributes_rule(state: StateCore) -> None:
    """Take ``{#id .class key=value}`` off the end of headings."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type != "heading_open":
            continue
        match = _HEADING_ATTRIBUTES.search(inline.content)
        attributes = _attributes(match[1]) if match else None
        if match and attributes is not None:
            heading.meta["attributes"] = attributes
            inline.content = inline.content[: match.start()].rstrip()


def _attributes(text: str) -> dict[str, str] | None:
    """Return the attributes in braces; as in pandoc, a value without spaces needs no quotes."""
    quoted = _BARE_VALUE.sub(r'\1="\2"', _COMMA.sub("", text.translate(_PASTED)))
    try:
        length, attributes = parse(quoted)
    except ParseError:
        return None
    return attributes if length == len(quoted) - 1 else None
