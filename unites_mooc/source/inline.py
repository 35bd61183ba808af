"""Inline tokens → prose parts."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from unites_mooc.diagnostics import Collector, Span, did_you_mean
from unites_mooc.directives.foreign import ROLES as FOREIGN_ROLES
from unites_mooc.directives.foreign import advice_for_html
from unites_mooc.model.paths import EXTERNAL_SCHEMES, resolve, scheme
from unites_mooc.model.prose import (
    Citation,
    Cite,
    FootnoteMark,
    Image,
    Link,
    Part,
    Prose,
    Reference,
)
from unites_mooc.model.slugs import is_slug, slugify
from unites_mooc.source.fences import FenceContext

ROLES = ("term", "case", "ref")
_ROLE = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]+)>\Z", re.S)
_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "softbreak": "\n",
    "hardbreak": "<br>\n",
}
_RAW_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")


@dataclass(slots=True)
class InlineReader:
    """Turns the inline tokens of one file into prose."""

    context: FenceContext
    lines: Sequence[str]
    """The lines of the Markdown, to find columns."""
    locate: Callable[[str, int], Span] | None = None
    """Finds the place of a position in a text that does not stand in ``lines`` as it is."""
    base: str = ""
    """The file that links start from, where it is another one than the text stands in."""

    @property
    def collector(self) -> Collector:
        """Where flaws are reported."""
        return self.context.collector

    def prose(self, token: Token) -> Prose:
        """Return the prose of an ``inline`` token."""
        line = token.map[0] if token.map else 0
        text = _Text(self, token.content, line)
        tokens = token.children or []
        if len(tokens) == 1 and tokens[0].type == "text" and "<" not in tokens[0].content:
            # Most are one text and nothing else.
            return Prose(token.content, (html.escape(tokens[0].content, quote=False),), text.span(0))
        return Prose(token.content, tuple(text.merged(text.parts(tokens))), text.span(0))


@dataclass(slots=True)
class _Text:
    """One inline token: its text, and where in the file it stands."""

    reader: InlineReader
    content: str
    line: int
    cursor: int = 0
    """How far the tokens were followed in the content."""
    starts: list[int] = field(init=False)
    """Where each line of the text begins."""
    columns: dict[int, int] = field(default_factory=dict)
    """Where each line of the text stands in its line of the file; looked up once."""

    def __post_init__(self) -> None:
        more = re.finditer("\n", self.content) if "\n" in self.content else ()
        self.starts = [0, *(match.end() for match in more)]

    def span(self, position: int) -> Span:
        """Return the place of a position in the text."""
        if self.reader.locate:
            return self.reader.locate(self.content, position)
        index = bisect_right(self.starts, position) - 1
        start = position - self.starts[index]
        return self.reader.context.span(self.line + index, self.indent(index) + start + 1)

    def indent(self, index: int) -> int:
        """Return how far into its line of the file a line of the text begins."""
        if index not in self.columns:
            lines, line = self.reader.lines, self.line + index
            end = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.content)
            own = self.content[self.starts[index] : end]
            self.columns[index] = max(lines[line].find(own), 0) if 0 <= line < len(lines) else 0
        return self.columns[index]

    def merged(self, parts: Iterator[Part]) -> Iterator[Part]:
        """Join neighbouring pieces of HTML."""
        pending: list[str] = []
        for part in parts:
            if isinstance(part, str):
                pending.append(part)
                continue
            if pending:
                yield "".join(pending)
                pending = []
            yield part
        if pending:
            yield "".join(pending)

    def parts(self, tokens: Sequence[Token]) -> Iterator[Part]:
        """Yield a part for each token; those inside a link belong to it."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "link_open":
                end = _closing(tokens, index)
                yield from self.link(token, tokens[index + 1 : end])
                index = end
            elif token.type == "text":
                yield self.text(token)
            elif token.type in _TAGS:
                yield _TAGS[token.type]
            else:
                yield from self.part(token)
            index += 1

    def text(self, token: Token) -> str:
        """Return the HTML for a text: most tokens are one."""
        start = self.follow(token)
        if "<" in token.content:
            self.check_raw_html(token.content, start)
        return html.escape(token.content, quote=False)

    def follow(self, token: Token) -> int:
        """Return where the content of a token begins (-1 where that is hidden); others follow behind it."""
        start = self.content.find(token.content, self.cursor) if token.content else -1
        if start >= 0:
            self.cursor = start + len(token.content)
        return start

    def part(self, token: Token) -> Iterator[Part]:
        """Yield the part for one token that is neither text nor plain markup."""
        kind = token.type
        if kind == "text_special":
            # Escaped quotation marks stay straight, whatever the language (translation.typesetting).
            yield html.escape(token.content)
            return
        self.follow(token)
        if kind == "code_inline":
            yield f"<code>{html.escape(token.content, quote=False)}</code>"
        elif kind == "image":
            yield from self.image(token)
        elif kind == "citation":
            cites = tuple(Cite(*cite) for cite in token.meta["cites"])
            yield Citation(cites, self.place(token))
        elif kind == "footnote_ref":
            yield FootnoteMark(token.meta["label"], self.place(token))
        elif kind == "myst_role":
            yield from self.role(token)
        elif token.content:
            yield html.escape(token.content, quote=False)

    def place(self, token: Token) -> Span:
        """Return the place where a token begins."""
        return self.span(token.meta.get("position", 0))

    def check_raw_html(self, text: str, start: int) -> None:
        """Warn of HTML, once a tag, in the text that begins at ``start`` (-1 where escapes hide that)."""
        named: set[str] = set()
        for match in _RAW_HTML.finditer(text):
            tag = match[0].split()[0].strip("<>/")
            if match[0].startswith("</") or tag in named:
                continue
            found = start + match.start() if start >= 0 else self.content.find(match[0], self.cursor)
            if found < 0 or _is_escaped(self.content, found):
                continue
            span = self.span(found)
            message = f"HTML is not interpreted: `{match[0]}` is shown as it stands."
            named.add(tag)
            self.reader.collector.warning(span, "raw-html", message, advice_for_html(match[0]))

    def link(self, token: Token, inner: Sequence[Token]) -> Iterator[Part]:
        """Yield a link, or its text alone where it leads nowhere."""
        parts = tuple(self.merged(self.parts(inner)))
        href, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
        span = self.place(token)
        kind = scheme(href)
        if kind in EXTERNAL_SCHEMES:
            yield Link(parts, span, url=href, title=title)
        elif kind or href.startswith("//"):
            message = f"A link cannot lead to `{unquote(href)}`."
            advice = "Use https, mailto, tel, or a relative path to a file of the course."
            if len(kind) == 1 or kind == "file":
                advice = (
                    "That is on your computer alone: put the file into `media`, and write `media/its-name`."
                )
            self.reader.collector.error(span, "unsupported-link", message, advice)
            yield from parts
        else:
            yield from self.internal_link(href, title, parts, span)

    def internal_link(self, href: str, title: str, parts: tuple[Part, ...], span: Span) -> Iterator[Part]:
        """Yield a link to a file of the course."""
        target, _, anchor = href.partition("#")
        path = resolve(self.reader.base or span.path, target) if target else ""
        if path is None or (not target and not anchor):
            message = f"The link `{href}` leads out of the course." if target else "The link is empty."
            advice = "Write a relative path to a file of the course."
            if target.startswith("/"):
                advice = _from_here(target)
            code = "path-out-of-course" if target else "empty-link"
            self.reader.collector.error(span, code, message, advice)
            yield from parts
        else:
            yield Link(parts, span, path=path, anchor=anchor, title=title)

    def image(self, token: Token) -> Iterator[Part]:
        """Yield an image; it must be a file of the course."""
        source, span = str(token.attrs.get("src", "")), self.place(token)
        attributes = token.meta.get("attributes", {})
        path = (
            None
            if scheme(source) or source.startswith("//")
            else resolve(self.reader.base or span.path, source)
        )
        if not path or path == ".":
            external = bool(scheme(source))
            code = "external-image" if external else "path-out-of-course"
            reason = "is not a file of the course" if external else "leads out of the course"
            message = f"The image `{unquote(source)}` {reason}."
            advice = "Put the file into a `media` folder and write a relative path."
            if source.startswith("/") and not source.startswith("//"):
                advice = _from_here(source)
            self.reader.collector.error(span, code, message, advice)
            return
        classes = str(attributes.get("class", "")).split()
        anchor = str(attributes.get("id", ""))
        if anchor and not is_slug(anchor):
            message = f"`{anchor}` cannot be an id: use a-z, 0-9 and single hyphens."
            self.reader.collector.error(span, "invalid-id", message, f"For example `{slugify(anchor)}`.")
        written = str(attributes.get("width", ""))
        yield Image(
            path,
            "".join(_plain(token.children or [])),
            span,
            title=str(token.attrs.get("title", "")),
            decorative="decorative" in classes,
            width=_number(written.removesuffix("px")),
            share=min(-(-_number(written[:-1]) // 5) * 5, 100) if written.endswith("%") else 0,
            id=anchor,
            classes=tuple(name for name in classes if name != "decorative"),
        )

    def role(self, token: Token) -> Iterator[Part]:
        """Yield a reference to a term, a case, or anything with an id."""
        name, content, span = token.meta["name"], token.content.strip(), self.place(token)
        if name not in ROLES:
            message = f"`{{{name}}}` is not a role."
            advice = FOREIGN_ROLES.get(name.lower(), "") or did_you_mean(name, ROLES)
            self.reader.collector.error(span, "unknown-role", message, advice)
            yield html.escape(content, quote=False)
            return
        match = _ROLE.match(content)
        text, target = (match["text"], match["target"]) if match else ("", content)
        if not is_slug(target):
            message = f"`{target}` is not an id."
            shown, proposal = text or target, slugify(target, "the-id")
            advice = (
                f"An id has a-z, 0-9 and single hyphens: `` {{{name}}}`{shown} <{proposal}>` ``, for example."
            )
            self.reader.collector.error(span, "invalid-id", message, advice)
            yield html.escape(content, quote=False)
            return
        yield Reference(name, target, span, text)


def _number(text: str) -> int:
    """Return a whole number of at most four digits; 0 where the text is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


def _is_escaped(text: str, position: int) -> bool:
    """Tell whether an odd number of backslashes stands before a position."""
    start = position
    while start and text[start - 1] == "\\":
        start -= 1
    return (position - start) % 2 == 1


def _from_here(path: str) -> str:
    """Return a hint for a path that begins with a slash."""
    return f"A path begins in the folder of this text: write `{path.lstrip('/')}`, or `../` before it."


def _closing(tokens: Sequence[Token], index: int) -> int:
    depth = 0
    for position in range(index, len(tokens)):
        depth += {"link_open": 1, "link_close": -1}.get(tokens[position].type, 0)
        if not depth:
            return position
    return len(tokens)


def _plain(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children:
            yield from _plain(token.children)
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        else:
            yield token.content
