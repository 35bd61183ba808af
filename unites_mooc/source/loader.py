"""Course folder → ``Course`` and diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from unites_mooc.diagnostics import COURSE_FILE, Collector, Diagnostic, Severity, Span
from unites_mooc.model.blocks import Block, Recording
from unites_mooc.model.catalogue import Catalogue
from unites_mooc.model.contents import media_of
from unites_mooc.model.course import (
    THEME_FILE,
    Cohort,
    Course,
    MediaFile,
    Module,
    Term,
    Theme,
)
from unites_mooc.model.metadata import (
    CaseMeta,
    CourseMeta,
    LessonMeta,
    Metadata,
    ModuleMeta,
    PageMeta,
    TermMeta,
    ThemeMeta,
    WorksheetMeta,
)
from unites_mooc.model.prose import Prose, plain_prose
from unites_mooc.source.catalogue_reader import CATALOGUE_FILE, read_catalogue
from unites_mooc.source.cohort_reader import COHORT_FILE, read_cohort
from unites_mooc.source.fences import FenceContext
from unites_mooc.source.folder import CourseFolder, open_folder, read_text
from unites_mooc.source.inline import InlineReader
from unites_mooc.source.layout import (
    COHORTS_FOLDER,
    KNOWN_FILE,
    better_place,
    is_office_file,
    is_source,
    meant_as,
    where_course_is,
)
from unites_mooc.source.library import Library, Source
from unites_mooc.source.markdown import parser
from unites_mooc.source.metadata_reader import read_metadata
from unites_mooc.source.reference_reader import References, foreign_references, read_references
from unites_mooc.source.theme_reader import read_theme
from unites_mooc.source.transcripts import read_transcript, with_transcripts
from unites_mooc.source.written import TEXT_OF, allowed_codes
from unites_mooc.source.yaml_reader import Document, Positions, read_yaml

M = TypeVar("M", bound=Metadata)
Loaded = tuple[Course | None, tuple[Diagnostic, ...]]

_SOURCE_ENDINGS = (".md", ".yaml", ".yml", ".po", ".pot")
"""Sources are read; they are never published as they stand."""
_MEDIA_FOLDER = re.compile(r"(?:course|modules/[^/]+)/media/")
_KINDS: tuple[tuple[re.Pattern[str], type[Metadata]], ...] = (
    (re.compile(r"modules/[^/]+/[^/]+\.md"), LessonMeta),
    (re.compile(r"modules/[^/]+/worksheets/[^/]+\.md"), WorksheetMeta),
    (re.compile(r"course/cases/[^/]+\.md"), CaseMeta),
    (re.compile(r"course/pages/[^/]+\.md"), PageMeta),
)
"""The kinds of metadata by where a file stands."""
_NO_META = CourseMeta(id="unread", title="?", language="en")
GLOSSARY_FILE = "course/glossary.yaml"
REFERENCES_FILE = "course/references.yaml"


def load_course(root: Path, library: Library | None = None) -> Loaded:
    """Read the course below ``root``; None where nothing can be said of it as a whole.

    Never raises on content. Every flaw that reading finds is reported, in order of place. What ``library``
    has of an earlier reading is not read again.
    """
    folder, diagnostics = open_folder(root)
    library = library or Library()
    library.turn()
    loader = _Loader(folder, library)
    loader.collector.extend(diagnostics)
    course = loader.course()
    found = sorted(set(loader.collector.items), key=Diagnostic.sort_key)
    return course, tuple(_without_echoes(found))


def _without_echoes(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the flaws without those that only follow from another one.

    That a value stands in odd quotation marks is said where it is right otherwise; keys of a file
    that should be a list stand there twice because it is none.
    """
    wrong = {item.span for item in found if item.severity is Severity.ERROR}
    no_lists = {
        item.span.path for item in found if item.code == "wrong-type" and item.span == Span(item.span.path)
    }
    for item in found:
        quoted = item.code == "quoted-with-typographic-quotes" and item.span in wrong
        if not quoted and not (item.code == "duplicate-key" and item.span.path in no_lists):
            yield item


@dataclass(slots=True)
class _Loader:
    """The state of one reading."""

    folder: CourseFolder
    library: Library
    collector: Collector = field(default_factory=Collector)
    allowed: dict[str, dict[str, Span]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    contents: dict[str, str | None] = field(default_factory=dict)
    misnamed: set[str] = field(default_factory=set)
    """Files that are named where the file is missing that they were meant as."""

    def course(self) -> Course | None:
        """Read every file; the course is None without a readable ``course.yaml``."""
        document = self.yaml(COURSE_FILE)
        meta = self.metadata(CourseMeta, COURSE_FILE, document) if document else None
        self.library.prepare(list(self.sources()), meta or _NO_META)
        modules = self.modules()
        cases = tuple(self.texts(self.folder.markdown_in("course/cases"), CaseMeta))
        pages = tuple(self.texts(self.folder.markdown_in("course/pages"), PageMeta))
        cohorts = tuple(self.cohorts())
        glossary = tuple(self.glossary())
        references = self.references()
        theme = self.theme()
        catalogues = dict(self.catalogues())
        self.report_ignored()
        if not self.folder.holds(COURSE_FILE):
            return None
        if meta is None:
            self.unread.add(COURSE_FILE)
        course = Course(
            meta=meta or _NO_META,
            span=Span(COURSE_FILE),
            places=document.positions.below() if document else {},
            modules=modules,
            cases=cases,
            pages=pages,
            cohorts=cohorts,
            glossary=glossary,
            references=references.items,
            reference_spans=references.spans,
            reference_urls=references.urls,
            other_files=self.media_files(),
            media_paths=tuple(path for path in self.media_files() if _MEDIA_FOLDER.match(path)),
            theme=theme,
            catalogues=catalogues,
            unread=frozenset(self.unread),
            allowed=self.allowed,
        )
        return replace(course, media=self.media(course))

    def report_ignored(self) -> None:
        """Warn of source files that stand where nothing looks for them: they would be lost."""
        files = frozenset(self.folder.files)
        for path in self.folder.files:
            stray = is_source(path) or is_office_file(path) or path.startswith(COHORTS_FOLDER)
            if stray and not KNOWN_FILE.fullmatch(path) and path not in self.misnamed:
                message = "Nothing reads this file where it stands, or under this name."
                self.collector.warning(Span(path), "ignored-file", message, better_place(path, files))

    def rename_to(self, path: str) -> str:
        """Return a hint to rename the file that was meant as ``path``; empty where there is none."""
        meant = [file for file in self.folder.files if is_source(file) and meant_as(file) == path]
        self.misnamed.update(meant[:1])
        return f"Rename `{meant[0]}` to `{path}`." if meant else ""

    def text(self, path: str) -> str | None:
        """Return a file's text; it is read once."""
        if path not in self.contents:
            self.contents[path] = self.new_text(path)
        return self.contents[path]

    def new_text(self, path: str) -> str | None:
        """Read a file."""
        read = partial(read_text, self.folder, path)
        text, diagnostics = self.library.of_file(self.folder.root, path, "text", read)
        self.collector.extend(diagnostics)
        if text is None:
            self.unread.add(path)
        return text

    def yaml(self, path: str) -> Document | None:
        """Return a YAML file's data; None where it is missing or cannot be read."""
        if not self.folder.holds(path):
            if path == COURSE_FILE:
                message = "There is no course here: `course/course.yaml` is missing."
                advice = self.rename_to(path) or where_course_is(self.folder.root)
                self.collector.error(Span(COURSE_FILE), "missing-course", message, advice)
            return None
        text = self.text(path)
        if text is None:
            return None
        read = partial(read_yaml, path, text)
        document, diagnostics = self.library.once(("yaml", path, text), read)
        self.collector.extend(diagnostics)
        if document.data is None:
            self.unread.add(path)
            if not diagnostics:
                self.collector.error(Span(path), "empty-file", "The file says nothing.", "Fill or delete it.")
            return None
        return document

    def metadata(
        self, kind: type[M], path: str, document: Document, at: tuple[str | int, ...] = ()
    ) -> M | None:
        """Return validated metadata."""
        data = document.data
        for part in at:
            data = data[part]
        read = partial(read_metadata, kind, data, document.positions, at)
        meta, diagnostics = document.once(f"{kind.__name__} {at}", read)
        self.collector.extend(diagnostics)
        self.note_allowed(path, data, document.positions, at)
        return meta

    def note_allowed(self, path: str, data: Any, positions: Positions, at: tuple[str | int, ...]) -> None:
        """Remember the codes that a file silences."""
        for code, span in allowed_codes(path, data, positions, at).items():
            self.allowed.setdefault(path, {}).setdefault(code, span)

    def modules(self) -> tuple[Module, ...]:
        """Read the modules, in the order of their folders."""
        folders = dict.fromkeys(
            path.split("/")[1] for path in self.folder.files if re.match(r"modules/[^/]+/[^/]+", path)
        )
        return tuple(module for name in folders if (module := self.module(f"modules/{name}")))

    def module(self, folder: str) -> Module | None:
        """Read one module; what stands in it is read even where its metadata is wrong."""
        path = f"{folder}/module.yaml"
        lessons = tuple(self.texts(self.folder.markdown_in(folder), LessonMeta))
        document = self.yaml(path)
        meta = self.metadata(ModuleMeta, path, document) if document else None
        sheets = self.folder.markdown_in(f"{folder}/worksheets")
        if self.folder.holds(path) and not self.texts_in(folder):
            message = "The module has neither a lesson nor a working aid."
            advice = f"Write one: `unites-mooc new lesson` makes the file, such as `{folder}/01-name.md`."
            self.collector.hint(Span(path), "module-without-lesson", message, advice)
        if not self.folder.holds(path):
            if not lessons and not sheets:
                return None
            message = f"The folder `{folder}` has no `module.yaml`."
            advice = self.rename_to(path) or "Write one with `id` and `title`."
            self.collector.error(Span(path), "missing-module", message, advice)
        if meta is None:
            self.unread.add(path)
            meta = ModuleMeta.model_construct(id=f"unread {path}", title="?")
        worksheets = tuple(self.texts(sheets, WorksheetMeta, module=meta.id))
        places = document.positions.below() if document else {}
        return Module(
            meta=meta, path=path, span=Span(path), places=places, lessons=lessons, worksheets=worksheets
        )

    def texts_in(self, folder: str) -> tuple[str, ...]:
        """Return what an author wrote in the folder of a module, be it read or not."""
        inside = self.folder.below(folder)
        return tuple(path for path in inside if is_source(path) and not path.endswith("/module.yaml"))

    def texts(self, paths: Iterable[str], kind: type[Metadata], **further: str) -> Iterator[Any]:
        """Read Markdown files."""
        for path in paths:
            text = self.text(path)
            if text is None:
                continue
            source = Source(kind, path, text)
            read = self.library.written(source)
            self.collector.extend(read.diagnostics)
            if read.allowed:
                self.allowed[path] = dict(read.allowed)
            if read.is_nameless:
                self.unread.add(path)
            make = partial(read.text, TEXT_OF[kind], further)
            yield with_transcripts(
                self.library.once(("text", source, *further.values()), make), self.transcript
            )

    def sources(self) -> Iterator[Source]:
        """Yield the Markdown files that will be read, each with the kind of its metadata."""
        for path in self.folder.files:
            kind = next((kind for pattern, kind in _KINDS if pattern.fullmatch(path)), None)
            text = self.text(path) if kind else None
            if kind and text is not None:
                yield Source(kind, path, text)

    def transcript(self, recording: Recording) -> tuple[Block, ...]:
        """Return what a recording's transcript file says."""
        path = recording.transcript_path
        if not self.folder.holds(path):
            message = f"There is no file `{path}`."
            advice = "Check the path of the transcript; it is relative to this file."
            self.collector.error(recording.span, "missing-media", message, advice)
            return ()
        text = self.text(path)
        blocks, diagnostics = read_transcript(path, text or "")
        self.collector.extend(diagnostics)
        return blocks

    def glossary(self) -> Iterator[Term]:
        """Read the glossary."""
        document = self.yaml(GLOSSARY_FILE)
        if document is None:
            return
        if not isinstance(document.data, list):
            message = "The glossary is a list of terms."
            self.collector.error(Span(GLOSSARY_FILE), "wrong-type", message, _list_advice(document.data))
            self.unread.add(GLOSSARY_FILE)
            return
        for index in range(len(document.data)):
            meta = self.metadata(TermMeta, GLOSSARY_FILE, document, (index,))
            if meta is None:
                self.unread.add(GLOSSARY_FILE)
            else:
                span = document.positions.of((index,)) or Span(GLOSSARY_FILE)
                place = document.positions.of((index, "definition")) or span
                places = document.positions.below((index,))
                read = partial(_definition, document, meta.definition, place)
                definition, diagnostics = document.once(f"definition {index}", read)
                self.collector.extend(diagnostics)
                yield Term(meta=meta, definition=definition, span=span, places=places)

    def cohorts(self) -> Iterator[Cohort]:
        """Read the cohorts, in the order of their files."""
        for path in self.folder.select(COHORT_FILE):
            document = self.yaml(path)
            if document is None:
                continue
            cohort, diagnostics = document.once("cohort", partial(read_cohort, path, document))
            self.collector.extend(diagnostics)
            if cohort:
                self.note_allowed(path, document.data, document.positions, ())
                listed = document.data.get("sessions")
                for index, session in enumerate(listed if isinstance(listed, list) else ()):
                    self.note_allowed(path, session, document.positions, ("sessions", index))
                yield cohort

    def references(self) -> References:
        """Read the references."""
        if not self.folder.holds(REFERENCES_FILE):
            return References()
        flaw = foreign_references(REFERENCES_FILE, read_text(self.folder, REFERENCES_FILE)[0] or "")
        document = None if flaw else self.yaml(REFERENCES_FILE)
        if flaw or document is None:
            self.collector.extend((flaw,) if flaw else ())
            self.unread.add(REFERENCES_FILE)
            return References()
        self.note_allowed(REFERENCES_FILE, document.data, document.positions, ())
        read = partial(read_references, REFERENCES_FILE, document)
        found, diagnostics = document.once("references", read)
        self.collector.extend(diagnostics)
        if not found.complete:
            self.unread.add(REFERENCES_FILE)
        return found

    def catalogues(self) -> Iterator[tuple[str, Catalogue]]:
        """Read the translations, each with its language."""
        for path in self.folder.select(CATALOGUE_FILE.pattern):
            text = self.text(path)
            if text is None:
                continue
            read = partial(read_catalogue, path, text)
            catalogue, diagnostics = self.library.once(("catalogue", path, text), read)
            self.collector.extend(diagnostics)
            if catalogue:
                match = CATALOGUE_FILE.fullmatch(path)
                assert match
                yield match["language"], catalogue
            else:
                self.unread.add(path)

    def theme(self) -> Theme:
        """Read the course's own look."""
        document = self.yaml(THEME_FILE)
        meta = self.metadata(ThemeMeta, THEME_FILE, document) if document else None
        positions = document.positions if document else Positions()
        theme, diagnostics = read_theme(self.folder, meta, positions, self.text)
        self.collector.extend(diagnostics)
        return theme

    def media_files(self) -> tuple[str, ...]:
        """Return the files that may be published as they stand."""
        return tuple(path for path in self.folder.files if not path.endswith(_SOURCE_ENDINGS))

    def media(self, course: Course) -> dict[str, MediaFile]:
        """Return what is known of the files that texts show or link to."""
        present = set(self.media_files())
        found: dict[str, MediaFile] = {}
        for path in sorted(set(media_of(course)) & present):
            try:
                read = partial(self.folder.media_file, path)
                found[path] = self.library.of_file(self.folder.root, path, "media", read)
            except OSError as problem:
                message = f"The file cannot be read: {problem.strerror}."
                self.collector.error(Span(path), "unreadable-file", message, "Check its permissions.")
        return found


def _definition(document: Document, text: str, span: Span) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Return the definition of a term as prose."""
    collector = Collector()
    context = FenceContext(span.path, span.line, collector)
    token = parser().parseInline(text, {"fences": context})[0]
    reader = InlineReader(context, (), lambda text, position: document.place_in(span, text, position))
    prose = reader.prose(token) if text else plain_prose(text, span)
    return prose, tuple(collector.items)


def _list_advice(data: Any) -> str:
    """Return what to do with a glossary that is no list."""
    first = next(iter(data), "") if isinstance(data, dict) else ""
    if first and isinstance(data[first], list):
        return f"Remove the line `{first}:`, and begin each term with `- id: …`."
    if "term" in data or "definition" in data:
        return "Write `- ` before the first line of each term, and indent its other lines by two spaces."
    return "Write each such as `- id: co-design`, and below it, indented, `term: …` and `definition: …`."
