"""The frame that all pages share: head, navigation, the way through the course, footer."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from unites_mooc.model.course import Module
from unites_mooc.render.context import Context, Medium
from unites_mooc.render.downloads import has_downloads
from unites_mooc.render.emblem import emblem, hue
from unites_mooc.render.learner_data import page_data
from unites_mooc.render.names import language_name
from unites_mooc.render.preview import previews
from unites_mooc.render.screen import ScreenWriter
from unites_mooc.render.templates import template, written
from unites_mooc.render.web import Head, head
from unites_mooc.render.workbook import has_workbook

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


LISTED = 120
"""A course of more lessons has a menu of its modules, in which the page's own module is open."""
_ASCII = "".join(map(chr, range(128)))
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around a path, in the place of what its address shall add; characters for private use (Unicode)."""
_VERSIONED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}".encode())


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page: where it stands, what it says, which source it came from."""

    path: str
    source: str
    letters: str
    """The characters that it has, each once."""
    fetch: Callable[[], bytes]
    """Gives the page in UTF-8."""
    name: str = ""
    """Of its bytes: others have another one. Empty where nobody looked."""

    @property
    def data(self) -> bytes:
        """Return the page in UTF-8."""
        return self.fetch()

    @property
    def html(self) -> str:
        """Return the page as text."""
        return self.data.decode()


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
    module: int = 0
    """The number of the module it belongs to, from 1; 0 for none."""
    scripts: tuple[str, ...] = ()
    """Scripts it needs beyond those of every page: ``more`` for what is not on most pages, ``own`` for
    the learner's own ones."""


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
        self.previews = previews(context) if self.is_site else ()
        self.writes = has_workbook(self.course.modules)
        self.offers = has_downloads(context)
        self.lists_lessons = sum(1 for _ in self.course.lessons) <= LISTED
        self._folders = [posixpath.dirname(context.path(module)) for module in self.course.modules]
        apart = len(set(self._folders)) == len(self._folders)
        self._module_folders = frozenset(self._folders if apart else ())
        """The folders of modules where each has one of its own: in packages, all pages are in one."""
        self._menus: dict[tuple[str, bool], dict[int, dict[str, Any]]] = {}

    def render(self, view: PageView) -> RenderedPage:
        """Return a page as HTML."""
        sources = view.values.get("sources")
        filled = {
            **self._shared(view),
            **view.values,
            "sources": sources() if callable(sources) else sources or "",
        }
        html = written(self.context, f"pages/{view.template}.html", filled)
        data = html.encode()
        return RenderedPage(view.writer.path, view.source, letters_of(html, data), lambda: data)

    def _shared(self, view: PageView) -> dict[str, Any]:
        """Return the values that every page's template needs."""
        writer = view.writer
        publication, meta = self.context.publication, self.course.meta
        position = self.positions.get(writer.path)
        shown = self._head(view) if self.is_site else None
        return {
            "_": self._,
            "asset": lambda path: writer.url(path) + (f"{_OPEN}{path}{_CLOSE}" if self.is_site else ""),
            "ngettext": self.context.counted,
            "content_language": publication.content_language,
            "course": meta,
            "data": script_json(page_data(self.context, writer.target, writer.path, view.scripts)),
            "description": view.description,
            "direction": self.context.interface.direction,
            "edition_title": publication.title if publication.title != meta.title else "",
            "fallback": self.context.fallback,
            "translated_percent": publication.share.percent,
            "further": self.further(writer),
            "certificate": writer.url(self.context.layout.generated("certificate")),
            "home": writer.url(self.context.layout.generated("index")),
            "hue": hue(view.module or 1),
            "in_content": writer.in_content,
            "in_interface": writer.in_interface,
            "head": shown,
            "kind": view.template,
            "language": self.context.interface.words,
            "language_title": language_name(publication.language),
            "languages": self.languages(writer),
            "navigation": self.navigation(view),
            "next": self.neighbour(writer, position, 1),
            "page": writer,
            "pages": self.footer_links(writer),
            "policy": POLICY,
            "previous": self.neighbour(writer, position, -1),
            "scripts": view.scripts,
            "styles": self._styles(view),
            "offline": False,
            "statement": script_json(shown.statement) if shown and shown.statement else "",
            "search": writer.url(self.context.layout.generated("search")),
            "title": view.title,
            "workbook": self._workbook(writer),
        }

    def _head(self, view: PageView) -> Head:
        preview = self.previews[view.module] if self.previews else None
        return head(self.context, view.writer, view.title, view.description, preview)

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

    def _styles(self, view: PageView) -> list[str]:
        """Return the paths of a page's style sheets: running text needs no more than one."""
        plain = view.template in {"lesson", "text"} and not view.scripts
        wanted = {
            "more": not plain,
            "own": "own" in view.scripts,
            "certificate": view.template == "certificate",
            "search": view.template == "search",
        }
        more = (f"{self.context.layout.assets}{name}.css" for name, needed in wanted.items() if needed)
        return [self.context.layout.style(self.context.publication.language), *more]

    def _workbook(self, writer: ScreenWriter) -> str:
        """Return the URL of the learner's workbook; empty where there is nothing to write."""
        return writer.url(self.context.layout.generated("workbook")) if self.writes else ""

    def neighbour(self, writer: ScreenWriter, position: int | None, by: int) -> dict[str, str] | None:
        """Return the step before or after a page."""
        if position is None or not 0 <= position + by < len(self.steps):
            return None
        step = self.steps[position + by]
        label = self._("Next") if by > 0 else self._("Previous")
        return {"url": writer.url(step.path), "title": step.title, "label": label}

    def navigation(self, view: PageView) -> list[dict[str, Any]]:
        """Return the modules and lessons as links from a page.

        The menu of a long course lists the lessons of the page's own module; the home page has all.
        """
        writer, path = view.writer, view.writer.path
        whole = self.lists_lessons or path == self.context.layout.generated("index")
        folder = posixpath.dirname(path)
        # From the folder of any module, the others have the same addresses.
        place = f"beside {posixpath.dirname(folder)}" if folder in self._module_folders else f"in {folder}"
        known = self._menus.setdefault((place, whole), {})
        menu = []
        for index, (number, module) in enumerate(self.course.numbered_modules):
            if number == view.module:
                menu.append(self._own_entry(writer, number, module, index))
            elif folder in self._module_folders and folder == self._folders[index]:
                menu.append(self._closed_entry(writer, number, module, index, whole))
            else:
                if index not in known:
                    known[index] = self._closed_entry(writer, number, module, index, whole)
                menu.append(known[index])
        return menu

    def _own_entry(self, writer: ScreenWriter, number: int, module: Module, index: int) -> dict[str, Any]:
        """Return the module of a page as an entry of the menu: it is open, and says where readers are."""
        entry = self._menu_entry(writer, number, module, listed=True)
        here = writer.url(writer.path)
        lessons = [{**lesson, "current": lesson["url"] == here} for lesson in entry["lessons"]]
        own = {**entry, "current": entry["url"] == here, "open": True, "lessons": lessons}
        return own | {"shown": self._shown(writer, own, index)}

    def _closed_entry(
        self, writer: ScreenWriter, number: int, module: Module, index: int, listed: bool
    ) -> dict[str, Any]:
        """Return a module that a page does not belong to as an entry of the menu."""
        entry = self._menu_entry(writer, number, module, listed=listed)
        return entry | {"shown": self._shown(writer, entry, index)}

    def _shown(self, writer: ScreenWriter, entry: Mapping[str, Any], index: int) -> Markup:
        """Return an entry of the menu as HTML: pages have most of them in common."""
        values = {"_": self._, "in_content": writer.in_content, "module": entry, "place": index + 1}
        return Markup(template(self.context, "pages/menu_module.html").render(values))  # noqa: S704

    def _menu_entry(
        self, writer: ScreenWriter, number: int, module: Module, *, listed: bool
    ) -> dict[str, Any]:
        """Return what the entry of a module in the menu says, closed, with addresses from a page."""
        return {
            "id": module.meta.id,
            "number": number,
            "hue": hue(number),
            "open": False,
            "outcomes": module.meta.outcomes,
            "emblem": emblem(module.meta.id),
            "url": writer.url(self.context.path(module)),
            "title": module.meta.title,
            "summary": module.meta.summary,
            "current": False,
            "lessons": [
                {
                    "id": lesson.meta.id,
                    "url": writer.url(self.context.path(lesson)),
                    "title": lesson.meta.title,
                    "duration": self.context.duration(lesson.meta.duration),
                    "current": False,
                }
                for lesson in module.lessons
                if listed
            ],
        }

    def further(self, writer: ScreenWriter) -> list[dict[str, Any]]:
        """Return the generated pages as links from a page."""
        _ = self._
        entries: list[tuple[str, str, str, bool]] = [
            ("cases/index", _("Cases"), _("Examples from cities"), bool(self.course.cases)),
            ("glossary", _("Glossary"), _("Words and what they mean here"), bool(self.course.glossary)),
            ("bibliography", _("Bibliography"), _("All sources"), bool(self.course.references)),
            ("schedule", _("Schedule"), _("When groups meet"), bool(self.course.cohorts)),
            (
                "downloads",
                _("Downloads"),
                _("To print, to fill in, to take away"),
                self.offers,
            ),
            ("workbook", _("Workbook"), _("What you wrote, on one page"), self.writes),
            ("certificate", _("Certificate"), _("When you have completed the course"), True),
        ]
        return [
            {"url": writer.url(path), "title": title, "about": about, "current": path == writer.path}
            for path, title, about in (
                (self.context.layout.generated(name), title, about)
                for name, title, about, there in entries
                if there
            )
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


def with_versions(page: bytes, versions: Mapping[str, str]) -> bytes:
    """Return a page in which the addresses of styles and scripts name their contents.

    These follow from the letters of the pages, so that they are known only when the pages are.
    """
    return _VERSIONED.sub(lambda match: versions.get(match[1].decode(), "").encode(), page)


def script_json(value: Any) -> Markup:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704


def letters_of(text: str, data: bytes) -> str:
    """Return the different letters of a text, which is ``data`` in UTF-8, in order.

    To look for each letter of ASCII is five times as fast as to look at each letter of a page.
    """
    ascii_letters = [letter for letter in _ASCII if letter in text]
    return "".join(ascii_letters + sorted(set(data.translate(None, _ASCII.encode()).decode())))
