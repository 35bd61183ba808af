"""All learner's pages of one publication: the same for the site and for packages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from unites_mooc.model.blocks import Listing
from unites_mooc.model.course import Case, Lesson, Module, Page, Text, Unit, Worksheet
from unites_mooc.model.index import Target
from unites_mooc.render.context import Context, Medium, environment
from unites_mooc.render.downloads import has_downloads
from unites_mooc.render.learner_data import page_data
from unites_mooc.render.names import language_name
from unites_mooc.render.screen import ScreenWriter

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page: where it stands, what it says, which source it came from."""

    path: str
    html: str
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """A stop on the way through the course."""

    path: str
    title: str


def render_pages(context: Context) -> Iterator[RenderedPage]:
    """Yield every page of a publication."""
    pages = _Pages(context)
    yield pages.home()
    for number, module in enumerate(context.publication.course.modules, 1):
        yield pages.module(module, number)
        for lesson in module.lessons:
            yield pages.lesson(module, lesson)
        for worksheet in module.worksheets:
            yield pages.worksheet(worksheet, module)
    for case in context.publication.course.cases:
        yield pages.case(case)
    for page in context.publication.course.pages:
        yield pages.text_page(page)
    yield from pages.generated()


def entry_path(context: Context) -> str:
    """Return the path of the first page."""
    return context.layout.generated("index")


class _Pages:
    """Renders pages; keeps what they share: the way through the course and the navigation."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.course = context.publication.course
        self.steps = list(self._steps())
        self.positions = {step.path: index for index, step in enumerate(self.steps)}

    def _steps(self) -> Iterator[Step]:
        yield Step(self.context.layout.generated("index"), self.course.meta.title)
        for module in self.course.modules:
            yield Step(self.context.path(module), module.meta.title)
            for lesson in module.lessons:
                yield Step(self.context.path(lesson), lesson.meta.title)

    def home(self) -> RenderedPage:
        """Return the first page."""
        writer = self.writer(self.context.layout.generated("index"))
        lessons = list(self.course.lessons)
        values = {
            "lesson_count": len(lessons),
            "duration": self.context.duration(sum(lesson.meta.duration for lesson in lessons)),
        }
        title, description = self.course.meta.title, self.course.meta.description
        return self.page(writer, "home", title, description, values, self.course.span.path)

    def module(self, module: Module, number: int) -> RenderedPage:
        """Return the overview of a module."""
        writer = self.writer(self.context.path(module), module)
        entry = next(item for item in self.navigation(writer) if item["id"] == module.meta.id)
        worksheets = [
            {
                "url": writer.url(self.context.path(worksheet)),
                "title": worksheet.meta.title,
                "purpose": worksheet.meta.purpose,
            }
            for worksheet in module.worksheets
        ]
        values = {"module": module, "number": number, "entry": entry, "worksheets": worksheets}
        return self.page(writer, "module", module.meta.title, module.meta.summary, values, module.path)

    def lesson(self, module: Module, lesson: Lesson) -> RenderedPage:
        """Return a lesson."""
        writer = self.writer(self.context.path(lesson), lesson)
        values = self.text_values(writer, lesson)
        handout = ""
        if self.context.offers("handouts") and lesson.meta.handout:
            handout = writer.url(self.context.layout.document(self.context.handout(lesson)))
        values |= {
            "lesson": lesson,
            "module": module,
            "module_url": writer.url(self.context.path(module)),
            "duration": self.context.duration(lesson.meta.duration),
            "handout": handout,
        }
        summary = " ".join(lesson.meta.outcomes)
        return self.page(writer, "lesson", lesson.meta.title, summary, values, lesson.path)

    def worksheet(self, worksheet: Worksheet, module: Module) -> RenderedPage:
        """Return a working aid."""
        writer = self.writer(self.context.path(worksheet), worksheet)
        minutes = worksheet.meta.duration
        document = ""
        if self.context.offers("worksheets"):
            document = writer.url(self.context.layout.document(f"worksheets/{worksheet.meta.id}.pdf"))
        values = self.text_values(writer, worksheet) | {
            "kicker": self._("Worksheet"),
            "lead": worksheet.meta.purpose,
            "facts": [self.context.duration(minutes)] if minutes else [],
            "document": document,
            "kept": self._("What you write here is kept on this device only."),
        }
        return self.text(writer, worksheet, worksheet.meta.purpose, values)

    def case(self, case: Case) -> RenderedPage:
        """Return a case with its evidence."""
        writer = self.writer(self.context.path(case), case)
        for key in case.meta.sources:
            writer.cited.setdefault(key)
        meta = case.meta
        facts = [text for text in (meta.place, meta.country) if text]
        if meta.fictional:
            facts.append(self._("Fictional example"))
        if meta.as_of:
            facts.append(f"{self._('As of')} {meta.as_of}")
        if meta.evidence:
            facts.append(f"{self._('Evidence')} {meta.evidence}")
        unknown = {
            "id": "not--known",
            "title": self._("What we do not know"),
            "entries": meta.not_known,
        }
        values = self.text_values(writer, case) | {
            "kicker": self._("Case example"),
            "facts": facts,
            "sections": [unknown] if meta.not_known else [],
        }
        return self.text(writer, case, "", values)

    def text_page(self, page: Page) -> RenderedPage:
        """Return a page such as the privacy notice."""
        writer = self.writer(self.context.path(page), page)
        values = self.text_values(writer, page)
        values["sections"] = _statement(page, self._)
        return self.text(writer, page, "", values)

    def text(
        self,
        writer: ScreenWriter,
        target: Worksheet | Case | Page,
        summary: str,
        values: dict[str, Any],
    ) -> RenderedPage:
        """Return a page that is made of text alone."""
        defaults = {
            "kicker": "",
            "lead": "",
            "facts": [],
            "document": "",
            "kept": "",
            "sections": [],
        }
        return self.page(writer, "text", target.meta.title, summary, defaults | values, target.path)

    def generated(self) -> Iterator[RenderedPage]:
        """Yield the pages that no source file stands for."""
        layout = self.context.layout
        if self.course.glossary:
            writer = self.writer(layout.generated("glossary"))
            writer.is_glossary = True
            yield self.listing(writer, "glossary", self._("Glossary"))
        if self.course.cases:
            yield self.listing(self.writer(layout.generated("cases/index")), "cases", self._("Cases"))
        if self.course.references:
            writer = self.writer(layout.generated("bibliography"))
            yield self.listing(writer, "bibliography", self._("Bibliography"))
        if self.course.cohorts:
            yield self.listing(self.writer(layout.generated("schedule")), "schedule", self._("Schedule"))
        if has_downloads(self.context):
            yield self.listing(self.writer(layout.generated("downloads")), "downloads", self._("Downloads"))
        if self.context.medium is Medium.SITE:
            yield self.page(self.writer(layout.generated("404")), "404", self._("Page not found"), "", {}, "")

    def listing(self, writer: ScreenWriter, kind: str, title: str) -> RenderedPage:
        """Return a page that is one generated list."""
        body = writer.blocks([Listing(span=self.course.span, kind=kind)])
        values = {"body": body, "sources": writer.sources_html() if kind == "glossary" else ""}
        return self.page(writer, "glossary", title, "", values, "")

    def writer(self, path: str, target: Target | None = None) -> ScreenWriter:
        """Return the writer of one page."""
        footnotes = target.footnotes if isinstance(target, Text) else ()
        return ScreenWriter(self.context, path, target, footnotes)

    def text_values(self, writer: ScreenWriter, text: Text) -> dict[str, Any]:
        """Return the body of a text, unit by unit, with its notes and sources."""
        introduction = writer.blocks(text.introduction)
        units = [self.unit(writer, unit) for unit in text.units]
        notes = writer.notes_html()
        return {
            "introduction": introduction,
            "units": units,
            "notes": notes,
            "sources": writer.sources_html,
        }

    def unit(self, writer: ScreenWriter, unit: Unit) -> dict[str, Any]:
        """Return one unit."""
        writer.section_level = 3
        return {
            "id": unit.id,
            "title": writer.prose(unit.title),
            "short_title": writer.prose_without_links(unit.title),
            "body": writer.blocks(unit.blocks),
        }

    def page(
        self,
        writer: ScreenWriter,
        template: str,
        title: str,
        description: str,
        values: Mapping[str, Any],
        source: str,
    ) -> RenderedPage:
        """Return a page in the frame that all pages share."""
        publication, meta = self.context.publication, self.course.meta
        position = self.positions.get(writer.path)
        sources = values.get("sources")
        shared = {
            "_": self._,
            "ngettext": self.context.interface.ngettext,
            "canonical": f"{meta.base_url}{writer.path}" if meta.base_url and self.is_site else "",
            "content_language": publication.content_language,
            "foreign": self.context.interface.words != publication.content_language,
            "course": meta,
            "data": script_json(page_data(self.context, writer.target, writer.path)),
            "description": description,
            "direction": self.context.interface.direction,
            "edition_title": publication.title if len(meta.editions) else "",
            "fallback": self.context.fallback,
            "further": self.further(writer),
            "home": writer.url(self.context.layout.generated("index")),
            "kind": template,
            "language": self.context.interface.words,
            "languages": self.languages(writer),
            "navigation": self.navigation(writer),
            "next": self.neighbour(writer, position, 1),
            "page": writer,
            "pages": self.footer_links(writer),
            "policy": POLICY,
            "previous": self.neighbour(writer, position, -1),
            "title": title,
        }
        filled = {**shared, **values, "sources": sources() if callable(sources) else sources or ""}
        html = environment().get_template(f"pages/{template}.html").render(filled)
        return RenderedPage(writer.path, html, source)

    @property
    def is_site(self) -> bool:
        """Whether the pages are a web site."""
        return self.context.medium is Medium.SITE

    def _(self, text: str) -> str:
        return self.context.interface.gettext(text)

    def neighbour(self, writer: ScreenWriter, position: int | None, by: int) -> dict[str, str] | None:
        """Return the step before or after a page."""
        if position is None or not 0 <= position + by < len(self.steps):
            return None
        step = self.steps[position + by]
        label = self._("Next") if by > 0 else self._("Previous")
        return {"url": writer.url(step.path), "title": step.title, "label": label}

    def navigation(self, writer: ScreenWriter) -> list[dict[str, Any]]:
        """Return the modules and lessons as links from a page."""
        return [
            {
                "id": module.meta.id,
                "url": writer.url(self.context.path(module)),
                "title": module.meta.title,
                "summary": module.meta.summary,
                "current": self.context.path(module) == writer.path,
                "lessons": [
                    {
                        "id": lesson.meta.id,
                        "url": writer.url(self.context.path(lesson)),
                        "title": lesson.meta.title,
                        "duration": self.context.duration(lesson.meta.duration),
                        "current": self.context.path(lesson) == writer.path,
                    }
                    for lesson in module.lessons
                ],
            }
            for module in self.course.modules
        ]

    def further(self, writer: ScreenWriter) -> list[dict[str, Any]]:
        """Return the generated pages as links from a page."""
        entries: list[tuple[str, str, bool]] = [
            ("cases/index", self._("Cases"), bool(self.course.cases)),
            ("glossary", self._("Glossary"), bool(self.course.glossary)),
            ("bibliography", self._("Bibliography"), bool(self.course.references)),
            ("schedule", self._("Schedule"), bool(self.course.cohorts)),
            ("downloads", self._("Downloads"), has_downloads(self.context)),
        ]
        paths = [(self.context.layout.generated(name), title) for name, title, there in entries if there]
        return [
            {"url": writer.url(path), "title": title, "current": path == writer.path} for path, title in paths
        ]

    def footer_links(self, writer: ScreenWriter) -> list[dict[str, Any]]:
        """Return the course's own pages as links from a page."""
        return [
            {
                "url": writer.url(self.context.path(page)),
                "title": page.meta.title,
                "current": self.context.path(page) == writer.path,
            }
            for page in self.course.pages
        ]

    def languages(self, writer: ScreenWriter) -> list[dict[str, Any]]:
        """Return the same page in each language of the site."""
        publication = self.context.publication
        if not self.is_site or len(publication.languages) < 2:
            return []
        prefix = self.context.layout.pages
        return [
            {
                "code": code,
                "name": language_name(code),
                "url": writer.url(f"{code}/{writer.path.removeprefix(prefix)}"),
                "current": code == publication.language,
            }
            for code in publication.languages
        ]


def _statement(page: Page, translate: Any) -> list[dict[str, Any]]:
    """Return the sections of an accessibility statement."""
    if page.meta.id != "accessibility":
        return []
    meta = page.meta
    fields = (
        ("status", "Status", (meta.status,)),
        ("gaps", "What is not accessible, and why", meta.gaps),
        ("alternatives", "Alternatives", meta.alternatives),
        ("method", "How this was assessed", (meta.method, meta.date or "")),
        ("contact", "Tell us about barriers", (meta.contact,)),
        ("enforcement", "Enforcement", (meta.enforcement,)),
    )
    return [
        {
            "id": f"statement--{name}",
            "title": translate(title),
            "entries": [entry for entry in entries if entry],
        }
        for name, title, entries in fields
    ]


def script_json(value: Any) -> Markup:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704
