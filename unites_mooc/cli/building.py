"""What commands that build have in common: how a build is run, and what is said where it fails."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from unites_mooc.cli.progress import progress_display
from unites_mooc.cli.reporting import summary
from unites_mooc.cli.text_output import show
from unites_mooc.diagnostics import Diagnostic, Span, error

if TYPE_CHECKING:
    from unites_mooc.build.options import BuildOptions, BuildResult
    from unites_mooc.editions.leaks import Leak


def run_build(options: BuildOptions) -> BuildResult:
    """Build; turn what only the user can mend into exit codes 2 and 3."""
    from unites_mooc.build.environment import MissingRequirementError
    from unites_mooc.build.pipeline import UnknownChoiceError, build
    from unites_mooc.build.publish import OutputError
    from unites_mooc.build.tasks import SourceChangedError

    try:
        with progress_display() as progress:
            return build(options, progress)
    except (UnknownChoiceError, OutputError) as problem:
        click.echo(f"unites-mooc: {problem}", err=True)
        raise SystemExit(2) from problem
    except SourceChangedError as problem:
        click.echo(
            f"unites-mooc: `{problem}` changed while the course was being built. Build again.", err=True
        )
        raise SystemExit(1) from problem
    except MissingRequirementError as problem:
        finding = problem.finding
        click.echo(f"unites-mooc: {finding.name} is not usable: {finding.detail}.", err=True)
        click.echo(f"Mend it with: {finding.remedy}", err=True)
        raise SystemExit(3) from problem


def show_flaws(result: BuildResult, options: BuildOptions) -> None:
    """Print what a build found, and that nothing was published where it is so."""
    if result.diagnostics:
        show(result.diagnostics, options.root, sys.stderr)
    if result.leaks:
        show([_leak(leak) for leak in result.leaks], options.root, sys.stderr)
        click.echo("Nothing was published for this edition.", err=True)
    elif not result.succeeded:
        click.echo(f"Not built: {summary(result.diagnostics)}.", err=True)


def _leak(leak: Leak) -> Diagnostic:
    """Return a leak as a flaw of the output that it is in."""
    message = f"This output holds what its edition excludes: “{leak.text}”"
    return error(Span(leak.output), "leak", message, "Please report it: this is a fault of the tool.")
