"""``site``: static pages that open from a server, a sub-path, ``file://`` or a frame."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from unites_mooc.editions.publication import Publication
from unites_mooc.render.assets import course_script, media_files, site_assets, start_style, versions
from unites_mooc.render.calendar import calendars
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.documents import offered_documents
from unites_mooc.render.files import Content, Files, Later, text
from unites_mooc.render.frame import POLICY, RenderedPage, with_versions
from unites_mooc.render.layout import Layout
from unites_mooc.render.names import language_name
from unites_mooc.render.offline import offline_files
from unites_mooc.render.pages import render_pages
from unites_mooc.render.preview import preview_files
from unites_mooc.render.search_index import search_index
from unites_mooc.render.templates import written
from unites_mooc.render.web import (
    choice_alternates,
    choice_properties,
    is_listed,
    robots,
    site_map,
    source_language,
)
from unites_mooc.render.web_fonts import letters_of
from unites_mooc.targets.base import Target
from unites_mooc.translation.interface import direction_of, interface

FOLDER = "site/"


def render(publication: Publication) -> Files:
    """Return the site in one language, with the pages at its root that are no language's own."""
    layout = Layout(pages=f"{publication.language}/")
    context = make_context(publication, layout, Medium.SITE)
    pages = render_pages(context)
    letters = letters_of(page.letters for page in pages)
    shared = site_assets(context, letters) | course_script(context)
    # The index of the search has one address: one changed word would change all pages.
    named = versions(shared)
    addresses = hashlib.sha256(repr(sorted(named.items())).encode()).hexdigest()
    files: Files = {
        page.path: Later(
            partial(_finished, page, named), page.source, f"{page.name} {addresses}" if page.name else ""
        )
        for page in pages
    }
    files.update(shared | search_index(context))
    files.update(media_files(context))
    files.update(_documents(context))
    files["index.html"] = _root_page(context, "languages", "")
    files.update(offline_files(context, files, FOLDER))
    files.update(preview_files(context))
    files.update(_for_servers(context, [page.path for page in pages]))
    return {FOLDER + path: entry for path, entry in files.items()}


def _finished(page: RenderedPage, named: Mapping[str, str]) -> bytes:
    return with_versions(page.data, named)


def _documents(context: Context) -> Files:
    """Return the documents that pages link to, so that the site can be published alone."""
    files = calendars(context.publication)
    files.update(offered_documents(context.publication))
    return {context.layout.document(name): entry for name, entry in files.items()}


def _for_servers(context: Context, paths: list[str]) -> Files:
    """Return what web servers and search engines look for at the root of the site."""
    publication = context.publication
    base = publication.course.meta.base_url
    if not base:
        return {"404.html": _root_page(context, "missing", "")}
    listed = [path for path in paths if is_listed(context, path)]
    files: Files = {
        "404.html": _root_page(context, "missing", urlsplit(base).path),
        "sitemap.xml": text(site_map(publication, listed)),
    }
    if allowed := robots(publication):
        files["robots.txt"] = text(allowed)
    return files


def _root_page(context: Context, name: str, root: str) -> Content:
    """Return a page for readers of any language: the choice of one, or that there is no such page.

    A server shows the page for missing addresses at any depth, where a relative address would lead
    elsewhere. So its addresses begin with ``root``, the path of the site on its host. Where that is
    not known (no ``base_url``) the page loads nothing, and leads up: every missing address stands
    below the course, which is reached level by level.
    """
    publication = context.publication
    meta = publication.course.meta
    source = source_language(publication)
    style = f"{context.layout.assets}start.css"
    values = {
        "alternates": choice_alternates(publication),
        "content_language": meta.language,
        "course": meta,
        "direction": direction_of(source),
        "language": source,
        "languages": [
            {"code": code, "name": language_name(code), "url": f"{root}{code}/index.html"}
            for code in publication.languages
        ],
        "policy": POLICY,
        "properties": choice_properties(publication),
        "root": root,
        "voices": list({words.words: words for words in map(interface, publication.languages)}.values()),
        "stylesheet": f"{root}{style}{versions(start_style(context))[style]}",
    }
    page = written(context, f"pages/{name}.html", values)
    return text(page, publication.course.span.path)


SITE = Target("site", render)
