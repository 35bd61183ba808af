"""What a directive is: a name, its options, and one function from a node to a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from unites_mooc.diagnostics import Collector, Diagnostic, Span, nearest
from unites_mooc.model.blocks import Block
from unites_mooc.model.durations import parse_minutes
from unites_mooc.model.likely import likely_duration
from unites_mooc.model.paths import resolve
from unites_mooc.model.prose import Prose
from unites_mooc.model.slugs import is_slug, slugify


class Argument(Enum):
    """What may follow the directive's name on its line."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Option:
    """A ``:key: value`` line."""

    name: str
    convert: Callable[[str], Any]
    """Turns the text into a value; raises ``OptionError`` on a wrong one."""
    required: bool = False
    help: str = ""
    stand_in: Any = None
    """Stands in for a required one that is missing or wrong, so that the rest is read; None for an id."""
    prose: bool = False
    """Whether it is Markdown on one line: the directive gets its value as prose."""


class OptionError(ValueError):
    """An option's value is wrong; carries the code, the message and the hint."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


@dataclass(frozen=True, slots=True)
class DirectiveNode:
    """A directive as it was read: its options are converted, its body is parsed."""

    name: str
    argument: str
    """What follows the name, as written."""
    title: Prose | None
    """The argument as prose; None where there is none."""
    options: Mapping[str, Any]
    option_spans: Mapping[str, Span]
    blocks: tuple[Block, ...]
    span: Span


Parsed = tuple[Block | None, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive: data and one function."""

    name: str
    parse: Callable[[DirectiveNode], Parsed]
    options: tuple[Option, ...] = ()
    argument: Argument = Argument.OPTIONAL
    argument_name: str = "title"
    """What the argument is called in messages and in the manual."""
    prose_argument: bool = True
    """Whether the argument is Markdown (a title) or a plain text (a path, an id)."""
    body: bool = True
    """Whether it may have a body."""
    summary: str = ""
    known_options: Mapping[str, Option] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known_options", {option.name: option for option in self.options})


def text(value: str) -> str:
    """Accept any text."""
    return value


def slug(value: str) -> str:
    """Accept an id."""
    if not is_slug(value):
        message = f"`{value}` cannot be an id: use a-z, 0-9 and single hyphens."
        raise OptionError("invalid-id", message, f"For example `{slugify(value)}`.")
    return value


def minutes(value: str) -> int:
    """Accept a duration; return minutes."""
    try:
        return parse_minutes(value)
    except ValueError as problem:
        likely = likely_duration(value)
        advice = f"Write `{likely}`." if likely else "Write `10 min` or `1 h 30 min`."
        raise OptionError("invalid-duration", f"{problem}.", advice) from None


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Accept a whole number within limits, both included."""

    def convert(value: str) -> int:
        digits = value.removesuffix("%").strip()
        if not digits.isascii() or not digits.isdecimal() or not low <= int(digits[:9]) <= high:
            message = f"`{value}` is not a whole number from {low} to {high}."
            raise OptionError(
                "invalid-number", message, f"Write a number such as `{low + (high - low) // 2}`."
            )
        return int(digits)

    return convert


def flag(value: str) -> bool:
    """Accept ``true``, ``false``, or nothing for true."""
    if value in {"", "true"}:
        return True
    if value == "false":
        return False
    message = f"`{value}` is neither `true` nor `false`."
    raise OptionError("invalid-boolean", message, "Write `true` or `false`.")


def one_of(*words: str) -> Callable[[str], str]:
    """Accept one of some words."""

    def convert(value: str) -> str:
        if value not in words:
            known = ", ".join(f"`{word}`" for word in words)
            near = nearest(value, words)
            advice = f"Did you mean `{near}`? There are {known}." if near else f"Write one of {known}."
            raise OptionError("invalid-option", f"`{value}` is not known here.", advice)
        return value

    return convert


def web_address(value: str) -> str:
    """Accept the address of a page."""
    if not re.match(r"https?://[^\s/]+", value):
        raise OptionError("invalid-url", f"`{value}` is not a web address.", "Begin it with `https://`.")
    return value


def comma_list(value: str) -> tuple[str, ...]:
    """Accept texts separated by commas; one within quotes may hold commas, and loses the quotes."""
    parts = (match[0].strip() for match in _LISTED.finditer(value))
    return tuple(part for part in map(_unquoted, parts) if part)


_LISTED = re.compile(r"""\s*(?:"[^"]*"|'[^']*')\s*(?=,|\Z)|[^,]+""")


def _unquoted(part: str) -> str:
    quoted = len(part) > 1 and part[0] == part[-1] and part[0] in "\"'"
    return part[1:-1].strip() if quoted else part


def with_commas(value: str) -> str:
    """Return a hint to write commas for the semicolons of a list; empty where it has none."""
    words = [part.strip() for part in value.split(";") if part.strip()]
    return f"Write commas between its entries: `{', '.join(words)}`." if len(words) > 1 else ""


def course_path(written: str, span: Span, collector: Collector) -> str:
    """Return the path of a file of the course; empty where it is none, which is reported."""
    path = resolve(span.path, written)
    if path is None and "\\" in written:
        message = f"The path `{written}` has backslashes."
        advice = "Write `/` between the folders, on Windows too: `{}`.".format(written.replace("\\", "/"))
        collector.error(span, "backslash-in-path", message, advice)
    elif path is None:
        message = f"`{written}` leads out of the course."
        advice = "Put the file into a `media` folder and write a relative path."
        collector.error(span, "path-out-of-course", message, advice)
    return path or ""
