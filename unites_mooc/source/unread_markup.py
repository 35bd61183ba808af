"""What is shown as it stands, although its author meant it as markup: slips, and other tools' signs.

Each pattern is looked for in text that no markup was made of; code is left out. Of two patterns
that match at one place, the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A sign of markup that is none."""

    sign: str
    """What stands in every text that the pattern matches: most texts need not be looked through."""
    pattern: re.Pattern[str]
    message: str
    advice: str

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where it stands in a text; what stands at the beginning alone is looked for there alone."""
        if not self.pattern.pattern.startswith(r"\A"):
            yield from self.pattern.finditer(text)
        elif match := self.pattern.match(text):
            yield match


def _slip(sign: str, pattern: str, message: str, advice: str) -> Unread:
    return Unread(sign, re.compile(pattern), message, advice)


def _foreign(sign: str, pattern: str, name: str, advice: str) -> Unread:
    return Unread(sign, re.compile(pattern), f"{name} is shown as it stands.", advice)


_BOX = "Write `:::{note}`, and `:::` where it ends."
_QUESTION = "Write a `###` heading inside `:::{quiz}`, and below it `- [x] right` and `- [ ] wrong`."

NO_IDS = (
    _slip(
        "",
        r"\{#[^{}\n]*\}?\s*\Z|\(#[\w-]+\)\s*\Z|(?<=\S )\{[a-z][\w-]*\}\s*\Z",
        "This is not an id, so the heading has none.",
        "Write `{#its-id}` at the end, after a space: a-z, 0-9 and single hyphens, no space around `=`.",
    ),
)
"""What was meant as the id of a heading."""
SLIPS = (
    _slip(
        "](",
        r"\]\([^()\s]+[ \u00a0]+[“”„«‘][^()\n]*\)",
        "The quotation marks in this link are not straight ones, so it is no link.",
        'Write `[text](address "title")`, or leave the title out.',
    ),
    _slip(
        "](",
        r"\]\([^()\n]* [^()\n]*\)",
        "An address with a space is no link.",
        "Rename the file without spaces, or write `%20` for a space.",
    ),
    _slip(
        "@",
        r"\[[^\[\]\n]*@[A-Za-z][\w:-]*(?:-\d{4})[^\[\]\n]*\](?!\()",
        "This looks like a citation and is none.",
        "Write `[@key]`, `[@key, p. 3]` or `[see @key; @other]`.",
    ),
    _slip(
        "](",
        r"\]\((?i:javascript|file|data|vbscript):",
        "An address of this kind is never a link.",
        "Use https, mailto, tel, or a relative path to a file of the course.",
    ),
    _slip(
        "](",
        r"\]\((?:https?:|[\w./-]+\.\w+)[^()\s]*(?=\s|\Z)",
        "This link is never closed.",
        "Write `)` behind its address.",
    ),
    _slip(
        "]",
        r"\][ \u00a0]+\((?:https?:|www\.|#|[\w./-]+\.(?:md|html?|pdf|png|jpe?g)\b)[^()\n]*\)",
        "Between the text of a link and its address nothing may stand.",
        "Write `[text](address)`, without a space.",
    ),
    _slip(
        ")[",
        r"\([^()\n]+\)\[(?:https?:|www\.|[\w./-]+\.md\b)[^\[\]\n]*\]",
        "The brackets of this link are the wrong way round.",
        "Write `[text](address)`.",
    ),
    *NO_IDS,
    _slip(
        "{",
        r"\A[ \u00a0]?\{[^{}\n]*[=.:][^{}\n]*\}",
        "What stands in these braces is not understood.",
        'Write such as `{width=50}`, with straight quotation marks `"` if any, or delete it.',
    ),
    _slip(
        "{",
        r"\{(?:term|case|ref)\}",
        "This was meant as a reference and is none.",
        "Put the id between two backticks, without a space before: `` {term}`its-id` ``.",
    ),
    _slip(
        "{",
        r"\A:{1,2}[ \t]*\{[\w-]+\}",
        "A directive opens with three colons or more.",
        "Write `:::{name}`, and close it with as many.",
    ),
    _slip(
        "[!",
        r"\A\[!\w+\]",
        "This is not a kind of alert.",
        "Write `> [!NOTE]`, TIP, IMPORTANT, WARNING or CAUTION, alone on its line.",
    ),
)
"""What was meant as markup of this format."""
FOREIGN = (
    _foreign(
        "TOC",
        r"\[\[(?:_|<em>)?TOC(?:_|</em>)?\]\]|\A\[TOC\]",
        "A mark for a table of contents",
        "Remove it: contents are made by themselves.",
    ),
    _foreign(
        ")=", r"\A\([\w-]+\)=\s*\Z", "A label of MyST", "Give the heading below an id: `## … {#its-id}`."
    ),
    _foreign(
        "^[",
        r"\^\[[^\]\n]+\]",
        "A note inside the line",
        "Write `[^1]`, and below the text `[^1]: The note.`",
    ),
    _foreign("]{", r"\]\{[.#][\w-][^{}\n]*\}", "Marked text of pandoc", "Write it without the braces."),
    _foreign(
        "+",
        r"\A\+(?:[-=]{3,}\+)",
        "A grid table",
        "Write `|` between the cells, and `|---|---|` under the first row.",
    ),
    _foreign("+++", r"\A\+\+\+", "A block break of MyST", "Remove it; `##` begins a unit."),
    _foreign("$$", r"\$\$", "A formula", "Put a picture of it into a `media` folder, or write it in words."),
    _foreign(
        "\\", r"\\(?:newpage|pagebreak|begin|end|textbf|emph|cite|ref|section)\b", "LaTeX", "Remove it."
    ),
    _foreign(
        "{{<",
        r"\{\{<\s*video\b[^{}\n]*>\}\}",
        "A shortcode of Quarto",
        "Write `:::{video}` with `:link:` and `:transcript:`; nothing is embedded.",
    ),
    _foreign("{{", r"\{\{[^{}\n]+\}\}", "A substitution", "Write the text itself."),
    _foreign(
        "![[", r"!\[\[[^\[\]\n]+\]\]", "A picture of Obsidian", "Write `![what it shows](media/file.png)`."
    ),
    _foreign("[[", r"\[\[[^\[\]\n]+\]\]", "A wiki link", "Write `[text](file.md)`."),
    _foreign("==", r"(?<![=\w])==[^=\s][^=\n]*==", "Highlighted text", "Write `**text**`."),
    _foreign(
        "%%", r"%%[^%\n]+%%", "A comment of Obsidian", "Begin its line with `% `, and nobody will see it."
    ),
    _foreign(
        "^",
        r"\A\^[\w-]+\s*\Z",
        "A label of Obsidian",
        "Remove it, or give the heading above an id: `{#its-id}`.",
    ),
    _foreign("", r"\A(?:!!!|\?\?\?\+?|===)[ \t]+[\w\"]", "A box of MkDocs", _BOX),
    _foreign(
        "*[",
        r"\A\*\[[^\]\n]+\]:",
        "An abbreviation of MkDocs",
        "Put it into the glossary: `` {term}`shown text <its-id>` ``.",
    ),
    _foreign("8<", r"-{1,2}8<-{1,2}", "A file to be included", "Copy its text to here."),
    _foreign(
        ":",
        r"(?<![\w:]):(?:(?:material|octicons|fontawesome)-[\w-]+|smile|wink|warning|bulb|rocket|tada|heart):",
        "The name of an icon",
        "Write the sign itself, or a word.",
    ),
    _foreign(
        "[",
        r"\[/?(?:h5p|youtube|vimeo|caption|embed|video|audio|gallery)\b[^\[\]\n]*\](?!\()",
        "A shortcode of WordPress",
        "Write `:::{video}` with `:link:` and `:transcript:`, or a `:::{quiz}`; nothing is embedded.",
    ),
    _foreign("", r"(?m)^::[^:\n]+::[^\n]*|\{\s*[=~][^{}\n]*\}", "A question of Moodle (GIFT)", _QUESTION),
    _foreign("ANSWER:", r"(?m)^ANSWER:[ \t]*[A-Z]\b", "A question of Moodle (Aiken)", _QUESTION),
    _foreign(
        "!?[",
        r"!\?\[[^\]\n]*\]",
        "A video of LiaScript",
        "Write `:::{video}` with `:link:` and `:transcript:`.",
    ),
    _foreign(
        "",
        r"(?<=[A-Za-z])(?:~\d{1,3}~|\^\d{1,3}\^)",
        "A raised or lowered sign",
        "There are signs such as `²` and `₂`.",
    ),
    _foreign(
        "@",
        r"(?<![\w.@/\[;-])@(?:fig|sec|tbl|eq|lst)[:-][\w-]+",
        "A cross-reference of Quarto",
        "Write a link: `[text](file.md#its-id)`.",
    ),
    _foreign(
        "@",
        r"(?<![\w.@/\[;-])@[A-Za-z][\w:-]*-\d{4}[a-z]?\b",
        "A citation without brackets",
        "Write `[@key]`, or `[-@key]` where the sentence names the author.",
    ),
)
"""What other tools understand, and this one shows as it stands."""

_BULLETS = "•·▪◦‣●○∙\uf0b7\uf0a7"
_LINES = (
    _slip(
        "#",
        r"(?m)^(?:#{2,6}(?=[^\s#])|#{1,6}\u00a0)",
        "Without a space behind `#`, this is no heading.",
        "Write `## The title`: an ordinary space behind the last `#`.",
    ),
    _slip(
        "",
        rf"\A(?:[{_BULLETS}][ \t\u00a0]*(?=\S)|[-*+]\u00a0|o[ \u00a0]{{2,}}(?=\S))",
        "With this sign, the line is no entry of a list.",
        "Begin each entry with `- `: a hyphen and an ordinary space.",
    ),
    _slip(
        "-",
        r"\A-(?=[^\W\d_])[^\n]*\n-(?=[^\W\d_])",
        "Without a space behind `-`, these lines are no list.",
        "Begin each entry with `- `: a hyphen and a space.",
    ),
    _slip(
        "1",
        r"\A1[.)](?=[^\W\d_])[^\n]*\n2[.)](?=[^\W\d_])",
        "Without a space behind the number, these lines are no list.",
        "Begin each entry such as `1. `: a number, a point and a space.",
    ),
    _slip(
        "|",
        r"\A(?:\|[^\n]*\||[^|\n]+[ \t]\|[ \t][^\n]*)\n(?:\|[^\n]*\||[^|\n]+[ \t]\|[ \t][^\n]*)(?:\n|\Z)",
        "This looks like a table and is none.",
        "Write a line such as `|---|---|` under the first row, with as many cells as that row has.",
    ),
    _slip(
        ": ",
        r"\A(?:id|title|author|date|duration): \S[^\n]*\Z",
        "These look like metadata, and are shown as a text.",
        "Metadata stand once, at the top of the file, between two lines of `---`.",
    ),
)
"""Slips at the beginning of a paragraph or a line; looked for in the Markdown itself."""
IN_TEXT = SLIPS + FOREIGN
SIGNS = re.compile(r"[\[({$\\%@~^+=:<!?]")
"""Each pattern of ``IN_TEXT`` needs one of these; most texts have none, and need not be looked at."""
IN_LINES = _LINES
INLINE_DIRECTIVE = re.compile(r"(?<!:):::+[ \t]*\{[\w-]+\}|\{[\w-]+\}[ \t]*:::+")
"""A directive in the middle of a line."""
LIASCRIPT_QUESTION = re.compile(r"(?m)^[ \t]*\[[\[(][ xX]?[\])]\]")
