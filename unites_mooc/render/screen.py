"""What a page on a screen needs beyond its blocks."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from unites_mooc.model.course import Term, Worksheet
from unites_mooc.model.prose import Cite
from unites_mooc.render.citations import BRACKETS
from unites_mooc.render.context import Medium
from unites_mooc.render.writer import PageWriter, source_anchor


@dataclass(slots=True)
class ScreenWriter(PageWriter):
    """Writes a page of the site or of a package."""

    is_glossary: bool = False
    """Whether this is the glossary's own page, whose terms have the anchors."""

    @property
    def shows_solutions(self) -> bool:
        """Whether solutions stand in the page for readers without JavaScript."""
        return self.context.medium is Medium.SITE

    def note_key(self, field: str) -> str:
        """Return the key under which a field of this worksheet is kept."""
        worksheet = self.target.meta.id if isinstance(self.target, Worksheet) else self.path
        return f"worksheet/{worksheet}/{field}"

    def terms(self) -> list[Term]:
        """Return the glossary in alphabetical order."""
        terms = self.context.publication.course.glossary
        return sorted(terms, key=lambda term: (term.meta.term.casefold(), term.meta.id))

    def term_definition(self, term: Term) -> Markup:
        """Return a term's definition with its sources and related terms."""
        pieces = [f"<p>{self.prose(term.definition)}{self._sources(term)}</p>"]
        if term.meta.see:
            index = self.context.publication.index.terms
            glossary = self.context.layout.generated("glossary")
            links = (
                f'<a href="{self.page_url(glossary, f"#term-{see}")}">{html.escape(index[see].meta.term)}</a>'
                for see in term.meta.see
            )
            pieces.append(f'<p class="see">{html.escape(self._("See also"))}: {", ".join(links)}</p>')
        return Markup("".join(pieces))  # noqa: S704

    def _sources(self, term: Term) -> str:
        if not term.meta.sources:
            return ""
        opening, separator, closing = BRACKETS[self.context.citations.style]
        cites: list[str] = []
        for key in term.meta.sources:
            self.cited.setdefault(key)
            cites.append(f'<a href="#{source_anchor(key)}">{self.context.citations.cite(Cite(key))}</a>')
        return f' <span class="citation">{opening}{separator.join(cites)}{closing}</span>'

    def bibliography(self) -> Iterator[tuple[str, Markup]]:
        """Yield the keys and entries of all cited works, in order."""
        citations = self.context.citations
        for key in citations.ordered(self.context.publication.course.references):
            yield key, Markup(self.entry(key))  # noqa: S704
