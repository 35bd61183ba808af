"""Run the checks on a course and show what they found, briefly."""

from __future__ import annotations

from pathlib import Path

from unites_mooc.build.pipeline import read_course


def flaws(root: Path, *, hints: bool = False) -> list[str]:
    """Return ``path:line code`` for every flaw; hints only where asked for."""
    _course, diagnostics = read_course(root)
    return [
        f"{item.span.path}:{item.span.line} {item.code}"
        for item in diagnostics
        if hints or item.severity != "hint"
    ]


def placed(root: Path, *codes: str) -> list[str]:
    """Return ``path:line:column code`` for every flaw with one of these codes."""
    _course, diagnostics = read_course(root)
    return [
        f"{item.span.path}:{item.span.line}:{item.span.column} {item.code}"
        for item in diagnostics
        if item.code in codes
    ]
