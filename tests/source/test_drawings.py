"""What of an SVG stands in a page, and what keeps one from standing there."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unites_mooc.diagnostics import Span
from unites_mooc.model.prose import Image
from unites_mooc.render.drawings import inline_drawing
from unites_mooc.source.drawings import LARGEST, MOST_PARTS
from unites_mooc.source.media_content import media_content

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="urn:inkscape" viewBox="0 0 10 10">{}</svg>'
)


def inner(body: str) -> str:
    """Return what a page holds of a drawing, without the outermost element."""
    content = media_content(SVG.format(body).encode())
    assert content.drawing, content
    markup = inline_drawing(content.drawing, Image("a.svg", "x", Span("")), 1, (10, 10), "en")
    return markup[markup.index(">") + 1 : -len("</svg>")]


def outer(data: str, image: Image | None = None, number: int = 1) -> str:
    """Return the opening tag of a drawing in a page."""
    content = media_content(data.encode())
    assert content.drawing, content
    shown = image or Image("a.svg", "A map", Span(""))
    markup = inline_drawing(content.drawing, shown, number, (10, 20), "en")
    return markup[: markup.index(">") + 1]


def obstacle(body: str, form: str = SVG) -> str:
    content = media_content(form.replace("{}", body).encode())
    assert content.drawing is None
    return content.obstacle.what if content.obstacle else ""


KEPT = {
    "shapes": ('<rect width="4" height="2" fill="#abc"/>', '<rect fill="#abc" height="2" width="4"/>'),
    "what programs note": (
        '<metadata>x</metadata><inkscape:grid/><g id="layer1" inkscape:label="a" data-x="1" tabindex="0"/>',
        "<g/>",
    ),
    "words": (
        "<text x='1'>a &lt;b&gt;\n  <tspan>c</tspan> d</text>",
        '<text x="1">a &lt;b&gt; <tspan>c</tspan> d</text>',
    ),
    "kept spaces": (
        '<text xml:space="preserve">a  <tspan>b</tspan></text>',
        '<text xml:space="preserve">a  <tspan xml:space="preserve">b</tspan></text>',
    ),
    "links, which an image does not follow": (
        '<a href="https://example.org/"><path d="M0 0"/><text><a xlink:href="#x">b</a></text></a>',
        '<g><path d="M0 0"/><text><tspan>b</tspan></text></g>',
    ),
    "its own name": ("<title>Map</title><g><title>A <b/> quay</title></g>", "<g><title>A quay</title></g>"),
    "ids": (
        '<defs><path id="a b" d="M0 0"/><path id="unused" d="M0 0"/></defs><use xlink:href="#a b"/>',
        '<defs><path d="M0 0" id="drawing--1-1"/><path d="M0 0"/></defs><use href="#drawing--1-1"/>',
    ),
    "references": (
        '<pattern id="g"/><path fill="url( \'#g\' ) #fff" style="stroke:url(#g)"/>',
        '<pattern id="drawing--1-1"/><path fill="url(#drawing--1-1) #fff" stroke="url(#drawing--1-1)"/>',
    ),
    "two with one id": (
        '<path id="a" d="M1 1"/><path id="a" d="M2 2"/><use href="#a"/>',
        '<path d="M1 1" id="drawing--1-1"/><path d="M2 2"/><use href="#drawing--1-1"/>',
    ),
    "references to nothing": (
        '<use href="#no"/><path fill="url(#no)" stroke="url(#no) red" mask="url(#no)"/>',
        '<use/><path fill="none" stroke="red"/>',
    ),
    "bitmaps": (
        '<image href="data:image/png;base64,AA\nAA" width="1" height="1"/>',
        '<image height="1" href="data:image/png;base64,AAAA" width="1"/>',
    ),
    "an inner drawing": (
        '<svg x="1" width="2" height="2" viewBox="0 0 1 1"><path d="M0 0"/></svg>',
        '<svg height="2" viewBox="0 0 1 1" width="2" x="1"><path d="M0 0"/></svg>',
    ),
    "plain fonts": ("<text font-family=\"Arial, 'Source Sans 3', sans-serif\">a</text>", "<text>a</text>"),
    "chosen fonts": (
        "<text style=\"font-family: 'Lora', serif\">a</text>",
        '<text font-family="&quot;Lora&quot;, serif">a</text>',
    ),
    "a style": (
        '<path style="fill:red; -inkscape-stroke:none; marker: none"/>',
        '<path fill="red" marker-end="none" marker-mid="none" marker-start="none"/>',
    ),
    "a style before an attribute": ('<path fill="red" style="fill:blue"/>', '<path fill="blue"/>'),
    "classes": ("<style>.a{fill:red}</style><path class='a b'/>", '<path fill="red"/>'),
    "the cascade": (
        "<style>#p{fill:red} .a{fill:green} path{fill:blue !important; stroke:red} .a{stroke:green}</style>"
        '<path id="p" class="a" style="fill:white"/>',
        '<path fill="blue" stroke="green"/>',
    ),
    "what only a pointer does": (
        "<style>path:hover{fill:red} path::before{fill:red}</style><path/>",
        "<path/>",
    ),
    "commented rules": (
        "<style><![CDATA[/* a */ .a > .b { fill : red }]]></style><g class='a'><path class='b'/></g>",
        '<g><path fill="red"/></g>',
    ),
    "two schemes": (
        '<path style="fill: light-dark(#fff, var(--dark, #000)); stroke: var(--dark, rgb(1, 2, 3))"/>',
        '<path fill="#fff" stroke="rgb(1, 2, 3)"/>',
    ),
    "classes of the theme": (
        '<path class="x fill-accent stroke-ground" fill="#123456" /><text class="fill-ink">a</text>',
        '<path fill="var(--accent)" stroke="var(--raised)"/><text fill="var(--ink)">a</text>',
    ),
    "classes of the theme on white": (
        '<path class="fill-accent" fill="#123456"/><path fill="#000"/>',
        '<path fill="#123456"/><path fill="#000"/>',
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_stands_in_a_page(name: str) -> None:
    body, expected = KEPT[name]
    assert inner(body) == expected


OBSTACLES = {
    "an animation": ("<animate attributeName='r' to='5'/>", "the element `<animate>`"),
    "an unusual element": ("<flowRoot/>", "the element `<flowRoot>`"),
    "rules for one medium": ("<style media='print'>a{}</style>", "styles for one medium"),
    "conditions": ("<style>@media print { path { fill: red } }</style>", "the style rule `@media`"),
    "a font": ("<style>@font-face { font-family: a }</style>", "the style rule `@font-face`"),
    "a selector of the future": (
        "<style>path:not-yet { fill: red }</style>",
        "the style rule `path:not-yet`",
    ),
    "a moving style": ("<path style='animation: a 2s'/>", "the style `animation`"),
    "a variable": ("<path style='fill: var(--a)'/>", "a style with the function `var()`"),
    "itself": ("<g id='a'><use href='#a'/></g>", "a part that repeats itself"),
    "a ring": ("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>", "a part that repeats itself"),
    "a pattern of itself": ("<pattern id='a'><path fill='url(#a)'/></pattern>", "a part that repeats itself"),
    "depth": ("<g>" * 200 + "</g>" * 200, "more than 100 levels of parts in parts"),
    "more depth": ("<g>" * 2000 + "</g>" * 2000, "parts that cannot be read"),
    "a bitmap as a ground": ("<path fill='url(data:image/png;base64,AAAA)'/>", "a reference in `fill`"),
    "a hidden reference": ("<path fill='\\75rl(#a)'/>", "a reference in `fill`"),
    "weight": (f"<path d='{'M0 0' * 20_000}'/>", "more than 60 KB"),
}


@pytest.mark.parametrize("name", OBSTACLES)
def test_what_keeps_a_drawing_out(name: str) -> None:
    body, expected = OBSTACLES[name]
    assert obstacle(body) == expected


def test_a_drawing_that_repeats_parts_for_hours_is_refused_at_once() -> None:
    levels = "".join(f"<g id='a{n}'>" + f"<use href='#a{n + 1}'/>" * 10 + "</g>" for n in range(40))
    start = time.process_time()
    assert obstacle(levels) == f"more than {MOST_PARTS} parts, with those it repeats"
    chain = "".join(f"<g id='a{n}'><use href='#a{n + 1}'/></g>" for n in range(1200))
    assert len(chain) < LARGEST
    assert obstacle(chain) == "more than 100 levels of parts in parts"
    assert time.process_time() - start < 2


HOSTILE = {
    "billion laughs": '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    + SVG.format("<text>&b;</text>"),
    "a file": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&a;</text>"),
    "a script": SVG.format("<script>x()</script>"),
    "a handler": SVG.format("<path onclick='x()'/>"),
    "foreign content": SVG.format("<foreignObject/>"),
    "a script as a link": SVG.format("<a href='java&#10;script:x()'/>"),
    "a script as a use": SVG.format("<use xlink:href='javascript:x()'/>"),
    "another file": SVG.format("<use href='other.svg#a'/>"),
    "a drawing in the drawing": SVG.format("<image href='data:image/svg+xml,x'/>"),
    "a style from elsewhere": SVG.format("<style>@import url(x.css);</style>"),
    "a sheet from elsewhere": "<?xml-stylesheet href='x.css'?>" + SVG.format(""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_drawing_that_acts_never_stands_in_a_page(name: str) -> None:
    content = media_content(HOSTILE[name].encode())
    assert content.drawing is None
    assert content.active, "it is an error of its own"
    assert content.obstacle is None, "and is named once"


def test_markup_in_words_stays_words() -> None:
    words = "&lt;/svg>&lt;script>x()&lt;/script>"
    shown = inner(f"<text>{words}</text><g><title>{words}</title><path d='\"/>&lt;script>'/></g>")
    assert "<script" not in shown
    assert not inner('<html:p xmlns:html="http://www.w3.org/1999/xhtml"><path/></html:p>')


def test_the_outermost_element() -> None:
    tag = outer(SVG.format('<path fill="red"/>'))
    assert tag == (
        '<svg class="drawing" role="img" aria-label="A map" focusable="false" width="10" height="20" '
        'color="#000" direction="ltr" font-size="16" font-weight="400" viewBox="0 0 10 10">'
    )
    plain = SVG.replace("viewBox", "direction='rtl' font-size='9' style='background: #fff' viewBox").format(
        ""
    )
    assert 'class="drawing themed"' in outer(plain)
    assert 'direction="rtl" fill="currentColor" font-size="9"' in outer(plain)
    sized = SVG.replace('viewBox="0 0 10 10"', 'width="30px" height="20"').format("")
    assert 'viewBox="0 0 30 20"' in outer(sized)
    assert obstacle("", SVG.replace('viewBox="0 0 10 10"', 'width="100%"')) == "no size (`viewBox`)"
    dark = SVG.replace("viewBox", "style='background: #123' viewBox")
    assert obstacle("", dark) == "a background that is a style (`background`)"


def test_the_name_of_a_drawing() -> None:
    named = SVG.format("<title>A &quot;plan&quot;</title>")
    quiet = Image("a.svg", "", Span(""), decorative=True)
    assert 'aria-hidden="true"' in outer(named, quiet)
    assert "role=" not in outer(named, quiet)
    assert 'role="img" aria-label="A &quot;plan&quot;"' in outer(named, Image("a.svg", "", Span("")))
    assert 'role="img" aria-label="x"' in outer(named, Image("a.svg", "x", Span("")))


def test_what_an_author_says_of_an_image_holds_for_a_drawing() -> None:
    image = Image("a.svg", "x", Span(""), title="A & B", share=50, id="plan", classes=("wide",))
    content = media_content(SVG.format("<path/>").encode())
    assert content.drawing
    markup = inline_drawing(content.drawing, image, 1, (5, 6), "en")
    assert markup.startswith('<svg id="plan" class="drawing themed wide width-50" role="img"')
    assert "><title>A &amp; B</title><path/></svg>" in markup


def test_words_in_another_language_say_so() -> None:
    data = SVG.replace("viewBox", 'xml:lang="hr" viewBox').format("<text>grad</text>").encode()
    drawing = media_content(data).drawing
    assert drawing
    image = Image("a.svg", "x", Span(""))
    assert '<g lang="hr"><text>grad</text></g></svg>' in inline_drawing(drawing, image, 1, (0, 0), "en")
    assert "lang=" not in inline_drawing(drawing, image, 1, (0, 0), "hr")


COLOURS = {
    "nothing said": ("<path/><text>a</text>", True),
    "none": ('<path fill="none" stroke="currentColor"/>', True),
    "classes": ('<path class="fill-accent" fill="#123"/>', True),
    "a class of the other paint": ('<path class="stroke-accent" fill="#123"/>', False),
    "a class that is none": ('<path class="fill-red" fill="#123"/>', False),
    "a colour": ('<path stroke="#000"/>', False),
    "a gradient": ('<linearGradient><stop offset="0"/></linearGradient>', False),
    "a photograph": ('<image href="data:image/png;base64,AAAA"/>', False),
    "a mask": ("<mask><path/></mask>", False),
}


@pytest.mark.parametrize("name", COLOURS)
def test_which_drawings_follow_the_theme(name: str) -> None:
    body, expected = COLOURS[name]
    drawing = media_content(SVG.format(body).encode()).drawing
    assert drawing
    assert drawing.is_themed == expected


@given(
    st.text(max_size=60),
    st.sampled_from(["<style>{}</style>", "<path style='{}'/>", "<text>{}</text>", "{}"]),
)
def test_no_words_are_too_much(words: str, form: str) -> None:
    content = media_content(SVG.format(form.format(words)).encode("utf-8", "replace"))
    assert bool(content.drawing) + bool(content.obstacle) + bool(content.active) + bool(content.broken) == 1
