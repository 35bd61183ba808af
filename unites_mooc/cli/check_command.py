"""``unites-mooc check``."""

from __future__ import annotations

from pathlib import Path

import click

from unites_mooc.cli.reporting import COURSE_FOLDER, FORMATS, as_github, as_json, as_text, summary


@click.command("check")
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--format", "output", type=click.Choice(FORMATS), default="text", help="How flaws are shown.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def command(course: Path, output: str, strict: bool) -> None:
    """Look for flaws in a course, and build nothing.

    Every flaw comes with its file and line, and with what to do about it. Errors stop a build,
    warnings stop it only with --strict, hints never do.

    \b
    Example:
      unites-mooc check my-course
    """
    from unites_mooc.build.pipeline import read_course, stops

    _course, diagnostics = read_course(course)
    if output == "json":
        click.echo(as_json(diagnostics))
    elif output == "github":
        click.echo(as_github(diagnostics))
    else:
        if diagnostics:
            click.echo(as_text(diagnostics))
        click.echo(f"Checked: {summary(diagnostics)}.")
    raise SystemExit(1 if stops(diagnostics, strict=strict) else 0)
