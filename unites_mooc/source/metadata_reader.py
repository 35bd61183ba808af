"""YAML data → metadata values: pydantic validates, its errors become diagnostics with places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from unites_mooc.diagnostics import Collector, Diagnostic, Span, did_you_mean
from unites_mooc.model.fields import ITEMS
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
        collector.error(span, "wrong-type", message, "After the colon stands a space.")
        return None, tuple(collector.items)
    written = {key: value for key, value in data.items() if value not in ("", None)}
    report = _Reporter(kind, positions, at, data, collector)
    meta: M | None = None
    try:
        meta = kind.model_validate(written)
    except ValidationError as problem:
        for details in problem.errors(include_url=False):
            report.details(details)
    for key, refusal in kind.flaws_of_whole(written):
        report.refusal(refusal, positions.keys.get((*at, key), span))
    return (None if collector.items else meta), tuple(collector.items)


@dataclass(frozen=True, slots=True)
class _Reporter:
    """Turns what pydantic says of one mapping into diagnostics with places."""

    kind: type[Metadata]
    positions: Positions
    at: Path
    data: Mapping[str, Any]
    collector: Collector

    def details(self, details: ErrorDetails) -> None:
        """Report one error of pydantic's."""
        location = tuple(part for part in details["loc"] if part != "[key]")
        path = (*self.at, *location)
        span = self.positions.of(path) or Span("")
        key = str(location[-1]) if location else ""
        match details["type"]:
            case "missing":
                self.missing(key, path)
            case "extra_forbidden":
                place = self.positions.keys.get(path, span)
                message = f"`{key}` is not a key that is known here."
                advice = did_you_mean(key, _known_keys(self.kind, location[:-1]))
                self.collector.error(place, "unknown-key", message, advice)
            case "string_too_short":
                self.collector.error(span, "missing-key", f"`{key}` is empty.", "Write a text.")
            case "dict_type" | "model_type" | "model_attributes_type":
                message = f"Below `{key}`, keys and values are expected."
                self.collector.error(span, "wrong-type", message, "Indent them by two spaces.")
            case kind if kind == ITEMS:
                for index, refusal in details["ctx"]["refused"]:
                    self.refusal(refusal, self.positions.of((*path, index)) or span)
            case code if "text" in details.get("ctx", {}):
                place = self.positions.keys.get(path, span) if "[key]" in details["loc"] else span
                self.refusal(PydanticCustomError(code, "{text}", details["ctx"]), place)
            case _:
                message = f"The value of `{key}` is of the wrong kind."
                self.collector.error(span, "wrong-type", message, f"{details['msg']}.")

    def missing(self, key: str, path: Path) -> None:
        """Report a key that is not there, or that stands there without a value."""
        place = self.positions.keys.get(path)
        message = f"`{key}` is empty." if place else f"`{key}` is missing."
        around = place or self.positions.of(path[:-1]) or Span("")
        self.collector.error(around, "missing-key", message, _proposal(key, self.data))

    def refusal(self, refusal: PydanticCustomError, place: Span) -> None:
        """Report what a field's own type refused."""
        context = refusal.context or {}
        self.collector.error(place, refusal.type, str(context["text"]), str(context["hint"]))


def _proposal(key: str, data: Mapping[str, Any]) -> str:
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
