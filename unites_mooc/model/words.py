"""Where words that readers see stand as plain text: fields of blocks, of metadata, of references.

Prose says of itself what it is; a plain text may be a title as well as an id or a path. Whoever does
something with all words of a course looks here.
"""

from __future__ import annotations

from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import Activity, Block, Figure, Recording
from unites_mooc.model.metadata import (
    CaseMeta,
    CohortMeta,
    CourseMeta,
    EditionMeta,
    LessonMeta,
    Metadata,
    ModuleMeta,
    PageMeta,
    SessionMeta,
    TermMeta,
    WorksheetMeta,
)
from unites_mooc.model.worksheet import Field

BLOCK_WORDS: dict[type[Block], tuple[str, ...]] = {
    Activity: ("materials",),
    Field: ("help", "options", "rows", "columns"),
    Figure: ("alt",),
    Recording: ("title",),
    SelfAssessment: ("scale",),
}
"""Fields of blocks, those of the kinds derived from them included."""

METADATA_WORDS: dict[type[Metadata], tuple[str, ...]] = {
    CourseMeta: ("title", "publisher", "description", "notice"),
    EditionMeta: ("title",),
    ModuleMeta: ("title", "summary", "outcomes"),
    LessonMeta: ("title", "outcomes"),
    WorksheetMeta: ("title", "purpose"),
    CaseMeta: ("title", "place", "country", "not_known"),
    PageMeta: ("title", "status", "gaps", "alternatives", "method", "contact", "enforcement"),
    SessionMeta: ("title", "place"),
    CohortMeta: ("city", "country", "mentees"),
    TermMeta: ("term",),
}
"""Keys of metadata; a term's definition is Markdown, and is read as prose."""

REFERENCE_WORDS = frozenset(
    {
        "abstract",
        "archive",
        "authority",
        "collection-title",
        "container-title",
        "container-title-short",
        "event",
        "event-place",
        "event-title",
        "genre",
        "medium",
        "note",
        "original-title",
        "publisher",
        "publisher-place",
        "reviewed-title",
        "section",
        "title",
        "title-short",
        "volume-title",
    }
)
"""CSL variables that hold words."""
REFERENCE_NAMES = frozenset({"author", "editor", "translator"})
"""CSL variables that hold names of people and bodies."""


def block_words(block: Block) -> tuple[str, ...]:
    """Return the fields of a block that hold words as plain text."""
    kind = type(block)
    if kind not in _NAMES:
        _NAMES[kind] = next((names for base, names in BLOCK_WORDS.items() if issubclass(kind, base)), ())
    return _NAMES[kind]


_NAMES: dict[type[Block], tuple[str, ...]] = {}
