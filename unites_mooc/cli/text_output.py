"""Diagnostics as text for people: the place, the flaw, its line, and what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

import click

from unites_mooc.cli.excerpt import Lines, excerpt, lines_of, safe
from unites_mooc.cli.reporting import as_github, as_json
from unites_mooc.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}

Paint = Callable[[str, Severity], str]
"""Gives a text the look of a severity."""


def show(diagnostics: Iterable[Diagnostic], root: Path, stream: TextIO) -> None:
    """Print the diagnostics of the course below ``root``; in colour where the stream is a terminal."""
    click.echo(as_text(diagnostics, lines_of(root), painter(stream)), file=stream)


def printed(diagnostics: tuple[Diagnostic, ...], root: Path, output: str, closing: str) -> None:
    """Print diagnostics in one of ``FORMATS``; the closing line is for people alone."""
    if output == "json":
        click.echo(as_json(diagnostics))
    elif output == "github":
        click.echo(as_github(diagnostics))
    elif output == "sarif":
        from unites_mooc.cli.sarif import as_sarif

        click.echo(as_sarif(diagnostics))
    else:
        if diagnostics:
            show(diagnostics, root, sys.stdout)
            click.echo()
        click.echo(safe(closing))


def plain(text: str, _severity: Severity) -> str:
    """Return the text as it is."""
    return text


def coloured(text: str, severity: Severity) -> str:
    """Return the text in the colour of a severity."""
    return click.style(text, fg=_COLOURS[severity], bold=True)


def painter(stream: TextIO) -> Paint:
    """Return colours for a terminal that wants them (``NO_COLOR``, ``TERM=dumb``), none elsewhere."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return coloured if stream.isatty() and not unwanted else plain


def as_text(diagnostics: Iterable[Diagnostic], lines: Lines, paint: Paint = plain) -> str:
    """Return ``path:line:column: severity[code] message``, the source line, and the hint, for each."""
    return "\n\n".join("\n".join(_lines(item, lines, paint)) for item in diagnostics)


def _lines(item: Diagnostic, lines: Lines, paint: Paint) -> Iterator[str]:
    span = item.span
    kind = paint(f"{item.severity}[{item.code}]", item.severity)
    place = f"{safe(span.path)}:{span.line}:{span.column}: " if span.path else ""
    yield f"{place}{kind} {_one_line(item.message)}"
    source, marker = excerpt(span, lines) if span.path else ("", "")
    if source:
        yield source
    if marker:
        yield f"{marker[:-1]}{paint(marker[-1], item.severity)}"
    if item.hint:
        yield f"    {_one_line(item.hint)}"


def _one_line(text: str) -> str:
    return safe(" ".join(text.split("\n")))
