"""``unites-mooc doctor``."""

from __future__ import annotations

import os

import click


@click.command("doctor")
def command() -> None:
    """Show what this machine has and lacks, and the command that mends it.

    \b
    Example:
      unites-mooc doctor
    """
    from unites_mooc.build.environment import cache_folder, pango, python
    from unites_mooc.build.memo import default_cache_folder

    findings = [python(), pango(), cache_folder(default_cache_folder())]
    for finding in findings:
        mark = "ok     " if finding.present else "missing"
        click.echo(f"{mark} {finding.name}: {finding.detail}")
        if not finding.present:
            click.echo(f"        {finding.remedy}")
    click.echo(f"ok      Processors: {os.cpu_count()}")
    raise SystemExit(0 if all(finding.present for finding in findings) else 3)
