"""``unites-mooc check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from unites_mooc.cli.reporting import COURSE_FOLDER, FORMATS, as_github, as_json, summary
from unites_mooc.cli.text_output import show


@click.command("check")
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--format", "output", type=click.Choice(FORMATS), default="text", help="How flaws are shown.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def command(course: Path, output: str, strict: bool) -> None:
    """Look for flaws in a course, and build nothing."""
    from unites_mooc.build.pipeline import read_course, stops

    _course, diagnostics = read_course(course)
    if output == "json":
        click.echo(as_json(diagnostics))
    elif output == "github":
        click.echo(as_github(diagnostics))
    else:
        if diagnostics:
            show(diagnostics, course, sys.stdout)
            click.echo()
        click.echo(f"Checked: {summary(diagnostics)}.")
    raise SystemExit(1 if stops(diagnostics, strict=strict) else 0)
