"""``search.html``: the learner's search as a page; without JavaScript, a list of all pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from unites_mooc.model.index import Target
from unites_mooc.render.context import Context
from unites_mooc.render.frame import PageView
from unites_mooc.render.screen import ScreenWriter


def search_view(context: Context) -> PageView:
    """Return the page of the search."""
    writer = ScreenWriter(context, context.layout.generated("search"))
    _ = context.interface.gettext
    return PageView(
        writer=writer,
        template="search",
        title=_("Search"),
        values={"groups": list(_groups(context, writer))},
    )


def _groups(context: Context, writer: ScreenWriter) -> Iterator[dict[str, Any]]:
    """Yield lists of pages with their titles; those of modules are the author's words."""
    _, course = context.interface.gettext, context.publication.course
    for module in course.modules:
        links = _links(writer, [*module.lessons, *module.worksheets])
        yield {"title": module.meta.title, "url": writer.url(context.path(module)), "links": links}
    for title, targets in ((_("Cases"), course.cases), (_("About the course"), course.pages)):
        if targets:
            yield {"title": title, "url": "", "links": _links(writer, targets)}


def _links(writer: ScreenWriter, targets: Iterable[Target]) -> list[dict[str, str]]:
    return [
        {"url": writer.url(writer.context.path(target)), "title": target.meta.title} for target in targets
    ]
