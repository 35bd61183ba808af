"""Media files that are not what they seem, do more than they should, or weigh too much."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.courses import PIXEL, lesson, write_course
from support.flaws import placed
from unites_mooc.source.media_content import media_content

ONE = "modules/01-first/01-one.md"
HTML = b"<!-- saved -->\n<!DOCTYPE html><html><body>Log in</body></html>"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def found(tmp_path: Path, name: str, data: bytes, *codes: str, shown: str = "[x](media/{})") -> list[str]:
    body = lesson(f"## A {{#a}}\n\n{shown.format(name)}\n")
    files = {ONE: body, f"modules/01-first/media/{name}": data}
    prefix = "modules/01-first/media/"
    return [flaw.removeprefix(prefix) for flaw in placed(write_course(tmp_path, files), *codes)]


FAKES = {
    "a.png": (PIXEL, []),
    "A.PNG": (PIXEL, []),
    "b.png": (HTML, ["b.png:1:1 fake-image"]),
    "c.png": (b"", ["c.png:1:1 fake-image"]),
    "d.jpg": (PIXEL, ["d.jpg:1:1 fake-image"]),
    "e.jpeg": (JPEG, []),
    "f.webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", []),
    "g.gif": (b"GIF89a", []),
    "h.svg": (b'<?xml version="1.0"?>\n' + SVG.format("").encode(), []),
    "i.svg": (b"<svg", ["i.svg:1:1 fake-image"]),
    "j.svg": (SVG.format("\n<g>").encode(), ["j.svg:2:6 fake-image"]),
    "k.svg": (b"<svg/>", ["k.svg:1:1 fake-image"]),
    "l.svg": (HTML, ["l.svg:1:1 fake-image"]),
    "m.svg": (PIXEL, ["m.svg:1:1 fake-image"]),
    "n.svg": (SVG.format("").encode("utf-16"), []),
    "o.pdf": (b"%PDF-1.7\n", []),
    "p.pdf": (HTML, ["p.pdf:1:1 fake-file"]),
    "q.docx": (b"PK\x03\x04", []),
    "r.mp4": (HTML, ["r.mp4:1:1 fake-file"]),
    "s.csv": (b"a,b\n", []),
    "t.csv": (b"", ["t.csv:1:1 fake-file"]),
    "u.html": (HTML, []),
    "v.svg": (b'<?xml version="1.0" encoding="klingon"?>' + SVG.encode(), ["v.svg:1:1 fake-image"]),
}


@pytest.mark.parametrize("name", FAKES)
def test_what_a_file_is(name: str, tmp_path: Path) -> None:
    data, expected = FAKES[name]
    assert found(tmp_path, name, data, "fake-image", "fake-file") == expected


UNSAFE = {
    "a script": "\n  <script>x</script>",
    "a script of another name": "\n  <ScRiPt xmlns='http://www.w3.org/1999/xhtml'>x</ScRiPt>",
    "a handler": "\n  <g onload='x()'/>",
    "foreign content": "\n  <foreignObject/>",
    "an image of the web": "\n  <image href='https://example.org/x.png'/>",
    "an image of the web, old style": "\n  <image xlink:href='//example.org/x.png'/>",
    "a file of the machine": "\n  <use href='file:///etc/passwd#x'/>",
    "a file beside it": "\n  <image href='other.png'/>",
    "a script as a link": "\n  <a href='java&#10;script:x()'/>",
    "an animated link": "\n  <set attributeName='href' to='javascript:x()'/>",
    "a drawing in the drawing": "\n  <image href='data:image/svg+xml,x'/>",
    "a fill": "\n  <g fill='url( \"https://example.org/x#y\" )'/>",
    "a style": "\n  <g style='background:url(//example.org/x)'/>",
    "a hidden style": "\n  <g style='background:u\\72l(//example.org/x)'/>",
    "a commented style": "\n  <g style='background:ur/**/l(//example.org/x)'/>",
    "a base": "\n  <g xml:base='https://example.org/'/>",
}


@pytest.mark.parametrize("name", UNSAFE)
def test_drawings_that_do_more(name: str, tmp_path: Path) -> None:
    data = SVG.format(UNSAFE[name]).encode()
    assert found(tmp_path, "a.svg", data, "unsafe-svg", "fake-image") == ["a.svg:2:3 unsafe-svg"]


def test_style_sheets_and_entities_of_drawings(tmp_path: Path) -> None:
    style = SVG.format("<style>\n@import 'x.css';\n</style>").encode()
    assert found(tmp_path / "style", "a.svg", style, "unsafe-svg") == ["a.svg:3:1 unsafe-svg"]
    sheet = b'<?xml-stylesheet href="x.css"?>\n' + SVG.format("").encode()
    assert found(tmp_path / "sheet", "a.svg", sheet, "unsafe-svg") == ["a.svg:1:1 unsafe-svg"]
    laughs = '<!DOCTYPE svg [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;">]>' + SVG.format("&b;")
    entity = found(tmp_path / "entity", "a.svg", laughs.encode(), "unsafe-svg", "fake-image")
    assert [flaw.split()[1] for flaw in entity] == ["unsafe-svg"]


SAFE = {
    "links": "<a href='https://example.org/'><g/></a><a xlink:href='#b'><g/></a>",
    "gradients": "<g fill='url(#a)' style=\"stroke:url( '#b' )\"/>",
    "bitmaps": "<image href='data:image/png;base64,AAAA'/><g fill='url(data:image/png;base64,AA)'/>",
    "styles": "<style>.a { fill: #fff } /* url(x) */</style>",
    "words": "<text>javascript is one word, and url(x) is code</text><title>on load</title>",
    "metadata": "<metadata xmlns:r='urn:r'><r:li r:resource='http://example.org/'/></metadata>",
    "deep nesting": "<g>" * 5000 + "</g>" * 5000,
}


@pytest.mark.parametrize("name", SAFE)
def test_drawings_that_are_only_looked_at(name: str, tmp_path: Path) -> None:
    document = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">\n'
    data = (document + SVG.format(SAFE[name])).encode()
    assert found(tmp_path, "a.svg", data, "unsafe-svg", "fake-image") == []


@given(
    st.binary(max_size=80), st.sampled_from(["<svg {}", "<style>{}</style>", "<a href='{}'/>", "<!--{}-->"])
)
def test_no_bytes_are_too_much(data: bytes, form: str) -> None:
    inside = SVG.format(form).encode().replace(b"{}", data)
    for content in (media_content(data), media_content(inside)):
        assert all(flaw.what.isprintable() for flaw in content.active)


def test_many_comments_are_read_at_once() -> None:
    start = time.process_time()
    assert media_content(b"<!-- a -->" * 5000 + SVG.encode()).kind == "SVG"
    assert media_content(b"<!-- a -->" * 5000 + HTML).kind == "HTML"
    assert time.process_time() - start < 1


def test_large_images_are_named_once_where_they_are_shown(tmp_path: Path) -> None:
    shown = "A ![x](media/{0}) and\n![x](media/{0})"
    large = PIXEL + b"\0" * 600_000
    assert found(tmp_path / "b", "a.png", large, "large-image", shown=shown) == [f"{ONE}:9:3 large-image"]
    figure = ":::{{figure}} media/{0}\n:alt: x\n:::"
    assert found(tmp_path / "f", "a.png", large, "large-image", shown=figure) == [f"{ONE}:9:1 large-image"]
    assert found(tmp_path / "s", "a.png", large[:400_000], "large-image", shown=shown) == []
    assert found(tmp_path / "l", "a.png", large, "large-image") == []


def test_large_drawings_are_a_hint_of_their_own(tmp_path: Path) -> None:
    drawing = SVG.format("\n" + " " * 600_000).encode()
    codes, expected = ("large-drawing", "large-image"), f"{ONE}:9:1 large-drawing"
    assert found(tmp_path, "a.svg", drawing, *codes, shown="![x](media/{})") == [expected]


def test_images_with_more_pixels_than_are_shown(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.new("RGB", (900, 9)).save(buffer, "PNG")
    data = buffer.getvalue() + b"\0" * 200_000
    code = "image-larger-than-shown"
    narrow, wide = "![x](media/{}){{width=200}}", "![x](media/{}){{width=300}}"
    assert found(tmp_path / "n", "a.png", data, code, shown=narrow) == [f"{ONE}:9:1 {code}"]
    assert found(tmp_path / "w", "a.png", data, code, shown=wide) == []
