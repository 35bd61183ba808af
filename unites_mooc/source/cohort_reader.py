"""A file of ``course/cohorts/`` → ``Cohort``: its sessions are read one by one.

A flaw hides no other one: where some keys are wrong, a stand-in has the right ones, so that
they are checked all the same. There is an error then, and nothing is ever built with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from unites_mooc.diagnostics import Collector, Diagnostic, Span
from unites_mooc.model.course import Cohort, Session
from unites_mooc.model.metadata import CohortMeta, Metadata, SessionMeta
from unites_mooc.source.metadata_reader import read_metadata
from unites_mooc.source.yaml_reader import Document

M = TypeVar("M", bound=Metadata)

COHORT_FILE = r"course/cohorts/[^/]+\.yaml"

_COHORT = {"id": "unread", "city": "?", "timezone": "UTC", "only": "unread"}
_SESSION = {"id": "unread", "title": "?", "start": "2001-01-15T12:00", "duration": "1 h"}
"""A moment when no clock has ever changed."""


def read_cohort(path: str, document: Document) -> tuple[Cohort | None, tuple[Diagnostic, ...]]:
    """Read one cohort; None where the file does not even hold keys and values."""
    if not isinstance(document.data, dict):
        return None, read_metadata(CohortMeta, document.data, document.positions)[1]
    collector = Collector()
    data = {key: value for key, value in document.data.items() if key != "sessions"}
    meta, diagnostics = read_metadata(CohortMeta, data, document.positions)
    collector.extend(diagnostics)
    cohort = Cohort(
        meta=meta or _stand_in(CohortMeta, data, _COHORT, {"id": path, "only": ()}),
        path=path,
        span=Span(path),
        places=document.positions.below(),
        sessions=tuple(_sessions(document, collector)),
    )
    return cohort, tuple(collector.items)


def _sessions(document: Document, collector: Collector) -> Iterator[Session]:
    """Yield the sessions."""
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
        if isinstance(data, dict):
            meta = meta or _stand_in(SessionMeta, data, _SESSION, {"id": f"unread {index}"})
            span = document.positions.of(at) or Span("")
            yield Session(meta=meta, span=span, places=document.positions.below(at))


def _stand_in(
    kind: type[M], data: Mapping[str, Any], least: Mapping[str, str], unread: Mapping[str, Any]
) -> M:
    """Return metadata with those keys that are right.

    ``least`` is what must be there; ``unread`` says what stands for it where it is not.
    """
    written = {key: value for key, value in data.items() if value not in ("", None)}
    right = {key: value for key, value in written.items() if _is_valid(kind, {**least, key: value})}
    meta = kind.model_validate({**least, **right})
    return meta.model_copy(update={key: value for key, value in unread.items() if key not in right})


def _is_valid(kind: type[Metadata], data: Mapping[str, Any]) -> bool:
    try:
        kind.model_validate(data)
    except ValidationError:
        return False
    return True
