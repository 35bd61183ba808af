"""Tables of directives, questions and fields, from the code that reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from tools.manual.markdown import code, one_line, table_of
from tools.manual.regions import Region
from unites_mooc.directives import BY_NAME, DIRECTIVES
from unites_mooc.directives.base import Argument, Directive, Option
from unites_mooc.directives.quiz.questions import TYPES
from unites_mooc.model.worksheet import FIELD_TYPES

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "single": ("Choose one of several options.", "`- [x]` once, `- [ ]` for the others"),
    "multiple": ("Choose all that are right.", "`- [x]` more than once"),
    "matching": ("Find the match of each item.", "an item on a line, `: its match` on the next"),
    "ordering": ("Put steps in order.", "`1.` `2.` `3.` in the right order"),
    "sorting": ("Sort items into categories.", "a category on a line, `: an item` for each below"),
    "text": ("Write a word or a name.", "`= answer`, one line for each that is accepted"),
    "number": ("Write a number.", "`= 11`"),
}
"""What learners do in each type of question, and how its answers are written."""

FIELDS: Mapping[str, tuple[str, str]] = {
    "line": ("One line to write on. This is the type of a field that names none.", ""),
    "text": ("Several lines.", "`rows`: how many lines"),
    "number": ("A number.", ""),
    "date": ("A date.", ""),
    "checkbox": ("One box to tick, or one for each option.", "`options`"),
    "choice": ("One of several options.", "`options` (required)"),
    "scale": ("One step of a scale, lowest first.", "`options` (required)"),
    "table": ("A table to fill in.", "`columns` (required), `rows`: a number, or the labels of the rows"),
}
"""What people fill in, and the options that matter."""


def table(_region: Region) -> str:
    """Return one line for every directive."""
    return table_of(("Directive", "What it is"), _rows())


def _rows() -> Iterator[tuple[str, str]]:
    """Directives that follow each other and are the same but for their names share a line."""
    for summary, group in groupby(DIRECTIVES, key=lambda directive: directive.summary):
        yield " ".join(_opening(directive) for directive in group), summary


def usage(region: Region) -> str:
    """Return how a directive opens and the options that it takes."""
    directive = BY_NAME[region.argument]
    lines = [f"**Opens with** {_opening(directive)}."]
    if directive.options:
        rows = [(_option(option), one_line(option.help)) for option in directive.options]
        lines.append(table_of(("Option", "What it is"), rows))
    return "\n\n".join(lines)


def _opening(directive: Directive) -> str:
    shown = {
        Argument.NONE: "",
        Argument.OPTIONAL: f" [{directive.argument_name}]",
        Argument.REQUIRED: f" {directive.argument_name}",
    }
    return code(f"{{{directive.name}}}{shown[directive.argument]}")


def _option(option: Option) -> str:
    name = code(f":{option.name}:")
    return f"{name} (required)" if option.required else name


def question_types(_region: Region) -> str:
    """Return the types of questions."""
    rows = [(code(name), *QUESTIONS[name]) for name in TYPES]
    return table_of(("Type", "What learners do", "How answers are written"), rows)


def field_types(_region: Region) -> str:
    """Return the types of fields."""
    rows = [(code(name), FIELDS[name][0], FIELDS[name][1] or "none") for name in FIELD_TYPES]
    return table_of(("Type", "What people fill in", "Options"), rows)
