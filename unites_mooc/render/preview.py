"""The pictures that other sites show beside a link to the course: its title, or a module's, and the emblem.

Messengers and social networks take bitmaps alone, so that WeasyPrint sets the words and PDFium draws
them. A picture begins with the very rows of the emblem that the pages show, so that it is known again.
"""

from __future__ import annotations

import hashlib
import io
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from unites_mooc.render.context import Context
from unites_mooc.render.emblem import ALL_HUES, TONES, hue, outlines
from unites_mooc.render.files import Files, Task
from unites_mooc.render.palette import LIGHT, emblem_colours, schemes
from unites_mooc.render.pdf import LIBRARIES, fetcher_of, font_configuration
from unites_mooc.render.web_fonts import card_fonts
from unites_mooc.translation.interface import direction_of

WIDTH, HEIGHT = 1200, 630
"""In pixels: what networks show large (https://developers.facebook.com/docs/sharing/webmasters/images)."""
_SIZES = ((24, 84), (48, 70), (90, 56), (150, 46))
"""How large a title of so many letters is set, in pixels; a longer one is cut."""
_LONGEST = 150
_COLOURS = 64
"""Of the picture, with those between letters and ground: more would double its weight and are not seen."""
_STYLE = """
@page {{ size: {width}px {height}px; margin: 0; background: {paper} }}
html {{ font: 30px/1.3 {families}; color: {soft} }}
body, p, h1 {{ margin: 0 }}
img {{ position: absolute; top: 0; width: 472.5px; height: 630px }}
[dir=ltr] img {{ right: 0 }} [dir=rtl] img {{ left: 0 }}
div {{ display: table-cell; vertical-align: middle; width: 600px; height: 630px; padding: 0 64px }}
h1 {{ font-size: {size}px; font-weight: 700; line-height: 1.1; color: {ink}; hyphens: auto;
  hyphenate-limit-chars: 12 5 5; overflow-wrap: anywhere }}
h1 + p, p + h1 {{ margin-top: 28px }}
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture for links to some pages."""

    path: str
    """In the site: outside of what a learner keeps for reading offline."""
    words: str
    """What is written in it, for those who do not see it."""
    task: Task

    @property
    def address(self) -> str:
        """Return its path with a name of its content: networks keep for long what they once loaded."""
        return f"{self.path}?v={self.task.key[:8]}"


@dataclass(frozen=True, slots=True)
class _Card:
    """What a picture shows."""

    path: str
    identity: str
    """The id from which the emblem follows."""
    above: str
    title: str
    below: str
    hue: int
    columns: int
    tones: tuple[str, ...]


def course_picture(language: str) -> str:
    """Return the path of the course's picture in a language."""
    return f"previews/{language}.png"


def previews(context: Context) -> tuple[Preview, ...]:
    """Return the pictures of a language: of the course, then of each module.

    Without ``base_url`` there are none, for addresses of pictures must be absolute.
    """
    if not context.publication.course.meta.base_url:
        return ()
    cards = tuple(_cards(context))
    letters = frozenset().union(*(f"{card.above}{card.title}{card.below}-…" for card in cards))
    fonts = card_fonts(letters)
    return tuple(
        Preview(card.path, " – ".join(filter(None, (card.title, card.above))), _task(context, card, fonts))
        for card in cards
    )


def preview_files(context: Context) -> Files:
    """Return the files of the pictures."""
    return {preview.path: preview.task for preview in previews(context)}


def _cards(context: Context) -> Iterable[_Card]:
    publication = context.publication
    course, language = publication.course, publication.language
    title = course.meta.title
    edition = publication.title if publication.title != title else ""
    below = textwrap.shorten(" · ".join(filter(None, (course.meta.publisher, edition))), 90, placeholder="…")
    yield _Card(course_picture(language), course.meta.id, "", title, below, 1, 6, ALL_HUES)
    above = textwrap.shorten(title, 90, placeholder="…")
    for number, module in course.numbered_modules:
        meta = module.meta
        path = f"previews/{language}/{meta.id}.png"
        yield _Card(path, meta.id, above, meta.title, below, hue(number), 3, TONES)


def _task(context: Context, card: _Card, fonts: tuple[tuple[str, int, Task], ...]) -> Task:
    light = next(scheme for scheme in schemes(context.publication.course.theme.meta) if scheme.name == LIGHT)
    rows = card.columns * 4 // 3  # the shape of `img` in _STYLE
    fills = emblem_colours(light, card.hue)
    paths = "".join(
        f'<path fill="{fills[tone]}" d="{outline}"/>'
        for tone, outline in outlines(card.identity, card.columns, rows, card.tones).items()
    )
    emblem = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {card.columns} {rows}">{paths}</svg>'
    size = next((size for letters, size in _SIZES if len(card.title) <= letters), _SIZES[-1][1])
    families = ", ".join(f'"{family}"' for family in dict.fromkeys(family for family, _, _ in fonts))
    colours = light.colours
    style = _STYLE.format(
        width=WIDTH,
        height=HEIGHT,
        paper=colours["paper"],
        families=families,
        soft=colours["ink-soft"],
        ink=colours[f"hue-{card.hue}"],
        size=size,
    )
    html = _html(context, card)
    parts = (html, style, emblem, *(font.key for _, _, font in fonts))
    return Task(
        draw,
        (html, style, emblem, fonts),
        key=hashlib.sha256("\0".join(("preview", *parts)).encode()).hexdigest(),
        libraries=(*LIBRARIES, "pypdfium2"),
        weight=2,
    )


def _html(context: Context, card: _Card) -> str:
    language = context.publication.content_language
    title = textwrap.shorten(card.title, _LONGEST, placeholder="…")
    above, below = (f"<p>{escape(text)}</p>" if text else "" for text in (card.above, card.below))
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction_of(language)}"><title></title>'
        f'<img src="course:emblem.svg" alt=""><div>{above}<h1>{escape(title)}</h1>{below}</div></html>'
    )


def draw(html: str, style: str, emblem: str, fonts: tuple[tuple[str, int, bytes], ...]) -> bytes:
    """Return a picture as PNG; of the fonts, the family and the weight are given with their bytes."""
    import pypdfium2
    import weasyprint

    names = {f"course:{number}": font for number, font in enumerate(fonts)}
    rules = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url("{name}")}}'
        for name, (family, weight, _) in names.items()
    )
    resources = {name: data for name, (_, _, data) in names.items()} | {"course:emblem.svg": emblem.encode()}
    settings = {"font_config": font_configuration(), "url_fetcher": fetcher_of(resources)}
    sheet = weasyprint.CSS(string=rules + style, **settings)
    page = weasyprint.HTML(string=html, base_url="course:/", url_fetcher=settings["url_fetcher"])
    data = page.write_pdf(stylesheets=[sheet], font_config=settings["font_config"])
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=96 / 72).to_pil()
    buffer = io.BytesIO()
    picture.quantize(_COLOURS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
