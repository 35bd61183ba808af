"""One home for «everything that a text says»: whoever walks a course's prose walks it here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from unites_mooc.diagnostics import Span
from unites_mooc.model.blocks import Block, Figure, Recording, Video
from unites_mooc.model.course import NOT_LIGHT, Body, Case, Course, Lesson, Page, Text, Worksheet
from unites_mooc.model.prose import Image, Link, Prose, Referring, references
from unites_mooc.model.walk import all_prose, map_blocks, walk

B = TypeVar("B", bound=Block)
T = TypeVar("T")
AnyText = TypeVar("AnyText", Lesson, Worksheet, Case, Page)
_SHARED = "shared facts"
"""Which facts of a text are those of the text that it was made of, and these."""
_NONE: tuple[frozenset[str], dict[str, Any]] = (frozenset(), {})


def blocks_of(text: Text) -> Iterator[Block]:
    """Yield the top-level blocks of a text, its footnotes included."""
    yield from text.blocks
    yield from text.footnotes


def prose_of_text(text: Text) -> tuple[Prose, ...]:
    """Return all prose of a text in the order of reading: titles of units, blocks, then footnotes."""
    return in_body(text, "prose", lambda: tuple(_prose(text)))


def _prose(text: Text) -> Iterator[Prose]:
    yield from all_prose(text.introduction)
    for unit in text.units:
        yield unit.title
        yield from all_prose(unit.blocks)
    yield from all_prose(text.footnotes)


def parts_of_text(text: Text) -> tuple[Referring, ...]:
    """Return everything that a text refers to."""
    return fact(
        text,
        "parts",
        lambda: tuple(part for prose in prose_of_text(text) for part in references(prose.parts)),
    )


def every_block(text: Text) -> tuple[Block, ...]:
    """Return all blocks of a text, at any depth, outer ones before inner ones."""
    return in_body(text, "blocks", lambda: tuple(walk(blocks_of(text))))


def blocks_in(text: Text, kind: type[B]) -> tuple[B, ...]:
    """Return the blocks of one kind in a text, at any depth."""
    if kind.__name__ not in kinds_of(text):
        return ()
    return in_body(
        text,
        f"blocks {kind.__name__}",
        lambda: tuple(block for block in every_block(text) if isinstance(block, kind)),
    )


def kinds_of(text: Text) -> frozenset[str]:
    """Return the names of the kinds of blocks in a text, those that they derive from included."""
    return fact(text, "kinds", lambda: _kinds(text))


def _kinds(text: Text) -> frozenset[str]:
    return frozenset(kind.__name__ for block in every_block(text) for kind in type(block).__mro__)


def map_text(text: AnyText, block: Callable[[Block], Block], prose: Callable[[Prose], Prose]) -> AnyText:
    """Return a text with each of its blocks, inner ones first, and the titles of its units replaced."""
    units = (
        replace(unit, title=prose(unit.title), blocks=map_blocks(unit.blocks, block)) for unit in text.units
    )
    footnotes = (replace(note, blocks=map_blocks(note.blocks, block)) for note in text.footnotes)
    return replace(
        text,
        introduction=map_blocks(text.introduction, block),
        units=tuple(units),
        footnotes=tuple(footnotes),
    )


def is_conditional(text: Text) -> bool:
    """Tell whether anything in a text exists in some editions only."""
    return fact(
        text,
        "conditional",
        lambda: any(unit.only for unit in text.units) or any(block.only for block in every_block(text)),
    )


def once(holder: Text | Course, name: str, find: Callable[[], T]) -> T:
    """Return what is found in a text or a course; neither ever changes, so it is looked for once."""
    if name not in holder.memory:
        holder.memory[name] = find()
    found: T = holder.memory[name]
    return found


def in_body(text: Text, name: str, find: Callable[[], T]) -> T:
    """Return what is found in the body of a text, and is as large: it is kept as long as that is."""
    memory = text.at_hand
    if name not in memory:
        memory[name] = find()
    found: T = memory[name]
    return found


def fact(text: Text, name: str, find: Callable[[], T]) -> T:
    """Return something small and plain about a text; ``name`` says what, and all else that it depends on.

    It may be remembered from one build to the next, so it holds values that can be pickled, and no text.
    """
    names, shared = text.memory.get(_SHARED, _NONE)
    known = shared if name in names else text.facts
    if name not in known:
        known[name] = find()
    found: T = known[name]
    return found


def facts(text: Text, name: str, find: Callable[..., Iterable[T]], *arguments: Any) -> tuple[T, ...]:
    """Return what ``find`` yields of a text, as a fact."""
    return fact(text, name, lambda: tuple(find(text, *arguments)))


def made_of(
    text: AnyText,
    name: str,
    meta: Any,
    change: Callable[[AnyText], AnyText],
    same: frozenset[str] = frozenset(),
) -> AnyText:
    """Return what ``change`` makes of a text, once; where its body is put away, that of the result is, too.

    ``meta`` are its metadata then, ``name`` says what is made, and ``same`` names the facts that are those of
    the text itself.
    """
    identity = f"{text.identity} > {name}" if text.identity else ""

    def at_hand() -> AnyText:
        made = change(text)
        made.memory["identity"] = identity
        made.memory[_SHARED] = (same, text.facts)
        return made

    def put_away() -> AnyText:
        own = {item.name: getattr(text, item.name) for item in fields(text) if item.name not in NOT_LIGHT}
        found = text.facts.setdefault(f"> {name}", {})
        made = type(text).put_away(own | {"meta": meta}, lambda: body_of(change(text)), found, identity)
        made.memory[_SHARED] = (same, text.facts)
        return made

    return once(text, name, put_away if text.is_put_away else at_hand)


def body_of(text: Text) -> Body:
    """Return the body of a text."""
    return Body(text.introduction, text.units, text.footnotes)


def prose_of_course(course: Course) -> Iterator[Prose]:
    """Yield all prose of a course: texts and definitions of terms."""
    for text in course.texts:
        yield from prose_of_text(text)
    for term in course.glossary:
        yield term.definition


def parts_of_course(course: Course) -> Iterator[Referring]:
    """Yield everything that the texts and terms of a course refer to."""
    for text in course.texts:
        yield from parts_of_text(text)
    for term in course.glossary:
        yield from references(term.definition.parts)


def figures_of(course: Course) -> Iterator[tuple[str, Span]]:
    """Yield the paths of the figures of a course, and where they stand."""
    for text in course.texts:
        yield from facts(text, "figures", _figures_of_text)


def _figures_of_text(text: Text) -> Iterator[tuple[str, Span]]:
    yield from ((figure.path, figure.span) for figure in blocks_in(text, Figure))


def recordings_of(course: Course) -> Iterator[Recording]:
    """Yield the videos and audio recordings of a course."""
    for text in course.texts:
        yield from blocks_in(text, Recording)


def files_of(recording: Recording) -> Iterator[str]:
    """Yield the path of every file that a recording needs; its transcript is in the text."""
    yield recording.path
    if isinstance(recording, Video):
        yield recording.captions
        yield recording.poster


def media_of(course: Course) -> Iterator[str]:
    """Yield the path of every file that a course shows or links to."""
    for text in course.texts:
        yield from facts(text, "media", _media_of_text)
    for term in course.glossary:
        yield from _media_in(references(term.definition.parts))


def _media_of_text(text: Text) -> Iterator[str]:
    yield from (figure.path for figure in blocks_in(text, Figure))
    for recording in blocks_in(text, Recording):
        yield from filter(None, files_of(recording))
    yield from _media_in(parts_of_text(text))


def _media_in(parts: Iterable[Referring]) -> Iterator[str]:
    yield from (part.path for part in parts if isinstance(part, Image | Link) and part.path)
