"""What a page of the web site says in its head, beside what every page says: never in a package.

Search engines and other sites want absolute addresses, so that canonical links, alternates in other
languages and the site map exist only where ``base_url`` says where the site will stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from unites_mooc.editions.publication import Publication
from unites_mooc.model.course import Lesson
from unites_mooc.render.context import Context
from unites_mooc.render.palette import schemes
from unites_mooc.render.preview import HEIGHT, WIDTH, Preview, course_picture
from unites_mooc.render.screen import ScreenWriter
from unites_mooc.render.structured import Statement, statement

_UNLISTED = ("404", "offline", "search", "workbook", "certificate")
"""Generated pages that nobody looks for."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in another language, or where readers choose one."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """What one page of the site says in its head."""

    canonical: str
    """Its address; empty without ``base_url``."""
    listed: bool
    """Whether search engines should know it."""
    alternates: tuple[Alternate, ...]
    properties: tuple[tuple[str, str], ...]
    """Open Graph (https://ogp.me): name and content."""
    card: str
    """How large networks show the picture (https://developer.x.com/en/docs/x-for-websites/cards); empty
    without one."""
    manifest: str
    colours: tuple[str, str]
    """Of the browser around the page: light and dark."""
    statement: Statement | None
    """For machines, to be written as JSON-LD; None where there is nothing to state."""


def head(
    context: Context, writer: ScreenWriter, title: str, description: str, preview: Preview | None
) -> Head:
    """Return the head of a page; ``preview`` is the picture beside links to it."""
    publication = context.publication
    base = publication.course.meta.base_url
    listed = is_listed(context, writer.path)
    return Head(
        canonical=f"{base}{writer.path}" if base and listed else "",
        listed=listed,
        alternates=tuple(alternates(publication, writer.path)) if listed else (),
        properties=(
            *_properties(context, writer, title, description),
            *picture_properties(context.publication, preview),
        )
        if listed
        else (),
        card="summary_large_image" if preview and listed else "",
        manifest=writer.url(f"{context.layout.pages}{MANIFEST}"),
        colours=paper_colours(context),
        statement=statement(context, writer.path, writer.target) if listed else None,
    )


MANIFEST = "manifest.webmanifest"


def update_texts(context: Context) -> dict[str, str]:
    """Return the words in which a page says that there is a newer version."""
    _ = context.interface.gettext
    return {
        "notice": _("This course has a newer version."),
        "reload": _("Reload"),
        "later": _("Later"),
    }


def is_listed(context: Context, path: str) -> bool:
    """Tell whether a page is one that people look for."""
    return path not in {context.layout.generated(name) for name in _UNLISTED}


def alternates(publication: Publication, path: str) -> Iterator[Alternate]:
    """Yield a page in every language, its own included, as search engines ask for.

    ``x-default`` is for readers of another language: of the first page it is the choice of
    languages, of all others the page in the language that the course is written in.
    """
    meta, languages = publication.course.meta, publication.languages
    if not meta.base_url or len(languages) < 2:
        return
    rest = path.removeprefix(f"{publication.language}/")
    for language in languages:
        yield Alternate(language, f"{meta.base_url}{language}/{rest}")
    choice = path == "index.html" or rest == "index.html"
    default = "" if choice else f"{source_language(publication)}/{rest}"
    yield Alternate("x-default", f"{meta.base_url}{default}")


def choice_alternates(publication: Publication) -> tuple[Alternate, ...]:
    """Return the first pages, for the page that chooses among them."""
    return tuple(alternates(publication, f"{publication.language}/index.html"))


def choice_properties(publication: Publication) -> tuple[tuple[str, str], ...]:
    """Return what Open Graph says of the page that chooses among the languages.

    It stands at the address that people share. Its picture is known by its place alone, for this page
    is the same whatever language it is made with.
    """
    meta = publication.course.meta
    if not meta.base_url:
        return ()
    preview = f"{meta.base_url}{course_picture(source_language(publication))}"
    described = (("og:description", meta.description),) if meta.description else ()
    return (
        ("og:type", "website"),
        ("og:title", meta.title),
        *described,
        ("og:url", meta.base_url),
        *_picture(preview, meta.title),
    )


def source_language(publication: Publication) -> str:
    """Return the language that the course is written in, or the first where that is not published."""
    language = publication.course.meta.language
    return language if language in publication.languages else publication.languages[0]


def _properties(
    context: Context, writer: ScreenWriter, title: str, description: str
) -> Iterator[tuple[str, str]]:
    """Yield the page's Open Graph properties.

    A locale has a territory only where the author's language tag has one: the tool invents none.
    """
    publication = context.publication
    meta = publication.course.meta
    yield "og:type", "article" if isinstance(writer.target, Lesson) else "website"
    yield "og:title", title
    yield "og:site_name", meta.title
    if description:
        yield "og:description", description
    if meta.base_url:
        yield "og:url", f"{meta.base_url}{writer.path}"
    yield "og:locale", publication.content_language.replace("-", "_")
    for language in publication.languages:
        if language not in {publication.language, publication.content_language}:
            yield "og:locale:alternate", language.replace("-", "_")


def picture_properties(publication: Publication, preview: Preview | None) -> Iterator[tuple[str, str]]:
    """Yield what Open Graph says of the picture beside links to a page."""
    if preview:
        base = publication.course.meta.base_url
        yield from _picture(f"{base}{preview.address}", preview.words)


def _picture(url: str, words: str) -> Iterator[tuple[str, str]]:
    yield "og:image", url
    yield "og:image:type", "image/png"
    yield "og:image:width", str(WIDTH)
    yield "og:image:height", str(HEIGHT)
    yield "og:image:alt", words


def paper_colours(context: Context) -> tuple[str, str]:
    """Return the colour of the page in the light and in the dark scheme."""
    light, dark = schemes(context.publication.course.theme.meta)
    return light.colours["paper"], dark.colours["paper"]


def site_map(publication: Publication, paths: Iterable[str]) -> str:
    """Return ``sitemap.xml`` for pages of one language, and those in the others.

    Every language has the same pages, so that each gives the same map. Dates are left out: the
    tool has no clock, and a wrong date is worse than none.
    """
    base, own = publication.course.meta.base_url, f"{publication.language}/"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    if len(publication.languages) > 1:
        lines.append(_located(f"{base}", choice_alternates(publication)))
    for path in sorted(paths):
        others = tuple(alternates(publication, path))
        for language in publication.languages:
            lines.append(_located(f"{base}{language}/{path.removeprefix(own)}", others))
    return "\n".join([*lines, "</urlset>", ""])


def _located(url: str, others: Iterable[Alternate]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other.language}" href="{escape(other.url)}"/>'
        for other in others
    )
    return f"<url><loc>{escape(url)}</loc>{links}</url>"


def robots(publication: Publication) -> str:
    """Return ``robots.txt``; empty where the site does not stand at the root of its host.

    Crawlers ask for it there and nowhere else (RFC 9309, 2.3).
    """
    base = publication.course.meta.base_url or ""
    if urlsplit(base).path != "/":
        return ""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
