"""What a page on a screen needs beyond its blocks."""

from __future__ import annotations

from dataclasses import dataclass

from unites_mooc.model.course import Module, Worksheet, is_sensitive
from unites_mooc.render.context import Medium
from unites_mooc.render.writer import PageWriter


@dataclass(slots=True)
class ScreenWriter(PageWriter):
    """Writes a page of the site or of a package."""

    @property
    def shows_solutions(self) -> bool:
        """Whether solutions stand in the page for readers without JavaScript."""
        return self.context.medium is Medium.SITE

    @property
    def may_be_kept(self) -> bool:
        """Whether an LMS may keep a reflection that stands here, where a learner agrees."""
        text = self.target
        return (
            self.context.medium is Medium.PACKAGE
            and text is not None
            and not isinstance(text, Module)
            and not is_sensitive(text)
        )

    @property
    def workbook_url(self) -> str:
        """The URL of the page on which a learner agrees, and takes it back."""
        return self.url(self.context.layout.generated("workbook")) + "#workbook--lms"

    def reflection_note(self, reflection: str) -> str:
        """Return the key under which the answer to a reflection is kept."""
        return reflection_note(reflection)

    def assessment_note(self, assessment: str, dimension: str, statement: int) -> str:
        """Return the key under which the rating of a statement is kept."""
        return assessment_note(assessment, dimension, statement)

    def note_key(self, field: str) -> str:
        """Return the key under which a field of this worksheet is kept."""
        worksheet = self.target.meta.id if isinstance(self.target, Worksheet) else self.path
        return worksheet_note(worksheet, field)


def reflection_note(reflection: str) -> str:
    """Return the key under which the answer to a reflection is kept on the device."""
    return f"reflection/{reflection}"


def worksheet_note(worksheet: str, field: str) -> str:
    """Return the key under which a field of a working aid is kept on the device."""
    return f"worksheet/{worksheet}/{field}"


def assessment_note(assessment: str, dimension: str, statement: int) -> str:
    """Return the key under which the rating of a statement, counted from 1, is kept on the device."""
    return f"assessment/{assessment}/{dimension}/{statement}"
