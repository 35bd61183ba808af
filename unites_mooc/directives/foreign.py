"""Names that other Markdown tools use, and what they are called here.

Authors bring files along from MyST, Sphinx, pandoc and Quarto: they get told, not left to guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLAIN = "Write it as plain text; there are signs such as `²` and `₂`."

DIRECTIVES: Mapping[str, str] = {
    **dict.fromkeys(
        ("admonition", "callout", "info", "seealso", "see-also", "remark", "hinweis", "remarque", "nota"),
        "Write `:::{note} Title`.",
    ),
    **dict.fromkeys(("hint", "idea", "conseil", "astuce", "consejo", "consiglio"), "Write `:::{tip}`."),
    **dict.fromkeys(
        ("attention", "caution", "danger", "error", "warnung", "achtung", "vorsicht", "avertissement"),
        "Write `:::{warning}`.",
    ),
    **dict.fromkeys(
        ("summary", "takeaways", "objectives", "keypoints", "zusammenfassung", "résumé", "merke"),
        "Write `:::{key-points}`.",
    ),
    **dict.fromkeys(
        ("dropdown", "collapse", "toggle", "spoiler", "accordion"), "Write `:::{details} Summary`."
    ),
    **dict.fromkeys(
        ("image", "img", "picture", "bild", "abbildung"),
        "Write `:::{figure} path`, or `![what it shows](path)`.",
    ),
    **dict.fromkeys(
        ("youtube", "vimeo", "iframe", "embed"),
        "Write `:::{video}` with `:link:` and `:transcript:`; nothing is embedded.",
    ),
    **dict.fromkeys(
        ("tabs", "tabset", "panel-tabset"), "Write `::::{tab-set}` with a `:::{tab-item} Title` for each."
    ),
    "tab": "Write `:::{tab-item} Title` inside `::::{tab-set}`.",
    **dict.fromkeys(
        ("exercise", "task", "challenge", "übung", "aufgabe", "aktivität", "activité", "exercice"),
        "Write `:::{activity} Title`.",
    ),
    **dict.fromkeys(
        ("question", "multiple-choice", "mcq", "frage", "test", "prüfung"),
        "Write `:::{quiz} Title` with a `###` for each question.",
    ),
    **dict.fromkeys(("instructor", "teacher", "trainer"), "Write `:::{facilitator} Title`."),
    **dict.fromkeys(
        ("code-block", "code", "code-cell", "sourcecode"), "Put the code between lines of three backticks."
    ),
    **dict.fromkeys(("list-table", "csv-table", "table"), "Write the table with `|` between its cells."),
    **dict.fromkeys(
        ("toctree", "contents", "tableofcontents"), "Remove it: contents are made by themselves."
    ),
    **dict.fromkeys(
        ("grid", "grid-item", "card", "columns", "column", "row"), "Put the texts one below the other."
    ),
    **dict.fromkeys(("epigraph", "pull-quote", "blockquote", "quote"), "Begin its lines with `> `."),
    **dict.fromkeys(
        ("math", "mermaid", "plot"), "Put a picture of it into a `media` folder: `:::{figure} path`."
    ),
    **dict.fromkeys(("include", "literalinclude"), "Copy the text to here."),
    **dict.fromkeys(("todo", "comment"), "Begin its lines with `% `, and nobody will see them."),
    **dict.fromkeys(("wichtig", "importante"), "Write `:::{important}`."),
    **dict.fromkeys(("beispiel", "exemple", "esempio", "ejemplo"), "Write `:::{example}`."),
    **dict.fromkeys(("refs", "references"), "Write `:::{bibliography}`."),
}
"""What to do with a directive of another tool."""

ROLES: Mapping[str, str] = {
    **dict.fromkeys(("doc", "numref", "any", "download"), "Write a link: `[text](../folder/file.md)`."),
    **dict.fromkeys(("cite", "cite:p", "cite:t", "citep", "citet", "footcite"), "Write `[@key]`."),
    **dict.fromkeys(
        ("abbr", "abbreviation", "glossary"), "Put it into the glossary: `` {term}`shown text <its-id>` ``."
    ),
    **dict.fromkeys(("sub", "sup", "subscript", "superscript", "kbd", "math", "eq"), _PLAIN),
    **dict.fromkeys(("emphasis", "em"), "Write `*text*`."),
    **dict.fromkeys(("strong", "bold"), "Write `**text**`."),
    **dict.fromkeys(("code", "literal", "file"), "Put it between backticks."),
}
"""What to do with a role of another tool."""


_HTML: Mapping[str, str] = {
    "!--": "Begin each line of the note with `% `, and nobody will see it.",
    "a": "Write `[text](address)`.",
    **dict.fromkeys(("audio", "iframe", "embed", "object", "video"), "Write `:::{video}` or `:::{audio}`."),
    **dict.fromkeys(("b", "strong"), "Write `**text**`."),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "Begin the line with `## ` or `### `."),
    "br": "End the line with a backslash, or leave an empty line.",
    **dict.fromkeys(("i", "em"), "Write `*text*`."),
    "img": "Write `![what it shows](media/file.png)`.",
    **dict.fromkeys(("li", "ol", "ul"), "Begin each entry with `- ` or `1. `."),
    "p": "Leave an empty line between paragraphs.",
    **dict.fromkeys(("sub", "sup"), _PLAIN),
    **dict.fromkeys(("table", "td", "th", "tr"), "Write the table with `|` between its cells."),
    **dict.fromkeys(("center", "div", "font", "span", "u"), "Remove it; only its text is needed."),
    **dict.fromkeys(("details", "summary"), "Write `:::{details} Summary`."),
}


def advice_for_html(tag: str) -> str:
    """Return what to write instead of a tag of HTML."""
    match = re.match(r"</?(!--|[A-Za-z][A-Za-z0-9]*)", tag)
    known = _HTML.get(match[1].lower(), "") if match else ""
    return known or "Use Markdown or a directive; put code into backticks."


def advice_for_directive(name: str) -> str:
    """Return what to write instead of a directive of another tool; empty where the name is unknown."""
    return DIRECTIVES.get(name.lower().removeprefix("callout-").replace("_", "-"), "")
