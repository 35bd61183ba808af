"""``unites-mooc check``."""

from __future__ import annotations

from pathlib import Path

import click

from unites_mooc.cli.reporting import COURSE_FOLDER, FORMATS, summary
from unites_mooc.cli.text_output import printed
from unites_mooc.diagnostics import stops
from unites_mooc.model.settings import Sco


@click.command("check")
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--format", "output", type=click.Choice(FORMATS), default="text", help="How flaws are shown.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--sco",
    type=click.Choice(["course", "module"]),
    default="course",
    help="Judge packages as `build --sco` makes them.",
)
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, and check nothing.")
@click.option("--no-cache", is_flag=True, help="Read the course anew, even where nothing has changed.")
def command(course: Path, output: str, strict: bool, sco: Sco, code: str | None, no_cache: bool) -> None:
    """Look for flaws in a course, and build nothing.

    Every flaw comes with its file and line, and with what to do about it. Errors stop a build,
    warnings stop it only with --strict, hints never do.

    \b
    Example:
      unites-mooc check my-course
    """
    if code is not None:
        from unites_mooc.cli.explanation import explain

        click.echo(explain(code))
        return
    from unites_mooc.build.checking import check_course
    from unites_mooc.build.memo import default_cache_folder

    diagnostics = check_course(course, None if no_cache else default_cache_folder(), sco)
    printed(diagnostics, course, output, f"Checked: {summary(diagnostics)}.")
    raise SystemExit(1 if stops(diagnostics, strict=strict) else 0)
