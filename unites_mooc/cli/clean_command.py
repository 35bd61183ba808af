"""``unites-mooc clean``."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from unites_mooc.cli.arguments import fail
from unites_mooc.cli.reporting import COURSE_FOLDER


@click.command("clean")
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--cache", is_flag=True, help="Also remove what is remembered of all courses.")
def command(course: Path, cache: bool) -> None:
    """Remove what was built of a course: the folder COURSE/build, if unites-mooc wrote it.

    Nothing else is touched. What goes is made again by the next build.

    \b
    Example:
      unites-mooc clean my-course
    """
    from unites_mooc.build.memo import default_cache_folder, forget_all
    from unites_mooc.build.publish import MARKER, OutputError, output_folder

    out = course / "build"
    if (out / MARKER).is_file() and not out.is_symlink():
        try:
            with output_folder(out, course):
                shutil.rmtree(out)
        except (OSError, OutputError) as problem:
            fail(str(problem))
        click.echo(f"Removed: {out}")
    elif out.exists():
        click.echo(f"Left alone: {out}, which unites-mooc did not write.")
    else:
        click.echo(f"Nothing to remove: there is no {out}.")
    folder = default_cache_folder()
    if cache and forget_all(folder):
        click.echo(f"Removed: what was remembered in {folder}")
