"""The lines that open and close directives, as they are written and as they are often meant.

What somebody meant as a directive is never shown as text: its content may belong to one edition
alone. So a line that nearly opens one is read as if it did, and reported.
"""

from __future__ import annotations

import re

from unites_mooc.directives import BY_NAME
from unites_mooc.directives.foreign import advice_for_directive

OPENING = re.compile(r"(:{3,})[ \t]*\{(?![.#])([^}\s]*)\}[ \t]*(.*?)[ \t]*\Z")
_NAME = r"[ \t]*(?:#[\w-]+[ \t]+)?\.?([^\W\d_][\w-]*)[ \t]*"
LOOSE = re.compile(rf"(:{{3,}})[ \t]*[{{(\[<]?{_NAME}[}})\]>]?[ \t]*(.*)\Z")
"""What was meant as an opening line: ``::: note``, ``:::note``, ``::: {.note}``, ``:::{note``."""
_TWO_COLONS = re.compile(rf"(::)[ \t]*\{{{_NAME}\}}[ \t]*(.*)\Z")
CLOSING = re.compile(r"(:{2,})[ \t]*\Z")
NEARLY_CLOSING = re.compile(r"::?\Z|.*[^:\s][ \t]*:::+\Z")
"""What is perhaps meant to close a directive: too few colons, or text before them."""
INVISIBLE = " \t\u00a0\u00ad\u200b\u2060\ufeff"
"""Characters that word processors and web pages leave behind, and nobody sees."""
_SIGNS = ":;\uff1a"
_MARKS = re.compile(rf"[{_SIGNS}](?:[ \u00a0]?[{_SIGNS}])+")
_FIRST = _SIGNS + INVISIBLE
_APART = 3
"""Signs with spaces between them are taken for a fence where they are so many: a definition may hold one."""


def meant(line: str) -> str:
    """Return a line with the colons that were meant: ``;;;`` and ``: ::`` as ``:::``."""
    if line[:1] not in _FIRST and not line.endswith(tuple(INVISIBLE)):
        return line
    clean = line.strip(INVISIBLE)
    marks = _MARKS.match(clean)
    if marks is None:
        return line
    count = sum(sign in _SIGNS for sign in marks[0])
    if len(marks[0]) > count != _APART:
        return line
    return ":" * count + clean[marks.end() :]


def is_written_right(line: str) -> bool:
    """Tell whether a line begins with three colons, but for what nobody sees."""
    return line.strip(INVISIBLE).startswith(":::")


def opening_meant(text: str) -> re.Match[str] | None:
    """Return what was meant as an opening line and is none; ``text`` has the colons meant."""
    if text.startswith(":::"):
        return LOOSE.match(text)
    two = _TWO_COLONS.match(text)
    return two if two and (two[2] in BY_NAME or advice_for_directive(two[2])) else None


def is_fence(line: str) -> bool:
    """Tell whether a line opens or closes a directive, or was meant to open one that is known."""
    if not line or line[0] not in _FIRST:
        return False
    text = meant(line)
    if is_written_right(line):
        return True
    match = OPENING.match(text) or opening_meant(text)
    return match is not None and (match[2] in BY_NAME or bool(advice_for_directive(match[2])))


def argument_meant(loose: re.Match[str]) -> str:
    """Return what was meant to follow the name of a directive; attributes of other tools are none."""
    return "" if re.search(r"[={}\[\]]", loose[3]) else loose[3].strip()
