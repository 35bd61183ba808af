"""The ``:name: value`` lines under the opening line of a directive, and what was meant as such."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unites_mooc.directives import BY_NAME

_OPTION = re.compile(r":([A-Za-z][\w-]*):(?:[ \t\u00a0]+(.*?))?[ \t\u00a0]*\Z")
_MEANT = re.compile(r"(:?)[ \t\u00a0]*([A-Za-z][\w-]*)[ \t\u00a0]*:[ \t\u00a0]*(.*?)[ \t\u00a0]*\Z")
_RULE = "---"

Report = Callable[[int, str, str], None]
"""Reports what is no option: its line (as an index), the message and what to do about it."""


@dataclass(frozen=True, slots=True)
class OptionLine:
    """A ``:name: value`` line of a directive."""

    name: str
    value: str
    index: int
    """Which line of the body it is, counted from 0."""
    value_offset: int
    """Where in its line the value begins."""


def read_options(name: str, lines: Sequence[str], report: Report) -> tuple[int, list[OptionLine]]:
    """Return how many lines of a directive's body are options, and the options."""
    if lines and lines[0].strip() == _RULE:
        return _between_rules(name, lines, report)
    options: list[OptionLine] = []
    for index, line in enumerate(lines):
        option = _option(line, index) or _option_meant(name, line, index, report)
        if option is None:
            break
        options.append(option)
    return len(options), options


def _option(line: str, index: int) -> OptionLine | None:
    match = _OPTION.match(line)
    if match is None:
        return None
    written = match[2] or ""
    value = _unquoted(written)
    return OptionLine(match[1], value, index, match.start(2) + (value != written) if written else 0)


def _option_meant(name: str, line: str, index: int, report: Report) -> OptionLine | None:
    """Return what was meant as an option, and report it; without its first colon, it has to be known."""
    match = _MEANT.match(line)
    spec = BY_NAME.get(name)
    if match is None or spec is None or match[2] not in spec.known_options:
        return None
    right = f":{match[2]}: {match[3]}".strip()
    report(index, f"`{line.strip()}` is not an option.", f"Write `{right}`.")
    return OptionLine(match[2], _unquoted(match[3]), index, match.start(3))


def _between_rules(name: str, lines: Sequence[str], report: Report) -> tuple[int, list[OptionLine]]:
    """Return options that stand between two lines of ``---``, as MyST allows."""
    end = next((index for index, line in enumerate(lines) if index and line.strip() == _RULE), 0)
    found = [match for line in lines[1:end] if (match := _MEANT.match(line))]
    if len(found) != end - 1 or not found:
        return 0, []
    message = f"The options of `{{{name}}}` do not stand between lines of `---` here."
    advice = f"Remove both lines of `---`, and write `:{found[0][2]}: {found[0][3]}`."
    report(0, message, advice)
    options = [
        OptionLine(match[2], _unquoted(match[3]), index, match.start(3))
        for index, match in enumerate(found, 1)
    ]
    return end + 1, options


def _unquoted(value: str) -> str:
    """Return a value without the quotation marks that YAML, and so MyST, would take off."""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted and value[0] not in value[1:-1] else value
