"""``unknown-footnote``, ``unused-footnote``: a mark without a text, or a text without a mark."""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, did_you_mean, error, warning
from unites_mooc.model.course import Course
from unites_mooc.model.prose import FootnoteMark, references
from unites_mooc.model.walk import all_prose


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every footnote that is not whole."""
    for text in course.texts:
        known = {note.label for note in text.footnotes}
        used: set[str] = set()
        titles = [unit.title for unit in text.units]
        for prose in [*titles, *all_prose([*text.blocks, *text.footnotes])]:
            for part in references(prose.parts):
                if isinstance(part, FootnoteMark):
                    used.add(part.label)
                    if part.label not in known:
                        message = f"The footnote `[^{part.label}]` has no text."
                        yield error(part.span, "unknown-footnote", message, did_you_mean(part.label, known))
        for note in text.footnotes:
            if note.label not in used:
                message = f"The footnote `[^{note.label}]` is never marked in the text."
                yield warning(note.span, "unused-footnote", message, "Add the mark, or remove the text.")
