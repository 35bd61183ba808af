"""The frame that all pages share: head, navigation, the way through the course, footer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What is one page's own; the frame adds what all have."""

    writer: ScreenWriter
    template: str
    """Its file below ``templates/pages``, without the ending."""
    title: str
    description: str = ""
    values: Mapping[str, Any]
    """What the template needs."""
    source: str = ""
    """The source file it came from; empty for a generated page."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stop on the way through the course."""

    path: str
    title: str


class Frame:
    """Renders pages in the frame that they share."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.course = context.publication.course
        self.steps = list(self._steps())
        self.positions = {step.path: index for index, step in enumerate(self.steps)}

    def render(self, view: PageView) -> RenderedPage:
        """Return a page as HTML."""
        sources = view.values.get("sources")
        filled = {
            **self._shared(view),
            **view.values,
            "sources": sources() if callable(sources) else sources or "",
        }
        html = environment().get_template(f"pages/{view.template}.html").render(filled)
        return RenderedPage(view.writer.path, html, view.source)

    def _shared(self, view: PageView) -> dict[str, Any]:
        """Return the values that every page's template needs."""
        writer = view.writer
        publication, meta = self.context.publication, self.course.meta
        position = self.positions.get(writer.path)
        return {
            "_": self._,
            "ngettext": self.context.interface.ngettext,
            "canonical": f"{meta.base_url}{writer.path}" if meta.base_url and self.is_site else "",
            "content_language": publication.content_language,
            "foreign": self.context.interface.words != publication.content_language,
            "course": meta,
            "data": script_json(page_data(self.context, writer.target, writer.path)),
            "description": view.description,
            "direction": self.context.interface.direction,
            "edition_title": publication.title if len(meta.editions) else "",
            "fallback": self.context.fallback,
            "further": self.further(writer),
            "home": writer.url(self.context.layout.generated("index")),
            "kind": view.template,
            "language": self.context.interface.words,
            "languages": self.languages(writer),
            "navigation": self.navigation(writer),
            "next": self.neighbour(writer, position, 1),
            "page": writer,
            "pages": self.footer_links(writer),
            "policy": POLICY,
            "previous": self.neighbour(writer, position, -1),
            "search": writer.url(self.context.layout.generated("search")),
            "title": view.title,
        }

    def _steps(self) -> Iterator[Step]:
        yield Step(self.context.layout.generated("index"), self.course.meta.title)
        for module in self.course.modules:
            yield Step(self.context.path(module), module.meta.title)
            for lesson in module.lessons:
                yield Step(self.context.path(lesson), lesson.meta.title)

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


def script_json(value: Any) -> Markup:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704
