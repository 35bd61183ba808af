"""What ``--help`` says of each command."""

from __future__ import annotations

import click

from tools.manual.markdown import block
from tools.manual.regions import Region
from unites_mooc.cli.main import main

PROGRAM = "unites-mooc"
WIDTH = 76
"""Narrow enough for a phone held sideways."""


def help_text(region: Region) -> str:
    """Return the help of a command; without a name, that of the program."""
    context = _context(main, PROGRAM, None)
    for word in region.argument.split():
        group = context.command
        assert isinstance(group, click.Group)
        command = group.get_command(context, word)
        if command is None:
            raise ValueError(f"There is no command `{region.argument}`.")
        context = _context(command, word, context)
    return block("text", context.get_help())


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    )
