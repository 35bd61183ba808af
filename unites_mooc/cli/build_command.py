"""``unites-mooc build``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unites_mooc.build.cycles import leave_to_the_end
from unites_mooc.cli.building import run_build, show_flaws
from unites_mooc.cli.reporting import COURSE_FOLDER, summary
from unites_mooc.model.settings import (
    PRESETS,
    Edition2004,
    Paper,
    Sco,
    UnfitSettingsError,
    chosen_settings,
)

if TYPE_CHECKING:
    from unites_mooc.build.options import BuildOptions, BuildResult


@click.command("build")
@click.argument("course", type=COURSE_FOLDER, default=Path())
@click.option("--edition", "editions", multiple=True, metavar="E", help="Only this edition; may be repeated.")
@click.option("--lang", "languages", multiple=True, metavar="L", help="Only this language; may be repeated.")
@click.option("--target", "targets", multiple=True, metavar="T", help="Only this target; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write to, instead of COURSE/build.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes to use; all cores by default.")
@click.option(
    "--executor", metavar="URL", help="A Dask scheduler whose workers make documents: dask://HOST:PORT."
)
@click.option("--cache", type=click.Path(path_type=Path), help="Folder in which results are remembered.")
@click.option("--no-cache", is_flag=True, help="Remember nothing.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--drafts", is_flag=True, help="Include what is marked as a draft.")
@click.option(
    "--sco",
    type=click.Choice(["course", "module"]),
    help="What an LMS launches and reports on its own: the whole course (the default), or each module.",
)
@click.option(
    "--scorm2004",
    type=click.Choice(["3rd", "4th"]),
    help="Edition of SCORM 2004 that packages name; the 4th by default.",
)
@click.option("--preset", type=click.Choice(list(PRESETS)), help="Make packages as this LMS takes them best.")
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", help="Paper of documents; A4 by default."
)
@click.option("--large-print", is_flag=True, help="Set documents in 18 point.")
@click.option("--report", type=click.Path(path_type=Path), help="Write a report of the build to this file.")
def command(
    course: Path,
    editions: tuple[str, ...],
    languages: tuple[str, ...],
    targets: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
    executor: str | None,
    cache: Path | None,
    no_cache: bool,
    strict: bool,
    drafts: bool,
    sco: Sco | None,
    scorm2004: Edition2004 | None,
    preset: str | None,
    paper: Paper,
    large_print: bool,
    report: Path | None,
) -> None:
    """Build a course into sites, SCORM packages and PDFs.

    A course with errors is not built, and what was built before stays as it is.

    \b
    Example:
      unites-mooc build my-course --edition public --target site
    """
    from unites_mooc.build.memo import default_cache_folder
    from unites_mooc.build.options import BuildOptions
    from unites_mooc.build.scheduler import is_address
    from unites_mooc.build.unchanged import unchanged

    if report and not report.parent.is_dir():
        raise click.UsageError(f"There is no folder `{report.parent}` for the report.")
    if executor and not is_address(executor):
        raise click.UsageError(f"`{executor}` names no scheduler: write dask://HOST:PORT.")
    if no_cache and cache:
        raise click.UsageError("--cache and --no-cache exclude each other.")
    try:
        settings = chosen_settings(preset, sco, scorm2004, paper, large_print=large_print)
    except UnfitSettingsError as problem:
        raise click.UsageError(str(problem)) from problem
    options = BuildOptions(
        root=course,
        out=out or course / "build",
        editions=editions,
        languages=languages,
        targets=targets,
        jobs=jobs or os.cpu_count() or 1,
        executor=executor or "",
        cache=None if no_cache else cache or default_cache_folder(),
        strict=strict,
        drafts=drafts,
        settings=settings,
    )
    result = unchanged(options) or run_build(options)
    if report:
        report.write_text(_report(result), "utf-8")
    _show(result, options)
    leave_to_the_end()
    raise SystemExit(0 if result.succeeded else 1)


def _show(result: BuildResult, options: BuildOptions) -> None:
    show_flaws(result, options)
    if not result.succeeded:
        return
    for edition, counts in result.editions.items():
        total = counts.written + counts.linked
        click.echo(f"{options.out / edition}: {total} files, {counts.linked} of them unchanged")
    click.echo(f"Built: {summary(result.diagnostics)}.")


def _report(result: BuildResult) -> str:
    report = {
        name: {
            "written": edition.written,
            "linked": edition.linked,
            "pages": {"rendered": edition.pages_rendered, "remembered": edition.pages_remembered},
            "tasks": {"run": edition.tasks_run, "remembered": edition.tasks_remembered},
        }
        for name, edition in result.editions.items()
    }
    whole = {"editions": report, "texts_read": result.texts_read}
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"
