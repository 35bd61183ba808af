"""``unites-mooc``: the commands; each is imported when it is used."""

from __future__ import annotations

from importlib import import_module

import click

from unites_mooc import __version__
from unites_mooc.build.cycles import look_rarely

COMMANDS = {
    "init": "Begin a new course that builds at once.",
    "new": "Add a module, lesson, worksheet, case or cohort.",
    "build": "Build the course into sites, packages and PDFs.",
    "serve": "Look at the course in a browser while you write it, or at a package.",
    "check": "Look for flaws, and build nothing.",
    "compare": "Say what learners would lose against what was published.",
    "translate": "Keep the course in further languages, in PO files.",
    "outline": "Show modules, lessons, units, durations and points.",
    "schema": "Show the JSON Schema of a kind of file, for editors.",
    "clean": "Remove what was built.",
    "doctor": "Show what this machine has and lacks.",
}


class Commands(click.Group):
    """A group whose commands are imported when they are used: help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command."""
        if cmd_name not in COMMANDS:
            return None
        look_rarely()
        command = import_module(f"unites_mooc.cli.{cmd_name}_command").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="unites-mooc")
def main() -> None:
    """Write a course once; publish it as a site, SCORM packages and PDF working aids.

    \b
    Example:
      unites-mooc init my-course
      unites-mooc build my-course

    `unites-mooc COMMAND --help` explains a command.
    """
