"""``pdf``: working aids on paper, one folder a language."""

from __future__ import annotations

from unites_mooc.editions.publication import Publication
from unites_mooc.render.context import Medium, make_context
from unites_mooc.render.document_list import documents_of
from unites_mooc.render.documents import document_task
from unites_mooc.render.files import Files
from unites_mooc.render.layout import Layout
from unites_mooc.targets.base import Target


def render(publication: Publication) -> Files:
    """Return the documents of a publication."""
    language = publication.language
    context = make_context(publication, Layout(pages=f"{language}/"), Medium.PRINT)
    return {
        f"pdf/{language}/{document.name}": document_task(context, document)
        for document in documents_of(context)
    }


PDF = Target("pdf", render)
