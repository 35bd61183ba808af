"""What a media file really is, whatever its name says.

First bytes tell the kind. An SVG is a document that can do things: it is read whole, by a streaming
parser that fetches nothing and stops at the first entity (so none is ever expanded).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from unites_mooc.model.course import MediaContent, MediaFlaw
from unites_mooc.source.drawing_words import drawing_words
from unites_mooc.source.drawings import read_drawing

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--(?:(?!-->).)*+-->)*+<(?:!doctype\s+html|html|head|body)\b", re.S | re.I
)
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<|\x00<|<\x00)")
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ACTIVE = frozenset(
    {"audio", "embed", "foreignobject", "handler", "iframe", "listener", "object", "script", "video"}
)
_MOST_FLAWS = 10
_BLANK = re.compile(r"[\x00-\x20]+")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CSS_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.I)
_CSS_LOADS = re.compile(r"""url\(\s*+["']?+\s*+(?!#|data:image/(?!svg))([^"')]*)|(@import)""", re.I)
_RUNS = re.compile(r"javascript:|vbscript:|expression\(|-moz-binding", re.I)


def media_content(data: bytes) -> MediaContent:
    """Return what the bytes of a media file are."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return MediaContent(name)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return MediaContent("WebP")
    if _HTML.match(data):
        return MediaContent("HTML")
    return _xml_content(data) if _XML.match(data) else MediaContent()


def _xml_content(data: bytes) -> MediaContent:
    """Return whether XML is an SVG, where it is broken, and what in it is active."""
    from xml.parsers import expat

    reader = _SvgReader(expat.ParserCreate(namespace_separator=" "))
    broken = None
    try:
        reader.parser.Parse(data, True)
    except _StopError:
        pass
    except expat.ExpatError as problem:
        broken = MediaFlaw(expat.errors.messages[problem.code], problem.lineno, problem.offset + 1)
    except (ValueError, LookupError):
        broken = MediaFlaw("unknown encoding", 1, 1)
    if reader.is_svg and not broken and not reader.flaws:
        result = read_drawing(data)
        if isinstance(result, MediaFlaw):
            return MediaContent("SVG", obstacle=result)
        words = drawing_words(data)
        return MediaContent("SVG", drawing=result, svg=data if words else b"", words=words)
    return MediaContent("SVG" if reader.is_svg else "XML", broken, tuple(reader.flaws[:_MOST_FLAWS]))


class _StopError(Exception):
    """Nothing more is to be read."""


class _SvgReader:
    """Hears the events of an XML parser, and notes what no picture needs."""

    def __init__(self, parser: XMLParserType) -> None:
        self.parser = parser
        self.flaws: list[MediaFlaw] = []
        self.is_svg = False
        self.depth = 0
        self.style: list[str] | None = None
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.ProcessingInstructionHandler = self.instruction
        parser.EntityDeclHandler = self.entity

    def report(self, what: str) -> None:
        """Note a flaw where the parser is."""
        place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        shown = "".join(character if character.isprintable() else "?" for character in what)
        self.flaws.append(MediaFlaw(shown, *place))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at an element and its attributes."""
        local = name.rsplit(" ", 1)[-1].lower()
        if not self.depth:
            self.is_svg = name == f"{_SVG} svg"
        self.depth += 1
        if local in _ACTIVE:
            self.report(f"the element `<{local}>`")
        self.style = [] if local == "style" else None
        for key, value in attributes.items():
            self.attribute(local, key, value)

    def attribute(self, element: str, key: str, value: str) -> None:
        """Look at an attribute."""
        namespace, _, local = key.rpartition(" ")
        if not namespace and re.match(r"on[a-z]+\Z", local, re.I):
            self.report(f"the event handler `{local}`")
        elif namespace.endswith("/namespace") and local == "base":
            self.report("the attribute `xml:base`")
        elif local in {"href", "src"} and namespace in {"", _XLINK}:
            self.reference(element, value)
        else:
            self.css(value)

    def reference(self, element: str, value: str) -> None:
        """Look at an address: parts of the same file and embedded bitmaps are no danger."""
        address = _BLANK.sub("", value).lower()
        inside = not address or address.startswith("#")
        bitmap = address.startswith("data:image/") and not address.startswith("data:image/svg")
        followed = element == "a" and address.startswith(("http:", "https:", "mailto:"))
        if not (inside or bitmap or followed):
            self.report(f"a reference to `{address[:60]}`")

    def css(self, value: str) -> None:
        """Look at style rules, and at every other attribute as if it were one."""
        plain = _CSS_ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), value)
        plain = _CSS_COMMENT.sub("", plain)
        loads = _CSS_LOADS.search(plain)
        if loads:
            self.report(f"a style that loads `{(loads[1] or loads[2]).strip()[:60]}`")
        if _RUNS.search(_BLANK.sub("", plain)):
            self.report("an address or style that runs a script")

    def text(self, data: str) -> None:
        """Gather the rules of a style element."""
        if self.style is not None:
            self.style.append(data)

    def end(self, _name: str) -> None:
        """Look at the rules of a style element that ends."""
        self.depth -= 1
        if self.style is not None:
            self.css("".join(self.style))
            self.style = None

    def instruction(self, target: str, _data: str) -> None:
        """Look at a processing instruction."""
        if target.lower() == "xml-stylesheet":
            self.report("a style sheet from elsewhere")

    def entity(self, *_declaration: Any) -> None:
        """Stop at the declaration of an entity."""
        self.report("the declaration of an entity (`<!ENTITY …>`)")
        self.is_svg = True
        raise _StopError
