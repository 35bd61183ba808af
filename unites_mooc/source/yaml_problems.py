"""What is wrong with a text that is not YAML, in an author's words, and where.

The parser names the place at which it gave up, in the words of its grammar. An author needs the
place of the slip, which is often further up, and what to write instead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

import yaml

from unites_mooc.diagnostics import Diagnostic, Span, error

_NO_SPACE = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)?)(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)\Z")
_NO_DASH_SPACE = re.compile(r"[ \t]*-(?P<value>[^\s-].*)\Z")
_FORBIDDEN = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)
"""What YAML does not allow, and what it takes for the end of a line though editors do not."""


@dataclass(frozen=True, slots=True)
class Text:
    """A YAML text, and where in its file it begins."""

    path: str
    text: str
    first_line: int

    @property
    def lines(self) -> list[str]:
        """Return its lines, as an editor counts them."""
        return self.text.split("\n")

    def starts(self) -> list[int]:
        """Return the position of the first character of each line."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, line: int, column: int) -> Span:
        """Return the place of a line and a column, both counted from 0."""
        return Span(self.path, line + self.first_line, column + 1)


class Places:
    """Turns the parser's marks into places: it takes more characters for line ends than editors do."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._starts = text.starts()

    def of(self, mark: Any) -> Span:
        """Return the place of a mark."""
        line, column = self.coordinates(mark)
        return self._text.span(line, column)

    def coordinates(self, mark: Any) -> tuple[int, int]:
        """Return line and column of a mark, counted from 0."""
        position = min(mark.index, len(self._text.text)) if mark else 0
        line = bisect_right(self._starts, position) - 1
        return line, position - self._starts[line]


def control_character(text: Text) -> Diagnostic | None:
    """Return the first character that YAML does not allow as a flaw."""
    match = _FORBIDDEN.search(text.text)
    if match is None:
        return None
    line = text.text.count("\n", 0, match.start())
    column = match.start() - text.text.rfind("\n", 0, match.start()) - 1
    message = f"The character U+{ord(match[0]):04X} cannot be shown."
    return error(text.span(line, column), "control-character", message, "Delete it.")


def syntax_error(problem: yaml.MarkedYAMLError, text: Text, places: Places) -> Diagnostic:
    """Return what is wrong where the parser gave up."""
    lines = text.lines
    line, column = places.coordinates(problem.problem_mark or problem.context_mark)
    opening = places.coordinates(problem.context_mark or problem.problem_mark)
    tab = _tab(lines, line)
    if tab >= 0:
        message = "A tab indents this line; YAML allows only spaces."
        return error(text.span(line, tab), "yaml-tab", message, "Use spaces.")
    found = f"{problem.problem} {problem.context}"
    if "mapping values are not allowed" in found:
        return _unexpected_colon(text, line, column)
    if "could not find expected ':'" in found:
        return _line_without_colon(text, opening[0])
    if "quoted scalar" in found and "end of" in found:
        message = "The quotation mark that opens here is never closed."
        return _syntax(text, opening, message, "Close it at the end of the text.")
    if "flow sequence" in found or "flow mapping" in found:
        return _flow(text, opening, (line, column))
    if "did not find expected key" in found or "did not find expected '-' indicator" in found:
        return _misplaced_line(text, line, column)
    message, advice = _plain_words(found, lines[line][column:])
    return _syntax(
        text, opening if "alias" in found or "anchor" in found else (line, column), message, advice
    )


def _syntax(text: Text, place: tuple[int, int], message: str, advice: str) -> Diagnostic:
    return error(text.span(*place), "yaml-syntax", message, advice)


def _indentation(text: Text, line: int, message: str, advice: str) -> Diagnostic:
    return error(text.span(line, _indent(text.lines[line])), "yaml-indentation", message, advice)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tab(lines: list[str], line: int) -> int:
    """Return the column of a tab that indents a line; -1 where there is none."""
    return lines[line][: len(lines[line]) - len(lines[line].lstrip())].find("\t")


def _above(lines: list[str], line: int) -> int:
    """Return the line above that is neither empty nor a comment; -1 where there is none."""
    for number in range(line - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            return number
    return -1


def _unexpected_colon(text: Text, line: int, column: int) -> Diagnostic:
    """A colon where no key can be: a text with a colon, or a line that is indented by mistake."""
    lines, above = text.lines, _above(text.lines, line)
    key, colon, value = lines[line].partition(": ")
    if colon and len(key) < column:
        quoted = f' Write `{key.strip()}: "{value.strip()}"`.' if '"' not in value else ""
        return _syntax(
            text,
            (line, column),
            "A text that contains `: ` must stand in quotes.",
            quoted.strip() or "Add them.",
        )
    if above >= 0 and (slip := _no_space(text, above)):
        return slip
    if above >= 0 and _indent(lines[line]) > _indent(lines[above]):
        message = "This line is indented further than the line above, which cannot hold it."
        advice = "Begin it in the same column as its neighbours, or end the line above with `:`."
        return _indentation(text, line, message, advice)
    return _syntax(text, (line, column), "A colon cannot stand here.", "Put the text into quotes.")


def _no_space(text: Text, line: int) -> Diagnostic | None:
    match = _NO_SPACE.match(text.lines[line])
    if match is None:
        return None
    column = match.end("key")
    message = f"After `{match['key']}:` a space is missing."
    return _syntax(text, (line, column), message, f"Write `{match['key']}: {match['value'].strip()}`.")


def _line_without_colon(text: Text, line: int) -> Diagnostic:
    own = text.lines[line]
    if slip := _no_space(text, line):
        return slip
    if match := _NO_DASH_SPACE.match(own):
        message = "After the `-` of a list a space is missing."
        return _syntax(text, (line, own.index("-")), message, f"Write `- {match['value'].strip()}`.")
    advice = "Write `key: value`; indent a text that goes on from the line above."
    return _syntax(text, (line, _indent(own)), "This line has no `key:`.", advice)


def _flow(text: Text, opening: tuple[int, int], place: tuple[int, int]) -> Diagnostic:
    bracket = text.lines[opening[0]][opening[1] : opening[1] + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    if opening[0] != place[0]:
        message = f"The `{bracket}` that opens here is never closed."
        return _syntax(text, opening, message, f"Write `{closing}` at its end.")
    message = f"Between `{bracket}` and `{closing}` something else is expected here."
    return _syntax(text, place, message, "Put commas between the entries, and quotes around odd texts.")


def _misplaced_line(text: Text, line: int, column: int) -> Diagnostic:
    """A line that fits to none above it, or a text behind a closing quotation mark."""
    lines = text.lines
    own = lines[line]
    if own[:column].strip():
        message = "Text stands behind the end of a value."
        advice = 'Put the whole text into quotes, and write a quotation mark inside as \\".'
        return _syntax(text, (line, column), message, advice)
    above = _above(lines, line)
    known = sorted({_indent(lines[number]) for number in range(above + 1) if lines[number].strip()})
    if _indent(own) not in known:
        message = "The indentation of this line fits to no line above it."
        advice = f"Indent it by {' or '.join(str(number) for number in known)} spaces."
        return _indentation(text, line, message, advice)
    if own.lstrip().startswith("-"):
        message = "An entry of a list stands where a key is expected."
        return _indentation(text, line, message, "Indent it like the entries above, below their key.")
    advice = "Begin it in the same column as its neighbours, and end every key with `: `."
    return _indentation(text, line, "This line does not fit to those above it.", advice)


def _plain_words(found: str, rest: str) -> tuple[str, str]:
    """Return the message and the hint for what the parser says; ``rest`` follows the place."""
    if "cannot start any token" in found or "alias" in found or "anchor" in found:
        sign = "*" if "alias" in found else "&" if "anchor" in found else rest[:1]
        shown = "a backtick" if sign == "`" else f"`{sign}`"
        return f"A text cannot begin with {shown}.", "Put the text into quotes."
    if "block sequence entries" in found:
        return "A list cannot begin on the line of its key.", "Write each `- …` on a line of its own below."
    if "escape character" in found:
        message = f"`{rest[:2]}` means nothing between double quotes."
        return message, "Write the backslash twice, or use single quotes."
    if "comment or line break" in found:
        return "After `|` or `>` the text begins on the next line.", "Begin it there, indented by two spaces."
    if "node content" in found:
        return f"`{rest[:1]}` cannot stand here.", "Put a text with such characters into quotes."
    advice = "Check the indentation, and put texts with special characters into quotes."
    return f"This is not YAML: {found.removesuffix(' None')}.", advice
