"""YAML data → metadata values: pydantic validates, its errors become diagnostics with places."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from unites_mooc.diagnostics import Collector, Diagnostic, Span, did_you_mean
from unites_mooc.model.metadata import Metadata
from unites_mooc.model.slugs import slugify
from unites_mooc.source.yaml_reader import Path, Positions

M = TypeVar("M", bound=Metadata)


def read_metadata(
    kind: type[M], data: Any, positions: Positions, at: Path = ()
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Validate the mapping at ``at`` of a document; all its flaws are reported at once."""
    collector = Collector()
    span = positions.of(at) or Span("")
    if not isinstance(data, dict):
        message = "Keys and values are expected here, such as `title: My title`."
        collector.error(span, "wrong-type", message)
        return None, tuple(collector.items)
    written = {key: value for key, value in data.items() if value not in ("", None)}
    try:
        return kind.model_validate(written), ()
    except ValidationError as problem:
        for details in problem.errors(include_url=False):
            _report(collector, kind, details, positions, at, written)
    return None, tuple(collector.items)


def _report(
    collector: Collector,
    kind: type[Metadata],
    details: ErrorDetails,
    positions: Positions,
    at: Path,
    data: dict[str, Any],
) -> None:
    location = tuple(part for part in details["loc"] if part != "[key]")
    path = (*at, *location)
    context = details.get("ctx", {})
    span = positions.of(path) or Span("")
    key = str(location[-1]) if location else ""
    match details["type"]:
        case "missing":
            place = positions.of(path[:-1]) or span
            collector.error(place, "missing-key", f"`{key}` is missing.", _proposal(key, data))
        case "extra_forbidden":
            known = _known_keys(kind, location[:-1])
            message = f"`{key}` is not a key that is known here."
            collector.error(positions.keys.get(path, span), "unknown-key", message, did_you_mean(key, known))
        case "string_too_short":
            collector.error(span, "missing-key", f"`{key}` is empty.", "Write a text.")
        case "dict_type" | "model_type" | "model_attributes_type":
            message = f"Below `{key}`, keys and values are expected."
            collector.error(span, "wrong-type", message, "Indent them by two spaces.")
        case "tuple_type":
            collector.error(span, "wrong-type", f"`{key}` must be a list.", "Write `[one, two]`.")
        case code:
            text = str(context.get("text", details["msg"]))
            place = positions.keys.get(path, span) if "[key]" in details["loc"] else span
            collector.error(place, code.replace("_", "-"), text, str(context.get("hint", "")))


def _proposal(key: str, data: dict[str, Any]) -> str:
    if key == "id":
        title = str(data.get("title") or data.get("term") or data.get("city") or "")
        return f"Write `id: {slugify(title)}`; it never changes again."
    return _EXAMPLES.get(key, f"Add `{key}: …`.")


_EXAMPLES = {
    "duration": "Write `duration: 10 min`.",
    "only": "Write the tags of its editions, `only: [pilot]`: it is in no edition by default.",
    "start": "Write `start: 2027-03-28T10:00`, the local time there.",
    "timezone": "Write `timezone: Europe/Athens`, for example: area and city.",
}
"""What a missing key may look like."""


def _known_keys(kind: type[Metadata], parents: Path) -> tuple[str, ...]:
    """Return the keys of the model that stands at ``parents`` inside ``kind``."""
    model: Any = kind
    for part in parents:
        if isinstance(part, str) and part in _by_alias(model):
            annotation = _by_alias(model)[part]
            arguments = getattr(annotation, "__args__", ())
            candidates = [annotation, *arguments]
            model = next((c for c in candidates if hasattr(c, "model_fields")), model)
    return tuple(_by_alias(model))


def _by_alias(model: Any) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}
