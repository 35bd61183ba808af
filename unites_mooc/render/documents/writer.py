"""Blocks and prose → HTML of a document on paper."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from unites_mooc.model.blocks import Block, Paragraph
from unites_mooc.model.course import Text
from unites_mooc.model.paths import relative_url
from unites_mooc.model.prose import FootnoteMark, Link, Reference, plain_text
from unites_mooc.model.worksheet import Field
from unites_mooc.render.dates import date_example
from unites_mooc.render.layout import SIBLING
from unites_mooc.render.writer import PageWriter

CHAPTER = "at."
"""How the anchor of a chapter begins: no other anchor has a dot."""
_LONGEST_ADDRESS = 34
"""So many characters of an address stand in a line among other words; longer ones become a footnote."""


def chapter_anchor(kind: str, name: str) -> str:
    """Return the anchor of a chapter of a book."""
    return f"{CHAPTER}{kind}.{name}"


@dataclass(slots=True)
class PrintWriter(PageWriter):
    """Writes a document, or a chapter of one."""

    inside: Mapping[str, str] = field(default_factory=dict)
    """The anchor of each page of the site that the same document holds, by the page's path."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """Where there is no site to link to: the document beside this one that shows a page, by its path."""
    fields_below: str = ""
    """What the names of form fields begin with, where several worksheets are one document."""
    marks_terms: bool = False
    """Whether the first mention of each term has an anchor, for an index."""
    used_terms: dict[str, None] = field(default_factory=dict)
    """The ids of the terms used so far."""
    addresses: dict[str, int] = field(default_factory=dict)
    """The numbers of the footnotes that give addresses of links."""
    late: dict[int, str] = field(default_factory=dict)
    """What stands at the end of the text instead of the foot of a page: the label of a footnote, or an
    address, by its number."""
    in_paragraph: bool = False
    """Whether a paragraph is being written: notes of tables and headings would break the page."""

    def block(self, block: Block) -> str:
        """Return the HTML of one block."""
        before, self.in_paragraph = self.in_paragraph, isinstance(block, Paragraph)
        written = PageWriter.block(self, block)
        self.in_paragraph = before
        return written

    def label_text(self, field_: Field) -> str:
        """Return a field's label without markup: its name in the form."""
        return plain_text(field_.label)

    @property
    def date_example(self) -> str:
        """Return a date as readers of the interface write it, for who fills in a form."""
        return self._("Such as %(date)s") % {"date": date_example(self.context.interface.words)}

    def field_name(self, field_: Field) -> str:
        """Return the name of a field in the form."""
        return self.fields_below + field_.id

    def page_url(self, path: str, anchor: str = "") -> str:
        """Return the URL of another page: in this document, on the site, in the document beside this one.

        Empty where it cannot be reached from paper at all.
        """
        if path in self.inside:
            chapter = self.inside[path]
            return f"#{chapter}.{anchor[1:]}" if chapter and anchor else f"#{chapter or anchor[1:]}"
        if url := PageWriter.page_url(self, path, anchor):
            return url
        if path not in self.documents:
            return ""
        return SIBLING + relative_url(self.path, self.documents[path])

    def linked(self, path: str, title: str) -> Markup:
        """Return the title of a page, with a link where it leads anywhere."""
        url = self.page_url(path)
        return Markup('<a href="{}">{}</a>').format(url, title) if url else escape(title)

    def link(self, link: Link) -> str:
        """Return a link; where its address cannot be seen, it stands at the foot of the page."""
        written = PageWriter.link(self, link)
        if not link.url or not link.url.startswith(("http://", "https://")):
            return written
        shown = _without_scheme(link.url)
        if shown in _without_scheme(html.unescape(re.sub(r"<[^>]*>", "", written))):
            return written
        if len(shown) <= _LONGEST_ADDRESS:
            return f'{written} <span class="address">({html.escape(shown)})</span>'
        if link.url in self.addresses:
            number = self.addresses[link.url]
            return written + _mark(number, linked=number in self.late)
        number = self.addresses[link.url] = self._next_number()
        if not self.in_paragraph:
            self.late[number] = ""
            return written + _mark(number, linked=True)
        return written + _at_foot(number, _address(shown))

    def reference(self, reference: Reference) -> str:
        """Return a reference; terms are gathered, for a list of words or an index."""
        written = PageWriter.reference(self, reference)
        if reference.kind != "term" or reference.target in self.used_terms:
            return written
        self.used_terms.setdefault(reference.target)
        anchor = self.term_anchor(reference.target)
        return f'<span id="{anchor}">{written}</span>' if self.marks_terms else written

    def term_anchor(self, term: str) -> str:
        """Return the anchor of the first mention of a term."""
        return f"mention--{term}"

    def footnote_mark(self, mark: FootnoteMark) -> str:
        """Return the mark of a footnote with its text, which moves to the foot of the page.

        What is more than paragraphs stands at the end of the text, as it would break the page.
        """
        if mark.label in self.notes:
            number = self.notes[mark.label]
            return _mark(number, linked=number in self.late)
        number = self.notes[mark.label] = self._next_number()
        note = next(note for note in self.footnotes if note.label == mark.label)
        if self.in_paragraph and all(isinstance(block, Paragraph) for block in note.blocks):
            return _at_foot(number, "".join(self._line(block) for block in note.blocks))
        self.late[number] = mark.label
        return _mark(number, linked=True)

    def _line(self, block: object) -> str:
        assert isinstance(block, Paragraph)
        return f'<span class="line">{self.prose(block.text)}</span>'

    def _next_number(self) -> int:
        return len(self.notes) + len(self.addresses) + 1

    def notes_html(self) -> Markup:
        """Return the footnotes that do not stand at the foot of their page."""
        by_label = {note.label: note for note in self.footnotes}
        addresses = {number: address for address, number in self.addresses.items()}
        items: list[str] = []
        while len(items) < len(self.late):
            number, label = list(self.late.items())[len(items)]
            address = _address(_without_scheme(addresses.get(number, "")))
            text = self.blocks(by_label[label].blocks) if label else address
            items.append(f'<li id="note--{number}"><strong>{number}.</strong> {text}</li>')
        return Markup("\n".join(items))  # noqa: S704


def text_html(writer: PrintWriter, text: Text) -> Markup:
    """Return the HTML of a text: units below headings of level 2."""
    parts = [writer.blocks(text.introduction)]
    for unit in text.units:
        writer.section_level = 3
        parts.append(Markup('<h2 id="{}">{}</h2>').format(unit.id, writer.prose(unit.title)))
        parts.append(writer.blocks(unit.blocks))
    return Markup("\n").join(parts)


_START = re.compile(r"<[a-z][^>]*>")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")
_ID = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby))="([^"]*)"')
_OWN_LINK = re.compile(r'(\shref)="#([^"]*)"')
_LOWEST = 6


def as_chapter(pieces: Iterable[str], anchor: str, levels: int = 0) -> list[Markup]:
    """Return the HTML of a page as that of a chapter: its anchors stand below the chapter's own one.

    ``levels`` is how much lower its headings stand. Nothing but tags is touched: in texts and in the
    values of attributes, ``<`` and quotation marks are escaped.
    """
    written = list(pieces)
    ids = {match[2] for piece in written for tag in _START.findall(piece) for match in _ID.finditer(tag)}

    def named(tag: re.Match[str]) -> str:
        with_ids = _ID.sub(lambda match: f'{match[1]}="{anchor}.{match[2]}"', tag[0])
        return _OWN_LINK.sub(
            lambda match: f'{match[1]}="#{anchor}.{match[2]}"' if match[2] in ids else match[0], with_ids
        )

    def lowered(heading: re.Match[str]) -> str:
        return f"<{heading[1]}h{min(int(heading[2]) + levels, _LOWEST)}"

    return [Markup(_START.sub(named, _HEADING.sub(lowered, piece))) for piece in written]  # noqa: S704


def _without_scheme(address: str) -> str:
    return re.sub(r"https?://(?:www\.)?", "", address).rstrip("/")


def _mark(number: int, *, linked: bool) -> str:
    shown = f'<a href="#note--{number}">{number}</a>' if linked else number
    return f'<sup class="footnote-mark">{shown}</sup>'


def _address(shown: str) -> str:
    return f'<span class="address">{html.escape(shown)}</span>'


def _at_foot(number: int, text: str) -> str:
    return f'<span class="footnote" data-number="{number}" data-tag="Note">{text}</span>'
