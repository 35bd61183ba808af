"""The metadata that authors write, declared once.

From these models come validation, the JSON Schemas and the reference page of the manual.
Spec: the table in section 2 of the source format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from unites_mooc.model.fields import (
    TARGETS,
    CitationStyle,
    CompletionRule,
    Date,
    DocumentNames,
    Evidence,
    Flag,
    Language,
    Languages,
    Minutes,
    Percent,
    Sentences,
    Slug,
    Slugs,
    TargetNames,
    Text,
    Texts,
    Url,
    refuse,
)

EVIDENCE_KEYS = ("as_of", "evidence", "sources", "not_known")
"""What a case must say, unless it is fictional."""
STATEMENT_KEYS = ("status", "gaps", "alternatives", "date", "method", "contact", "enforcement")
"""What an accessibility statement must say, and no other page may."""


class Metadata(BaseModel):
    """Base of every kind of metadata: frozen, and strict about keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @classmethod
    def flaws_of_whole(cls, written: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        """Yield what is wrong with the keys taken together, each with the key that it concerns.

        It is asked for beside the flaws of single values, so ``written`` may hold anything. The key
        is empty where the whole is concerned.
        """
        yield from ()


class Shared(Metadata):
    """Keys that every kind of page may have."""

    id: Slug
    """Stable for ever; never derived from the title or the position."""
    title: Text = Field(min_length=1)
    only: Slugs = ()
    """Tags of the editions that show it; empty for all."""
    draft: Flag = False
    """Left out of every build, unless drafts are asked for."""
    allow: Slugs = ()
    """Codes of warnings and hints that are silenced in this file."""


class EditionMeta(Metadata):
    """An edition: a set of tags."""

    title: Text = Field(min_length=1)
    include: Slugs


class CompletionMeta(Metadata):
    """When the course is completed and passed."""

    lessons: CompletionRule = "all"
    """``all``, a number of lessons or a percentage of them."""
    pass_percent: Percent | None = Field(default=None, alias="pass")
    """Percent of all quiz points; absent where the course is not scored."""


class CourseMeta(Metadata):
    """``course/course.yaml``."""

    id: Slug
    title: Text = Field(min_length=1)
    version: Text = "0.0.0"
    language: Language
    """The language the sources are written in."""
    languages: Languages = ()
    """The languages that are published; the source language alone where absent."""
    licence: Text = ""
    """SPDX identifier."""
    publisher: Text = ""
    description: Text = ""
    notice: Text = ""
    """Printed on every page, package and PDF."""
    completion: CompletionMeta = CompletionMeta()
    editions: dict[Slug, EditionMeta] = {}
    outputs: dict[Slug, TargetNames] = {}
    """Default outputs of each edition."""
    base_url: Url | None = None
    citation_style: CitationStyle = "author-date"
    documents: dict[Slug, DocumentNames] = {}
    """Which documents each edition gets."""

    @property
    def published_languages(self) -> tuple[str, ...]:
        """Return the published languages, in the author's order."""
        return self.languages or (self.language,)

    @property
    def published_editions(self) -> dict[str, EditionMeta]:
        """Return the editions; one without tags where the author declared none."""
        return self.editions or {"public": EditionMeta(title=self.title, include=("public",))}

    def outputs_of(self, edition: str) -> tuple[str, ...]:
        """Return the default targets of an edition."""
        return self.outputs.get(edition, TARGETS)


class ModuleMeta(Shared):
    """``module.yaml``."""

    summary: Text = ""
    outcomes: Sentences = ()


class LessonMeta(Shared):
    """The front matter of a lesson."""

    duration: Minutes
    outcomes: Sentences = ()
    handout: Flag = True


class WorksheetMeta(Shared):
    """The front matter of a working aid."""

    purpose: Text = Field(min_length=1)
    duration: Minutes | None = None
    sensitive: Flag = False
    """What is entered never leaves the device, not even to an LMS."""


class CaseMeta(Shared):
    """The front matter of a case."""

    place: Text = ""
    country: Text = ""
    as_of: Date | None = None
    evidence: Evidence | None = None
    """A, B, C or X: how well the case is evidenced."""
    sources: Texts = ()
    not_known: Sentences = ()
    fictional: Flag = False

    @classmethod
    def flaws_of_whole(cls, written: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        """Yield an error for a case that is neither evidenced nor fictional."""
        missing = [name for name in EVIDENCE_KEYS if not written.get(name)]
        if missing and written.get("fictional") != "true":
            names = ", ".join(f"`{name}`" for name in missing)
            hint = "Say what the case rests on, or mark it `fictional: true`."
            yield "", refuse("case-without-evidence", f"The case says nothing of {names}.", hint)


class PageMeta(Shared):
    """The front matter of a page."""

    status: Text = ""
    gaps: Sentences = ()
    alternatives: Sentences = ()
    date: Date | None = None
    method: Text = ""
    contact: Text = ""
    enforcement: Text = ""

    @classmethod
    def flaws_of_whole(cls, written: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        """Hold an accessibility statement to Decision (EU) 2018/1523."""
        if written.get("id") == "accessibility":
            missing = [name for name in STATEMENT_KEYS if not written.get(name)]
            if missing:
                text = ", ".join(f"`{name}`" for name in missing)
                hint = "A public body's statement must say all of these."
                yield "", refuse("incomplete-statement", f"The accessibility statement lacks {text}.", hint)
        else:
            for name in STATEMENT_KEYS:
                if written.get(name):
                    text = f"Only the page `accessibility` has `{name}`."
                    yield name, refuse("unknown-key", text, "Remove the key.")


class TermMeta(Metadata):
    """An entry of ``glossary.yaml``."""

    id: Slug
    term: Text = Field(min_length=1)
    definition: Text = Field(min_length=1)
    see: Slugs = ()
    sources: Texts = ()
    only: Slugs = ()
    draft: Flag = False
    allow: Slugs = ()
