"""What is wrong with a text that is not YAML, in an author's words, and where.

The parser names the place at which it gave up, in the words of its grammar. An author needs the
place of the slip, which is often further up, and what to write instead. Where that can be told,
the text is read on as if it stood there: one slip does not hide the next.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.model.metadata import ALL_KEYS
from unites_mooc.source.yaml_quotes import with_quotes
from unites_mooc.source.yaml_text import Places, Slip, Text

_BEFORE = r"(?P<before>[ \t]*(?:-[ \t]+)?)"
_NO_SPACE = re.compile(_BEFORE + r"(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)\Z")
_ODD = "\u00a0\u00ad\u2007\u200b\u202f\u2060\ufeff"
_ODD_SPACE = re.compile(
    rf"{_BEFORE}(?P<key>[A-Za-z_][\w-]*)(?::[ \t]*[{_ODD}]+|[{_ODD}]+:)\s*(?P<value>.*)\Z"
)
_ODD_INDENT = re.compile(rf"[ \t]*[{_ODD}][ \t{_ODD}]*")
_EQUALS = re.compile(_BEFORE + r"(?P<key>[A-Za-z_]\w*)[ \t]*=+[ \t]*(?P<value>.*)\Z")
_MARKED_KEY = re.compile(
    r"(?P<before>[ \t]*)[*_]{1,2}(?P<key>[A-Za-z_]\w*)(?::[*_]{1,2}|[*_]{1,2}:)(?P<value>.*)\Z"
)
_NO_COLON = re.compile(_BEFORE + r"(?P<key>[A-Za-z_]+)[ \t]+(?P<value>\S.*)\Z")
_NO_DASH_SPACE = re.compile(r"(?P<before>[ \t]*)-(?P<value>[^\s-].*)\Z")
_STAR = re.compile(r"(?P<before>[ \t]*)[*+•·–][ \t\u00a0]+(?P<value>\S.*)\Z")
_FORBIDDEN = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)
"""What YAML does not allow, and what it takes for the end of a line though editors do not."""


def control_character(text: Text) -> Diagnostic | None:
    """Return the first character that YAML does not allow as a flaw."""
    match = _FORBIDDEN.search(text.text)
    if match is None:
        return None
    line = text.text.count("\n", 0, match.start())
    column = match.start() - text.text.rfind("\n", 0, match.start()) - 1
    message = f"The character U+{ord(match[0]):04X} cannot be shown."
    return error(text.span(line, column), "control-character", message, "Delete it.")


def syntax_error(problem: yaml.MarkedYAMLError, text: Text, places: Places) -> Slip:
    """Return what is wrong where the parser gave up."""
    lines = text.lines
    line, column = places.coordinates(problem.problem_mark or problem.context_mark)
    opening = places.coordinates(problem.context_mark or problem.problem_mark)
    if _tab(lines[line]) >= 0:
        return _tabs(text, line)
    found = f"{problem.problem} {problem.context}"
    if "mapping values are not allowed" in found:
        return _unexpected_colon(text, line, column)
    if "could not find expected ':'" in found:
        return line_without_colon(text, opening[0])
    if "quoted scalar" in found and "end of" in found:
        message = "The quotation mark that opens here is never closed."
        mend = {opening[0]: lines[opening[0]].rstrip() + lines[opening[0]][opening[1]]}
        return _syntax(text, opening, message, "Close it at the end of the text.", mend)
    if "flow sequence" in found or "flow mapping" in found:
        return _flow(text, opening, (line, column))
    if "did not find expected key" in found or "did not find expected '-' indicator" in found:
        return _misplaced_line(text, line, column)
    place = opening if "alias" in found or "anchor" in found else (line, column)
    return _in_plain_words(text, place, found)


def lines_without_colon(text: Text) -> tuple[Slip, ...]:
    """Return the slips of a text that became one long text, because no line has a key and a colon."""
    found = (_nearly_key(text, number) for number, line in enumerate(text.lines) if line.strip())
    return tuple(slip for slip in found if slip)


def line_without_colon(text: Text, line: int) -> Slip:
    """Return what is wrong with a line that has no key."""
    own = text.lines[line]
    if slip := _nearly_key(text, line):
        return slip
    if match := _NO_DASH_SPACE.match(own):
        message = "After the `-` of a list a space is missing."
        right = f"- {match['value'].strip()}"
        mend = {line: match["before"] + right}
        return _syntax(text, (line, match.end("before")), message, f"Write `{right}`.", mend)
    if match := _ODD_INDENT.match(own):
        message = "What looks like spaces at the beginning of this line is something else."
        mend = {line: " " * match.end() + own[match.end() :]}
        return _syntax(text, (line, 0), message, "Delete it, and type ordinary spaces.", mend)
    if own.lstrip().startswith("<!--"):
        return _syntax(text, (line, _indent(own)), "This is no note here.", "Begin it with `# `.", {line: ""})
    advice = "Write `key: value`; indent a text that goes on from the line above."
    return _syntax(text, (line, _indent(own)), "This line has no `key:`.", advice, {line: ""})


def odd_beginning(text: Text, place: tuple[int, int], sign: str) -> Slip:
    """Return the slip of a line or a value that begins with a sign that means something to YAML."""
    number, column = place
    line = text.lines[number]
    if not line[:column].strip():
        if slip := _nearly_key(text, number):
            return slip
        if match := _STAR.match(line):
            right = f"- {match['value'].strip()}"
            message = f"An entry of a list does not begin with `{sign}`."
            return _syntax(text, place, message, f"Write `{right}`.", {number: match["before"] + right})
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    return unquoted(text, place, f"A text cannot begin with {shown}.")


def unquoted(text: Text, place: tuple[int, int], message: str) -> Slip:
    """Return the slip of a value that must stand in quotes."""
    line = text.lines[place[0]]
    quoted = with_quotes(line)
    mend = {place[0]: quoted} if quoted != line else {}
    return _syntax(
        text, place, message, f"Write `{quoted.strip()}`." if mend else "Put it into quotes.", mend
    )


def _syntax(
    text: Text, place: tuple[int, int], message: str, advice: str, mend: Mapping[int, str] | None = None
) -> Slip:
    return Slip(error(text.span(*place), "yaml-syntax", message, advice), mend or {})


def _indentation(text: Text, line: int, message: str, advice: str, column: int = -1) -> Slip:
    """Return the slip of a line that begins in the wrong column; ``column`` is the right one."""
    own = text.lines[line]
    flaw = error(text.span(line, _indent(own)), "yaml-indentation", message, advice)
    return Slip(flaw, {line: " " * column + own.lstrip()} if column >= 0 else {})


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tab(line: str) -> int:
    """Return the column of a tab that indents a line; -1 where there is none."""
    return line[: len(line) - len(line.lstrip())].find("\t")


def _tabs(text: Text, line: int) -> Slip:
    """Return the slip of the lines that tabs indent: it is one, whoever made it."""
    lines = text.lines
    mend: dict[int, str] = {}
    for number, own in enumerate(lines):
        if own.strip() and _tab(own) >= 0:
            above = _above(lines, number)
            mend[number] = _without_tabs(own, mend.get(above, lines[above]) if above >= 0 else "")
    others = sorted(number + text.first_line for number in mend if number > line)
    again = f" It also indents the lines {', '.join(map(str, others[:10]))}." if others[1:] else ""
    again = again or "".join(f" It also indents line {number}." for number in others)
    message = f"A tab indents this line; YAML allows only spaces.{again}"
    flaw = error(text.span(line, _tab(lines[line])), "yaml-tab", message, "Use spaces: two for each tab.")
    return Slip(flaw, mend)


def _without_tabs(line: str, above: str) -> str:
    """Return a line with spaces for tabs; an entry of a list begins below the one above."""
    bare = line.lstrip()
    if bare.startswith("- ") and above.lstrip().startswith("- "):
        return above[: _indent(above)] + bare
    return line[: len(line) - len(bare)].replace("\t", "  ") + bare


def _above(lines: list[str], line: int) -> int:
    """Return the line above that is neither empty nor a comment; -1 where there is none."""
    for number in range(line - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            return number
    return -1


def _key_column(line: str) -> int:
    """Return the column of the key of a line, behind the dash of a list."""
    return len(line) - len(line.lstrip(" -"))


def _unexpected_colon(text: Text, line: int, column: int) -> Slip:
    """A colon where no key can be: a text with a colon, or a line that is indented by mistake."""
    lines, above = text.lines, _above(text.lines, line)
    key, colon, _value = lines[line].partition(": ")
    if colon and len(key) < column:
        return unquoted(text, (line, column), "A text that contains `: ` must stand in quotes.")
    if above >= 0 and ":" not in lines[above] and not lines[above].lstrip().startswith("-"):
        return line_without_colon(text, above)
    if above >= 0 and (slip := _nearly_key(text, above)):
        return slip
    if above >= 0 and _indent(lines[line]) > _indent(lines[above]):
        message = "This line is indented further than the line above, which cannot hold it."
        advice = "Begin it in the same column as its neighbours, or end the line above with `:`."
        return _indentation(text, line, message, advice, _key_column(lines[above]))
    return _syntax(text, (line, column), "A colon cannot stand here.", "Put the text into quotes.")


def _nearly_key(text: Text, line: int) -> Slip | None:
    """Return the slip of a line that is nearly ``key: value``."""
    own = text.lines[line]
    if match := _NO_SPACE.match(own):
        return _key(text, line, match, f"After `{match['key']}:` a space is missing.")
    if match := _ODD_SPACE.match(own):
        message = f"Beside the colon of `{match['key']}` stands a sign that only looks like a space."
        return _key(text, line, match, message)
    if match := _EQUALS.match(own):
        return _key(text, line, match, f"After `{match['key']}` stands a colon, not `=`.")
    if match := _MARKED_KEY.match(own):
        return _key(text, line, match, f"The key `{match['key']}` stands without other signs.")
    if (match := _NO_COLON.match(own)) and match["key"] in ALL_KEYS:
        return _key(text, line, match, f"After `{match['key']}` a colon is missing.")
    return None


def _key(text: Text, line: int, match: re.Match[str], message: str) -> Slip:
    value = match["value"].strip()
    right = f"{match['key']}: {value}".rstrip()
    if ": " in value:
        right = with_quotes(right)
    mend = {line: match["before"] + right}
    return _syntax(text, (line, match.end("key")), message, f"Write `{right}`.", mend)


def _flow(text: Text, opening: tuple[int, int], place: tuple[int, int]) -> Slip:
    own = text.lines[opening[0]]
    bracket = own[opening[1] : opening[1] + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    if opening[0] != place[0]:
        message = f"The `{bracket}` that opens here is never closed."
        return _syntax(text, opening, message, f"Write `{closing}` at its end.", {opening[0]: own + closing})
    message = f"Between `{bracket}` and `{closing}` something else is expected here."
    return _syntax(text, place, message, "Put commas between the entries, and quotes around odd texts.")


def _misplaced_line(text: Text, line: int, column: int) -> Slip:
    """A line that fits to none above it, or a text behind a closing quotation mark."""
    lines = text.lines
    own = lines[line]
    if own[:column].strip():
        return unquoted(text, (line, column), "Text stands behind the end of a value.")
    above = _above(lines, line)
    known = sorted({_indent(lines[number]) for number in range(above + 1) if lines[number].strip()})
    if _indent(own) not in known:
        message = "The indentation of this line fits to no line above it."
        advice = f"Indent it by {' or '.join(str(number) for number in known)} spaces."
        return _indentation(text, line, message, advice)
    if own.lstrip().startswith("-"):
        message = "An entry of a list stands where a key is expected."
        return _indentation(text, line, message, "Indent it like the entries above, below their key.")
    if above >= 0 and lines[above].lstrip().startswith("- ") and _indent(own) == _indent(lines[above]):
        message = "This line belongs to the entry of the list above, and is not indented below it."
        advice = "Indent it by two spaces more, and so all lines of the entry."
        return _indentation(text, line, message, advice)
    advice = "Begin it in the same column as its neighbours, and end every key with `: `."
    return _indentation(text, line, "This line does not fit to those above it.", advice)


def _in_plain_words(text: Text, place: tuple[int, int], found: str) -> Slip:
    """Return what the parser says of a place, in an author's words."""
    line = text.lines[place[0]]
    rest = line[place[1] :]
    if "cannot start any token" in found or "alias" in found or "anchor" in found:
        return odd_beginning(text, place, "*" if "alias" in found else "&" if "anchor" in found else rest[:1])
    if "block sequence entries" in found:
        message = "A list cannot begin on the line of its key."
        mend = {place[0]: line[: place[1]].rstrip()}
        return _syntax(text, place, message, "Write each `- …` on a line of its own below.", mend)
    if "escape character" in found:
        message = f"`{rest[:2]}` means nothing between double quotes."
        return _syntax(text, place, message, "Write the backslash twice, or use single quotes.")
    if "comment or line break" in found:
        message = "After `|` or `>` the text begins on the next line."
        return _syntax(text, place, message, "Begin it there, indented by two spaces.")
    if "node content" in found:
        message = f"`{rest[:1]}` cannot stand here."
        return _syntax(text, place, message, "Put a text with such characters into quotes.")
    if "mapping keys are not allowed" in found:
        return unquoted(text, place, f"A text cannot begin with `{rest[:1]}`.")
    advice = "Check the indentation, and put texts with special characters into quotes."
    return _syntax(text, place, f"This is not YAML: {found.removesuffix(' None')}.", advice)
