"""``site``: static pages that open from a server, a sub-path, ``file://`` or a frame."""

from __future__ import annotations

from unites_mooc.editions.publication import Publication
from unites_mooc.render.assets import course_script, media_files, page_assets
from unites_mooc.render.calendar import calendars
from unites_mooc.render.context import Context, Medium, environment, make_context
from unites_mooc.render.files import Content, Files, text
from unites_mooc.render.frame import POLICY
from unites_mooc.render.layout import Layout
from unites_mooc.render.names import language_name
from unites_mooc.render.pages import render_pages
from unites_mooc.render.print import render_documents
from unites_mooc.render.search_index import search_index
from unites_mooc.targets.base import Target
from unites_mooc.translation.interface import direction_of

FOLDER = "site/"


def render(publication: Publication) -> Files:
    """Return the site in one language, with the page that chooses the language."""
    layout = Layout(pages=f"{publication.language}/")
    context = make_context(publication, layout, Medium.SITE)
    files: Files = {page.path: text(page.html, page.source) for page in render_pages(context)}
    files.update(page_assets(layout, publication.languages))
    files.update(course_script(context))
    files.update(search_index(context))
    files.update(media_files(context))
    files.update(_documents(context))
    files["index.html"] = _language_choice(context)
    return {FOLDER + path: entry for path, entry in files.items()}


def _documents(context: Context) -> Files:
    """Return the documents that pages link to, so that the site can be published alone."""
    files = calendars(context.publication)
    if "pdf" in context.publication.outputs:
        printed = make_context(context.publication, context.layout, Medium.PRINT)
        files |= {document.name: document.task for document in render_documents(printed)}
    return {context.layout.document(name): entry for name, entry in files.items()}


def _language_choice(context: Context) -> Content:
    """Return the first page: a choice of languages."""
    publication = context.publication
    meta = publication.course.meta
    source = meta.language if meta.language in publication.languages else publication.languages[0]
    values = {
        "content_language": meta.language,
        "course": meta,
        "direction": direction_of(source),
        "language": source,
        "languages": [
            {"code": code, "name": language_name(code), "url": f"{code}/index.html"}
            for code in publication.languages
        ],
        "policy": POLICY,
    }
    return text(
        environment().get_template("pages/languages.html").render(values),
        context.publication.course.span.path,
    )


SITE = Target("site", render)
