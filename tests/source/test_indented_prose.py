"""Paragraphs that are code because they are indented, and code that is meant as such."""

from __future__ import annotations

import pytest

from unites_mooc.diagnostics import Collector
from unites_mooc.source.text_reader import read_markdown

PROSE = {
    "below a paragraph": "We begin.\n\n    Then everybody writes down what is missing.\n",
    "below a list": "- One\n- Two\n\n      Then everybody writes down what is missing.\n",
    "two lines": "We begin.\n\n    Then everybody writes down\n    what is missing in the room.\n",
    "German": "Zuerst.\n\n    Danach schreiben alle auf, was noch fehlt.\n",
    "a tab": "We begin.\n\n\tThen everybody writes down what is missing.\n",
    "Arabic": "نبدأ.\n\n    ثم يكتب الجميع ما ينقص في الغرفة.\n",
    "numbers": "We begin.\n\n    In 2004 the Council agreed on eleven principles.\n",
    "a quotation": "We begin.\n\n    “Nothing about us is decided without us.”\n",
}
CODE = {
    "a command": "Write:\n\n    unites-mooc build course\n",
    "a call": 'Write:\n\n    print("Nothing about us without us.")\n',
    "a comment": "Write:\n\n    # Then everybody writes down what is missing.\n",
    "a listing": "Write:\n\n    Name of the city\n    Number of people\n",
    "a docstring": "Write:\n\n    def read():\n        Return what everybody has written down.\n",
    "what a program says": "It says:\n\n    checked: everything is fine in this course.\n",
    "too short": "It says:\n\n    Everything is fine.\n",
    "a file": "Write:\n\n    title: Then everybody writes down what is missing.\n    id: x\n",
    "Markdown": "Write:\n\n    Then **everybody** writes down what is missing.\n",
    "a fence": "Write:\n\n```\nThen everybody writes down what is missing.\n```\n",
    "a paragraph of a list": "1. One\n\n    Then everybody writes down what is missing.\n",
    "columns": "It says:\n\n    Everything is fine here.\n      Nothing is missing in here.\n",
}


def found(text: str) -> list[str]:
    collector = Collector()
    read_markdown("a.md", text, 1, collector)
    return [f"{item.span.line}:{item.span.column} {item.severity} {item.code}" for item in collector.items]


@pytest.mark.parametrize("name", PROSE)
def test_prose_that_is_shown_as_code(name: str) -> None:
    (flaw,) = found(PROSE[name])
    line = 1 + PROSE[name].split("\n\n")[0].count("\n") + 2
    assert flaw.startswith(f"{line}:")
    assert flaw.endswith("hint indented-prose")


@pytest.mark.parametrize("name", CODE)
def test_code_that_is_meant_as_such(name: str) -> None:
    assert found(CODE[name]) == []
