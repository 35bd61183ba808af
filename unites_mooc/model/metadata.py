"""The metadata that authors write, declared once.

From these models come validation, the JSON Schemas and the reference page of the manual.
Spec: the table in section 2 of the source format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from unites_mooc.model.converters import refuse
from unites_mooc.model.fields import (
    DOCUMENTS,
    FACILITATOR,
    FOR_FACILITATORS,
    TARGETS,
    BaseUrl,
    CitationStyle,
    Colour,
    CompletionRule,
    Date,
    DocumentNames,
    Evidence,
    Flag,
    Hues,
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
)

EVIDENCE_KEYS = ("as_of", "evidence", "sources", "not_known")
"""What a case must say of its evidence, unless it is fictional."""
STATEMENT_KEYS = ("status", "gaps", "alternatives", "date", "method", "contact", "enforcement")
"""What an accessibility statement must say, and no other page may."""


def _evidence_rule(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema what ``CaseMeta`` says of evidence."""
    fictional = {"properties": {"fictional": {"enum": [True, "true"]}}, "required": ["fictional"]}
    lists = {name: {"minItems": 1} for name in ("sources", "not_known")}
    schema.update({"if": fictional, "else": {"required": list(EVIDENCE_KEYS), "properties": lists}})


def _statement_rule(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema what ``PageMeta`` says of the accessibility statement."""
    accessibility = {"properties": {"id": {"const": "accessibility"}}}
    lists = {name: {"minItems": 1} for name in ("gaps", "alternatives")}
    schema["if"] = accessibility
    schema["then"] = {"required": list(STATEMENT_KEYS), "properties": lists}
    schema["else"] = {"properties": dict.fromkeys(STATEMENT_KEYS, False)}


class Metadata(BaseModel):
    """Base of every kind of metadata: frozen, and strict about keys."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", populate_by_name=True)

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
    """Name of this page for ever: a-z, 0-9 and hyphens. Learners' progress and links hang on it, so it
    stays when the title or the file name changes."""
    title: Text = Field(min_length=1)
    """Title that readers see. Put it in quotes where it contains a colon."""
    only: Slugs = ()
    """Who may see it: tags of editions, such as `[pilot]`. Without it, everyone."""
    draft: Flag = False
    """`true` while it is unfinished: it is left out of every build, unless you build with `--drafts`."""
    allow: Slugs = ()
    """Warnings and hints that you have read and accept in this file, by their codes."""


class EditionMeta(Metadata):
    """An edition: a version of the course for one audience."""

    title: Text = Field(min_length=1)
    """Name of the edition that readers see."""
    include: Slugs
    """Tags whose content the edition shows, beside everything that has no tag."""


class CompletionMeta(Metadata):
    """When the course is completed and passed."""

    lessons: CompletionRule = "all"
    """How many lessons must be completed: `all`, a number, or a percentage such as `80%`."""
    pass_percent: Percent | None = Field(default=None, alias="pass")
    """Percent of all quiz points that pass the course. Without it, the course gives no score."""


class CourseMeta(Metadata):
    """The course as a whole: its name, its languages, its editions."""

    id: Slug
    """Name of the course for ever: a-z, 0-9 and hyphens. Packages and learners' progress hang on it."""
    title: Text = Field(min_length=1)
    """Title of the course."""
    version: Text = "0.0.0"
    """Version of the content, such as `1.2.0`. Raise it when you publish a change."""
    language: Language
    """Language that you write in: `en`, `de`, `pt-BR`."""
    languages: Languages = ()
    """Languages that are published. Without it, only the one that you write in."""
    licence: Text = ""
    """Licence by its SPDX identifier, such as `CC-BY-4.0`."""
    publisher: Text = ""
    """Organisation that answers for the course."""
    description: Text = ""
    """What the course is about and for whom, in two or three sentences. Shown on the first page."""
    notice: Text = ""
    """A sentence that stands on every page, package and document, for example about the origin."""
    completion: CompletionMeta = CompletionMeta()
    """When learners have completed and passed the course."""
    editions: dict[Slug, EditionMeta] = {}
    """Versions of the course for different audiences, by name. Without it, one edition `public`."""
    outputs: dict[Slug, TargetNames] = {}
    """What is built for each edition: `site`, `scorm12`, `scorm2004`, `pdf`. Without it, all of them."""
    base_url: BaseUrl | None = None
    """Web address of the folder in which the site will be published."""
    citation_style: CitationStyle = "author-date"
    """How sources are cited: (Author 2024) or [1]."""
    documents: dict[Slug, DocumentNames] = {}
    """Which documents are made for each edition."""

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

    def documents_of(self, edition: str) -> tuple[str, ...]:
        """Return the documents of an edition: all of them where the author names none.

        What says the right answers is for facilitators alone, whatever the author names.
        """
        facilitates = FACILITATOR in self.published_editions[edition].include
        named = self.documents.get(edition, DOCUMENTS)
        withheld = () if facilitates else FOR_FACILITATORS
        return tuple(name for name in DOCUMENTS if name in named and name not in withheld)


class ModuleMeta(Shared):
    """A module: a group of lessons, in `module.yaml`."""

    summary: Text = ""
    """What the module is about, in two or three sentences."""
    outcomes: Sentences = ()
    """What learners can do after the module. Begin each with a verb: name, compare, decide."""


class LessonMeta(Shared):
    """A lesson: what stands between the two lines of `---` at its top."""

    duration: Minutes
    """How long the lesson takes, with its activities and its quiz: `10 min`, `1 h 30 min`."""
    outcomes: Sentences = ()
    """What learners can do after the lesson. Begin each with a verb: name, compare, decide."""
    handout: Flag = True
    """`false` where the lesson should have no PDF to print."""


class WorksheetMeta(Shared):
    """A working aid: what stands between the two lines of `---` at its top."""

    purpose: Text = Field(min_length=1)
    """What one has after filling it in, in one sentence."""
    duration: Minutes | None = None
    """How long filling it in takes: `20 min`, `1 h`."""
    sensitive: Flag = False
    """`true` where people write confidential things: what they enter never leaves their device, not even
    to a learning platform."""


class CaseMeta(Shared):
    """A case: what stands between the two lines of `---` at its top."""

    model_config = ConfigDict(json_schema_extra=_evidence_rule)

    place: Text = ""
    """City or town."""
    country: Text = ""
    """Country."""
    as_of: Date | None = None
    """When you read the sources: a year, a month or a day, such as `2024-11`."""
    evidence: Evidence | None = None
    """How well the case is evidenced: A by the body's own pages, B by others, C by general knowledge,
    X not found or contradictory."""
    sources: Texts = ()
    """What the case rests on: ids from `references.yaml`."""
    not_known: Sentences = ()
    """What you looked for and did not find."""
    fictional: Flag = False
    """`true` for an invented case; it needs no evidence."""

    @classmethod
    def flaws_of_whole(cls, written: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        """Yield an error for a case that is neither evidenced nor fictional."""
        missing = [name for name in EVIDENCE_KEYS if not written.get(name)]
        if missing and written.get("fictional", "false") == "false":
            names = ", ".join(f"`{name}`" for name in missing)
            hint = "Say what the case rests on, or mark it `fictional: true`."
            yield "", refuse("case-without-evidence", f"The case says nothing of {names}.", hint)


class PageMeta(Shared):
    """A page such as about or privacy: what stands between the two lines of `---` at its top."""

    model_config = ConfigDict(json_schema_extra=_statement_rule)

    status: Text = ""
    """Accessibility statement only: whether the course conforms fully, partially or not."""
    gaps: Sentences = ()
    """Accessibility statement only: what is not accessible, and why."""
    alternatives: Sentences = ()
    """Accessibility statement only: other ways to get the same content."""
    date: Date | None = None
    """Accessibility statement only: when it was written or last reviewed."""
    method: Text = ""
    """Accessibility statement only: how the course was assessed, and by whom."""
    contact: Text = ""
    """Accessibility statement only: where people report barriers."""
    enforcement: Text = ""
    """Accessibility statement only: the body to turn to where the answer does not satisfy."""

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


class SessionMeta(Shared):
    """A session of a cohort."""

    start: LocalTime
    """When it begins, as clocks at the cohort's place show it: `2027-03-28T10:00`."""
    duration: Minutes
    """How long it takes: `90 min` or `2 h`."""
    mode: Mode | None = None
    """`online`, `onsite` or `visit`."""
    place: Text = ""
    """Where it takes place: an address, or a web address."""
    module: Slug | None = None
    """The id of the module that it belongs to."""


class CohortMeta(Metadata):
    """A cohort: a group that takes the course together; one file in `course/cohorts`."""

    id: Slug
    """Stable for ever: calendars know the cohort by it."""
    city: Text = Field(min_length=1)
    """The city that the group comes from."""
    country: Text = ""
    """Its country."""
    language: Language | None = None
    """The language of its calendar, where the course is published in it."""
    timezone: Timezone
    """The time zone of its sessions, as area and city: `Europe/Athens`."""
    only: Tags
    """Tags of the editions that show it; without one, no edition would."""
    draft: Flag = False
    """`true` leaves it out of every build; `--drafts` includes it."""
    allow: Slugs = ()
    """Codes of warnings and hints that are silenced in this file; errors cannot be."""
    mentees: Texts = ()
    """Cities that the group mentors."""
    sessions: tuple[SessionMeta, ...] = ()
    """Its meetings, each with `id`, `title`, `start` and `duration`."""


class TermMeta(Metadata):
    """A term of the glossary."""

    id: Slug
    """Name of the term for ever: a-z, 0-9 and hyphens. Lessons refer to it by `{term}`."""
    term: Text = Field(min_length=1)
    """The term as readers see it."""
    definition: Text = Field(min_length=1)
    """What it means, in one or two plain sentences."""
    see: Slugs = ()
    """Ids of related terms."""
    sources: Texts = ()
    """Where the definition comes from: ids from `references.yaml`."""
    only: Slugs = ()
    """Who may see it: tags of editions, such as `[pilot]`. Without it, everyone."""
    draft: Flag = False
    """`true` while it is unfinished: it is left out of every build."""
    allow: Slugs = ()
    """Warnings and hints that you have read and accept in the glossary, by their codes."""


class ColoursMeta(Metadata):
    """Colours of the pages; what is not given is the tool's own, or follows from what is given."""

    accent: Colour | None = None
    """Colour of links, buttons and the first module, in quotes: `"#14576b"`."""
    hues: Hues | None = None
    """Colours of the next modules, five at most; after the last, the accent comes again. `[]` gives all
    modules the accent. Without it, the next modules have the built-in colours."""
    paper: Colour | None = None
    """Colour of the page. Boxes and lines follow from it."""
    ink: Colour | None = None
    """Colour of text. Quiet text and the edges of controls follow from it."""


class ThemeMeta(Metadata):
    """The course's own look: `course/theme/theme.yaml`."""

    logo: Text = ""
    """A file beside `theme.yaml`, SVG or PNG, best as wide as high. It stands at the top of every page and
    on the tab of the browser."""
    colours: ColoursMeta = ColoursMeta()
    """Colours: `accent`, `hues`, `paper` and `ink`."""
    dark: ColoursMeta = ColoursMeta()
    """The same for readers whose device is set to dark. Without it, dark colours follow from `colours`."""

    @classmethod
    def flaws_of_whole(cls, written: Mapping[str, Any]) -> Iterator[tuple[str, PydanticCustomError]]:
        """Yield that the dark scheme has another number of hues than the light one."""
        light, dark = (_hues_of(written.get(name)) for name in ("colours", "dark"))
        if light is not None and dark is not None and light != dark:
            message = f"`dark` has {dark} `hues`, `colours` has {light}."
            advice = "Give as many, in the same order; or leave them out of `dark`: they are made then."
            yield "dark", refuse("wrong-number-of-hues", message, advice)


def _hues_of(colours: Any) -> int | None:
    """Return how many hues a scheme is given; None where it says nothing of them."""
    hues = colours.get("hues") if isinstance(colours, dict) else None
    if isinstance(hues, str):
        hues = hues.split(",")
    return len(hues) if isinstance(hues, list) else None


_KINDS: tuple[type[Metadata], ...] = (
    CourseMeta,
    EditionMeta,
    CompletionMeta,
    ModuleMeta,
    LessonMeta,
    WorksheetMeta,
    CaseMeta,
    PageMeta,
    SessionMeta,
    CohortMeta,
    TermMeta,
    ThemeMeta,
    ColoursMeta,
)
ALL_KEYS = frozenset(field.alias or name for kind in _KINDS for name, field in kind.model_fields.items())
"""Every key that metadata can have."""
