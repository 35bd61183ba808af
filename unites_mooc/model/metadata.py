"""The metadata that authors write, declared once.

From these models come validation, the JSON Schemas and the reference page of the manual.
Spec: the table in section 2 of the source format.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

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
    LocalTime,
    Minutes,
    Mode,
    Percent,
    Sentences,
    Slug,
    Slugs,
    Tags,
    TargetNames,
    Text,
    Texts,
    Timezone,
    Url,
    refuse,
)


class Metadata(BaseModel):
    """Base of every kind of metadata: frozen, and strict about keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


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

    @model_validator(mode="after")
    def _evidenced(self) -> CaseMeta:
        missing = [name for name in ("as_of", "evidence", "sources", "not_known") if not getattr(self, name)]
        if missing and not self.fictional:
            names = ", ".join(f"`{name}`" for name in missing)
            hint = "Say what the case rests on, or mark it `fictional: true`."
            raise refuse("case-without-evidence", f"The case says nothing of {names}.", hint)
        return self


class PageMeta(Shared):
    """The front matter of a page."""

    status: Text = ""
    gaps: Sentences = ()
    alternatives: Sentences = ()
    date: Date | None = None
    method: Text = ""
    contact: Text = ""
    enforcement: Text = ""

    @model_validator(mode="after")
    def _statement(self) -> PageMeta:
        """Hold an accessibility statement to Decision (EU) 2018/1523."""
        names = ("status", "gaps", "alternatives", "date", "method", "contact", "enforcement")
        if self.id == "accessibility":
            missing = [name for name in names if not getattr(self, name)]
            if missing:
                text = ", ".join(f"`{name}`" for name in missing)
                hint = "A public body's statement must say all of these."
                raise refuse("incomplete-statement", f"The accessibility statement lacks {text}.", hint)
        else:
            extra = [name for name in names if getattr(self, name)]
            if extra:
                text = f"Only the page `accessibility` has `{extra[0]}`."
                raise refuse("unknown-key", text, "Remove the key.")
        return self


class SessionMeta(Shared):
    """A session of a cohort."""

    start: LocalTime
    """As clocks at the cohort's place show it."""
    duration: Minutes
    mode: Mode | None = None
    place: Text = ""
    """Where it takes place: an address, or a web address."""
    module: Slug | None = None
    """The module that it belongs to."""


class CohortMeta(Metadata):
    """A file of ``cohorts/``."""

    id: Slug
    city: Text = Field(min_length=1)
    country: Text = ""
    language: Language | None = None
    timezone: Timezone
    only: Tags
    """A cohort never reaches an edition by default."""
    draft: Flag = False
    allow: Slugs = ()
    mentees: Texts = ()
    sessions: tuple[SessionMeta, ...] = ()
    """Read one by one (``Cohort.sessions``), so that a flaw in one hides none in another."""


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
