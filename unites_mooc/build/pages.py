"""The pages of texts: remembered from one build to the next, made by workers where there are many.

A page is made of its own text, if it has one, and of what all pages of the publication share: metadata, the
glossary, references, media, the look. All of that is in the key, and no other text's body is: a page that
shows something of these (the workbook) is made anew each time.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from unites_mooc.build.executors import in_chunks
from unites_mooc.build.memo import Memo, Part
from unites_mooc.build.shelf import LIBRARIES as READING
from unites_mooc.editions.publication import Publication
from unites_mooc.model.contents import kinds_of
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.frame import Frame, RenderedPage
from unites_mooc.render.layout import Layout, PackageLayout
from unites_mooc.render.pages import know_pages, planned_pages
from unites_mooc.render.search_index import Sections, know_sections, sections_of

LIBRARIES = ("Jinja2", "markupsafe", "citeproc-py", "babel", "tzdata", *READING)
"""Libraries that have a say in a page."""
_PIECE, _BEFORE = 256, 32
"""A piece of what is known of pages has so many, and so many that were there before."""
_LOOKING = "workbook"
"""The page that looks into the bodies of texts."""


class _Made(NamedTuple):
    """What is light of a page; the page itself is on disk."""

    source: str
    letters: str
    sections: Sections | None
    """What the search finds in it, where it is that of a text."""
    data: Part
    """Where the page is remembered."""


def prepare_pages(publication: Publication, targets: Iterable[str], memo: Memo, jobs: int) -> tuple[int, int]:
    """Render the pages of a publication that its targets need; return how many were made, and remembered.

    What is not known to be made of certain things is left to the targets.
    """
    made = remembered = 0
    for context in _contexts(publication, set(targets)):
        names = _names(context) if memo.is_own else {}
        if not names:
            continue
        job = _Job(context, memo)
        record = _Record(memo, f"pages {_shared(context)}", list(names.values()))
        pages = {path: record.known[name] for path, name in names.items() if name in record.known}
        remembered += len(pages)
        made += len(job.views) - len(pages)
        pages.update(_make([path for path in names if path not in pages], job, jobs))
        record.save({name: pages[path] for path, name in names.items()})
        for text in publication.course.texts:
            if (page := pages.get(context.path(text))) and page.sections:
                know_sections(context, text, page.sections)
        know_pages(context, {path: job.page(path, page) for path, page in pages.items()})
    return made, remembered


def _names(context: Context) -> Mapping[str, str]:
    """Return a name for each page by path, where what it is made of is known: the page's and its text's."""
    course = context.publication.course
    if course.theme.templates:
        # What a course writes itself may look anywhere, and its flaws have a place of their own to be found.
        return {}
    texts = {context.path(text): text for text in course.texts}
    left = {context.layout.generated(_LOOKING), *(path for path, text in texts.items() if not text.identity)}
    return {
        path: f"{path} {texts[path].identity if path in texts else ''}"
        for path in planned_pages(context)
        if path not in left
    }


def _contexts(publication: Publication, targets: set[str]) -> Iterator[Context]:
    if "site" in targets:
        yield make_context(publication, Layout(pages=f"{publication.language}/"), Medium.SITE)
    if targets & {"scorm12", "scorm2004"} and publication.settings.sco == "course":
        yield make_context(publication, PackageLayout(pages="pages/"), Medium.PACKAGE)


def _shared(context: Context) -> str:
    """Return a hash of what all pages of a publication share: everything but the bodies of its texts."""
    publication = context.publication
    course = publication.course
    parts: list[Any] = [
        context.medium,
        context.layout,
        publication.edition,
        publication.title,
        publication.language,
        publication.content_language,
        publication.share.percent,
        publication.languages,
        publication.settings,
        publication.part,
        course.first_number,
        course.meta,
        course.span,
        [(module.meta, module.path) for module in course.modules],
        [(type(text), text.meta, text.path, sorted(kinds_of(text))) for text in course.texts],
        course.cohorts,
        course.glossary,
        course.references,
        course.media,
        course.theme,
    ]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(repr(part).encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _make(paths: Sequence[str], job: _Job, jobs: int) -> Iterator[tuple[str, _Made]]:
    """Yield what is light of pages, and put the pages on disk."""
    # Workers see the course as it was when they were started, which costs nothing where they are forked.
    _JOBS.append(job)
    try:
        for made in in_chunks(partial(_run, len(_JOBS) - 1), paths, jobs if sys.platform == "linux" else 1):
            yield from made
    finally:
        _JOBS.pop()


class _Record:
    """What is known of the pages of a publication, by name. It is kept in pieces, each of which may go."""

    def __init__(self, memo: Memo, key: str, names: Sequence[str]) -> None:
        self.memo = memo
        self.key = key
        self.pieces = [names[start : start + _PIECE] for start in range(0, len(names), _PIECE)]
        self.stored = [self._stored(number) for number in range(len(self.pieces))]
        self.known: dict[str, _Made] = {}
        for piece in self.stored:
            self.known.update(piece)

    def _stored(self, number: int) -> dict[str, _Made]:
        data = self.memo.get(f"{self.key} {number}", LIBRARIES)
        return pickle.loads(data) if data else {}  # noqa: S301

    def save(self, pages: Mapping[str, _Made]) -> None:
        """Remember pages, and for a while those that were in their places: an edit may be undone."""
        for number, (names, stored) in enumerate(zip(self.pieces, self.stored, strict=True)):
            now = {name: pages[name] for name in names}
            if not now.keys() <= stored.keys():
                before = [(name, page) for name, page in stored.items() if name not in now]
                data = pickle.dumps(dict(before[-_BEFORE:]) | now, pickle.HIGHEST_PROTOCOL)
                self.memo.put(f"{self.key} {number}", LIBRARIES, data)


class _Job:
    """Makes pages, and fetches those that were made."""

    def __init__(self, context: Context, memo: Memo) -> None:
        self.context = context
        self.memo = memo
        self.views = planned_pages(context)
        self.texts = {context.path(text): text for text in context.publication.course.texts}
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame:
        """Return the frame, which only those need who make a page."""
        self._frame = self._frame or Frame(self.context)
        return self._frame

    def make(self, paths: Sequence[str]) -> list[tuple[str, _Made]]:
        """Make pages, and remember them."""
        pages = [self.frame.render(self.views[path]()) for path in paths]
        places = self.memo.put_together([page.data for page in pages], LIBRARIES)
        texts = [self.texts.get(path) for path in paths]
        sections = [sections_of(self.context, text) if text else None for text in texts]
        return [
            (path, _Made(page.source, page.letters, found, place))
            for path, page, found, place in zip(paths, pages, sections, places, strict=True)
        ]

    def page(self, path: str, made: _Made) -> RenderedPage:
        """Return a page that is on disk."""
        fetch = partial(self._fetch, path, made.data)
        return RenderedPage(path, made.source, made.letters, fetch, made.data.sha256.hex())

    def _fetch(self, path: str, place: Part) -> bytes:
        data = self.memo.get_part(place, LIBRARIES)
        return self.frame.render(self.views[path]()).data if data is None else data


_JOBS: list[_Job] = []
"""What is being made: workers are forked from this process, and find it here."""


def _run(number: int, paths: Sequence[str]) -> list[tuple[str, _Made]]:
    return _JOBS[number].make(paths)
