"""All learner's pages of one publication: the same for the site and for packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from unites_mooc.model.contents import once
from unites_mooc.render import page_views as views
from unites_mooc.render.context import Context
from unites_mooc.render.frame import Frame, PageView, RenderedPage
from unites_mooc.render.search_page import search_view


def render_pages(context: Context) -> tuple[RenderedPage, ...]:
    """Return every page of a publication; outputs with the same layout share them."""
    return once(context.publication.course, _name(context), lambda: tuple(_rendered(context, {})))


def know_pages(context: Context, known: Mapping[str, RenderedPage]) -> None:
    """Render all pages of a publication but those that are known, by path."""
    once(context.publication.course, _name(context), lambda: tuple(_rendered(context, known)))


def _name(context: Context) -> str:
    publication = context.publication
    return f"pages {publication.language} {context.medium} {context.layout} {publication.settings}"


def _rendered(context: Context, known: Mapping[str, RenderedPage]) -> Iterator[RenderedPage]:
    frame: Frame | None = None
    for path, view in planned_pages(context).items():
        if path in known:
            yield known[path]
        else:
            frame = frame or Frame(context)
            yield frame.render(view())


def entry_path(context: Context) -> str:
    """Return the path of the first page."""
    return context.layout.generated("index")


def planned_pages(context: Context) -> Mapping[str, Callable[[], PageView]]:
    """Return the pages of a publication by path, in the order of the course, each made when called."""
    return dict(_planned(context))


def _planned(context: Context) -> Iterator[tuple[str, Callable[[], PageView]]]:
    course = context.publication.course
    yield entry_path(context), partial(views.home_view, context)
    for number, module in course.numbered_modules:
        yield context.path(module), partial(views.module_view, context, module, number)
        for lesson in module.lessons:
            yield context.path(lesson), partial(views.lesson_view, context, module, lesson, number)
        for worksheet in module.worksheets:
            yield context.path(worksheet), partial(views.worksheet_view, context, worksheet, number)
    for case in course.cases:
        yield context.path(case), partial(views.case_view, context, case)
    for page in course.pages:
        yield context.path(page), partial(views.text_page_view, context, page)
    for name, view in views.generated_views(context):
        yield context.layout.generated(name), view
    yield context.layout.generated("search"), partial(search_view, context)
