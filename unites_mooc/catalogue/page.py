"""A page of the catalogue, and how it is read from a docstring.

A page is Markdown. It begins with a heading that names the code and its severity::

    # broken-link (error)

    A link leads to a file that is not there.

    What is wrong, in as many paragraphs as it takes; may be left out.

    **Why:** what would become of it.

    **Wrong:**

    ```markdown lesson
    Read [the next lesson](03-three.md).
    ```

    **Right:**

    ```markdown lesson
    Read [the next lesson](02-two.md).
    ```

Its first paragraph is the summary. Each part of an example is a fenced block that says which
language it is in and where it stands: a path (``yaml course/glossary.yaml``), or a word such as
``lesson`` for a piece of one. Where a flaw cannot be shown as text, ``**Not shown:** why`` takes the
place of both examples. What stands above the first heading belongs to no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from unites_mooc.diagnostics import Severity

_HEADING = re.compile(r"# (?P<code>[a-z0-9]+(?:-[a-z0-9]+)*) \((?P<severity>error|warning|hint)\)\Z")
_FENCE = re.compile(r"(?P<marker>`{3,}|~{3,})(?P<language>\w+) (?P<place>\S+)\Z")
_SECTION = re.compile(r"\*\*(?P<name>Why|Wrong|Right|Not shown):\*\*\s*(?P<text>.*)\Z")
FORM = "`# code (error)`, a summary, `**Why:** …`, `**Wrong:**` and `**Right:**` with their fenced examples"


class PageError(ValueError):
    """A docstring is not a page; says what is missing and where."""


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a course."""

    language: str
    """``markdown`` or ``yaml``."""
    place: str
    """The path of the file, or what it is a piece of: ``lesson``, ``quiz``, ``course`` …"""
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to know of a diagnostic code."""

    code: str
    severity: Severity
    summary: str
    """What is wrong, in one sentence."""
    details: str
    """More on what is wrong, as Markdown; may be empty."""
    why: str
    """Why it matters, as Markdown."""
    wrong: tuple[Example, ...]
    right: tuple[Example, ...]
    not_shown: str
    """Why the flaw cannot be shown as text; empty where there are examples."""
    markdown: str
    """The whole page below its heading."""


def read_pages(name: str, text: str) -> tuple[Page, ...]:
    """Return the pages of a docstring; none where it has no heading of one.

    Raises ``PageError`` where a page lacks something; ``name`` says whose docstring it is.
    """
    drafts: list[_Draft] = []
    marker = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not marker and line.startswith("# "):
            heading = _HEADING.match(line)
            if heading is None:
                raise PageError(f"{name}, line {number}: `{line}` is not of the form `# code (error)`.")
            drafts.append(_Draft(f"{name}, page `{heading['code']}`", heading["code"], heading["severity"]))
        elif drafts:
            marker = drafts[-1].add(line, marker)
    return tuple(draft.page() for draft in drafts)


@dataclass(slots=True)
class _Draft:
    """A page whose end has not come yet."""

    name: str
    code: str
    severity: str
    lines: list[str] = field(default_factory=list)
    sections: dict[str, list[str]] = field(default_factory=lambda: {"": []})
    examples: dict[str, list[tuple[str, str, list[str]]]] = field(default_factory=dict)

    def add(self, line: str, marker: str) -> str:
        """Take the next line; return the marker of the block that it leaves open."""
        self.lines.append(line)
        section = next(reversed(self.sections))
        if marker:
            if line == marker:
                return ""
            self.examples[section][-1][2].append(line)
        elif match := _SECTION.match(line):
            self.sections[match["name"]] = [match["text"]]
        elif match := _FENCE.match(line):
            self.examples.setdefault(section, []).append((match["language"], match["place"], []))
            return match["marker"]
        elif line.startswith(("```", "~~~")):
            self.fail(f"`{line}` must name a language and a place, such as `markdown lesson`")
        else:
            self.sections[section].append(line)
        return marker

    def page(self) -> Page:
        """Return the page; raise ``PageError`` where something is missing."""
        summary, _, details = self.text("").partition("\n\n")
        if not summary or not self.text("Why"):
            self.fail("it lacks its summary or `**Why:** …`")
        if bool(self.text("Not shown")) == bool(self.examples):
            self.fail("it needs either examples or `**Not shown:** …`")
        if self.examples and set(self.examples) != {"Wrong", "Right"}:
            self.fail("examples stand below `**Wrong:**` and below `**Right:**`")
        return Page(
            code=self.code,
            severity=Severity(self.severity),
            summary=" ".join(summary.split()),
            details=details,
            why=self.text("Why"),
            wrong=tuple(self.shown("Wrong")),
            right=tuple(self.shown("Right")),
            not_shown=self.text("Not shown"),
            markdown="\n".join(self.lines).strip(),
        )

    def text(self, section: str) -> str:
        """Return the text of a section without its examples."""
        return "\n".join(self.sections.get(section, ())).strip()

    def shown(self, section: str) -> Iterator[Example]:
        """Yield the examples of a section."""
        for language, place, lines in self.examples.get(section, ()):
            yield Example(language, place, "\n".join(lines) + "\n")

    def fail(self, reason: str) -> None:
        """Raise ``PageError``."""
        raise PageError(f"{self.name}: {reason}. A page is {FORM}.")
