"""Every text of a course that is translated, where it stands, and what it is.

One walk serves all: whoever gathers texts, and whoever replaces them, hands two functions to
``map_course``. So a text that can be translated is one that was extracted, and the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from unites_mooc.diagnostics import Span
from unites_mooc.model.assessment import Dimension, LevelAdvice, SelfAssessment, Statement
from unites_mooc.model.blocks import (
    Activity,
    Block,
    Callout,
    DefinitionList,
    Details,
    FacilitatorNote,
    Figure,
    Heading,
    ListItem,
    Quote,
    Recording,
    Reflection,
    TabItem,
    Table,
)
from unites_mooc.model.course import (
    Case,
    Cohort,
    Course,
    Lesson,
    Located,
    MediaFile,
    Module,
    Page,
    Term,
    Worksheet,
)
from unites_mooc.model.paths import EXTERNAL_SCHEMES, scheme
from unites_mooc.model.prose import Prose
from unites_mooc.model.quiz import Category, Choice, Item, Matching, Option, Pair, Question, Quiz, TextEntry
from unites_mooc.model.scenario import Scenario, Scene, SceneChoice
from unites_mooc.model.walk import content_fields
from unites_mooc.model.words import METADATA_WORDS, block_words
from unites_mooc.model.worksheet import Field

T = TypeVar("T", Lesson, Worksheet, Case, Page)
L = TypeVar("L", bound=Located)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands, and what a translator should know of it."""

    path: str
    """The source file, relative to the course root."""
    id: str
    """The block with an id that it belongs to, or the key of the metadata, behind ``@``."""
    what: str
    """What it is, in the words of a person who translates: ``heading``, ``answer to choose (right)``."""
    span: Span

    @property
    def context(self) -> str:
        """Return the ``msgctxt``: the file, and the block in it."""
        if self.id.startswith("@"):
            return f"{self.path}{self.id}"
        return f"{self.path}#{self.id}" if self.id else self.path


ChangeProse = Callable[[Prose, Place], Prose]
ChangeWords = Callable[[str, Place], str]


@dataclass(frozen=True, slots=True)
class Change:
    """What is made of each text: of Markdown, of plain words, and of a drawing with its words changed."""

    prose: ChangeProse
    words: ChangeWords
    drawing: Callable[[MediaFile, tuple[str, ...]], MediaFile] = lambda file, _words: file
    text: Callable[[Any], Any] | None = None
    """What is made of a lesson, working aid, case or page as a whole, where that is known already."""


_OUTERMOST = "text"
_PROSE: dict[tuple[type[Block], str], str] = {
    (Activity, "title"): "title of an activity",
    (Callout, "title"): "title of a box",
    (Category, "title"): "heading to sort under",
    (Details, "title"): "what opens a folded text",
    (Dimension, "title"): "title of a part of a self-assessment",
    (FacilitatorNote, "title"): "title of a note for facilitators",
    (Field, "label"): "label of a field to fill in",
    (Figure, "credit"): "credit of a figure",
    (Heading, "text"): "heading",
    (Item, "text"): "item to place",
    (Pair, "match"): "what an item is matched with",
    (Question, "prompt"): "question",
    (Quiz, "title"): "title of a quiz",
    (Reflection, "prompt"): "question to think about",
    (Scenario, "title"): "title of a branching case",
    (Scene, "title"): "title of a scene",
    (SceneChoice, "text"): "what one can do in a scene",
    (SelfAssessment, "title"): "title of a self-assessment",
    (Statement, "text"): "statement to rate",
    (TabItem, "title"): "label of a tab",
    (Table, "header"): "heading of a column",
    (Table, "rows"): "cell of a table",
}
_INSIDE: dict[tuple[type[Block], str], str] = {
    (Callout, "blocks"): "text in a box",
    (DefinitionList, "items"): "term and definition",
    (Dimension, "advice"): "advice of a self-assessment",
    (FacilitatorNote, "blocks"): "note for facilitators",
    (Figure, "caption"): "caption of a figure",
    (Item, "feedback"): "feedback",
    (LevelAdvice, "blocks"): "advice of a self-assessment",
    (ListItem, "blocks"): "item of a list",
    (Question, "body"): "text of a question",
    (Question, "feedback"): "feedback, whatever was answered",
    (Quote, "blocks"): "quotation",
    (Recording, "caption"): "caption of a recording",
    (Recording, "transcript"): "transcript",
}
_WORDS: dict[tuple[type[Block], str], str] = {
    (Activity, "materials"): "material of an activity",
    (Field, "columns"): "heading of a column to fill in",
    (Field, "help"): "help for a field to fill in",
    (Field, "options"): "option of a field to fill in",
    (Field, "rows"): "heading of a row to fill in",
    (Figure, "alt"): "text alternative of a figure",
    (Recording, "title"): "title of a recording",
    (SelfAssessment, "scale"): "label of a scale",
    (TextEntry, "accepted"): "accepted answer",
}
_NAMED_ALONE = (Quiz, Scenario, SelfAssessment, Reflection, Field)
"""Blocks whose id is enough to find them in their file."""
_NAMED_WITHIN = (Question, Scene, Dimension)
"""Blocks whose id is unique within another one."""


def map_course(course: Course, change: Change) -> Course:
    """Return the course with each of its texts replaced by what ``change`` makes of it."""
    walk = _Walk(change)
    meta = walk.meta(course, course.meta, course.span.path)
    editions = {
        name: walk.meta(course, edition, course.span.path, f"editions.{name}.")
        for name, edition in course.meta.editions.items()
    }
    return replace(
        course,
        meta=meta.model_copy(update={"editions": editions}),
        modules=tuple(walk.module(module) for module in course.modules),
        cases=tuple(walk.text(text) for text in course.cases),
        pages=tuple(walk.text(text) for text in course.pages),
        cohorts=tuple(walk.cohort(cohort) for cohort in course.cohorts),
        glossary=tuple(walk.term(term) for term in course.glossary),
        media={path: walk.drawing(file) for path, file in course.media.items()},
    )


def change_text(text: T, change: Change) -> T:
    """Return a lesson, working aid, case or page with each of its texts replaced."""
    return _Walk(change).inside(text)


def messages_of(course: Course) -> Iterator[tuple[str, Place]]:
    """Yield each text of a course as translators get it, in the order of the course."""
    found: list[tuple[str, Place]] = []

    def prose(value: Prose, place: Place) -> Prose:
        found.append((message_of(value), place))
        return value

    def words(value: str, place: Place) -> str:
        found.append((value, place))
        return value

    map_course(course, Change(prose, words))
    yield from found


def message_of(prose: Prose) -> str:
    """Return the Markdown of a run of text as one line, so that wrapping it anew changes nothing.

    Breaks that the author asked for (``\\`` at the end of a line, or two spaces) stay.
    """
    lines = prose.source.split("\n")
    joined = lines[0]
    for line in lines[1:]:
        is_break = joined.endswith(("\\", "  "))
        joined += ("\n" if is_break else " ") + line.lstrip(" \t")
        if not is_break:
            joined = joined.replace(" \n", "\n")
    return joined


@dataclass(frozen=True, slots=True)
class _Walk:
    """The walk through a course."""

    change: Change

    def meta(self, owner: Located, meta: Any, path: str, prefix: str = "", name: str = "") -> Any:
        """Return metadata with its words replaced; ``prefix`` is before the key in ``owner.places``."""
        kind = type(meta)
        changes: dict[str, Any] = {}
        for key in METADATA_WORDS[kind]:
            value = getattr(meta, key)
            what = f"{key.replace('_', ' ')} ({_KINDS.get(kind.__name__, kind.__name__)})"
            place = Place(path, f"{name}@{prefix}{key}", what, owner.span)
            changed = self.value(value, place, partial(_at, owner, f"{prefix}{key}"))
            if changed is not value:
                changes[key] = changed
        return meta.model_copy(update=changes) if changes else meta

    def value(self, value: Any, place: Place, at: Callable[[int | None], Span]) -> Any:
        """Return a word, or each of several, replaced; empty ones stay empty."""
        if isinstance(value, str):
            return self.change.words(value, replace(place, span=at(None))) if _has_words(value) else value
        changed = tuple(
            self.change.words(item, replace(place, span=at(index))) if _has_words(item) else item
            for index, item in enumerate(value)
        )
        return value if _same(changed, value) else changed

    def module(self, module: Module) -> Module:
        """Return a module with its texts replaced."""
        return replace(
            module,
            meta=self.meta(module, module.meta, module.path),
            lessons=tuple(self.text(text) for text in module.lessons),
            worksheets=tuple(self.text(text) for text in module.worksheets),
        )

    def text(self, text: T) -> T:
        """Return a lesson, working aid, case or page with its texts replaced."""
        if self.change.text is None:
            return self.inside(text)
        changed: T = self.change.text(text)
        return changed

    def inside(self, text: T) -> T:
        """Return a text with everything in it replaced."""
        meta = self.meta(text, text.meta, text.path)
        introduction, _ = self.run(text.introduction, Place(text.path, "", _OUTERMOST, text.span))
        units = []
        for unit in text.units:
            place = Place(text.path, unit.id, "heading of a unit", unit.span)
            title = self.change.prose(unit.title, replace(place, span=unit.title.span))
            blocks, _ = self.run(unit.blocks, replace(place, what=_OUTERMOST))
            units.append(replace(unit, title=title, blocks=blocks))
        notes = []
        for note in text.footnotes:
            blocks, _ = self.run(note.blocks, Place(text.path, f"note-{note.label}", "footnote", note.span))
            notes.append(replace(note, blocks=blocks))
        return replace(text, meta=meta, introduction=introduction, units=tuple(units), footnotes=tuple(notes))

    def cohort(self, cohort: Cohort) -> Cohort:
        """Return a cohort with its words replaced."""
        sessions = tuple(
            replace(session, meta=self.meta(session, session.meta, cohort.path, name=session.meta.id))
            for session in cohort.sessions
        )
        meta = self.meta(cohort, cohort.meta, cohort.path)
        return replace(cohort, meta=meta.model_copy(update={"sessions": ()}), sessions=sessions)

    def term(self, term: Term) -> Term:
        """Return a term with its name and its meaning replaced."""
        path, name = term.span.path, term.meta.id
        meta = self.meta(term, term.meta, path, name=name)
        place = Place(path, f"{name}@definition", "definition of a term", term.at("definition"))
        return replace(term, meta=meta, definition=self.change.prose(term.definition, place))

    def drawing(self, file: MediaFile) -> MediaFile:
        """Return a drawing with its words replaced; other media have none."""
        if not file.content.words:
            return file
        words = tuple(
            self.change.words(
                text, Place(file.path, f"word-{number}", "line of a drawing", Span(file.path, line))
            )
            for number, (text, line) in enumerate(file.content.words, 1)
        )
        return self.change.drawing(file, words)

    def run(self, blocks: tuple[Block, ...], place: Place) -> tuple[tuple[Block, ...], Place]:
        """Return blocks that follow each other; what follows a heading with an id belongs to it."""
        result: list[Block] = []
        for block in blocks:
            if isinstance(block, Heading) and block.explicit:
                place = replace(place, id=block.id)
            result.append(self.block(block, place))
        return tuple(result), place

    def block(self, block: Block, place: Place) -> Block:
        """Return a block with the texts in it replaced."""
        kind = type(block)
        place = replace(place, id=_id_of(block, place.id), span=block.span)
        words = (*block_words(block), *(("accepted",) if isinstance(block, TextEntry) else ()))
        changes: dict[str, Any] = {}
        for name in content_fields(kind).all:
            value = getattr(block, name)
            if name in words:
                inner = replace(place, what=_named(_WORDS, block, name) or name)
                changed = self.value(value, inner, lambda _index: block.span)
            else:
                changed = self.content(value, block, name, place)
            if changed is not value:
                changes[name] = changed
        return replace(block, **changes) if changes else block

    def content(self, value: object, block: Block, name: str, place: Place) -> object:
        """Return what a field of a block holds, with the texts in it replaced."""
        if isinstance(value, Prose):
            what = _what(block, name, place.what)
            return self.change.prose(value, replace(place, what=what, span=value.span)) if value else value
        if isinstance(value, Block):
            return self.block(value, replace(place, what=_inside(block, name, place.what)))
        if isinstance(value, tuple) and value:
            if all(isinstance(item, Block) for item in value):
                return self.run(value, replace(place, what=_inside(block, name, place.what)))[0]
            changed = tuple(self.content(item, block, name, place) for item in value)
            return value if _same(changed, value) else changed
        return value


_KINDS = {
    "CourseMeta": "course",
    "EditionMeta": "edition",
    "ModuleMeta": "module",
    "LessonMeta": "lesson",
    "WorksheetMeta": "working aid",
    "CaseMeta": "case",
    "PageMeta": "page",
    "SessionMeta": "session of a group",
    "CohortMeta": "group",
    "TermMeta": "glossary",
}


def _has_words(text: str) -> bool:
    """Tell whether there is something to translate: an address alone is the same in all languages."""
    return bool(text.strip()) and scheme(text.strip()) not in EXTERNAL_SCHEMES


def _same(changed: tuple[object, ...], value: tuple[object, ...]) -> bool:
    """Tell whether nothing was replaced: words in another language may be equal, and are not the same."""
    return all(a is b for a, b in zip(changed, value, strict=True))


def _at(owner: Located, key: str, index: int | None) -> Span:
    """Return where the value of a key stands, or one of its values."""
    return owner.at(key if index is None else f"{key}.{index}")


def _id_of(block: Block, around: str) -> str:
    """Return the id by which a translator finds a block, or that of the block around it."""
    name = getattr(block, "id", "")
    if isinstance(block, _NAMED_ALONE) and name:
        return str(name)
    if isinstance(block, _NAMED_WITHIN) and name:
        return f"{around}/{name}" if around else str(name)
    return around


def _named(table: dict[tuple[type[Block], str], str], block: Block, name: str) -> str:
    """Return what a table says of a field, by the kind of the block or one that it derives from."""
    return next((table[kind, name] for kind in type(block).__mro__ if (kind, name) in table), "")


def _what(block: Block, name: str, around: str) -> str:
    """Return what a run of text is."""
    if isinstance(block, Option) and name == "text":
        return f"answer to choose ({'right' if block.correct else 'wrong'})"
    return _named(_PROSE, block, name) or around


def _inside(block: Block, name: str, around: str) -> str:
    """Return what texts in a field of a block are."""
    if isinstance(block, Option):
        right = "right" if block.correct else "wrong"
        return f"feedback on a {right} answer" if name == "feedback" else f"answer to choose ({right})"
    if isinstance(block, Choice | Matching):
        return around
    return _named(_INSIDE, block, name) or around
