"""The course as it is on disk now, and its pages: each is made when somebody looks at it.

What did not change since the last reading is shared with it (``source.library``), so that after an edit
one file is read and one page is made. Where a course cannot be shown as it is, the last one that could be
stays, and says so.
"""

from __future__ import annotations

import gc
import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from unites_mooc.build.executors import SerialExecutor
from unites_mooc.build.memo import Memo
from unites_mooc.build.plan import publications
from unites_mooc.build.reading import check_loaded
from unites_mooc.build.rendering import render
from unites_mooc.build.tasks import SourceChangedError, bytes_of, run_tasks, tasks_in
from unites_mooc.diagnostics import COURSE_FILE, Diagnostic, Span, error, has_errors
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import without_drafts
from unites_mooc.model.course import Course
from unites_mooc.render.assets import course_script, media_files, page_assets, start_style
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.files import Entry, Files, Inventory
from unites_mooc.render.frame import Frame, PageView, with_versions
from unites_mooc.render.layout import Layout
from unites_mooc.render.pages import planned_pages
from unites_mooc.render.search_index import search_index
from unites_mooc.source.library import Library
from unites_mooc.source.loader import load_course

_SITE = "site/"
_KEPT = 1_000_000
"""In bytes: what is larger is not kept for the time when it cannot be made."""
_NOT_SERVED = ("sw.js", "inventory.js")
"""What belongs to the service worker."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets."""

    data: bytes
    path: str
    """Its path in the folder of the site."""
    source: str = ""
    """The source file of a page."""
    is_page: bool = False


@dataclass(slots=True)
class Site:
    """The site of one edition in one language, as far as somebody looked at it."""

    publication: Publication
    context: Context
    frame: Frame
    pages: Mapping[str, Callable[[], PageView]]
    versions: Mapping[str, str]
    """What addresses of styles say of the course's own look, so that a browser sees when it changes."""
    made: dict[str, Answer] = field(default_factory=dict)
    shared: dict[int, Files] = field(default_factory=dict)
    """What pages load, in the groups of ``_SHARED``."""
    everything: Files = field(default_factory=dict)
    """All files of the edition, documents and packages among them; gathered when one is asked for."""

    @classmethod
    def of(cls, publication: Publication) -> Site:
        """Return the site of a publication."""
        context = make_context(publication, Layout(pages=f"{publication.language}/"), Medium.SITE)
        theme, style = publication.course.theme, context.layout.style(publication.language)
        look = hashlib.sha256(repr((theme.meta, theme.style, theme.logo)).encode()).hexdigest()
        return cls(publication, context, Frame(context), planned_pages(context), {style: f"?v={look[:8]}"})

    def page(self, path: str) -> Answer:
        """Return a page."""
        if path not in self.made:
            rendered = self.frame.render(self.pages[path]())
            data = with_versions(rendered.data, self.versions)
            self.made[path] = Answer(data, path, rendered.source, is_page=True)
        return self.made[path]

    def entry(self, path: str) -> Entry | None:
        """Return any other file of the site."""
        for number, gather in enumerate(_SHARED):
            if number not in self.shared:
                self.shared[number] = gather(self.context)
            if path in self.shared[number]:
                return self.shared[number][path]
        if not self.everything:
            rendered = render(self.publication, self.publication.outputs).values()
            self.everything = {name: entry for files in rendered for name, entry in files.items()}
        return self.everything.get(_SITE + path)


def _assets(context: Context) -> Files:
    """Return styles, scripts and fonts; without the service worker, which would keep what is changing."""
    return page_assets(context, frozenset()) | start_style(context)


_SHARED = (_assets, media_files, course_script, search_index)
"""What pages load, in groups: where a flaw of the course is in the way of one, the others are there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be served."""

    root: Path
    editions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    drafts: bool = False
    cache: Path | None = None


class LiveCourse:
    """The course as it is now; safe for several threads."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.number = time.time_ns() // 1_000_000
        """Grows with every reading, and from one server to the next: pages of one that ended are old."""
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self._lock = threading.RLock()
        self._given = threading.Event()
        self._library = Library(by_stamp=True)
        self._memo = Memo(wanted.cache)
        self._read: Course | None = None
        """What was read last, whatever is wrong with it."""
        self._found: tuple[Diagnostic, ...] = ()
        self._shown: Course | None = None
        """What is shown: the last course that could be read without errors, or the first of all."""
        self._sites: dict[tuple[str, str], Site] = {}
        self._last: dict[tuple[str, str], Answer] = {}
        """The last of each that could be made, by edition and path."""

    def still(self) -> AbstractContextManager[object]:
        """Return what keeps the course as it is while several things are asked of it."""
        return self._lock

    def read(self) -> None:
        """Read what changed."""
        with self._lock:
            is_first = self._read is None
            self._read, self._found = self._load()
            readable = self._read is not None and COURSE_FILE not in self._read.unread
            if readable and (not has_errors(self._found) or self._shown is None):
                self._shown = self._read
                self._sites = {}
            if has_errors(self._found):
                self.diagnostics = self._found
            if is_first:
                gc.collect()
                gc.freeze()
            self._given.clear()
            self.number += 1

    def _load(self) -> tuple[Course | None, tuple[Diagnostic, ...]]:
        try:
            return load_course(self.wanted.root, self._library)
        except OSError as problem:
            message = f"The folder of the course cannot be read: {problem.strerror}."
            return None, (error(Span(COURSE_FILE), "missing-course", message, "Put it back."),)

    def check(self) -> tuple[Diagnostic, ...]:
        """Return everything that is wrong with the course as it was read last.

        Pages can be asked for in the meantime: nothing but what is known of frozen values grows.
        """
        with self._lock:
            read, found = self._read, self._found
        diagnostics = check_loaded(read, found)
        with self._lock:
            if read is self._read:
                self.diagnostics = diagnostics
        return diagnostics

    def wait_for_page(self, seconds: float) -> None:
        """Return when a page of the last reading was given out, or after that time."""
        self._given.wait(seconds)

    def choices(self) -> Sequence[tuple[str, str, tuple[str, ...]]]:
        """Return the editions that are served: their names, their titles, their languages."""
        with self._lock:
            if self._shown is None:
                return ()
            meta = self._shown.meta
            wanted = self.wanted
            languages = tuple(
                name for name in meta.published_languages if not wanted.languages or name in wanted.languages
            )
            return tuple(
                (name, edition.title, languages)
                for name, edition in meta.published_editions.items()
                if not wanted.editions or name in wanted.editions
            )

    def unknown(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield what was asked for and is not there: an edition or a language, its name, and those known."""
        if self._shown is None:
            return
        meta = self._shown.meta
        kinds = (
            ("edition", self.wanted.editions, tuple(meta.published_editions)),
            ("language", self.wanted.languages, meta.published_languages),
        )
        for kind, asked, known in kinds:
            yield from ((kind, name, known) for name in asked if name not in known)

    def title(self) -> str:
        """Return the title of the course; empty where it cannot be read."""
        with self._lock:
            return self._shown.meta.title if self._shown else ""

    def answer(self, edition: str, path: str) -> Answer | None:
        """Return a file of the site of an edition; None where there is none of that path."""
        with self._lock:
            try:
                answer = self._answer(edition, path)
            except Exception:
                # A course with errors is shown as far as it goes: what is wrong with it is said beside it.
                if not has_errors(self.check()):
                    raise
                return self._last.get((edition, path))
            if answer and len(answer.data) < _KEPT:
                self._last[edition, path] = answer
            if answer and answer.is_page:
                self._given.set()
            return answer

    def _answer(self, edition: str, path: str) -> Answer | None:
        site = self._site(edition, path)
        if site is None or path.endswith(_NOT_SERVED):
            return None
        return site.page(path) if path in site.pages else self._other(site, path)

    def _site(self, edition: str, path: str) -> Site | None:
        """Return the site that a path belongs to: its first folder is a language, or none's own."""
        choice = next((item for item in self.choices() if item[0] == edition), None)
        if choice is None or self._shown is None or not choice[2]:
            return None
        first = path.partition("/")[0]
        language = first if first in choice[2] else _language_of(path, choice[2])
        if (edition, language) not in self._sites:
            course = self._shown if self.wanted.drafts else without_drafts(self._shown)
            publication = publications(course, (edition,), (language,))[edition][0]
            self._sites[edition, language] = Site.of(publication)
        return self._sites[edition, language]

    def _other(self, site: Site, path: str) -> Answer | None:
        entry = site.entry(path)
        if entry is None or isinstance(entry, Inventory):
            return None
        root = self.wanted.root
        try:
            results = run_tasks(tasks_in({path: entry}), root, self._memo, SerialExecutor(), lambda *_: None)
            return Answer(bytes_of(entry, root, results), path, getattr(entry, "source", ""))
        except SourceChangedError:
            return None


def version_of(answer: Answer) -> str:
    """Return a name for the content of an answer, as HTTP wants it (RFC 9110, 8.8.3)."""
    return f'"{hashlib.sha256(answer.data).hexdigest()[:20]}"'


def _language_of(path: str, languages: Sequence[str]) -> str:
    """Return the language whose style sheet a path names; the first one for what all share."""
    for language in languages:
        if path == Layout(pages="").style(language):
            return language
    return languages[0]
