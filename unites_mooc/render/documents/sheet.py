"""A document before it is laid out, and the task that lays it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markupsafe import Markup

from unites_mooc.model.prose import plain_text
from unites_mooc.model.walk import find
from unites_mooc.model.worksheet import Field
from unites_mooc.render.context import THEME, Context
from unites_mooc.render.documents.writer import CHAPTER, PrintWriter
from unites_mooc.render.emblem import ALL_HUES, outlines
from unites_mooc.render.files import Task, media_entry
from unites_mooc.render.fonts import print_faces, print_scripts
from unites_mooc.render.own_style import print_style
from unites_mooc.render.palette import LIGHT, emblem_colours, schemes
from unites_mooc.render.pdf import LIBRARIES, render_pdf
from unites_mooc.render.templates import written

LOGO, ART = "course:logo", "course:art"
NORMAL, LARGE = 10.5, 18.0
"""Sizes of the text, in point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a document says."""

    kind: str
    """A name of ``DOCUMENTS``; the style sheet knows it as a class."""
    template: str
    """Its file below ``templates/print``."""
    title: str
    description: str
    values: Mapping[str, Any]
    page: str = ""
    """The path of the page of the site that a code and an address lead to; empty for none."""
    media: Iterable[str] = ()
    """Output paths of the media shown."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The labels of groups of radio buttons, by the name of their field."""
    source: str = ""
    weight: int = 5
    most_pages: int = 0
    """How long it may be, where it has to fit; large print is as long as it gets."""
    art: tuple[int, int] = (0, 0)
    """Columns and rows of the pattern above its first page; none by default."""


def sheet_task(context: Context, sheet: Sheet) -> Task:
    """Return the task that makes a document."""
    course = context.publication.course
    html = written(context, f"print/{sheet.template}.html", _values(context, sheet))
    css = _style(context)
    art = _art(context, *sheet.art)
    most_pages = 0 if context.publication.settings.large_print else sheet.most_pages
    files = {context.layout.media_file(file): file for file in course.media.values()}
    resources = [(f"course:{path}", files[path]) for path in sorted(sheet.media)]
    if course.theme.logo and LOGO in html:
        resources.append((LOGO, course.theme.logo))
    names = tuple(sheet.names.items())
    faces = print_faces(print_scripts(html), code="<code>" in html)
    parts = [html, css, art, str(most_pages), *(f"{url} {file.sha256}" for url, file in resources)]
    parts.extend(map("=".join, names))
    parts.extend(face.font.key for face in faces)
    return Task(
        render_pdf,
        (
            html,
            css,
            tuple((face.family, face.style, face.weight, face.font) for face in faces),
            (
                (ART, art.encode()),
                *((url, media_entry(file)) for url, file in resources),
            ),
            names,
            most_pages,
        ),
        key=hashlib.sha256("\0".join(parts).encode()).hexdigest(),
        libraries=LIBRARIES,
        source=sheet.source,
        weight=sheet.weight,
    )


def field_labels(writer: PrintWriter, blocks: Iterable[Any]) -> dict[str, str]:
    """Return the labels of the fields of a form by their names."""
    return {writer.field_name(block): plain_text(block.label) for block in find(blocks, Field)}


def _values(context: Context, sheet: Sheet) -> dict[str, Any]:
    publication = context.publication
    course = publication.course
    address = f"{course.meta.base_url}{sheet.page}" if course.meta.base_url and sheet.page else ""
    own_title = publication.title != course.meta.title
    shared = {
        "_": context.interface.gettext,
        "ngettext": context.counted,
        "address": address,
        "code": _code(address, context.interface.gettext("Code that leads to this page on the web")),
        "content_language": publication.content_language,
        "context": context,
        "course": course.meta,
        "description": sheet.description,
        "direction": context.interface.direction,
        "edition_title": publication.title if own_title else "",
        "kind": sheet.kind,
        "language": context.interface.words,
        "large": publication.settings.large_print,
        "logo": LOGO if course.theme.logo else "",
        "title": sheet.title,
    }
    return {**shared, **sheet.values}


@cache
def _code(address: str, words: str) -> Markup:
    """Return a QR code (ISO/IEC 18004) that leads to an address, as a drawing with a name."""
    if not address:
        return Markup()
    import segno

    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=2, omitsize=True, svgclass="code", lineclass=None, title=words)
    return Markup(drawn)  # noqa: S704


def _style(context: Context) -> str:
    """Return the style sheet: that of all documents, then what paper, size, language and course change."""
    settings, interface = context.publication.settings, context.interface
    size = LARGE if settings.large_print else NORMAL
    before, _number, after = interface.gettext("page %(n)s").partition("%(n)s")
    page = f'"\\a0({_quoted(before)}" target-counter(attr(href), page) "{_quoted(after)})"'
    rules = [
        f"@page{{size:{settings.paper}}}",
        f"html{{font-size:calc({size}pt * $scale)}}",
        f'a[href^="#{CHAPTER}"]::after{{content:{page}}}',
    ]
    if interface.direction == "rtl":
        rules.append(_file("print-rtl.css"))
    if settings.large_print:
        rules.append(_file("print-large.css"))
    return _file("print.css") + "\n".join(rules) + print_style(context.publication.course.theme)


def _art(context: Context, columns: int, rows: int) -> str:
    """Return the pattern of the course as a drawing; it says nothing, so it is a background."""
    course = context.publication.course
    light = next(scheme for scheme in schemes(course.theme.meta) if scheme.name == LIGHT)
    fills = emblem_colours(light, 1)
    paths = "".join(
        f'<path fill="{fills[tone]}" d="{outline}"/>'
        for tone, outline in outlines(course.meta.id, columns, rows, ALL_HUES).items()
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns} {rows}">{paths}</svg>'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


@cache
def _file(name: str) -> str:
    return (THEME / "css" / name).read_text("utf-8")
