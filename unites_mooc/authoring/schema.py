"""JSON Schemas of the metadata, for editors and validators: made from the metadata's own models.

JSON Schema 2020-12. A schema accepts what other readers of YAML make of a file: they take
`1.0` for a number and `true` for a truth value, where this tool reads texts.
"""

from __future__ import annotations

import json
from typing import Any

from unites_mooc.authoring.kinds import KINDS, Kind
from unites_mooc.authoring.references_schema import REFERENCES

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ORDER = (
    *("$schema", "$id", "$ref", "title", "description", "type", "enum", "const", "pattern", "format"),
    *("minimum", "maximum", "minLength", "maxLength", "minItems", "default", "examples", "items", "anyOf"),
    *("required", "properties", "patternProperties", "additionalProperties", "if", "then", "else", "$defs"),
)
"""The order in which a reader looks for the keywords of a schema."""
_MAPS = ("properties", "patternProperties", "$defs")
_NESTED = ("items", "if", "then", "else")


def schema_text(kind: str) -> str:
    """Return the JSON Schema of a kind of file, as the text of a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def schema(kind: str) -> Schema:
    """Return the JSON Schema of a kind of file."""
    entry = KINDS[kind]
    own: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:unites-mooc:schema:{kind}",
        "title": f"{kind} ({entry.files})",
    }
    whole: Schema = _ordered({**_content(entry), **own})
    return whole


def _content(entry: Kind) -> Schema:
    if entry.metadata is None:
        return REFERENCES
    content = _tidy(entry.metadata.model_json_schema(by_alias=True))
    if not entry.listed:
        return content
    return {"description": f"A list. {content['description']}", "type": "array", "items": content}


def _tidy(node: Schema) -> Schema:
    """Return a schema without what pydantic says and an author need not read."""
    result = _without_null(node)
    result.pop("title", None)
    if "description" in result:
        result["description"] = " ".join(result["description"].split())
    if not result.get("default", True) and result.get("default") is not False:
        del result["default"]
    if isinstance(result.get("default"), dict):
        del result["default"]
    for name in _MAPS:
        if name in result:
            result[name] = {key: _tidy_value(value) for key, value in result[name].items()}
    for name in _NESTED:
        if name in result:
            result[name] = _tidy_value(result[name])
    if "patternProperties" in result:
        result["additionalProperties"] = False
    _fill(result)
    return result


def _tidy_value(value: Any) -> Any:
    return _tidy(value) if isinstance(value, dict) else value


def _without_null(node: Schema) -> Schema:
    """Return the schema of an optional value as that of the value: who has none leaves the key out."""
    choices = node.get("anyOf", [])
    kept = [choice for choice in choices if choice != {"type": "null"}]
    if len(kept) == len(choices) or len(kept) != 1:
        return dict(node)
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**kept[0], **rest}


def _fill(node: Schema) -> None:
    """Say that a required text is not empty."""
    for name in node.get("required", ()):
        value = node.get("properties", {}).get(name)
        if value and "string" in value.get("type", ()) and "pattern" not in value:
            value["minLength"] = 1


def _ordered(node: Any) -> Any:
    """Return a schema with its keywords in the order of reading; names keep the author's order."""
    if isinstance(node, list):
        return [_ordered(item) for item in node]
    if not isinstance(node, dict):
        return node
    names = sorted(node, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return {name: _ordered_value(name, node[name]) for name in names}


def _ordered_value(name: str, value: Any) -> Any:
    if name in _MAPS:
        return {key: _ordered(inner) for key, inner in value.items()}
    return _ordered(value)
