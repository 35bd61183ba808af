"""What a target gets: the course as one edition and one language show it, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unites_mooc.model.course import Course
from unites_mooc.model.index import Index
from unites_mooc.model.settings import OutputSettings
from unites_mooc.translation.apply import Share


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition of the course in a language; what is excluded is not in it."""

    course: Course
    edition: str
    title: str
    """The edition's title."""
    language: str
    content_language: str
    share: Share
    """How much of the course is translated; nothing is counted where it is in the source language."""
    languages: tuple[str, ...]
    """All languages the edition is published in, in the author's order."""
    index: Index
    calendars: Mapping[str, Publication] = field(default_factory=dict)
    """By the id of each cohort: this edition in the language of the cohort's calendar, which is one
    whatever language a page is in."""
    settings: OutputSettings = field(default_factory=OutputSettings)
    part: str = ""
    """The id of the module, where this is one module alone (``parts_of``); empty for a whole course."""

    @property
    def subject(self) -> str:
        """What learners' progress belongs to: the id of the course, or of a part of it."""
        course = self.course.meta.id
        return f"{course}/{self.part}" if self.part else course

    @property
    def outputs(self) -> tuple[str, ...]:
        """The targets that the edition is published as."""
        return self.course.meta.outputs_of(self.edition)
