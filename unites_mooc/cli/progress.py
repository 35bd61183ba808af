"""Progress: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_EVERY = 10


@contextmanager
def progress_display() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that shows what is being done, and how much of how much."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _line


def _line(label: str, done: int, total: int) -> None:
    if done == total or done % _EVERY == 0:
        click.echo(f"{label}: {done} of {total}" if total > 1 else label, err=True)


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that draws a bar; it is refreshed by hand, since a thread forbids forking."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=1)

        def show(label: str, done: int, total: int) -> None:
            bar.update(task, description=label, completed=done, total=total)
            bar.refresh()

        yield show
