"""The course tree: Course → Module → Lesson → Unit → Block, and what stands beside it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from unites_mooc.diagnostics import Span
from unites_mooc.model.blocks import Block, Conditions, Footnote
from unites_mooc.model.catalogue import Catalogue
from unites_mooc.model.drawing import Drawing
from unites_mooc.model.metadata import (
    CaseMeta,
    CohortMeta,
    CourseMeta,
    LessonMeta,
    ModuleMeta,
    PageMeta,
    SessionMeta,
    TermMeta,
    ThemeMeta,
    WorksheetMeta,
)
from unites_mooc.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a lesson: two to seven minutes of learning."""

    id: str
    title: Prose
    blocks: tuple[Block, ...]
    span: Span
    only: Conditions = ()
    explicit: bool = False
    """Whether the author wrote the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Something with metadata, and the places of what the metadata says."""

    span: Span
    """Where its metadata begins."""
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where the value of each metadata key stands."""

    def at(self, key: str) -> Span:
        """Return where the value of a metadata key stands."""
        return self.places.get(key, self.span)


@dataclass(frozen=True, slots=True)
class Body:
    """What a text says, apart from its metadata."""

    introduction: tuple[Block, ...] = ()
    units: tuple[Unit, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    memory: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found in it once; it goes with the body."""


_BODY = ("introduction", "units", "footnotes")
_FETCH = "fetch"
NOT_LIGHT = (*_BODY, "memory", "facts")
"""The fields of a text that are no plain values of it."""
_KEPT_BODIES = 256
"""So many bodies are at hand at once; the others are fetched anew."""
_bodies: OrderedDict[int, tuple[Callable[[], Body], Body]] = OrderedDict()


def _body_of(fetch: Callable[[], Body]) -> Body:
    """Return a body that was put away; those that were asked for last are at hand."""
    known = _bodies.get(id(fetch))
    if known is None or known[0] is not fetch:
        known = _bodies[id(fetch)] = (fetch, fetch())
        while len(_bodies) > _KEPT_BODIES:
            _bodies.popitem(last=False)
    return known[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Located):
    """What a Markdown file holds below its front matter.

    Its body may be put away, and is fetched when somebody looks at it (``put_away``): a course of thousands
    of lessons is not in memory as a whole.
    """

    path: str
    """The source file, relative to the course root."""
    introduction: tuple[Block, ...] = ()
    """Blocks before the first unit; all blocks where there are no units."""
    units: tuple[Unit, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    memory: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found in the text once and is asked for often (``model.contents``)."""
    facts: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found in it once, and is small and plain: it may be remembered from one build to the next."""

    @classmethod
    def put_away(
        cls, values: Mapping[str, Any], fetch: Callable[[], Body], facts: dict[str, Any], identity: str
    ) -> Self:
        """Return a text without its body; ``values`` are all other fields, ``fetch`` gives the body.

        ``identity`` names everything that the text was made of.
        """
        text = object.__new__(cls)
        own = {"memory": {_FETCH: fetch, "identity": identity}, "facts": facts}
        for name, value in {**values, **own}.items():
            object.__setattr__(text, name, value)
        return text

    @property
    def identity(self) -> str:
        """Return a name for everything that the text was made of; empty where that is not known."""
        return str(self.memory.get("identity", ""))

    @property
    def is_put_away(self) -> bool:
        """Whether the body is fetched when somebody looks at it."""
        return _FETCH in self.memory

    @property
    def at_hand(self) -> dict[str, Any]:
        """Return what was found in the body once, which goes with it where it is put away."""
        fetch = self.memory.get(_FETCH)
        return _body_of(fetch).memory if fetch else self.memory

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Return a part of a body that is put away."""
            if name in _BODY and (fetch := self.memory.get(_FETCH)):
                return getattr(_body_of(fetch), name)
            raise AttributeError(name)

    @property
    def blocks(self) -> Iterator[Block]:
        """Yield the top-level blocks of all units; footnotes are apart."""
        yield from self.introduction
        for unit in self.units:
            yield from unit.blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Text):
    """A lesson."""

    meta: LessonMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet(Text):
    """A working aid."""

    meta: WorksheetMeta
    module: str
    """The id of the module it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Text):
    """A case of the library."""

    meta: CaseMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Text):
    """About, accessibility, privacy, imprint and the like."""

    meta: PageMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Located):
    """A module: lessons and working aids on one subject."""

    meta: ModuleMeta
    path: str
    lessons: tuple[Lesson, ...]
    worksheets: tuple[Worksheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Located):
    """A glossary term."""

    meta: TermMeta
    definition: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Located):
    """A session of a cohort."""

    meta: SessionMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort(Located):
    """A group that takes the course together, and when it meets."""

    meta: CohortMeta
    path: str
    sessions: tuple[Session, ...]
    """In the author's order."""


@dataclass(frozen=True, slots=True)
class MediaFlaw:
    """Something inside a media file that should not be there."""

    what: str
    """What it is, in a few words."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class MediaContent:
    """What the bytes of a media file are, whatever its name says."""

    kind: str = ""
    """``PNG``, ``JPEG``, ``SVG``, ``HTML`` and so on; empty where nobody knows."""
    broken: MediaFlaw | None = None
    """Why it cannot be read to its end."""
    active: tuple[MediaFlaw, ...] = ()
    """What an SVG does besides being looked at: scripts, handlers, what it loads."""
    drawing: Drawing | None = None
    """An SVG as it can stand in a page."""
    svg: bytes = b""
    """The same SVG as its file has it, where there are words in it."""
    words: tuple[tuple[str, int], ...] = ()
    """These words in the order of the file, each with its line."""
    obstacle: MediaFlaw | None = None
    """Why an SVG, though only looked at, cannot stand in a page."""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that pages may show or link to."""

    path: str
    """Relative to the course root."""
    size: int
    """In bytes."""
    sha256: str
    width: int = 0
    """Of an image in CSS pixels; 0 where it is not known."""
    height: int = 0
    content: MediaContent = MediaContent()
    data: bytes = b""
    """Its bytes, where it is not the file itself that readers get: a drawing whose words are translated."""


THEME_FOLDER = "course/theme/"
THEME_FILE = f"{THEME_FOLDER}theme.yaml"
STYLE_FILE = f"{THEME_FOLDER}theme.css"
TEMPLATES_FOLDER = f"{THEME_FOLDER}templates/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Located):
    """The course's own look."""

    meta: ThemeMeta = field(default_factory=ThemeMeta)
    logo: MediaFile | None = None
    style: tuple[str | MediaFile, ...] = ()
    """Its style sheet: pieces of text, and between them the files whose addresses belong there."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Its own templates by their name, such as ``pages/home.html``."""
    paths: tuple[str, ...] = ()
    """All files of its folder, used or not."""

    @property
    def files(self) -> tuple[MediaFile, ...]:
        """Return the files that are published as they stand."""
        shown = (self.logo, *self.style)
        return tuple({file.path: file for file in shown if isinstance(file, MediaFile)}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Located):
    """Everything that the sources say, for all editions."""

    meta: CourseMeta
    modules: tuple[Module, ...] = ()
    cases: tuple[Case, ...] = ()
    pages: tuple[Page, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    glossary: tuple[Term, ...] = ()
    references: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """CSL-JSON items by their key."""
    reference_spans: Mapping[str, Span] = field(default_factory=dict)
    reference_urls: Mapping[str, Span] = field(default_factory=dict)
    """Where the web address of a reference stands."""
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    """Files that texts show or link to, by path."""
    other_files: tuple[str, ...] = ()
    """Files of the course that are no sources, wherever they stand: a wrong path may have meant them."""
    media_paths: tuple[str, ...] = ()
    """All files of the ``media`` folders, used or not."""
    theme: Theme = Theme(span=Span(THEME_FILE))
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    """What the PO files hold, by language."""
    unread: frozenset[str] = frozenset()
    """Files that are there but could not be read; nothing is known of what they hold."""
    allowed: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)
    """Codes of warnings and hints that are silenced, by file, and where the file says so."""
    first_number: int = 1
    """The number of the first module: of another one, where this is a part of a course."""
    memory: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was made of the course once and is asked for often, such as its translations."""

    @property
    def numbered_modules(self) -> Iterator[tuple[int, Module]]:
        """Yield the modules, each with the number that readers know it by."""
        return enumerate(self.modules, self.first_number)

    @property
    def lessons(self) -> Iterator[Lesson]:
        """Yield the lessons of all modules, in order."""
        for module in self.modules:
            yield from module.lessons

    @property
    def worksheets(self) -> Iterator[Worksheet]:
        """Yield the working aids of all modules, in order."""
        for module in self.modules:
            yield from module.worksheets

    @property
    def texts(self) -> Iterator[Lesson | Worksheet | Case | Page]:
        """Yield everything that was written in Markdown, in order."""
        for module in self.modules:
            yield from module.lessons
            yield from module.worksheets
        yield from self.cases
        yield from self.pages


def is_sensitive(text: Text) -> bool:
    """Tell whether what learners write in a text must never leave their device."""
    return isinstance(text, Worksheet) and text.meta.sensitive
