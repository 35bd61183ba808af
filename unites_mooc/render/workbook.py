"""What a learner writes in a course, in the order of the course: for the page that gathers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import Reflection
from unites_mooc.model.contents import every_block, kinds_of
from unites_mooc.model.course import Lesson, Module, Text, Worksheet, is_sensitive
from unites_mooc.model.worksheet import Field
from unites_mooc.render.screen import ScreenWriter, assessment_note, reflection_note, worksheet_note

_WRITTEN = (Reflection, SelfAssessment, Field)
"""Blocks in which a learner writes or chooses what is kept on the device."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a learner can write or choose."""

    key: str
    """Under which it is kept on the device."""
    label: Markup
    options: tuple[str, ...] = ()
    """What a kept choice means: a choice is kept as numbers, from 0, with commas between."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that a learner fills in."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """Heading of each row, and the keys of its cells."""

    @property
    def headed(self) -> bool:
        """Whether rows have headings."""
        return any(heading for heading, _ in self.rows)


@dataclass(frozen=True, slots=True)
class Entry:
    """A prompt, with everything that is kept for it."""

    label: Markup
    url: str
    """Where it is written."""
    notes: tuple[Note, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs to one lesson or working aid."""

    title: str
    url: str
    is_worksheet: bool
    sensitive: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What belongs to one module."""

    number: int
    title: str
    sections: tuple[Section, ...]


def workbook(page: ScreenWriter) -> list[Chapter]:
    """Return the chapters in which there is something to write."""
    chapters = (
        Chapter(number, module.meta.title, tuple(_sections(page, module)))
        for number, module in page.context.publication.course.numbered_modules
    )
    return [chapter for chapter in chapters if chapter.sections]


def has_workbook(modules: Iterable[Module]) -> bool:
    """Tell whether there is anything to write in a course."""
    return any(_has_notes(text) for module in modules for text in (*module.lessons, *module.worksheets))


def _has_notes(text: Text) -> bool:
    return not kinds_of(text).isdisjoint(kind.__name__ for kind in _WRITTEN)


def _sections(page: ScreenWriter, module: Module) -> Iterator[Section]:
    texts: list[Lesson | Worksheet] = [*module.lessons, *module.worksheets]
    for text in texts:
        entries = tuple(_entries(page, text)) if _has_notes(text) else ()
        if entries:
            yield Section(
                title=text.meta.title,
                url=page.url(page.context.path(text)),
                is_worksheet=isinstance(text, Worksheet),
                sensitive=is_sensitive(text),
                entries=entries,
            )


def _entries(page: ScreenWriter, text: Lesson | Worksheet) -> Iterator[Entry]:
    url = page.url(page.context.path(text))
    for block in every_block(text):
        match block:
            case Reflection():
                label = page.prose_without_links(block.prompt)
                note = Note(reflection_note(block.id), label)
                yield Entry(label, f"{url}#reflection--{block.id}", (note,))
            case SelfAssessment():
                yield Entry(
                    page.prose_without_links(block.title),
                    f"{url}#assessment--{block.id}",
                    tuple(_ratings(page, block)),
                )
            case Field():
                yield _field(page, text, block, f"{url}#field--{block.id}")


def _ratings(page: ScreenWriter, block: SelfAssessment) -> Iterator[Note]:
    for dimension in block.dimensions:
        for number, statement in enumerate(dimension.statements, 1):
            key = assessment_note(block.id, dimension.id, number)
            yield Note(key, page.prose_without_links(statement.text), block.scale)


def _field(page: ScreenWriter, text: Lesson | Worksheet, field: Field, url: str) -> Entry:
    label = page.prose_without_links(field.label)
    key = worksheet_note(text.meta.id, field.id)
    if field.type == "table":
        rows = tuple(
            (row, tuple(f"{key}/{number}-{column}" for column in range(1, len(field.columns) + 1)))
            for number, row in enumerate(field.rows, 1)
        )
        return Entry(label, url, grid=Grid(field.columns, rows))
    options = field.options or ((page._("Yes"),) if field.type == "checkbox" else ())
    return Entry(label, url, (Note(key, label, options),))
