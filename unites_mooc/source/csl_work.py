"""One work of ``references.yaml``: what of it is CSL; the rest is reported and left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.source import csl, csl_slips
from unites_mooc.source.yaml_reader import Path, Positions

MOST_KEYS = 100
"""Of more unknown keys than any work has, none is looked up."""
_CSL_NAMES = (
    "The names are those of CSL, such as `author`, `issued`, `publisher`, `URL`; `note` is for what nobody "
    "is shown."
)
_ONE_NAME = "Write `{family: …, given: …}` for a person, `{literal: …}` for an organisation."


@dataclass(slots=True)
class UnknownKeys:
    """Keys that are none of CSL: each is reported where it stands first, for all works together."""

    first: dict[str, tuple[Span, str]] = field(default_factory=dict)
    """The first place of each, and what to do there."""
    works: dict[str, set[Path]] = field(default_factory=dict)

    def add(self, key: str, span: Span, work: Path, advice: str) -> None:
        """Remember a key."""
        self.first.setdefault(key, (span, advice))
        self.works.setdefault(key, set()).add(work)

    def report(self, collector: Collector) -> None:
        """Warn of each."""
        for key, (span, advice) in self.first.items():
            more = len(self.works[key]) - 1
            others = f", here and in {more} other {'work' if more == 1 else 'works'}" if more else ""
            message = f"`{key}` is no variable of CSL and has no effect{others}."
            collector.warning(span, "unknown-reference-key", message, advice)


def read_work(
    item: Mapping[str, Any], positions: Positions, at: Path, unknown: UnknownKeys, collector: Collector
) -> dict[str, Any]:
    """Return what is shown of a work; its names and dates become CSL-JSON, whatever form they have."""
    work: dict[str, Any] = {}
    for key, value in item.items():
        place = positions.keys.get((*at, key)) or positions.of((*at, key)) or Span("")
        if key not in csl.VARIABLES:
            is_slip = len(unknown.first) < MOST_KEYS and key not in unknown.first
            advice = csl_slips.meant_variable(key, value) if is_slip else ""
            unknown.add(key, place, at, advice or _CSL_NAMES)
        elif value in ("", None) or key not in csl.SHOWN:
            continue
        elif key in csl.DATES:
            _read_date(work, key, value, positions.of((*at, key)) or place, collector)
        elif key in csl.NAMES:
            if names := _names(value, positions, (*at, key), unknown, collector):
                work[key] = names
        elif isinstance(value, list | dict):
            _report_no_text(key, positions.of((*at, key)) or place, collector)
        else:
            work[key] = value
    kind = work.get("type", "document")
    if kind not in csl.TYPES:
        message = f"`{kind[:40]}` is no type of CSL: the work is listed as a document of any kind."
        span = positions.of((*at, "type")) or Span("")
        collector.warning(span, "unknown-reference-type", message, csl_slips.meant_type(kind))
    return work


def _read_date(work: dict[str, Any], key: str, value: Any, span: Span, collector: Collector) -> None:
    if parts := csl.read_date(value):
        work[key] = {"date-parts": [parts]}
        return
    shown = f"`{value[:40]}`" if isinstance(value, str) else "What stands here"
    message = f"{shown} cannot be read as a date: the work would be listed without it."
    likely = csl_slips.likely_csl_date(value)
    advice = f"Write `{key}: {likely}`." if likely else f"Write {csl_slips.DATE_FORMS}."
    if csl_slips.says_no_date(value):
        advice = "Leave it out: a work without a date is listed as such."
    collector.warning(span, "unread-reference-date", message, advice)


def _names(
    value: Any, positions: Positions, at: Path, unknown: UnknownKeys, collector: Collector
) -> list[dict[str, Any]]:
    """Return names as CSL-JSON; a text is a name as it stands."""
    names: list[dict[str, Any]] = []
    for index, entry in enumerate(value if isinstance(value, list) else [value]):
        place: Path = (*at, index) if isinstance(value, list) else at
        span = positions.of(place) or Span("")
        if isinstance(entry, str):
            names.append({"literal": entry})
        elif isinstance(entry, dict):
            names.append(_name(entry, positions, place, unknown, collector))
        elif entry is not None:
            collector.error(span, "wrong-type", "A name is no list.", _ONE_NAME)
    return [name for name in names if name]


def _name(
    entry: Mapping[str, Any], positions: Positions, at: Path, unknown: UnknownKeys, collector: Collector
) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for key, value in entry.items():
        span = positions.keys.get((*at, key)) or positions.of((*at, key)) or Span("")
        if key not in csl.NAME_PARTS:
            unknown.add(key, span, at, csl_slips.meant_name_part(key))
        elif isinstance(value, list | dict):
            _report_no_text(key, positions.of((*at, key)) or span, collector)
        elif value not in ("", None):
            parts[key] = value
    return parts


def _report_no_text(key: str, span: Span, collector: Collector) -> None:
    collector.error(span, "wrong-type", f"`{key}` is one text, not a list or a mapping.", "Write one text.")
