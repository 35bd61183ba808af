"""Blocks and prose → HTML of one page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from unites_mooc.diagnostics import Span
from unites_mooc.model.blocks import (
    Block,
    Footnote,
)
from unites_mooc.model.course import Term
from unites_mooc.model.foreign import Foreign, language_of
from unites_mooc.model.index import Target
from unites_mooc.model.paths import relative_url
from unites_mooc.model.prose import (
    Citation,
    Cite,
    FootnoteMark,
    Image,
    Link,
    Part,
    Prose,
    Reference,
    plain_text,
)
from unites_mooc.render.arabic_marks import with_arabic_marks
from unites_mooc.render.context import Context, Medium
from unites_mooc.render.drawings import inline_drawing
from unites_mooc.render.outline import with_headings_from
from unites_mooc.render.plain_blocks import PLAIN_BLOCKS
from unites_mooc.render.templates import template
from unites_mooc.render.views import VIEWS
from unites_mooc.translation.collation import collation_key
from unites_mooc.translation.interface import direction_of

_LINK_TAG = re.compile(r"</?a\b[^>]*>")


@dataclass(slots=True)
class PageWriter:
    """Writes one page; what it gathers (notes, sources) belongs to that page alone."""

    context: Context
    path: str
    """The output path of the page."""
    target: Target | None = None
    """What the page shows; None for generated pages."""
    footnotes: Sequence[Footnote] = ()
    section_level: int = 2
    """The level of headings that directives write: below the unit they stand in."""
    notes: dict[str, int] = field(default_factory=dict)
    """Numbers of the footnotes marked so far, by label."""
    cited: dict[str, None] = field(default_factory=dict)
    """Keys of the works cited so far."""
    marks: dict[str, int] = field(default_factory=dict)
    media: set[str] = field(default_factory=set)
    """Output paths of the media shown so far."""
    counters: dict[str, int] = field(default_factory=dict)
    around: str = ""
    """The language of the run of text that is being written; empty for that of the content."""
    is_glossary: bool = False
    """Whether this is the glossary's own page, whose terms have the anchors."""

    @property
    def printing(self) -> bool:
        """Whether the page will be paper."""
        return self.context.medium is Medium.PRINT

    def _(self, text: str) -> str:
        """Return a text of the interface in the page's language."""
        return self.context.interface.gettext(text)

    @property
    def in_interface(self) -> Markup:
        """Return ``lang`` and ``dir`` for words of the interface among the author's, where they differ."""
        return _language_attributes(self.context.interface.words, self.context.publication.content_language)

    @property
    def in_content(self) -> Markup:
        """Return ``lang`` and ``dir`` for the author's words among those of the interface."""
        return _language_attributes(self.context.publication.content_language, self.context.interface.words)

    def say(self, text: str) -> Markup:
        """Return a text of the interface as HTML among the author's words."""
        return self.own(self._(text))

    def own(self, translated: str) -> Markup:
        """Return words of the interface as HTML among the author's words."""
        attributes = self.in_interface
        escaped = escape(translated)
        return Markup(f"<span{attributes}>{escaped}</span>") if attributes else escaped  # noqa: S704

    def count(self, name: str) -> int:
        """Return the next number of a kind of thing on this page, for its anchor."""
        self.counters[name] = self.counters.get(name, 0) + 1
        return self.counters[name]

    def plain(self, prose: Prose) -> str:
        """Return a run of text without markup, for attributes and controls."""
        text = plain_text(prose)
        return Foreign(text, prose.language) if prose.language else text

    def url(self, path: str) -> str:
        """Return the URL of an output file, relative to this page."""
        return relative_url(self.path, path)

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Return the HTML of blocks."""
        return Markup("\n".join(self.block(block) for block in blocks))  # noqa: S704

    def transcript(self, blocks: tuple[Block, ...]) -> Markup:
        """Return the HTML of a transcript; its headings stand below the place of the recording."""
        level = self.section_level
        written = self.blocks(with_headings_from(blocks, level))
        self.section_level = level
        return written

    def block(self, block: Block) -> str:
        """Return the HTML of one block."""
        writer = PLAIN_BLOCKS.get(type(block))
        if writer:
            return writer(self, block)
        view = VIEWS[type(block)]
        folder = "print" if self.printing and view.print_template else "blocks"
        return template(self.context, f"{folder}/{view.template}").render(
            block=block,
            page=self,
            _=self._,
            say=self.say,
            ngettext=self.context.counted,
            **view.values(block),
        )

    def prose(self, prose: Prose | None) -> Markup:
        """Return the HTML of a run of text."""
        return self.in_own_language(prose, prose.parts) if prose else Markup()

    def prose_without_links(self, prose: Prose) -> Markup:
        """Return the HTML of a run of text inside a link or a control, without links and marks."""
        parts = [part for part in prose.parts if not isinstance(part, Citation | FootnoteMark | Image)]
        return Markup(_LINK_TAG.sub("", self.in_own_language(prose, parts)))  # noqa: S704

    def in_own_language(self, prose: Prose, parts: Iterable[Part]) -> Markup:
        """Return the HTML of parts of a run of text, marked where it is not translated."""
        around, self.around = self.around, prose.language
        written = self.parts(parts)
        self.around = around
        if not prose.language:
            return Markup(written)  # noqa: S704
        attributes = _language_attributes(prose.language, self.context.publication.content_language)
        return Markup(f"<span{attributes}>{written}</span>")  # noqa: S704

    def title_of(self, words: str) -> str:
        """Return the title of something else, as HTML in a run of text that may be in another language."""
        content = self.context.publication.content_language
        own, around = language_of(words) or content, self.around or content
        attributes = _language_attributes(own, around)
        shown = html.escape(words, quote=False)
        return f"<span{attributes}>{shown}</span>" if attributes else shown

    def parts(self, parts: Iterable[Part]) -> str:
        """Return the HTML of the parts of a run of text."""
        return "".join(part if isinstance(part, str) else self.part(part) for part in parts)

    def part(self, part: Part) -> str:
        """Return the HTML of one part."""
        match part:
            case Link():
                return self.link(part)
            case Image():
                return self.prose_image(part)
            case Citation():
                return self.citation(part)
            case Reference():
                return self.reference(part)
            case FootnoteMark():
                return self.footnote_mark(part)
            case str():
                return part

    def link(self, link: Link) -> str:
        """Return a link; one that cannot work on paper is its text alone."""
        inner = self.parts(link.parts)
        if inner == html.escape(link.url.removeprefix("mailto:"), quote=False):
            inner = self.context.amount(Markup(inner))  # noqa: S704
        title = f' title="{html.escape(link.title)}"' if link.title else ""
        if link.url:
            return f'<a href="{html.escape(link.url)}"{title}{self.outside()}>{inner}</a>'
        if not link.path:
            return f'<a href="#{link.anchor}"{title}>{inner}</a>'
        anchor = f"#{link.anchor}" if link.anchor else ""
        target = self.context.publication.index.by_path.get(link.path)
        if target:
            url = self.page_url(self.context.path(target), anchor)
        else:
            file = self.context.publication.course.media[link.path]
            url = "" if self.printing else self.url(self.context.layout.media_file(file))
        return f'<a href="{html.escape(url)}"{title}>{inner}</a>' if url else inner

    def outside(self) -> str:
        """Return the attributes of a link that leaves the course: an LMS's frame must stay."""
        package = self.context.medium is Medium.PACKAGE
        return ' target="_blank" rel="noopener"' if package else ""

    def entry(self, key: str) -> str:
        """Return a work's entry in a list of sources."""
        entry = self.context.citations.entry(key).replace('<a href="', f'<a{self.outside()} href="')
        return self.context.amount(Markup(entry))  # noqa: S704

    def page_url(self, path: str, anchor: str = "") -> str:
        """Return the URL of another page: from paper, that on the site, or none at all."""
        if not self.printing:
            own = path == self.path and anchor
            return anchor if own else self.url(path) + anchor
        base = self.context.publication.course.meta.base_url
        return f"{base}{path}{anchor}" if base else ""

    def image(self, path: str, alt: str) -> str:
        """Return an image as wide as it is."""
        return self.prose_image(Image(path, alt, Span("")))

    def prose_image(self, image: Image) -> str:
        """Return an image: on screens, a drawing in the page; on paper, a background if it says nothing."""
        file = self.context.publication.course.media[image.path]
        width, height = file.width, file.height
        if image.width:
            width, height = image.width, round(image.width * height / width) if width else 0
        if file.content.drawing and not self.printing:
            language = self.around or self.context.publication.content_language
            number = self.count("drawing")
            return inline_drawing(file.content.drawing, image, number, (width, height), language)
        source = html.escape(self.media_url(image.path))
        if self.printing and not image.alt:
            return f'<span class="decorative" style="content: url({source})"></span>'
        classes = [*image.classes, *([f"width-{image.share}"] if image.share else [])]
        attributes = {
            "id": image.id,
            "class": " ".join(classes),
            "title": image.title,
            "width": str(width or ""),
            "height": str(height or ""),
            "loading": "" if self.printing else "lazy",
            "decoding": "" if self.printing else "async",
        }
        written = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items() if value)
        return f'<img src="{source}" alt="{html.escape(image.alt)}"{written}>'

    def media_url(self, path: str) -> str:
        """Return the URL of a media file."""
        file = self.context.publication.course.media[path]
        output = self.context.layout.media_file(file)
        self.media.add(output)
        return f"course:{output}" if self.printing else self.url(output)

    def citation(self, citation: Citation) -> str:
        """Return a citation; each work links to its entry in the page's list of sources."""
        opening, separator, closing = self.context.citations.brackets
        cites: list[str] = []
        for cite in citation.cites:
            self.cited.setdefault(cite.key)
            text = self._cite(cite)
            cites.append(f'<a href="#{source_anchor(cite.key)}">{text}</a>')
        return f'<span class="citation">{opening}{separator.join(cites)}{closing}</span>'

    def _cite(self, cite: Cite) -> str:
        """Return one cited work: names, year and pages keep their order among Arabic words."""
        return self.context.amount(Markup(self.context.citations.cite(cite)))  # noqa: S704

    def reference(self, reference: Reference) -> str:
        """Return a reference to a term, a case, or anything with an id."""
        index = self.context.publication.index
        if reference.kind == "term":
            term = index.terms[reference.target]
            shown = html.escape(reference.text, quote=False) or self.title_of(term.meta.term)
            url = self.page_url(self.context.layout.generated("glossary"), f"#term--{term.meta.id}")
            if not url:
                return f"<dfn>{shown}</dfn>"
            meaning = html.escape(plain_text(term.definition))
            return f'<a class="term" href="{url}" data-definition="{meaning}">{shown}</a>'
        target = index.meant(reference)
        assert target is not None
        shown = html.escape(reference.text, quote=False) or self.title_of(target.meta.title)
        url = self.page_url(self.context.path(target))
        return f'<a href="{html.escape(url)}">{shown}</a>' if url else f"<cite>{shown}</cite>"

    def terms(self) -> list[Term]:
        """Return the glossary in alphabetical order."""
        publication = self.context.publication
        language = publication.content_language
        return sorted(
            publication.course.glossary,
            key=lambda term: (collation_key(term.meta.term, language), term.meta.id),
        )

    def term_definition(self, term: Term) -> Markup:
        """Return a term's definition with its sources and related terms."""
        pieces = [f"<p>{self.prose(term.definition)}{self._sources(term)}</p>"]
        if term.meta.see:
            index = self.context.publication.index.terms
            glossary = self.context.layout.generated("glossary")
            links = (
                self._to(self.page_url(glossary, f"#term--{see}"), self.title_of(index[see].meta.term))
                for see in term.meta.see
            )
            see_also = with_arabic_marks(", ".join(links))
            pieces.append(f'<p class="see">{self.say("See also")}: {see_also}</p>')
        return Markup("".join(pieces))  # noqa: S704

    def _sources(self, term: Term) -> str:
        if not term.meta.sources:
            return ""
        opening, separator, closing = self.context.citations.brackets
        cites: list[str] = []
        for key in term.meta.sources:
            self.cited.setdefault(key)
            cites.append(f'<a href="#{source_anchor(key)}">{self._cite(Cite(key))}</a>')
        return f' <span class="citation">{opening}{separator.join(cites)}{closing}</span>'

    def bibliography(self) -> Iterator[tuple[str, Markup]]:
        """Yield the keys and entries of all cited works, in order."""
        citations = self.context.citations
        for key in citations.ordered(self.context.publication.course.references):
            yield key, Markup(self.entry(key))  # noqa: S704

    def _to(self, url: str, text: str) -> str:
        """Return a link, or its text alone where it leads nowhere from here."""
        return f'<a href="{html.escape(url)}">{text}</a>' if url else text

    def footnote_mark(self, mark: FootnoteMark) -> str:
        """Return the mark of a footnote, with a link to its text."""
        number = self.notes.setdefault(mark.label, len(self.notes) + 1)
        count = self.marks[mark.label] = self.marks.get(mark.label, 0) + 1
        suffix = f"-{count}" if count > 1 else ""
        label = html.escape(self._("Note"))
        return (
            f'<sup class="footnote-mark"><a href="#note--{number}" id="mark--{number}{suffix}" '
            f'aria-label="{label} {number}">{number}</a></sup>'
        )

    def notes_html(self) -> Markup:
        """Return the footnotes marked so far, and those that they mark, with links back to each mark."""
        by_label = {note.label: note for note in self.footnotes}
        texts: list[Markup] = []
        while len(texts) < len(self.notes):
            label = list(self.notes)[len(texts)]
            texts.append(self.blocks(by_label[label].blocks))
        items = (
            f'<li id="note--{number}">{text} {self._back_links(label, number)}</li>'
            for (label, number), text in zip(self.notes.items(), texts, strict=True)
        )
        return Markup("\n".join(items))  # noqa: S704

    def _back_links(self, label: str, number: int) -> str:
        if self.printing:
            return ""
        words = html.escape(self._("Back to the text"))
        links = (
            f'<a class="back" href="#mark--{number}{f"-{count}" if count > 1 else ""}" '
            f'aria-label="{words}{f" ({count})" if count > 1 else ""}">{self.back}</a>'
            for count in range(1, self.marks[label] + 1)
        )
        return " ".join(links)

    @property
    def back(self) -> str:
        """The arrow that leads back in the author's words."""
        return "↪" if direction_of(self.context.publication.content_language) == "rtl" else "↩"

    @property
    def onward(self) -> str:
        """The arrow that leads on in the author's words."""
        return "←" if direction_of(self.context.publication.content_language) == "rtl" else "→"

    def sources_html(self) -> Markup:
        """Return the entries of the works cited so far."""
        citations = self.context.citations
        keys = citations.ordered(self.cited)
        items = (f'<li id="{source_anchor(key)}">{self.entry(key)}</li>' for key in keys)
        return Markup("\n".join(items))  # noqa: S704


def _language_attributes(language: str, around: str) -> Markup:
    """Return the attributes that mark a language among another one; nothing where they are the same."""
    if language == around:
        return Markup()
    direction = direction_of(language)
    turned = f' dir="{direction}"' if direction != direction_of(around) else ""
    return Markup(f' lang="{language}"{turned}')  # noqa: S704


def source_anchor(key: str) -> str:
    """Return the anchor of a work in a list of sources: a citation key may hold any character."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f"_{ord(c):x}" for c in key)
    return f"source--{safe}"
