"""The kinds of files that authors write metadata in: one line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unites_mooc.model.metadata import (
    CaseMeta,
    CohortMeta,
    CourseMeta,
    LessonMeta,
    Metadata,
    ModuleMeta,
    PageMeta,
    TermMeta,
    ThemeMeta,
    WorksheetMeta,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    files: str
    """Where such files stand in a course; YAML as a whole, Markdown with metadata at its top."""
    metadata: type[Metadata] | None
    """What its metadata must be; None for references, whose format is not ours."""
    listed: bool = False
    """Whether a file is a list of such entries."""


KINDS: Mapping[str, Kind] = {
    "course": Kind("course/course.yaml", CourseMeta),
    "module": Kind("modules/*/module.yaml", ModuleMeta),
    "lesson": Kind("modules/*/*.md", LessonMeta),
    "worksheet": Kind("modules/*/worksheets/*.md", WorksheetMeta),
    "case": Kind("course/cases/*.md", CaseMeta),
    "page": Kind("course/pages/*.md", PageMeta),
    "cohort": Kind("course/cohorts/*.yaml", CohortMeta),
    "glossary": Kind("course/glossary.yaml", TermMeta, listed=True),
    "theme": Kind("course/theme/theme.yaml", ThemeMeta),
    "references": Kind("course/references.yaml", None),
}
