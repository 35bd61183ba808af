"""YAML data → metadata values: pydantic validates, its errors become diagnostics with places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from unites_mooc.diagnostics import Collector, Diagnostic, Span, did_you_mean
from unites_mooc.model.key_names import meant_key
from unites_mooc.model.list_converters import ITEMS
from unites_mooc.model.metadata import ALL_KEYS, CourseMeta, Metadata
from unites_mooc.model.slugs import slugify
from unites_mooc.source.yaml_reader import Path, Positions

M = TypeVar("M", bound=Metadata)
MOST_KEYS = 100
"""Of more keys than any file needs, none is a slip of the pen."""


def read_metadata(
    kind: type[M], data: Any, positions: Positions, at: Path = ()
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Validate the mapping at ``at`` of a document; all its flaws are reported at once."""
    collector = Collector()
    span = positions.of(at) or Span("")
    if not isinstance(data, dict):
        message = "Keys and values are expected here, such as `title: My title`."
        advice = "Write each on a line of its own, with a colon and a space between them."
        collector.error(span, "wrong-type", message, advice)
        return None, tuple(collector.items)
    written = {key: value for key, value in data.items() if value not in ("", None)}
    renamed = _renamed(written, data, _known_keys(kind, ()))
    meant = {renamed.get(key, key): value for key, value in written.items()}
    report = _Reporter(kind, positions, at, data, {new: old for old, new in renamed.items()}, collector)
    report.unknown_keys(renamed)
    meta: M | None = None
    try:
        meta = kind.model_validate(meant)
    except ValidationError as problem:
        for details in problem.errors(include_url=False):
            report.details(details)
    for key, refusal in kind.flaws_of_whole(meant):
        report.refusal(refusal, positions.keys.get((*at, key), span))
    return (None if collector.items else meta), tuple(collector.items)


def _renamed(written: Mapping[str, Any], data: Mapping[str, Any], known: tuple[str, ...]) -> dict[str, str]:
    """Return the keys that are not known, and which each was meant to be; that one stands nowhere else."""
    renamed: dict[str, str] = {}
    if len(written) > MOST_KEYS:
        return renamed
    for key in written:
        if key not in known and key not in ALL_KEYS and not _empty_above(key, data):
            free = [name for name in known if name not in data and name not in renamed.values()]
            if meant := meant_key(key, free):
                renamed[key] = meant
    return renamed


@dataclass(frozen=True, slots=True)
class _Reporter:
    """Turns what pydantic says of one mapping into diagnostics with places."""

    kind: type[Metadata]
    positions: Positions
    at: Path
    data: Mapping[str, Any]
    written_as: Mapping[str, str]
    """How a key is written that is not known under that name."""
    collector: Collector

    def unknown_keys(self, renamed: Mapping[str, str]) -> None:
        """Report the keys that are written otherwise."""
        for key, meant in renamed.items():
            message = f"`{key}` is not a key that is known here."
            place = self.positions.keys.get((*self.at, key)) or Span("")
            self.collector.error(place, "unknown-key", message, f"Did you mean `{meant}`?")

    def details(self, details: ErrorDetails) -> None:
        """Report one error of pydantic's."""
        location = tuple(part for part in details["loc"] if part != "[key]")
        location = (self.written_as.get(str(location[0]), location[0]), *location[1:]) if location else ()
        path = (*self.at, *location)
        span = self.positions.of(path) or Span("")
        key = str(location[-1]) if location else ""
        match details["type"]:
            case "missing":
                self.missing(key, path)
            case "extra_forbidden":
                place = self.positions.keys.get(path, span)
                message = f"`{key}` is not a key that is known here."
                self.collector.error(place, "unknown-key", message, self.advice_on(key, location))
            case "string_too_short":
                self.collector.error(span, "missing-key", f"`{key}` is empty.", "Write a text.")
            case "dict_type" | "model_type" | "model_attributes_type":
                self.not_a_mapping(key, location, span)
            case kind if kind == ITEMS:
                for index, refusal in details["ctx"]["refused"]:
                    self.refusal(refusal, self.positions.of((*path, index)) or span)
            case code if "text" in details.get("ctx", {}):
                place = self.positions.keys.get(path, span) if "[key]" in details["loc"] else span
                self.refusal(PydanticCustomError(code, "{text}", details["ctx"]), place)
            case _:
                message = f"The value of `{key}` is of the wrong kind."
                self.collector.error(span, "wrong-type", message, f"{details['msg']}.")

    def advice_on(self, key: str, location: Path) -> str:
        """Return what to do with a key that is not known."""
        above = _empty_above(key, self.data) if len(location) == 1 else ""
        if above:
            return f"It belongs to `{above}`: indent it by two spaces, and what belongs to it, too."
        if key in ALL_KEYS:
            return "Remove it: only other kinds of files have it."
        return did_you_mean(key, _known_keys(self.kind, location[:-1]))

    def not_a_mapping(self, key: str, location: Path, span: Span) -> None:
        """Report a text or a list where keys and values belong."""
        parents = location[:-1]
        inner = _known_keys(_model_at(self.kind, (*parents, "?")), ()) if parents else ()
        if inner and key in inner:
            message = f"`{key}` stands in the wrong column: it is no name below `{parents[-1]}`."
            advice = "Indent it by two spaces more: it belongs to the name above."
            place = self.positions.keys.get((*self.at, *location)) or span
            self.collector.error(place, "wrong-type", message, advice)
            return
        if inner and self.children_beside(location, inner):
            return
        message = f"Below `{key}`, keys and values are expected."
        if parents == ("editions",):
            advice = f"Write `{key}: {{title: …, include: [{key}]}}`."
            self.collector.error(span, "wrong-type", message, advice)
            return
        advice = _EXAMPLES_BELOW.get(
            str(location[0]), "Write each on a line of its own, indented by two spaces."
        )
        self.collector.error(span, "wrong-type", message, advice)

    def children_beside(self, location: Path, inner: tuple[str, ...]) -> bool:
        """Tell whether what belongs below a key stands beside it, and is reported there."""
        beside: Any = self.data
        for part in location[:-1]:
            beside = beside[part]
        return not beside.get(location[-1]) and any(key in inner for key in beside)

    def missing(self, key: str, path: Path) -> None:
        """Report a key that is not there, or that stands there without a value."""
        place = self.positions.keys.get(path)
        message = f"`{key}` is empty." if place else f"`{key}` is missing."
        if path in self.positions.comments:
            message = f"`{key}` is empty: `#` begins a note, which nobody reads."
            advice = "Put the text into quotes where it is meant to be read."
            self.collector.error(place or Span(""), "missing-key", message, advice)
            return
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
    return _EXAMPLES.get(key, f"Write `{key}: …` with a text behind it.")


_EXAMPLES_BELOW = {
    "completion": "Write two lines below it, indented by two spaces: `lessons: all` and `pass: 70`.",
    "documents": "Write a line for each edition below it, indented by two spaces: `public: [handouts]`.",
    "editions": "Write a line for each below it, indented: `public: {title: …, include: [public]}`.",
    "outputs": "Write a line for each edition below it, indented by two spaces: `public: [site, pdf]`.",
}
"""What stands below a key."""
_EXAMPLES = {
    "city": "Write `city: Athens`, for example.",
    "definition": "Write `definition: …`: what it means, in one or two sentences.",
    "duration": "Write `duration: 10 min`.",
    "include": "Write the tags of what it shows: `include: [public]`.",
    "language": "Write the language of your texts: `language: en`.",
    "only": "Write the tags of its editions, `only: [pilot]`: it is in no edition by default.",
    "purpose": "Write `purpose: …`: what one has after filling it in, in one sentence.",
    "start": "Write `start: 2027-03-28T10:00`, the local time there.",
    "term": "Write `term: …`: the word as readers see it.",
    "timezone": "Write `timezone: Europe/Athens`, for example: area and city.",
}
"""What a missing key may look like."""


def _empty_above(key: str, data: Mapping[str, Any]) -> str:
    """Return the key without a value to which one probably belongs that is not known here."""
    if len(data) > MOST_KEYS:
        return ""
    keys = list(data)
    for above in reversed(keys[: keys.index(key)]):
        if data[above] in ("", None):
            return above if above in _EXAMPLES_BELOW else ""
        if above in CourseMeta.model_fields:
            return ""
    return ""


def _known_keys(kind: type[Metadata], parents: Path) -> tuple[str, ...]:
    """Return the keys of the model that stands at ``parents`` inside ``kind``."""
    return tuple(_by_alias(_model_at(kind, parents)))


def _model_at(kind: type[Metadata], parents: Path) -> Any:
    model: Any = kind
    for part in parents:
        if isinstance(part, str) and part in _by_alias(model):
            annotation = _by_alias(model)[part]
            arguments = getattr(annotation, "__args__", ())
            candidates = [annotation, *arguments]
            model = next((c for c in candidates if hasattr(c, "model_fields")), model)
    return model


def _by_alias(model: Any) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}
