"""What WeasyPrint leaves out of the tags of a PDF: the language of a passage, and further roles.

It keeps the element of each box only while it builds the tags, so this is where to look at it. The
function is one of its own that nobody promises to keep: the version is pinned, and tests read the tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

ROLE = "data-tag"
"""The attribute that names the role of an element, where it is not the usual one of its kind: a standard
structure type (ISO 32000-1, 14.8.4)."""


class _Drawn:
    """A PDF whose pages are all there: pydyf would count them anew for each of its elements."""

    def __init__(self, pdf: Any) -> None:
        self.page_references = pdf.page_references
        self.add_object = pdf.add_object


@cache
def mark_passages() -> None:
    """Let documents of this process tell the language (ISO 14289-1, 7.2) and the role of their passages."""
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree
    around: list[Any] = [None]

    def build_marked(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        pdf = pdf if isinstance(pdf, _Drawn) else _Drawn(pdf)
        box = getattr(box, "_box", box)
        element = box.element
        is_new = element is not None and element is not around[-1] and "::" not in box.element_tag
        around.append(element)
        for structure in build(box, parent, pdf, *rest):
            if is_new and element.tag not in {"html", "body"}:
                _mark(structure, element)
            yield structure
        around.pop()

    def _mark(structure: Any, element: Any) -> None:
        if language := element.get("lang"):
            structure["Lang"] = pydyf.String(language)
        if role := element.get(ROLE):
            structure["S"] = f"/{role}"
            structure["ID"] = pydyf.String(f"{role}-{structure.number}")

    tags._build_box_tree = build_marked
