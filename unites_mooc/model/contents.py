"""One home for «everything that a text says»: whoever walks a course's prose walks it here."""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.model.blocks import Block, Figure, Recording, Video
from unites_mooc.model.course import Course, Text
from unites_mooc.model.prose import Image, Link, Prose, Referring, references
from unites_mooc.model.walk import all_prose, find


def blocks_of(text: Text) -> Iterator[Block]:
    """Yield the top-level blocks of a text, its footnotes included."""
    yield from text.blocks
    yield from text.footnotes


def prose_of_text(text: Text) -> Iterator[Prose]:
    """Yield all prose of a text: titles of units, blocks, footnotes."""
    for unit in text.units:
        yield unit.title
    yield from all_prose(blocks_of(text))


def parts_of_text(text: Text) -> Iterator[Referring]:
    """Yield everything that a text refers to."""
    for prose in prose_of_text(text):
        yield from references(prose.parts)


def prose_of_course(course: Course) -> Iterator[Prose]:
    """Yield all prose of a course: texts and definitions of terms."""
    for text in course.texts:
        yield from prose_of_text(text)
    for term in course.glossary:
        yield term.definition


def parts_of_course(course: Course) -> Iterator[Referring]:
    """Yield everything that the texts and terms of a course refer to."""
    for prose in prose_of_course(course):
        yield from references(prose.parts)


def figures_of(course: Course) -> Iterator[Figure]:
    """Yield the figures of a course."""
    for text in course.texts:
        yield from find(blocks_of(text), Figure)


def recordings_of(course: Course) -> Iterator[Recording]:
    """Yield the videos and audio recordings of a course."""
    for text in course.texts:
        yield from find(blocks_of(text), Recording)


def files_of(recording: Recording) -> Iterator[str]:
    """Yield the path of every file that a recording needs; its transcript is in the text."""
    yield recording.path
    if isinstance(recording, Video):
        yield recording.captions
        yield recording.poster


def media_of(course: Course) -> Iterator[str]:
    """Yield the path of every file that a course shows or links to."""
    for figure in figures_of(course):
        yield figure.path
    for recording in recordings_of(course):
        yield from filter(None, files_of(recording))
    for part in parts_of_course(course):
        if isinstance(part, Image | Link) and part.path:
            yield part.path
