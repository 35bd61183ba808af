"""``pdf``: working aids on paper, one folder a language."""

from __future__ import annotations

from unites_mooc.editions.publication import Publication
from unites_mooc.render.documents import document_tasks
from unites_mooc.render.files import Files
from unites_mooc.targets.base import Target


def render(publication: Publication) -> Files:
    """Return the documents of a publication."""
    return {f"pdf/{publication.language}/{name}": task for name, task in document_tasks(publication).items()}


PDF = Target("pdf", render)
