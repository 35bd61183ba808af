"""The JSON Schema of ``references.yaml``: CSL-YAML, as pandoc and Zotero write it.

The names are those of the CSL 1.0.2 variables; what the tool needs is an ``id`` and a ``title``.
"""

from __future__ import annotations

from typing import Any

from unites_mooc.source.csl import NAME_PARTS, TYPES, VARIABLES

_TEXT = {"type": ["string", "number", "boolean"]}


def _text(description: str, *examples: str) -> dict[str, Any]:
    return {"description": description, **_TEXT, **({"examples": list(examples)} if examples else {})}


_NAMES: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "family": _text("Family name of a person."),
            "given": _text("Given names of a person."),
            "literal": _text("Name of an organisation, as it stands.", "European Commission"),
        },
        "propertyNames": {"enum": sorted(NAME_PARTS)},
    },
}
_DATE: dict[str, Any] = {
    "type": ["string", "integer", "object", "array"],
    "examples": ["2024", "2024-11", "2024-11-19"],
}

_REFERENCE: dict[str, Any] = {
    "description": "A work that the course cites.",
    "type": "object",
    "required": ["id", "title"],
    "properties": {
        "id": {
            "description": "Key by which texts cite the work: `[@key, p. 3]`.",
            "type": ["string", "number"],
            "minLength": 1,
            "examples": ["council-2004"],
        },
        "type": {"description": "Kind of work.", "enum": sorted(TYPES)},
        "title": {**_text("Title of the work."), "minLength": 1},
        "author": {"description": "Who wrote it: persons or organisations.", **_NAMES},
        "editor": {"description": "Who edited it.", **_NAMES},
        "issued": {"description": "When it was published.", **_DATE},
        "accessed": {"description": "When you read it; for web pages.", **_DATE},
        "container-title": _text("Journal, book or site in which it appeared."),
        "publisher": _text("Publisher."),
        "publisher-place": _text("Place of publication."),
        "genre": _text("Kind of report or document, in words."),
        "number": _text("Number of a report or a law."),
        "volume": _text("Volume."),
        "issue": _text("Issue of a journal."),
        "page": _text("Pages, such as `216-224`."),
        "DOI": _text("Digital object identifier.", "10.1080/01944366908977225"),
        "ISBN": _text("ISBN of a book."),
        "URL": _text("Web address."),
        "language": _text("Language of the work.", "en"),
    },
    "propertyNames": {"enum": sorted(VARIABLES)},
}

_LIST: dict[str, Any] = {"type": "array", "items": {"$ref": "#/$defs/reference"}}

REFERENCES: dict[str, Any] = {
    "description": "The works that the course cites, in CSL-YAML.",
    "anyOf": [
        {
            "type": "object",
            "required": ["references"],
            "properties": {"references": {"description": "The list of works.", **_LIST}},
        },
        _LIST,
    ],
    "$defs": {"reference": _REFERENCE},
}
"""The schema of the file as a whole, without its identity."""
