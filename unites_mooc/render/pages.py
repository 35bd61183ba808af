"""All learner's pages of one publication: the same for the site and for packages."""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.render import page_views as views
from unites_mooc.render.context import Context
from unites_mooc.render.frame import Frame, PageView, RenderedPage
from unites_mooc.render.search_page import search_view


def render_pages(context: Context) -> Iterator[RenderedPage]:
    """Yield every page of a publication."""
    frame = Frame(context)
    for view in _views(context):
        yield frame.render(view)


def entry_path(context: Context) -> str:
    """Return the path of the first page."""
    return context.layout.generated("index")


def _views(context: Context) -> Iterator[PageView]:
    course = context.publication.course
    yield views.home_view(context)
    for number, module in course.numbered_modules:
        yield views.module_view(context, module, number)
        for lesson in module.lessons:
            yield views.lesson_view(context, module, lesson, number)
        for worksheet in module.worksheets:
            yield views.worksheet_view(context, worksheet, number)
    for case in course.cases:
        yield views.case_view(context, case)
    for page in course.pages:
        yield views.text_page_view(context, page)
    yield from views.generated_views(context)
    yield search_view(context)
