"""A course's own style sheet → pieces of text and the files that it names, with what is wrong.

The sheet becomes a part of a cascade layer, so that it may not load others. What it names must lie in
the course: pages load nothing from another host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from unites_mooc.diagnostics import Collector, Diagnostic, Span

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.I)
_ADDRESSES = frozenset({"url", "src", "image-set", "-webkit-image-set"})
"""Functions of CSS whose text is the address of a file."""
_OF_RULES = frozenset({"container", "layer", "media", "scope", "starting-style", "supports"})
"""At-rules that hold rules."""
_NOT_HERE = {
    "charset": "Remove it: the file is read as UTF-8.",
    "import": "Copy the rules of the other style sheet into this one.",
    "namespace": "Remove it: pages have one namespace.",
}
"""At-rules that may only begin a whole style sheet."""
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the number of a file, in the place of its address; characters for private use (Unicode)."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a style sheet names."""

    path: str
    """Relative to the style sheet."""
    span: Span


Sheet = tuple[str | NamedFile, ...]


def read_style(path: str, text: str) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """Return a style sheet in pieces, and what is wrong with it; of a wrong one only the files."""
    import tinycss2

    reader = _Reader(path, Collector(), [])
    rules = tinycss2.parse_stylesheet(text, skip_comments=True)
    reader.rules(rules)
    if reader.collector.items:
        return tuple(reader.files), tuple(reader.collector.items)
    pieces: list[str | NamedFile] = []
    for part in re.split(f"{_OPEN}([0-9]+){_CLOSE}", tinycss2.serialize(rules)):
        pieces.append(reader.files[int(part)] if len(pieces) % 2 else part)
    return tuple(pieces), ()


@dataclass(slots=True)
class _Reader:
    """What was found in a style sheet so far."""

    path: str
    collector: Collector
    files: list[NamedFile]

    def rules(self, nodes: list[Any]) -> None:
        """Look at rules, and at what is in them."""
        for node in nodes:
            if node.type == "at-rule" and (advice := _NOT_HERE.get(node.lower_at_keyword)):
                message = f"`@{node.lower_at_keyword}` cannot stand in the style of a course."
                self.collector.error(self.span(node), "invalid-style", message, advice)
                continue
            self.flaws_in(node)
            for token in _tokens(node):
                self.token(token)

    def flaws_in(self, node: Any) -> None:
        """Look for flaws in a rule, and in those inside it."""
        import tinycss2

        if node.type == "error":
            self.unread(node)
        elif node.type in {"qualified-rule", "at-rule"} and node.content is not None:
            holds_rules = node.type == "at-rule" and node.lower_at_keyword in _OF_RULES
            parse = tinycss2.parse_rule_list if holds_rules else tinycss2.parse_blocks_contents
            for inner in parse(node.content, skip_comments=True, skip_whitespace=True):
                self.flaws_in(inner)

    def token(self, token: Any) -> None:
        """Look at a token: the address of a file becomes the number of one."""
        if token.type == "error":
            self.unread(token)
        elif token.type == "url" and (number := self.address(token)):
            token.representation = f'url("{number}")'
        elif token.type == "function" and token.lower_name in _ADDRESSES:
            for argument in token.arguments:
                if argument.type == "string" and (number := self.address(argument)):
                    argument.representation = f'"{number}"'

    def unread(self, node: Any) -> None:
        """Report what a browser would not understand."""
        message = f"This is no CSS: {node.message.rstrip('.')}."
        advice = "Write each rule as in `.lead { color: #14576b; }`, with a brace at both ends."
        self.collector.error(self.span(node), "invalid-style", message, advice)

    def address(self, token: Any) -> str:
        """Return what takes the place of an address; empty where it may stay as it is."""
        written: str = token.value
        if written.startswith("#") or written.lower().startswith("data:image/"):
            return ""
        if _SCHEME.match(written):
            message = f"The style loads `{written[:60]}`, which is not in the course."
            advice = "Put the file into `course/theme`, and name it without a folder above: `url(paper.png)`."
            self.collector.error(self.span(token), "style-from-elsewhere", message, advice)
            return ""
        self.files.append(NamedFile(re.split("[?#]", written)[0], self.span(token)))
        return f"{_OPEN}{len(self.files) - 1}{_CLOSE}"

    def span(self, node: Any) -> Span:
        """Return where a node begins."""
        return Span(self.path, node.source_line, node.source_column)


def _tokens(node: Any) -> Iterator[Any]:
    """Yield everything inside a rule."""
    for name in ("prelude", "content", "arguments"):
        for inner in getattr(node, name, None) or ():
            yield inner
            yield from _tokens(inner)
