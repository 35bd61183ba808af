"""A file of ``course/cohorts/`` → ``Cohort``: its sessions are read one by one.

A flaw in one session, or in what the file says of the cohort, hides none in another: wrong
metadata are replaced by a stand-in, with which nothing is ever built.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from unites_mooc.diagnostics import Collector, Diagnostic, Span
from unites_mooc.model.course import Cohort, Session
from unites_mooc.model.metadata import CohortMeta, SessionMeta
from unites_mooc.model.slugs import is_slug
from unites_mooc.model.zones import zone_names
from unites_mooc.source.metadata_reader import read_metadata
from unites_mooc.source.yaml_reader import Document

COHORTS_FOLDER = "course/cohorts/"
COHORT_FILE = r"course/cohorts/[^/]+\.yaml"


def read_cohort(path: str, document: Document) -> tuple[Cohort | None, tuple[Diagnostic, ...]]:
    """Read one cohort; None where the file does not even hold keys and values."""
    data, collector = document.data, Collector()
    without = (
        {key: value for key, value in data.items() if key != "sessions"} if isinstance(data, dict) else data
    )
    meta, diagnostics = read_metadata(CohortMeta, without, document.positions)
    collector.extend(diagnostics)
    if not isinstance(data, dict):
        return None, diagnostics
    cohort = Cohort(
        meta=meta or _stand_in(path, data),
        path=path,
        span=Span(path),
        places=document.positions.below(),
        sessions=tuple(_sessions(document, collector)),
    )
    return cohort, tuple(collector.items)


def _stand_in(path: str, data: dict[str, Any]) -> CohortMeta:
    """Return metadata in the place of wrong ones, so that the sessions are checked all the same."""
    name, timezone = data.get("id"), data.get("timezone")
    return CohortMeta.model_construct(
        id=name if isinstance(name, str) and is_slug(name) else path,
        city="?",
        timezone=timezone if isinstance(timezone, str) and timezone in zone_names() else "UTC",
        only=(),
    )


def _sessions(document: Document, collector: Collector) -> Iterator[Session]:
    """Yield the sessions that can be read."""
    listed = document.data.get("sessions") or []
    if not isinstance(listed, list):
        span = document.positions.of(("sessions",)) or Span("")
        advice = "Begin each with `- id: …`, `title: …`, `start: …`, `duration: …`."
        collector.error(span, "wrong-type", "The sessions are a list.", advice)
        return
    for index, data in enumerate(listed):
        at = ("sessions", index)
        meta, diagnostics = read_metadata(SessionMeta, data, document.positions, at)
        collector.extend(diagnostics)
        if meta:
            span = document.positions.of(at) or Span("")
            yield Session(meta=meta, span=span, places=document.positions.below(at))
