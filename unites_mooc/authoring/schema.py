"""JSON Schemas of the metadata, for editors and validators: made from the metadata's own models.

JSON Schema 2020-12. A schema accepts what other readers of YAML make of a file: they take
`1.0` for a number and `true` for a truth value, where this tool reads texts.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema

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
    content = _tidy(entry.metadata.model_json_schema(by_alias=True, schema_generator=_Described))
    if not entry.listed:
        return content
    return {"description": f"A list. {content['description']}", "type": "array", "items": content}


class _Described(GenerateJsonSchema):
    """Says of each key what stands below it in its model.

    pydantic could do so itself (`use_attribute_docstrings`), but whenever the models are imported: every
    command would read their source for what this one shows.
    """

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, with descriptions."""
        result = super().model_schema(schema)
        model = schema["cls"]
        for name, text in descriptions(model).items():
            key = model.model_fields[name].alias or name
            result["properties"][key].setdefault("description", text)
        return result


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return the texts below the fields of a model, those of its bases included."""
    found: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if issubclass(kind, BaseModel) and kind is not BaseModel:
            found.update(_of_class(kind))
    return found


def _of_class(kind: type) -> dict[str, str]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in zip(tree.body, tree.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


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
