"""How diagnostics are shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from unites_mooc.diagnostics import Diagnostic, Severity, as_object

COURSE_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
"""The argument that names a course."""
FORMATS = ("text", "json", "sarif", "github")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a JSON list of objects."""
    return json.dumps([as_object(item) for item in diagnostics], ensure_ascii=False, indent=2)


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return workflow commands that a code host shows beside the lines."""
    return "\n".join(
        f"::{_GITHUB[item.severity]} file={_property(item.span.path)},line={item.span.line},"
        f"col={item.span.column},title={_property(item.code)}::{_data(f'{item.message} {item.hint}'.strip())}"
        for item in diagnostics
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many errors, warnings and hints there are."""
    counts = Counter(item.severity for item in diagnostics)
    parts = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(parts) or "no flaws"
