"""Markup that is none.

# unread-markup (warning)

Something looks like markup, and is shown as plain text.

A space stands in an address, a comma is missing in a citation, an id is none, a directive opens with
backticks or with two colons. What is meant as it stands belongs into backticks.

**Why:** readers see the brackets and braces.

**Wrong:**

```markdown lesson
Both sides change [@council-2004 p. 4].
```

**Right:**

```markdown lesson
Both sides change [@council-2004, p. 4].
```

# unread-directive (error)

A directive was meant, and its text is shown as it stands.

It opens with backticks, or in the middle of a line. Directives open with three colons at the beginning of a
line, and close with as many.

**Why:** readers see the braces. What stands in an `{only}` or a `{facilitator}` that is not understood would
be in every edition.

**Wrong:**

````markdown lesson
```{facilitator} In a room
Let pairs exchange letters.
```
````

**Right:**

```markdown lesson
:::{facilitator} In a room
Let pairs exchange letters.
:::
```
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error, warning
from unites_mooc.directives import BY_NAME, DIRECTIVES
from unites_mooc.directives.foreign import advice_for_directive
from unites_mooc.model.blocks import Activity, Block, Callout, Code, Details, Figure, Paragraph, Reflection
from unites_mooc.model.contents import every_block, facts, prose_of_text
from unites_mooc.model.course import Course, Text
from unites_mooc.model.prose import Prose
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.scenario import Scenario
from unites_mooc.model.walk import children
from unites_mooc.model.worksheet import Field
from unites_mooc.source.unread_markup import (
    IN_LINES,
    IN_TEXT,
    INLINE_DIRECTIVE,
    LIASCRIPT_QUESTION,
    NO_IDS,
    SIGNS,
    Unread,
)

_CODE = re.compile(r"<code>.*?</code>", re.S)
_CODE_SPAN = re.compile(r"(`+)[^`](?:.*?[^`])?\1(?!`)", re.S)
_BRACKETS = re.compile(r"\[([^\[\]\n]+)\](?![(\[:])")
_OPTION = re.compile(
    r":?[ \t]*(?:"
    + "|".join(sorted({option.name for directive in DIRECTIVES for option in directive.options}))
    + r")[ \t]*:"
)
_REPORTED_OPTION = re.compile(r":[a-z][a-z-]*: ")
"""An option below an empty line is an error already."""
_IN_HEADINGS = tuple(item for item in IN_TEXT if item not in NO_IDS)
_WITH_OPTIONS = (Activity, Figure, Reflection, Quiz, Field, Callout, Details)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a flaw for everything that looks like markup and is none."""
    for text in course.texts:
        yield from facts(text, "typos", _in_text)
        for name, span in facts(text, "in brackets", _in_brackets):
            if name in course.references:
                message = "This looks like a citation and is none."
                yield warning(span, "unread-markup", message, f"Write `[@{name}]`.")


def _in_text(text: Text) -> Iterator[Diagnostic]:
    sections = {prose.span for block in every_block(text) for prose in _headings_in(block)}
    for prose in prose_of_text(text):
        yield from _check_prose(prose, is_section=prose.span in sections)
    yield from _check_options(text)
    yield from _check_code(text)


def _headings_in(block: Block) -> Iterator[Prose]:
    """Yield the headings inside a directive: without an id, they are errors already."""
    if isinstance(block, Quiz):
        yield from (question.prompt for question in block.questions)
    elif isinstance(block, Scenario):
        yield from (scene.title for scene in block.scenes)


def _check_prose(prose: Prose, *, is_section: bool) -> Iterator[Diagnostic]:
    cursor = 0
    in_lines = list(_matches(IN_LINES, _without_code(prose)))
    is_heading = is_section or any(match[0].startswith("#") for _found, match in in_lines)
    patterns = _IN_HEADINGS if is_heading else IN_TEXT
    for part in prose.parts:
        if not isinstance(part, str):
            continue
        shown = html.unescape(_CODE.sub("", part))
        for match in INLINE_DIRECTIVE.finditer(shown) if ":::" in shown else ():
            message = "A directive begins on a line of its own."
            advice = "Write `:::{name}` at the beginning of a line, and `:::` on another one."
            yield error(_place(prose, match[0], cursor), "unread-directive", message, advice)
        for found, match in _matches(patterns, shown) if SIGNS.search(shown) else ():
            place = _place(prose, match[0], cursor)
            yield warning(place, "unread-markup", found.message, found.advice)
        cursor = max(cursor, prose.source.find(shown[-20:].strip(), cursor))
    for found, match in in_lines:
        yield warning(_at(prose, match.start()), "unread-markup", found.message, found.advice)


def _matches(patterns: Collection[Unread], text: str) -> Iterator[tuple[Unread, re.Match[str]]]:
    """Yield what matches; of patterns that match at one place, the first."""
    taken: list[tuple[int, int]] = []
    for unread in patterns:
        for match in unread.matches(text) if unread.sign in text else ():
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
                yield unread, match


def _without_code(prose: Prose) -> str:
    """Return the source of prose, with marks in place of the code in it."""
    return _CODE_SPAN.sub(_blank, prose.source) if "`" in prose.source else prose.source


def _blank(code: re.Match[str]) -> str:
    return "`" * len(code[0])


def _place(prose: Prose, found: str, cursor: int) -> Span:
    """Return where a text stands in prose, looked for from ``cursor`` on; else the beginning of the prose."""
    first = found.strip().split("\n")[0]
    position = max(prose.source.find(first, cursor), prose.source.find(first))
    return _at(prose, max(position, 0))


def _at(prose: Prose, position: int) -> Span:
    """Return the place of a position in the source of prose; its lines begin below each other."""
    line = prose.source.count("\n", 0, position)
    column = position - (prose.source.rfind("\n", 0, position) + 1)
    return Span(prose.span.path, prose.span.line + line, prose.span.column + column)


def _in_brackets(text: Text) -> Iterator[tuple[str, Span]]:
    """Yield what stands in brackets and is no link, and where: it may be the key of a work, without `@`."""
    for prose in prose_of_text(text):
        for match in _BRACKETS.finditer(_without_code(prose)):
            yield match[1], _at(prose, match.start())


def _check_options(text: Text) -> Iterator[Diagnostic]:
    """Yield a warning for a first paragraph that was meant as options."""
    for block in every_block(text):
        first = next(children(block), None) if isinstance(block, _WITH_OPTIONS) else None
        if not isinstance(first, Paragraph) or _REPORTED_OPTION.match(first.text.source):
            continue
        if _OPTION.match(first.text.source):
            message = "This looks like an option and is shown as text."
            advice = "Write `:name: value`, directly under the opening line."
            yield warning(first.span, "unread-markup", message, advice)


def _check_code(text: Text) -> Iterator[Diagnostic]:
    """Yield a flaw for code that was meant as something else."""
    for block in every_block(text):
        if not isinstance(block, Code):
            continue
        name = block.language.removeprefix("{").removesuffix("}")
        if block.language.startswith("{") and (name in BY_NAME or advice_for_directive(name)):
            message = "This is shown as code: directives open with colons."
            advice = f"Write `:::{{{name}}}`, and `:::` where it ends." if name in BY_NAME else ""
            yield error(block.span, "unread-directive", message, advice or advice_for_directive(name))
        elif block.language.startswith("{"):
            message = "This is shown as code; nothing runs it."
            yield warning(block.span, "unread-markup", message, f"Write `{name}` without braces.")
        elif LIASCRIPT_QUESTION.search(block.text):
            message = "A question of LiaScript is shown as it stands."
            advice = "Write a `###` heading inside `:::{quiz}`, and below it `- [x] right` and `- [ ] wrong`."
            yield warning(block.span, "unread-markup", message, advice)
