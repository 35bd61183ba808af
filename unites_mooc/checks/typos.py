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
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, warning
from unites_mooc.directives import DIRECTIVES
from unites_mooc.model.blocks import Activity, Callout, Code, Details, Figure, Paragraph, Reflection
from unites_mooc.model.contents import every_block, prose_of_text
from unites_mooc.model.course import Course, Text
from unites_mooc.model.prose import Prose
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.walk import children
from unites_mooc.model.worksheet import Field

_CODE = re.compile(r"<code>.*?</code>", re.S)
_PATTERNS = (
    (
        re.compile(r"\]\([^()\n]* [^()\n]*\)"),
        "An address with a space is no link.",
        "Rename the file without spaces, or write `%20` for a space.",
    ),
    (
        re.compile(r"\[[^\[\]\n]*@[A-Za-z][\w:-]*(?:-\d{4})[^\[\]\n]*\](?!\()"),
        "This looks like a citation and is none.",
        "Write `[@key]`, `[@key, p. 3]` or `[see @key; @other]`.",
    ),
    (
        re.compile(r"\]\((?:javascript|file|data|vbscript):", re.I),
        "An address of this kind is never a link.",
        "Use https, mailto, tel, or a relative path to a file of the course.",
    ),
    (
        re.compile(r"\{#[^{}\n]*\}?\s*\Z"),
        "This is not an id, so the heading has none.",
        "Write `{#its-id}` at the end, after a space: a-z, 0-9 and single hyphens, no space around `=`.",
    ),
    (
        re.compile(r"\A:{1,2}[ \t]*\{[\w-]+\}"),
        "A directive opens with three colons or more.",
        "Write `:::{name}`, and close it with as many.",
    ),
    (
        re.compile(r"\A\[!\w+\]"),
        "This is not a kind of alert.",
        "Write `> [!NOTE]`, TIP, IMPORTANT, WARNING or CAUTION, alone on its line.",
    ),
)
_FOREIGN = (
    (re.compile(r"\A\([\w-]+\)=\s*\Z"), "A label of MyST", "Give the heading below an id: `## … {#its-id}`."),
    (
        re.compile(r"\^\[[^\]\n]+\]"),
        "A note inside the line",
        "Write `[^1]`, and below the text `[^1]: The note.`",
    ),
    (re.compile(r"\]\{[.#][\w-][^{}\n]*\}"), "Marked text of pandoc", "Write it without the braces."),
    (
        re.compile(r"\A\+(?:[-=]{3,}\+)"),
        "A grid table",
        "Write `|` between the cells, and `|---|---|` under the first row.",
    ),
    (re.compile(r"\A\+\+\+"), "A block break of MyST", "Remove it; `##` begins a unit."),
    (re.compile(r"\$\$"), "A formula", "Put a picture of it into a `media` folder, or write it in words."),
    (
        re.compile(r"\\(?:newpage|pagebreak|begin|end|textbf|emph|cite|ref|section)\b"),
        "LaTeX",
        "Remove it.",
    ),
    (re.compile(r"\{\{[^{}\n]+\}\}"), "A substitution", "Write the text itself."),
    (re.compile(r"\[\[[^\[\]\n]+\]\]"), "A wiki link", "Write `[text](file.md)`."),
    (re.compile(r"(?<![=\w])==[^=\s][^=\n]*=="), "Highlighted text", "Write `**text**`."),
    (
        re.compile(r"\A(?:!!!|\?\?\?\+?|===)[ \t]+[\w\"]"),
        "A box of MkDocs",
        "Write `:::{note}`, and `:::` where it ends.",
    ),
    (
        re.compile(r"(?<![\w.@/\[;-])@[A-Za-z][\w:-]*-\d{4}[a-z]?\b"),
        "A citation without brackets",
        "Write `[@key]`, or `[-@key]` where the sentence names the author.",
    ),
)
"""What other tools understand, and this one shows as it stands."""
_OPTION = re.compile(
    r":?[ \t]*(?:"
    + "|".join(sorted({option.name for directive in DIRECTIVES for option in directive.options}))
    + r")[ \t]*:"
)
_WITH_OPTIONS = (Activity, Figure, Reflection, Quiz, Field, Callout, Details)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning for everything that looks like markup and is none."""
    for text in course.texts:
        for prose in prose_of_text(text):
            yield from _check_prose(prose)
        yield from _check_options(text)


def _check_prose(prose: Prose) -> Iterator[Diagnostic]:
    for part in prose.parts:
        if not isinstance(part, str):
            continue
        shown = html.unescape(_CODE.sub("", part))
        for pattern, message, advice in _PATTERNS:
            if pattern.search(shown):
                yield warning(prose.span, "unread-markup", message, advice)
        for pattern, name, advice in _FOREIGN:
            if pattern.search(shown):
                yield warning(prose.span, "unread-markup", f"{name} is shown as it stands.", advice)


def _check_options(text: Text) -> Iterator[Diagnostic]:
    """Yield a warning for a first paragraph that was meant as options, or code as a directive."""
    for block in every_block(text):
        if isinstance(block, Code) and block.language.startswith("{"):
            message = "This is shown as code: directives open with colons."
            yield warning(block.span, "unread-markup", message, f"Write `:::{block.language}`.")
        first = next(children(block), None) if isinstance(block, _WITH_OPTIONS) else None
        if isinstance(first, Paragraph) and _OPTION.match(first.text.source):
            message = "This looks like an option and is shown as text."
            advice = "Write `:name: value`, directly under the opening line."
            yield warning(first.span, "unread-markup", message, advice)
