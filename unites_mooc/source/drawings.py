"""SVG → a drawing that can stand in a page, or why it cannot.

Only elements and attributes that are known to draw are kept: what a page's HTML parser makes of them is what
the drawing program meant. It is called for files that ``media_content`` found nothing active in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from unites_mooc.model.course import MediaFlaw
from unites_mooc.model.drawing import COLOUR_CLASSES, PAINTED, Drawing, Part
from unites_mooc.source.drawing_styles import PRESENTATION, SVG, ObstacleError, fold_styles

LARGEST = 60_000
"""In bytes: a page carries the drawing with it, and no other page has any use of that."""
MOST_LEVELS = 100
MOST_PARTS = 20_000
"""What is used several times counts several times: small files can draw for hours."""

_TEXTS = frozenset({"text", "textPath", "tspan"})
_ELEMENTS = """
circle clipPath defs ellipse filter g image line linearGradient marker mask path pattern polygon
polyline radialGradient rect stop svg switch symbol title use
feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
feTurbulence
"""
_DRAWN = _TEXTS | frozenset(_ELEMENTS.split())
_UNSEEN = frozenset({"desc", "metadata", "style"})
_DRAWING = """
clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height lengthAdjust markerHeight
markerUnits markerWidth maskContentUnits maskUnits method offset orient pathLength patternContentUnits
patternTransform patternUnits points preserveAspectRatio r refX refY rotate rx ry side spacing
spreadMethod startOffset systemLanguage textLength transform viewBox width x x1 x2 y y1 y2
amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent filterUnits
in in2 intercept k1 k2 k3 k4 kernelMatrix limitingConeAngle mode numOctaves operator order
pointsAtX pointsAtY pointsAtZ preserveAlpha primitiveUnits radius result scale seed slope
specularConstant specularExponent stdDeviation stitchTiles surfaceScale tableValues targetX targetY
type values xChannelSelector yChannelSelector z
"""
_ATTRIBUTES = PRESENTATION | frozenset(_DRAWING.split())
_OF_THE_PAGE = frozenset({"height", "overflow", "width", "x", "y"})
"""What of the outermost element the page decides."""
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_LOCAL = re.compile(r"""url\(\s*(["']?)#([^"'()\\]+)\1\s*\)""", re.I)
_FAMILY = re.compile(r"""\s*["']?\s*([^"',]*?)\s*["']?\s*(?:,|\Z)""")
_FAMILIES = """
arial, dejavu sans, helvetica, helvetica neue, inherit, liberation sans, noto sans, open sans, sans,
sans-serif, segoe ui, source sans 3, source sans pro, system-ui, ui-sans-serif, verdana
"""
_PLAIN_FAMILIES = frozenset(name.strip() for name in _FAMILIES.split(",")) | {""}
"""Fonts that programs write where nobody chose one; the page has one of its own."""
_COLOURED = (*PAINTED, "color", "flood-color", "lighting-color", "stop-color")
_NO_COLOURS = frozenset({"context-fill", "context-stroke", "currentcolor", "inherit", "none", "transparent"})
_OWN_COLOURS = frozenset({"filter", "image", "mask", "stop"})
"""Parts whose colours no class can change."""


def read_drawing(data: bytes) -> Drawing | MediaFlaw:
    """Return what a page needs of an SVG, or what keeps it from standing there."""
    from lxml import etree

    if len(data) > LARGEST:
        return MediaFlaw(f"more than {LARGEST // 1000} KB", 1, 1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
        fold_styles(root)
        return _Reader(root).drawing()
    except etree.XMLSyntaxError as problem:
        return MediaFlaw("parts that cannot be read", max(problem.lineno or 1, 1), 1)
    except ObstacleError as obstacle:
        return MediaFlaw(_printable(obstacle.what), max(obstacle.line or 1, 1), 1)


class _Reader:
    """Turns the elements of one file into parts."""

    def __init__(self, root: Any) -> None:
        self.root = root
        elements = list(root.iter(f"{SVG}*"))
        self.by_id = {item.get("id"): item for item in reversed(elements) if item.get("id")}
        """The elements by their ids; of several with one id, the first."""
        self.referred = frozenset(name for item in elements for name in _referred(item))
        """The ids that something refers to."""
        self.numbers: dict[str, int] = {}
        """Of these ids, in the order in which they are met."""
        self.weights: dict[Any, int] = {}
        self.is_themed = True

    def drawing(self) -> Drawing:
        """Return the drawing."""
        if self.weigh(self.root, ()) > MOST_PARTS:
            raise ObstacleError(f"more than {MOST_PARTS} parts, with those it repeats", 1)
        root = self.part(self.root, preserved=False)
        assert root is not None
        language = self.root.get(f"{_XML}lang") or self.root.get("lang") or ""
        return Drawing(
            Part("svg", tuple(self.of_root(dict(root.attributes))), root.children),
            self.is_themed,
            " ".join(self.root.findtext(f"{SVG}title", "").split()),
            language if _LANGUAGE.fullmatch(language) else "",
        )

    def of_root(self, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the attributes of the outermost element: what an image has by itself, a page inherits."""
        lengths = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
        sides = [length[1] for length in lengths if length]
        if "viewBox" not in attributes and len(sides) < 2:
            raise ObstacleError("no size (`viewBox`)", self.root.sourceline)
        given = {
            "viewBox": f"0 0 {' '.join(sides)}",
            "direction": "ltr",
            "font-size": "16",
            "font-weight": "400",
        }
        given |= {"fill": "currentColor"} if self.is_themed else {"color": "#000"}
        kept = {name: value for name, value in attributes.items() if name not in _OF_THE_PAGE}
        yield from sorted((given | kept).items())

    def weigh(self, element: Any, above: tuple[Any, ...]) -> int:
        """Return of how many parts an element is drawn, all that it repeats included."""
        if element in above:
            raise ObstacleError("a part that repeats itself", element.sourceline)
        if len(above) > MOST_LEVELS:
            raise ObstacleError(f"more than {MOST_LEVELS} levels of parts in parts", element.sourceline)
        if element not in self.weights:
            inner = [child for child in element if isinstance(child.tag, str)]
            inner += [self.by_id[name] for name in _referred(element) if name in self.by_id]
            self.weights[element] = 1 + sum(self.weigh(item, (*above, element)) for item in inner)
        return self.weights[element]

    def part(self, element: Any, *, preserved: bool) -> Part | None:
        """Return an element and what is in it; None for one that draws nothing."""
        if not (isinstance(element.tag, str) and element.tag.startswith(SVG)):
            return None
        name = element.tag.removeprefix(SVG)
        parent = element.getparent()
        if name in _UNSEEN or (name == "title" and parent is self.root):
            return None
        if name == "a":
            name = "tspan" if parent.tag.removeprefix(SVG) in _TEXTS else "g"
        if name not in _DRAWN:
            raise ObstacleError(f"the element `<{name}>`", element.sourceline)
        preserved = element.get(f"{_XML}space", "preserve" if preserved else "") == "preserve"
        attributes = dict(self.attributes(element))
        if name in _TEXTS and preserved:
            attributes["xml:space"] = "preserve"
        self.is_themed = self.is_themed and name not in _OWN_COLOURS and _follows_theme(attributes)
        children = tuple(self.children(element, name, preserved=preserved))
        return Part(name, tuple(sorted(attributes.items())), children)

    def children(self, element: Any, name: str, *, preserved: bool) -> Iterator[Part | str]:
        """Yield the parts in an element, and its text where it has any."""
        if name == "title":
            yield " ".join("".join(element.itertext()).split())
            return
        for text, child in ((element.text, None), *((child.tail, child) for child in element)):
            part = None if child is None else self.part(child, preserved=preserved)
            if part:
                yield part
            if text and name in _TEXTS:
                yield text if preserved else re.sub(r"\s+", " ", text)

    def attributes(self, element: Any) -> Iterator[tuple[str, str]]:
        """Yield the attributes that draw."""
        for name, value in element.attrib.items():
            if name == "id" and value in self.referred and self.by_id[value] is element:
                yield "id", str(self.number(value))
            elif name == "class":
                known = [word for word in value.split() if word in COLOUR_CLASSES]
                if known:
                    yield name, " ".join(known)
            elif name in _HREFS:
                yield from self.href(element, value.strip())
            elif name == "font-family":
                if not {family.lower() for family in _FAMILY.findall(value)} <= _PLAIN_FAMILIES:
                    yield name, value
            elif name in _ATTRIBUTES:
                yield from self.attribute(element, name, value)

    def href(self, element: Any, value: str) -> Iterator[tuple[str, str]]:
        """Yield a reference: to a part, or the data of a bitmap."""
        if element.tag == f"{SVG}image" and value.lower().startswith("data:image/"):
            yield "href", "".join(value.split())
        elif element.tag != f"{SVG}a" and value.removeprefix("#") in self.by_id:
            yield "href", f"#{self.number(value.removeprefix('#'))}"

    def attribute(self, element: Any, name: str, value: str) -> Iterator[tuple[str, str]]:
        """Yield an attribute with its references; where one leads nowhere, nothing is drawn by it."""
        rest = _LOCAL.sub("", value)
        if "\\" in rest or "url(" in rest.lower():
            raise ObstacleError(f"a reference in `{name}`", element.sourceline)
        if all(match[2] in self.by_id for match in _LOCAL.finditer(value)):
            yield name, _LOCAL.sub(lambda match: f"url(#{self.number(match[2])})", value.strip())
        elif name in PAINTED:
            yield name, rest.strip() or "none"

    def number(self, identity: str) -> int:
        """Return the number of an id."""
        return self.numbers.setdefault(identity, len(self.numbers) + 1)


def _referred(element: Any) -> Iterator[str]:
    """Yield the ids that an element draws something with."""
    if element.tag == f"{SVG}a":
        return
    for name, value in element.attrib.items():
        if name in _HREFS:
            yield value.strip().removeprefix("#")
        elif name in _ATTRIBUTES:
            yield from (match[2] for match in _LOCAL.finditer(value))


def _follows_theme(attributes: dict[str, str]) -> bool:
    """Tell whether every colour of an element is one that the page gives."""
    classes = attributes.get("class", "").split()
    for name in _COLOURED:
        value = attributes.get(name, "none").lower()
        named = any(word.startswith(f"{name}-") for word in classes)
        if not (named or value in _NO_COLOURS or re.fullmatch(r"url\(#\d+\)", value)):
            return False
    return True


def _printable(what: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in what)[:100]
