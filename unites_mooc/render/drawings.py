"""Drawings → inline SVG: text that readers can select, find and enlarge, in the page's font and scheme.

A drawing has one name for assistive technology, its text alternative, as an image has. Its ids are made
unique on the page. What is made for white ground keeps a white card in the dark scheme, too.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from unites_mooc.model.drawing import Drawing, Part
from unites_mooc.model.prose import Image

_VARIABLES = {"ground": "raised"}
"""Custom properties of the style sheet that are not called as their colour is in drawings."""


def inline_drawing(drawing: Drawing, image: Image, number: int, size: tuple[int, int], language: str) -> str:
    """Return the SVG of an image, as the page's drawing of a number; ``language`` is that of the page."""
    name = image.alt or ("" if image.decorative else drawing.title)
    own = dict(_painted(drawing.root.attributes, drawing))
    classes = [
        "drawing",
        *(["themed"] if drawing.is_themed else []),
        *image.classes,
        *([f"width-{image.share}"] if image.share else []),
    ]
    attributes = {
        "id": image.id,
        "class": " ".join(classes),
        "role": "img" if name else "",
        "aria-label": name,
        "aria-hidden": "" if name else "true",
        "focusable": "false",
        "width": str(size[0] or ""),
        "height": str(size[1] or ""),
    }
    prefix = f"drawing--{number}-"
    inner = "".join(_markup(child, drawing, prefix) for child in drawing.root.children)
    if drawing.language and drawing.language != language:
        inner = f'<g lang="{drawing.language}">{inner}</g>'
    title = f"<title>{html.escape(image.title)}</title>" if image.title else ""
    given = {key: value for key, value in attributes.items() if value}
    return f"<svg{_written((*given.items(), *_unique(own.items(), prefix)))}>{title}{inner}</svg>"


def _markup(part: Part | str, drawing: Drawing, prefix: str) -> str:
    """Return the markup of a part, with ids of its own page."""
    if isinstance(part, str):
        return html.escape(part, quote=False)
    opening = f"<{part.name}{_written(_unique(_painted(part.attributes, drawing), prefix))}"
    if not part.children:
        return f"{opening}/>"
    inner = "".join(_markup(child, drawing, prefix) for child in part.children)
    return f"{opening}>{inner}</{part.name}>"


def _painted(attributes: Iterable[tuple[str, str]], drawing: Drawing) -> Iterable[tuple[str, str]]:
    """Return attributes with the theme's colours in the place of classes, and of what paper has for them.

    On a white card, a drawing keeps the colours that its file gives.
    """
    given = dict(attributes)
    classes = given.pop("class", "").split()
    if drawing.is_themed:
        for painted, _, colour in (word.partition("-") for word in classes):
            given[painted] = f"var(--{_VARIABLES.get(colour, colour)})"
    return sorted(given.items())


def _unique(attributes: Iterable[tuple[str, str]], prefix: str) -> Iterator[tuple[str, str]]:
    """Yield attributes with ids, and references to them, that no other drawing of the page has."""
    for name, value in attributes:
        if name == "id":
            yield name, f"{prefix}{value}"
        elif name == "href" and value.startswith("#"):
            yield name, f"#{prefix}{value[1:]}"
        else:
            yield name, value.replace("url(#", f"url(#{prefix}")


def _written(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)
