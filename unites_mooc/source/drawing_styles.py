"""Style rules of an SVG → attributes of its elements.

The pages allow no inline style, but ``style="fill: red"`` and ``.a { fill: red }`` say nothing that the
attribute ``fill="red"`` does not say. The cascade is that of CSS: importance, then specificity, then order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

SVG = "{http://www.w3.org/2000/svg}"

_PRESENTATION = """
alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule filter
flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant
font-weight image-rendering letter-spacing lighting-color marker-end marker-mid marker-start mask
mask-type opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
text-anchor text-decoration text-rendering unicode-bidi vector-effect visibility word-spacing
writing-mode
"""
PRESENTATION = frozenset(_PRESENTATION.split())
"""Properties that are attributes too (SVG 2, 6.6)."""
_GEOMETRY = frozenset({"cx", "cy", "r", "rx", "ry", "x", "y", "width", "height"})
_IDLE = """
background background-color color-scheme cursor enable-background inline-size line-height
pointer-events shape-inside shape-padding shape-subtract solid-color solid-opacity text-align
text-decoration-color text-decoration-line text-decoration-style transition user-select white-space
"""
_WITHOUT_EFFECT = frozenset(_IDLE.split())
"""Properties that programs write and that change nothing of a drawing in a page."""
_NO_VALUE = frozenset({"0", "0px", "auto", "inherit", "initial", "none", "normal", "unset"})
_FUNCTIONS = re.compile(r"\b(?:var|light-dark)\(", re.I)


class ObstacleError(Exception):
    """A drawing cannot stand in a page."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line


def fold_styles(root: Any) -> None:
    """Turn all styles of an lxml tree into attributes; raise ``ObstacleError`` where there is none."""
    import cssselect2

    matcher = cssselect2.Matcher()
    for element in root.iter(f"{SVG}style"):
        _read_rules(element, matcher)
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element = wrapper.etree_element
        found = [
            (important, specificity, order, name, value, line)
            for specificity, order, pseudo, declarations in matcher.match(wrapper)
            if pseudo is None
            for name, value, important, line in declarations
        ]
        own = _declarations(element.attrib.pop("style", ""), element.sourceline)
        found += [(important, (9,), 0, name, value, line) for name, value, important, line in own]
        for _, _, _, name, value, line in sorted(found, key=lambda item: item[:3]):
            _apply(element, name, value, line)
        for name in element.attrib:
            if _FUNCTIONS.search(element.attrib[name]):
                element.attrib[name] = _plain(element.attrib[name], element.sourceline)


def _read_rules(element: Any, matcher: Any) -> None:
    """Add the rules of a ``style`` element to those that are matched."""
    import cssselect2
    import tinycss2

    if element.get("media", "all").strip().lower() not in {"", "all", "screen"}:
        raise ObstacleError("styles for one medium", element.sourceline)
    css = "".join(element.itertext())
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        line = element.sourceline + rule.source_line - 1
        if rule.type == "at-rule" and rule.lower_at_keyword not in {"charset", "namespace"}:
            raise ObstacleError(f"the style rule `@{rule.at_keyword}`", line)
        if rule.type != "qualified-rule":
            continue
        declarations = tuple(_declarations(rule.content, line))
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            shown = tinycss2.serialize(rule.prelude).strip()
            raise ObstacleError(f"the style rule `{shown}`", line) from None
        for selector in selectors:
            matcher.add_selector(selector, declarations)


def _declarations(css: Any, line: int) -> Iterator[tuple[str, str, bool, int]]:
    """Yield name, value, importance and line of every declaration."""
    import tinycss2

    for item in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            yield item.lower_name, _plain(tinycss2.serialize(item.value), line), item.important, line


def _apply(element: Any, name: str, value: str, line: int) -> None:
    """Write a declaration as an attribute, where it is one or has an effect."""
    is_root = element.getparent() is None
    if is_root and name in {"background", "background-color"} and not _is_white(value):
        raise ObstacleError(f"a background that is a style (`{name}`)", line)
    if is_root and name in {"width", "height"}:
        return
    if name == "marker":
        for end in ("marker-start", "marker-mid", "marker-end"):
            element.set(end, value)
    elif name in PRESENTATION or name in _GEOMETRY:
        element.set(name, value)
    elif not (name.startswith("-") or name in _WITHOUT_EFFECT or value.lower() in _NO_VALUE):
        raise ObstacleError(f"the style `{name}`", line)


def _is_white(value: str) -> bool:
    """Tell whether a ground is that of the page's card, or none."""
    from tinycss2.color3 import parse_color

    if value.lower() in _NO_VALUE:
        return True
    colour = parse_color(value)
    return (
        not isinstance(colour, str) and colour is not None and (not colour.alpha or colour[:3] == (1, 1, 1))
    )


def _plain(value: str, line: int) -> str:
    """Return a value as it is on white ground and without variables."""
    import tinycss2

    if not _FUNCTIONS.search(value):
        return value.strip()
    tokens = _resolved(tinycss2.parse_component_value_list(value), line)
    return str(tinycss2.serialize(list(tokens))).strip()


def _resolved(tokens: Any, line: int) -> Iterator[Any]:
    """Yield tokens with the light colour of two, and the fallback of a variable."""
    for token in tokens:
        name = token.lower_name if token.type == "function" else ""
        if name not in {"light-dark", "var"}:
            yield token
            continue
        commas = [index for index, inner in enumerate(token.arguments) if inner == ","]
        if not commas:
            raise ObstacleError(f"a style with the function `{name}()`", line)
        chosen = token.arguments[: commas[0]] if name == "light-dark" else token.arguments[commas[0] + 1 :]
        yield from _resolved(chosen, line)
