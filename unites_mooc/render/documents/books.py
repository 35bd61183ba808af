"""Documents of many texts: workbook, course book, and compendium of the working aids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from unites_mooc.model.blocks import Callout, Listing
from unites_mooc.model.contents import blocks_in
from unites_mooc.model.course import Case, Lesson, Module, Worksheet
from unites_mooc.render.case_filters import evidence_in_words
from unites_mooc.render.context import Context
from unites_mooc.render.dates import date_in_words
from unites_mooc.render.document_list import Document
from unites_mooc.render.documents.sheet import Sheet, field_labels, sheet_task
from unites_mooc.render.documents.texts import beside
from unites_mooc.render.documents.writer import PrintWriter, as_chapter, chapter_anchor, text_html
from unites_mooc.render.files import Task

CHAPTER_LEVELS = 1
"""How much lower the headings of a text stand in a book: its title is of level 2 there."""

_COVER = (12, 4)
_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A text of a book."""

    anchor: str
    title: str
    body: Markup
    kicker: str = ""
    facts: Sequence[str] = ()
    lead: str = ""
    outcomes: Sequence[str] = ()
    notes: Markup = _NOTHING
    sources: Markup = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a book."""

    anchor: str
    title: str
    chapters: Sequence[Chapter] = ()
    number: int = 0
    """Of a module; 0 for others."""
    lead: str = ""
    outcomes: Sequence[str] = ()
    body: Markup = _NOTHING
    foreign: bool = False
    """Whether the title is the author's."""


def module_part(number: int, module: Module, chapters: Sequence[Chapter], **more: Any) -> Part:
    """Return a module as a part of a book."""
    anchor = chapter_anchor("module", module.meta.id)
    return Part(
        anchor=anchor, title=module.meta.title, number=number, chapters=chapters, foreign=True, **more
    )


class Book:
    """Gathers what a book is made of."""

    def __init__(self, context: Context, document: Document, inside: dict[str, str]) -> None:
        self.context = context
        self.document = document
        self.inside = inside
        self.beside = beside(context)
        self.media: set[str] = set()
        self.names: dict[str, str] = {}
        self.cited: dict[str, None] = {}
        self.terms: dict[str, list[str]] = {}
        """The places of each term, by its id."""

    def writer(self, text: Lesson | Worksheet | Case | None = None) -> PrintWriter:
        """Return a writer of a chapter."""
        return PrintWriter(
            self.context,
            self.document.name,
            text,
            text.footnotes if text else (),
            inside=self.inside,
            documents=self.beside,
        )

    def chapter(
        self, text: Lesson | Worksheet | Case, anchor: str, *, own_sources: bool, **more: Any
    ) -> Chapter:
        """Return a text as a chapter."""
        writer = self.writer(text)
        writer.marks_terms = True
        if isinstance(text, Worksheet):
            writer.fields_below = f"{text.meta.id}."
            self.names |= field_labels(writer, text.blocks)
        if isinstance(text, Case):
            for key in text.meta.sources:
                writer.cited.setdefault(key)
        written = text_html(writer, text)
        chapter = self.closed(writer, written, anchor, text.meta.title, own_sources=own_sources, **more)
        for term in writer.used_terms:
            self.terms.setdefault(term, []).append(f"{anchor}.{writer.term_anchor(term)}")
        return chapter

    def closed(
        self,
        writer: PrintWriter,
        written: Markup,
        anchor: str,
        title: str,
        *,
        own_sources: bool = True,
        **more: Any,
    ) -> Chapter:
        """Return what a writer wrote as a chapter, with its notes and sources; the book takes them over."""
        late = writer.notes_html()
        own = writer.sources_html() if own_sources else Markup()
        body, notes, sources = as_chapter((written, late, own), anchor, CHAPTER_LEVELS)
        self.gather(writer)
        return Chapter(anchor=anchor, title=title, body=body, notes=notes, sources=sources, **more)

    def gather(self, writer: PrintWriter) -> None:
        """Take over what a chapter shows and cites."""
        self.media |= writer.media
        self.cited |= writer.cited

    def task(self, parts: Iterable[Part], **values: Any) -> Task:
        """Return the task that makes the book."""
        course = self.context.publication.course
        listed = list(parts)
        shared = {
            "parts": listed,
            "explanation": "",
            "index": (),
        }
        sheet = Sheet(
            kind=self.document.kind,
            template="book",
            title=self.document.title,
            description=course.meta.description or self.document.title,
            values={**shared, **values},
            page=self.context.layout.generated("index"),
            media=self.media,
            names=self.names,
            source=course.span.path,
            art=_COVER,
            weight=5 + sum(len(part.chapters) for part in listed) * 4,
        )
        return sheet_task(self.context, sheet)


def workbook(context: Context, document: Document) -> Task:
    """Return the task that makes the workbook: all working aids in the order of the course."""
    _, course = context.interface.gettext, context.publication.course
    inside = {context.path(sheet): chapter_anchor("worksheet", sheet.meta.id) for sheet in course.worksheets}
    book = Book(context, document, inside)
    parts = [
        module_part(
            number,
            module,
            [
                book.chapter(
                    sheet,
                    chapter_anchor("worksheet", sheet.meta.id),
                    own_sources=True,
                    kicker=_("Worksheet"),
                    facts=[context.duration(sheet.meta.duration)] if sheet.meta.duration else (),
                    lead=sheet.meta.purpose,
                )
                for sheet in module.worksheets
            ],
            lead=module.meta.summary,
        )
        for number, module in course.numbered_modules
        if module.worksheets
    ]
    explanation = _(
        "All worksheets of the course in one booklet. Fill them in on a screen and save the file, or print "
        "them and write by hand."
    )
    return book.task(parts, explanation=explanation)


def course_book(context: Context, document: Document) -> Task:
    """Return the task that makes the course book: modules, cases, glossary, bibliography, index of terms."""
    _, course = context.interface.gettext, context.publication.course
    generated = context.layout.generated
    inside = {context.path(module): chapter_anchor("module", module.meta.id) for module in course.modules}
    inside |= {context.path(lesson): chapter_anchor("lesson", lesson.meta.id) for lesson in course.lessons}
    inside |= {context.path(case): chapter_anchor("case", case.meta.id) for case in course.cases}
    inside |= {generated("cases/index"): chapter_anchor("part", "cases")}
    inside |= {generated("glossary"): ""} if course.glossary else {}
    inside |= {generated("bibliography"): chapter_anchor("part", "bibliography")}
    book = Book(context, document, inside)
    parts = [_module_part(book, number, module) for number, module in course.numbered_modules]
    parts.extend(_cases(book))
    writer = book.writer()
    writer.is_glossary = True
    if course.glossary:
        listed = writer.blocks([Listing(span=course.span, kind="glossary")])
        parts.append(Part(anchor=chapter_anchor("part", "glossary"), title=_("Glossary"), body=listed))
    book.gather(writer)
    parts.extend(_bibliography(book))
    used = [term for term in writer.terms() if term.meta.id in book.terms]
    index = [(term.meta.term, book.terms[term.meta.id]) for term in used]
    return book.task(parts, index=index)


def _module_part(book: Book, number: int, module: Module) -> Part:
    context = book.context
    chapters = [
        book.chapter(
            lesson,
            chapter_anchor("lesson", lesson.meta.id),
            own_sources=False,
            kicker=module.meta.title,
            facts=[context.duration(lesson.meta.duration)],
            outcomes=lesson.meta.outcomes,
        )
        for lesson in module.lessons
    ]
    return module_part(number, module, chapters, lead=module.meta.summary, outcomes=module.meta.outcomes)


def _cases(book: Book) -> Iterator[Part]:
    _, cases = book.context.interface.gettext, book.context.publication.course.cases
    if cases:
        chapters = [_case(book, case) for case in cases]
        yield Part(anchor=chapter_anchor("part", "cases"), title=_("Cases"), chapters=chapters)


def _case(book: Book, case: Case) -> Chapter:
    context, meta = book.context, case.meta
    _ = context.interface.gettext
    facts = [text for text in (meta.place, meta.country) if text]
    if meta.as_of:
        date = date_in_words(meta.as_of, context.interface.words)
        facts.append(Markup("{} {}").format(_("As of"), context.amount(date)))
    if evidence := evidence_in_words(book.writer(case), case):
        facts.append(evidence)
    anchor = chapter_anchor("case", case.meta.id)
    chapter = book.chapter(case, anchor, own_sources=False, kicker=_("Case example"), facts=facts)
    if not meta.not_known:
        return chapter
    entries = Markup("").join(Markup("<li>{}</li>").format(entry) for entry in meta.not_known)
    unknown = Markup("\n<h3>{}</h3>\n<ul>{}</ul>").format(_("What we do not know"), entries)
    return Chapter(
        anchor=anchor,
        title=chapter.title,
        body=chapter.body + unknown,
        kicker=chapter.kicker,
        facts=facts,
        notes=chapter.notes,
    )


def _bibliography(book: Book) -> Iterator[Part]:
    """Yield the list of all works that the book cites."""
    if not book.cited:
        return
    writer = book.writer()
    writer.cited.update(book.cited)
    body = Markup('<ul class="sources">\n{}\n</ul>').format(writer.sources_html())
    title = book.context.interface.gettext("Bibliography")
    yield Part(anchor=chapter_anchor("part", "bibliography"), title=title, body=body)


def compendium(context: Context, document: Document) -> Task:
    """Return the task that makes the compendium: what modules hold to, all working aids, practice sheets."""
    _, course = context.interface.gettext, context.publication.course
    inside = {context.path(case): chapter_anchor("case", case.meta.id) for case in course.cases}
    book = Book(context, document, inside)
    standards = [chapter for module in course.modules for chapter in _standards(book, module)]
    parts: list[Part] = []
    if standards:
        anchor = chapter_anchor("part", "standards")
        parts.append(Part(anchor=anchor, title=_("Common standards"), chapters=standards))
    anchor = chapter_anchor("part", "worksheets")
    parts.append(Part(anchor=anchor, title=_("Working aids"), body=_catalogue(book)))
    for part in _cases(book):
        parts.append(Part(anchor=part.anchor, title=_("Practice sheets"), chapters=part.chapters))
    parts.extend(_bibliography(book))
    explanation = _(
        "What the modules of the course hold to, all working aids at a glance, and practice from cities, "
        "for everyday use."
    )
    return book.task(parts, explanation=explanation)


def _standards(book: Book, module: Module) -> Iterator[Chapter]:
    """Yield what a module holds to: its outcomes, and the key points of its lessons."""
    bodies: list[Markup] = []
    for lesson in module.lessons:
        writer = book.writer(lesson)
        writer.section_level = 4
        points = [block for block in blocks_in(lesson, Callout) if block.kind == "key-points"]
        if points:
            anchor = chapter_anchor("standard", lesson.meta.id)
            bodies.append(Markup("<h3>{}</h3>").format(lesson.meta.title))
            bodies.extend(as_chapter([writer.blocks(block.blocks) for block in points], anchor))
            book.gather(writer)
    if bodies or module.meta.outcomes:
        yield Chapter(
            anchor=chapter_anchor("standard", module.meta.id),
            title=module.meta.title,
            outcomes=module.meta.outcomes,
            body=Markup("\n").join(bodies),
        )


def _catalogue(book: Book) -> Markup:
    """Return a table of all working aids."""
    context = book.context
    _ = context.interface.gettext
    writer = book.writer()
    rows = Markup("\n").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
            writer.linked(context.path(sheet), sheet.meta.title), sheet.meta.purpose, _time(context, sheet)
        )
        for module in context.publication.course.modules
        for sheet in module.worksheets
    )
    heads = Markup("").join(
        Markup('<th scope="col">{}</th>').format(head) for head in (_("Worksheet"), _("What for"), _("Time"))
    )
    return Markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>").format(heads, rows)


def _time(context: Context, sheet: Worksheet) -> str:
    return context.duration(sheet.meta.duration) if sheet.meta.duration else ""
