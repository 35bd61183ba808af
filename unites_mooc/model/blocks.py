"""Blocks of Markdown, and the base of every other block.

A block's fields say what it contains: ``model.walk`` finds blocks and prose in any field, so
selecting, translating, checking and searching need to know nothing about a single kind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from unites_mooc.diagnostics import Span
from unites_mooc.model.prose import Prose

Tags = tuple[str, ...]
Conditions = tuple[Tags, ...]
"""What stands inside several ``{only}`` exists where each of them has a tag that is included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Anything that stands between other blocks on a page."""

    span: Span
    only: Conditions = ()
    """Which editions show it; empty for all."""


B = TypeVar("B", bound=Block)


def with_conditions(block: B, only: Conditions) -> B:
    """Return the block under further conditions: what stood around it does not any more."""
    return replace(block, only=only + block.only) if only else block


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """A paragraph; ``tight`` inside a list whose items are not set apart."""

    text: Prose
    tight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading with its anchor."""

    level: int
    text: Prose
    id: str = ""
    """Its anchor: written by the author, or given by position."""
    explicit: bool = False
    """Whether the author wrote the anchor."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Further ``key=value`` attributes; a class is a ``class`` attribute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Block):
    """An item of a list; ``checked`` in a task list."""

    blocks: tuple[Block, ...]
    checked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(Block):
    """A bulleted or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    """A block quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Block):
    """Preformatted text."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table with one header row."""

    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    alignments: tuple[str, ...]
    """One of ``left``, ``center``, ``right`` or an empty string for each column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Block):
    """Terms and what they mean."""

    terms: tuple[Prose, ...]
    meanings: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList(Block):
    """A definition list."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Block):
    """A thematic break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote(Block):
    """The text of a footnote; shown below the page where its mark is shown."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Only(Block):
    """Blocks that exist in some editions only; selection puts its blocks in its place."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(Block):
    """A note, tip, important, warning, example or key-points box."""

    kind: str
    title: Prose | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details(Block):
    """Text that is opened on demand, and open in print."""

    title: Prose
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TabItem(Block):
    """One of several texts of which readers want one at a time."""

    title: Prose
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TabSet(Block):
    """Tabs; on paper and without scripts, all of them are shown."""

    items: tuple[TabItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitatorNote(Block):
    """A note for those who run the course."""

    title: Prose | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    """An image with a caption."""

    path: str
    """The image file, relative to the course root."""
    alt: str
    decorative: bool
    credit: Prose | None
    """Who made it, under which licence."""
    caption: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Block):
    """A video or an audio recording: a file of the course, or a link to a platform."""

    path: str
    """The file, relative to the course root; empty where there is a link alone."""
    link: str
    """The address on a platform; only ever shown as a link."""
    title: str
    minutes: int
    """How long it takes; 0 where the author did not say."""
    transcript_path: str
    """The file that ``transcript`` was read from; empty where it stands in the text itself."""
    transcript: tuple[Block, ...]
    caption: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Recording):
    """A video."""

    captions: str
    """A WebVTT file, relative to the course root."""
    poster: str
    """An image to show before it plays, relative to the course root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio(Recording):
    """An audio recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Block):
    """Something to do."""

    title: Prose
    minutes: int
    """Its duration in minutes; 0 where none is given."""
    grouping: str
    """``alone``, ``pair``, ``group``, ``plenary`` or empty."""
    materials: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Block):
    """A question to which the learner writes a short answer."""

    id: str
    prompt: Prose
    lines: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetCard(Block):
    """A card that leads to a working aid."""

    target: str
    """The worksheet's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Block):
    """A generated list: ``glossary``, ``bibliography``, ``cases``, ``downloads`` or ``schedule``."""

    kind: str
