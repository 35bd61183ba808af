"""What a page on a screen needs beyond its blocks."""

from __future__ import annotations

from dataclasses import dataclass

from unites_mooc.model.course import Worksheet
from unites_mooc.render.context import Medium
from unites_mooc.render.writer import PageWriter


@dataclass(slots=True)
class ScreenWriter(PageWriter):
    """Writes a page of the site or of a package."""

    @property
    def shows_solutions(self) -> bool:
        """Whether solutions stand in the page for readers without JavaScript."""
        return self.context.medium is Medium.SITE

    def note_key(self, field: str) -> str:
        """Return the key under which a field of this worksheet is kept."""
        worksheet = self.target.meta.id if isinstance(self.target, Worksheet) else self.path
        return f"worksheet/{worksheet}/{field}"
