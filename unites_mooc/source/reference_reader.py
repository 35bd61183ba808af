"""``references.yaml`` → the works that can be cited, with their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from unites_mooc.diagnostics import Collector, Diagnostic, Span, error
from unites_mooc.model.slugs import slugify
from unites_mooc.source.csl_work import UnknownKeys, read_work
from unites_mooc.source.markdown import CITATION_KEY
from unites_mooc.source.yaml_reader import Document, Path

_FOREIGN = {
    "BibTeX": re.compile(r"\s*(?:%[^\n]*\s+)*@\w+\s*[{(]"),
    "RIS": re.compile(r"\s*TY  - "),
    "EndNote": re.compile(r"\s*%0 "),
}


@dataclass(slots=True)
class References:
    """The works of a file in CSL-YAML, by key."""

    items: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    urls: dict[str, Span] = field(default_factory=dict)
    """Where the addresses of those works stand that have one."""
    complete: bool = True
    """Whether every work could be read; otherwise a key that is not known may be one of the others."""


def foreign_references(path: str, text: str) -> Diagnostic | None:
    """Return the flaw of references that are written for another tool."""
    kind = next((name for name, sign in _FOREIGN.items() if sign.match(text)), "")
    if not kind:
        return None
    message = f"The references are written as {kind}, which is not read."
    advice = "Have your reference manager export them as CSL JSON or CSL YAML, and put that here."
    return error(Span(path), "wrong-type", message, advice)


def read_references(path: str, document: Document) -> tuple[References, tuple[Diagnostic, ...]]:
    """Return the works of a document; those that cannot be cited are left out."""
    collector = Collector()
    found = References()
    listed = document.data.get("references") if isinstance(document.data, dict) else document.data
    at: Path = ("references",) if isinstance(document.data, dict) else ()
    if not isinstance(listed, list):
        message = "The references are a list under `references:`."
        advice = "Begin each with `- id: …`, as pandoc and Zotero write it."
        collector.error(Span(path), "wrong-type", message, advice)
        found.complete = False
        listed = []
    unknown = UnknownKeys()
    for index, item in enumerate(listed):
        key = _add(found, item, document, (*at, index), collector)
        if key:
            found.items[key] = read_work(item, document.positions, (*at, index), unknown, collector)
    unknown.report(collector)
    return found, tuple(collector.items)


def _add(found: References, item: Any, document: Document, at: Path, collector: Collector) -> str:
    """Add one work as it stands and return its key; report why it cannot be cited."""
    span = document.positions.of(at) or Span("")
    place = document.positions.of((*at, "id")) or span
    key = item.get("id") if isinstance(item, dict) else None
    same = next((known for known in found.items if isinstance(key, str) and known.lower() == key.lower()), "")
    if not isinstance(key, str) or not key:
        collector.error(span, "missing-key", "The reference has no `id`.", "Write `id: name-year`.")
        found.complete = False
    elif not CITATION_KEY.match(key):
        message = f"`{key}` cannot be cited: such a key has no spaces, and no letters with marks."
        collector.error(place, "invalid-id", message, f"Write `id: {slugify(key)}`.")
        found.complete = False
    elif same:
        message = f"A second reference has the id `{key}` (first on line {found.spans[same].line})."
        collector.error(place, "duplicate-id", message, "Give this one another id.")
    else:
        found.items[key] = item
        found.spans[key] = place
        if address := document.positions.values.get((*at, "URL")):
            found.urls[key] = address
        if not item.get("title"):
            message = f"The reference `{key}` has no title."
            collector.error(span, "missing-key", message, "Write `title: …` below its `id`.")
        return key
    return ""
