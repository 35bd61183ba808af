"""``unites-mooc schema``."""

from __future__ import annotations

from pathlib import Path

import click

from unites_mooc.cli.arguments import fail


@click.command("schema")
@click.argument("kind", required=False)
@click.option(
    "--all",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write all of them into a folder.",
)
def command(kind: str | None, folder: Path | None) -> None:
    """Show the JSON Schema of a kind of file, for editors that complete and check while you type.

    KIND is course, module, lesson, worksheet, case, page, cohort, glossary, theme or references. Schemas of
    lessons and other Markdown files describe the metadata at their top.

    \b
    Examples:
      unites-mooc schema course
      unites-mooc schema --all schemas
    """
    from unites_mooc.authoring.kinds import KINDS
    from unites_mooc.authoring.schema import schema_text
    from unites_mooc.diagnostics import did_you_mean

    if folder is not None and kind is None:
        _write_all(folder)
    elif kind is None or folder is not None:
        fail(f"Name a kind ({', '.join(KINDS)}), or a folder: `--all DIR`.")
    elif kind in KINDS:
        click.echo(schema_text(kind), nl=False)
    else:
        fail(f"There is no kind `{kind}`. {did_you_mean(kind, KINDS)}")


def _write_all(folder: Path) -> None:
    from unites_mooc.authoring.kinds import KINDS
    from unites_mooc.authoring.schema import schema_text

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in KINDS:
            path = folder / f"{kind}.json"
            path.write_text(schema_text(kind), encoding="utf-8", newline="\n")
            click.echo(path)
    except OSError as problem:
        fail(f"`{folder}` cannot be written: {problem.strerror}.")
