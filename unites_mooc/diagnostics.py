"""What is wrong with a course, where, and how to mend it.

A diagnostic is a value: every stage returns them, only the command line prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

_LISTED = 30
"""So many known words are still a help to read."""
_UNSEEN = str.maketrans(
    {
        "\u00ad": "⟨soft hyphen⟩",
        "\u200b": "⟨zero-width space⟩",
        "\u2060": "⟨word joiner⟩",
        "\ufeff": "⟨byte-order mark⟩",
    }
)
"""Characters that nobody sees, and that make two words different: messages name them."""
COURSE_FILE = "course/course.yaml"
"""Where a flaw of the course as a whole is reported."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file."""

    path: str
    """The file, relative to the course root, with ``/``; empty where the machine is meant and no file."""
    line: int = 1
    """Line, counted from 1."""
    column: int = 1
    """Column in characters, counted from 1."""

    def __reduce__(self) -> tuple[type[Span], tuple[str, int, int]]:
        """Return how a copy is made: there are thousands of places in a course, and ``dataclass`` is slow."""
        return Span, (self.path, self.line, self.column)


class Severity(StrEnum):
    """How much a flaw weighs: only errors stop a build (warnings do under ``--strict``)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One flaw of a course."""

    span: Span
    severity: Severity
    code: str
    """Stable kebab-case name of the flaw; never reused for another one."""
    message: str
    """What is wrong, in one sentence."""
    hint: str = ""
    """What to do about it."""

    def sort_key(self) -> tuple[Span, str, str]:
        """Order of reports: by place, then by code and message."""
        return (self.span, self.code, self.message)


def error(span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    """Return a flaw that stops the build."""
    return Diagnostic(span, Severity.ERROR, code, message.translate(_UNSEEN), hint.translate(_UNSEEN))


def warning(span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    """Return a flaw that the author should mend; it stops a build under ``--strict``."""
    return Diagnostic(span, Severity.WARNING, code, message.translate(_UNSEEN), hint.translate(_UNSEEN))


def hint(span: Span, code: str, message: str, advice: str = "") -> Diagnostic:
    """Return a remark that may be ignored."""
    return Diagnostic(span, Severity.HINT, code, message.translate(_UNSEEN), advice.translate(_UNSEEN))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics is an error."""
    return any(item.severity is Severity.ERROR for item in diagnostics)


def stops(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Tell whether a course may not be built: errors, and warnings under ``strict``."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(item.severity in stopping for item in diagnostics)


def as_object(item: Diagnostic) -> dict[str, str | int]:
    """Return a diagnostic as programs get it: a JSON object with its place, flaw and mend."""
    return {
        "path": item.span.path,
        "line": item.span.line,
        "column": item.span.column,
        "severity": str(item.severity),
        "code": item.code,
        "message": item.message,
        "hint": item.hint,
    }


def from_object(written: Mapping[str, Any]) -> Diagnostic:
    """Return the diagnostic that ``as_object`` wrote."""
    span = Span(written["path"], written["line"], written["column"])
    severity = Severity(written["severity"])
    return Diagnostic(span, severity, written["code"], written["message"], written["hint"])


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to ``word``; empty where none is near."""
    near = get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word nearest to ``word``, or lists all of them."""
    words = sorted(known)
    if near := nearest(word, words):
        return f"Did you mean `{near}`?"
    if not words or len(words) > _LISTED:
        return ""
    return f"Known here: {', '.join(f'`{word}`' for word in words)}."


@dataclass(slots=True)
class Collector:
    """Gathers diagnostics inside one stage; what leaves the stage is a tuple."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Add an error."""
        self.items.append(error(span, code, message, hint))

    def warning(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Add a warning."""
        self.items.append(warning(span, code, message, hint))

    def hint(self, span: Span, code: str, message: str, advice: str = "") -> None:
        """Add a hint."""
        self.items.append(hint(span, code, message, advice))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add diagnostics that another function returned."""
        self.items.extend(diagnostics)
