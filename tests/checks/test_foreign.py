"""Files that authors bring along from other tools: each foreign thing is named, with what to write here."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import lesson, write_course
from unites_mooc.build.pipeline import read_course
from unites_mooc.directives import BY_NAME
from unites_mooc.directives.foreign import DIRECTIVES, ROLES

ONE = "modules/01-first/01-one.md"


def said(tmp_path: Path, body: str) -> list[str]:
    """Return ``line code: hint`` for each flaw of a lesson whose text begins on line 9."""
    _course, found = read_course(write_course(tmp_path, {ONE: lesson("## A {#a}\n\n" + body)}))
    return [f"{item.span.line} {item.code}: {item.hint}" for item in found if item.severity != "hint"]


SHOWN_AS_TEXT = {
    "a label of MyST": "(my-label)=\n",
    "a note inside the line": "Text^[a note].",
    "a span of pandoc": "[marked]{.red}",
    "a grid table": "+-----+-----+\n| a   | b   |\n+-----+-----+",
    "a block break": "+++",
    "a formula": "$$x^2$$",
    "LaTeX": "\\newpage",
    "a substitution": "Hello {{ name }}.",
    "a shortcode of Hugo": '{{< figure src="x.png" >}}',
    "a wiki link": "See [[Another page]].",
    "an embedded wiki picture": "![[picture.png]]",
    "highlighted text": "This is ==important== here.",
    "a box of MkDocs": '!!! note "Title"\n    Text.',
    "tabs of MkDocs": '=== "One"\n    Text.',
    "a citation in the sentence": "As @geddes-2015 says.",
}


@pytest.mark.parametrize("name", SHOWN_AS_TEXT)
def test_what_would_be_shown_as_text(name: str, tmp_path: Path) -> None:
    (flaw,) = said(tmp_path, SHOWN_AS_TEXT[name])
    assert flaw.startswith("9 unread-markup: ")


HARMLESS = {
    "a mail address": "Write to team@example-2004.org or a.b@c-2005.eu.",
    "a price": "It costs $5, then $6.",
    "an equation in words": "a == b == c",
    "a plus": "+ one\n+ two",
    "brackets": "He said [sic] and [[ twice.",
    "a backslash": "A\\B and C:\\temp",
    "code": "`[[x]]` and `{{ y }}` and `@a-2004`",
    "a handle": "Follow @city on the network.",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_meant_as_it_stands(name: str, tmp_path: Path) -> None:
    assert said(tmp_path, HARMLESS[name]) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (":::{admonition} Mind\nx\n:::", "9 unknown-directive: Write `:::{note} Title`."),
        (":::{dropdown} More\nx\n:::", "9 unknown-directive: Write `:::{details} Summary`."),
        (":::{qiuz} More\nx\n:::", "9 unknown-directive: Did you mean `quiz`?"),
        ("::: {.callout-tip}\nx\n:::", "9 fence-without-name: Write `:::{tip}`."),
        ("::: warning\nx\n:::", "9 fence-without-name: Write `:::{warning}`."),
        ("::: {.danger}\nx\n:::", "9 fence-without-name: Write `:::{warning}`."),
        ("{cite}`geddes-2015`", "9 unknown-role: Write `[@key]`."),
        ("{doc}`other`", "9 unknown-role: Write a link: `[text](../folder/file.md)`."),
        ("{tem}`x`", "9 unknown-role: Did you mean `term`?"),
    ],
)
def test_names_of_other_tools(written: str, expected: str, tmp_path: Path) -> None:
    assert expected in said(tmp_path, written)


def test_no_foreign_name_is_one_of_ours() -> None:
    assert not set(DIRECTIVES) & set(BY_NAME)
    assert not set(ROLES) & {"term", "case", "ref"}
