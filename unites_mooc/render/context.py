"""What the pages of one output share: the publication, its words, and where everything stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from markupsafe import Markup, escape

from unites_mooc.editions.publication import Publication
from unites_mooc.model.course import Lesson, Module, Worksheet
from unites_mooc.model.index import Target
from unites_mooc.render.arabic_marks import direction_of_words
from unites_mooc.render.citations import Citations, citations_for
from unites_mooc.render.dates import cldr_locale
from unites_mooc.render.layout import Layout
from unites_mooc.translation.interface import Interface, direction_of, interface

THEME = Path(__file__).parent.parent / "theme"


class Medium(Enum):
    """What the pages are made for; it decides on chrome and on how solutions are shown."""

    SITE = "site"
    PACKAGE = "package"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that the pages of one output have in common."""

    publication: Publication
    layout: Layout
    medium: Medium
    interface: Interface
    citations: Citations
    modules: Mapping[str, Module]
    """The module of each lesson, by the lesson's id."""

    @property
    def fallback(self) -> bool:
        """Whether readers get the content in another language than the interface."""
        return self.publication.content_language != self.publication.language

    def path(self, target: Target) -> str:
        """Return the output path of a page."""
        if isinstance(target, Lesson):
            return self.layout.lesson(self.modules[target.meta.id], target)
        return self.layout.path(target)

    def prints(self, kind: str) -> bool:
        """Tell whether the edition gets documents of a kind, such as ``handouts``."""
        return kind in self.publication.course.meta.documents_of(self.publication.edition)

    def offers(self, kind: str) -> bool:
        """Tell whether pages link to documents of a kind."""
        return "pdf" in self.publication.outputs and self.prints(kind)

    @property
    def right_to_left(self) -> bool:
        """Whether words on the pages run from right to left: those of the interface or the author's."""
        content = direction_of(self.publication.content_language)
        return "rtl" in {content, self.interface.direction}

    def amount(self, text: str) -> Markup:
        """Return figures, with their unit or sign, as HTML that keeps its order in any direction.

        Among words that run from right to left, «48.2 KB», «2024-11» and «11 ± 1» would come apart.
        Browsers look for the direction of such a text themselves; who sets paper has to be told.
        """
        if not self.right_to_left:
            return escape(text)
        if self.medium is not Medium.PRINT:
            return Markup("<bdi>{}</bdi>").format(text)
        words = Markup(text).striptags()  # noqa: S704
        return Markup('<bdi dir="{}">{}</bdi>').format(direction_of_words(words), text)

    def counted(self, singular: str, plural: str, number: int) -> Markup:
        """Return a number with what is counted, in the form that fits the number."""
        return self.amount(self.interface.ngettext(singular, plural, number))

    def duration(self, minutes: int) -> Markup:
        """Return a duration in words."""
        hours, rest = divmod(minutes, 60)
        parts = [self.interface.ngettext("%(n)s hour", "%(n)s hours", hours)] if hours else []
        if rest or not hours:
            parts.append(self.interface.ngettext("%(n)s minute", "%(n)s minutes", rest))
        return self.amount(" ".join(parts))

    def number(self, value: str) -> str:
        """Return a decimal number as readers of the interface type it: its digits are not grouped."""
        from decimal import Decimal

        from babel.numbers import format_decimal

        locale = cldr_locale(self.interface.words)
        return format_decimal(Decimal(value), locale=locale, group_separator=False)

    def handout(self, lesson: Lesson) -> str:
        """Return the path of a lesson's handout, relative to the documents' folder."""
        return f"handouts/{self.modules[lesson.meta.id].meta.id}/{lesson.meta.id}.pdf"

    def worksheet(self, worksheet: Worksheet) -> str:
        """Return the path of a working aid to print, relative to the documents' folder."""
        return f"worksheets/{worksheet.meta.id}.pdf"


def make_context(publication: Publication, layout: Layout, medium: Medium) -> Context:
    """Return the context of an output."""
    meta = publication.course.meta
    return Context(
        publication=publication,
        layout=layout,
        medium=medium,
        interface=interface(publication.language),
        citations=citations_for(
            meta.citation_style, publication.content_language, publication.course.references
        ),
        modules={
            lesson.meta.id: module for module in publication.course.modules for lesson in module.lessons
        },
    )
