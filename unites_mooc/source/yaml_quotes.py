"""Values in quotes: what an author should write, and the line that says it."""

from __future__ import annotations

import re

TYPOGRAPHIC = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^»«]*«|‘[^‘]*’|‚[^‚‘]*‘")
_STRAIGHT = re.compile(r"'.*'|\"[^\"]*\"")
_LINE = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)*(?:[^\s:#'\"\[\]{},-][^:]*:[ \t]+)?)(?P<value>\S.*)\Z")


def in_quotes(value: str) -> str:
    """Return a text as YAML takes it: in straight quotation marks, without others around it."""
    text = value.strip()
    if TYPOGRAPHIC.fullmatch(text) or _STRAIGHT.fullmatch(text):
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def with_quotes(line: str) -> str:
    """Return a line of YAML whose value stands in quotes."""
    match = _LINE.match(line)
    return f"{match['before']}{in_quotes(match['value'])}" if match else line
