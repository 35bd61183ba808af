"""Directive fences: small Markdown in, diagnostics with their lines out."""

from __future__ import annotations

import pytest

from unites_mooc.diagnostics import Collector
from unites_mooc.model.blocks import Activity, Block, Callout, Details, Only
from unites_mooc.model.walk import walk
from unites_mooc.source.text_reader import read_markdown


def read(text: str, first_line: int = 1) -> tuple[tuple[Block, ...], list[str]]:
    collector = Collector()
    blocks, _notes = read_markdown("modules/a/b.md", text, first_line, collector)
    return blocks, [f"{item.span.line} {item.code}" for item in sorted(collector.items, key=lambda i: i.span)]


CASES = {
    "closed": (":::{note}\ntext\n:::\n", []),
    "unclosed": ("before\n\n:::{note}\ntext\n", ["3 unclosed-fence"]),
    "closed by its twin": (":::{note}\n:::{tip}\nx\n:::\n:::\n", ["1 fence-closed-by-twin"]),
    "closed by a longer one inside": (
        ":::{note}\n::::{tip}\nx\n::::\n:::\n",
        ["1 fence-closed-by-twin"],
    ),
    "properly nested": ("::::{note}\n:::{tip}\nx\n:::\n::::\n", []),
    "two in a row": (":::{note}\na\n:::\n:::{tip}\nb\n:::\n", []),
    "inner one unclosed": ("::::{note}\n:::{tip}\nx\n::::\n\nafter\n", ["2 unclosed-fence"]),
    "stray end": ("text\n\n:::\n", ["3 stray-fence"]),
    "no name": ("::: note\nx\n:::\n", ["1 fence-without-name"]),
    "no braces": (":::note\nx\n:::\n", ["1 fence-without-name"]),
    "a pandoc class": ("::: {.note}\nx\n:::\n\nafter\n", ["1 fence-without-name"]),
    "colons apart": (": ::{note}\nx\n:::\n", ["1 fence-without-name"]),
    "colons apart below a line": ("text\n: ::{note}\nx\n:::\n", ["2 fence-without-name"]),
    "colons apart below a paragraph": ("text\n\n: ::{note}\nx\n: ::\n\nafter\n", ["3 fence-without-name"]),
    "a brace missing": (":::{note\nx\n:::\n", ["1 fence-without-name"]),
    "indented code in a fence": (":::{note}\ntext\n\n    :::{tip}\n    code\n:::\n", []),
    "deep in a list": (
        "::::{note}\n10. item\n\n    :::{tip}\n    text\n\nafter\n::::\n",
        ["4 unclosed-fence"],
    ),
    "unknown name": (":::{notee}\nx\n:::\n", ["1 unknown-directive"]),
    "unknown option": (":::{activity} Do\n:duratoin: 5 min\n:::\n", ["2 unknown-option"]),
    "wrong option": (":::{activity} Do\n:duration: soon\n:::\n", ["2 invalid-duration"]),
    "option twice": (":::{activity} Do\n:duration: 5 min\n:duration: 6 min\n:::\n", ["3 duplicate-option"]),
    "option after a gap": (":::{activity} Do\n\n:duration: 5 min\n:::\n", ["3 misplaced-option"]),
    "missing argument": (":::{activity}\nx\n:::\n", ["1 missing-argument"]),
    "missing id": (":::{reflection} Why?\n:::\n", ["1 missing-id"]),
    "body where none is": (":::{worksheet} w1\ntext\n:::\n", ["2 unexpected-body"]),
    "fence in code": ("```\n:::{note}\n```\n", []),
    "code in a fence hides fences": (":::{note}\n```\n:::{tip}\n:::\n```\n:::\n", []),
    "in a list": ("- item\n\n  :::{note}\n  text\n  :::\n\nafter\n", []),
    "unclosed in a list": ("- item\n\n  :::{note}\n  text\n\nafter\n", ["3 unclosed-fence"]),
    "in a quote": ("> :::{note}\n> text\n> :::\n", []),
    "interrupts a paragraph": ("text\n:::{note}\nx\n:::\n", []),
    "three deep": (":::::{note}\n::::{tip}\n:::{details} D\nx\n:::\n::::\n:::::\n", []),
    "unclosed code in a fence": (
        ":::{note}\n```\ncode\n:::\n\n:::{tipp}\n:::\n",
        ["2 unclosed-code", "6 unknown-directive"],
    ),
    "an option without its first colon": (":::{activity} Do\nduration: 5 min\n:::\n", ["2 malformed-option"]),
    "an option without its second colon's space": (
        ":::{reflection} Why?\n:id:why\n:lines : 3\n:::\n",
        ["2 malformed-option", "3 malformed-option"],
    ),
    "options between rules": (":::{reflection} Why?\n---\nid: why\n---\n:::\n", ["2 malformed-option"]),
    "an option with a space of a word processor": (":::{reflection} Why?\n:id:\u00a0why\n:::\n", []),
    "a sentence with a colon": (":::{note}\nmind: this\n:::\n", []),
    "an option where none is": (":::{note}\n:class: x\n:::\n", ["2 unknown-option"]),
    "what stands in an unknown directive": (
        ":::{boxx}\n::::{activty} Do\n:duration: soon\n::::\n:::\n",
        ["1 fence-closed-by-twin", "1 unknown-directive", "2 unknown-directive", "3 invalid-duration"],
    ),
    "what stands in a directive without id": (
        "::::{reflection} Why?\n:::{activity} Do\n:duration: soon\n:::\n::::\n",
        ["1 missing-id", "3 invalid-duration"],
    ),
    "what stands in a figure without path": (
        "::::{figure}\n:::{activity} Do\n:duration: soon\n:::\n::::\n",
        ["1 missing-argument", "3 invalid-duration"],
    ),
    "unclosed code two deep": ("::::{note}\n:::{tip}\n~~~\nx\n:::\n::::\n", ["3 unclosed-code"]),
    "unclosed code in a list in a fence": (":::{note}\n- a\n\n  ```\n  x\n:::\n", ["4 unclosed-code"]),
    "unclosed code in an unclosed fence": (":::{note}\n```\ncode\n", ["2 unclosed-code"]),
    "unclosed code": ("text\n\n```\ncode\n", ["3 unclosed-code"]),
    "unclosed code in a quote": ("> ```\n> code\n\nafter\n", ["1 unclosed-code"]),
    "closed code in a quote": ("- > ````\n  > ```\n  > ````\n", []),
    "a definition in tagged text": (":::{only} pilot\nx\n\n[r]: x.md\n:::\n", ["4 definition-in-only"]),
    "each flaw at its line": (
        ":::{nope}\n:::\n\n:::{activity} A\n:x: 1\n:::\n\n:::{note}\n",
        ["1 unknown-directive", "5 unknown-option", "8 unclosed-fence"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_flaws_are_reported_at_the_line_of_the_culprit(name: str) -> None:
    text, expected = CASES[name]
    assert read(text)[1] == expected


@pytest.mark.parametrize("name", CASES)
def test_lines_count_from_where_the_markdown_begins(name: str) -> None:
    text, expected = CASES[name]
    shifted = [f"{int(item.split()[0]) + 9} {item.split()[1]}" for item in expected]
    assert read(text, first_line=10)[1] == shifted


COLUMNS = {
    "> ::: note\n> :::\n": "1:3 fence-without-name",
    "1. :::\n": "1:4 stray-fence",
    "- :::{note}\n  x\n": "1:3 unclosed-fence",
    "- :::{tipp}\n  :::\n": "1:3 unknown-directive",
    "> :::{activity} A\n> :x: y\n> :::\n": "2:3 unknown-option",
    "> :::{activity} A\n> :duration: soon\n> :::\n": "2:14 invalid-duration",
    ":::{reflection} R\n:id:   Not an id\n:::\n": "2:8 invalid-id",
    "- ## A {#Bad}\n": "1:8 invalid-id",
    "> #\n": "1:3 empty-heading",
    "- ```\n  x\n": "1:3 unclosed-code",
}


@pytest.mark.parametrize("text", COLUMNS)
def test_columns_are_those_of_the_file(text: str) -> None:
    collector = Collector()
    read_markdown("a.md", text, 1, collector)
    (item,) = collector.items
    assert f"{item.span.line}:{item.span.column} {item.code}" == COLUMNS[text]


def test_a_fence_closed_by_its_twin_is_still_read_as_it_was_meant() -> None:
    blocks, _ = read(":::{note}\n:::{tip}\ninner\n:::\nouter\n:::\nafter\n")
    (note, after) = blocks
    assert isinstance(note, Callout)
    assert note.kind == "note"
    assert [type(block).__name__ for block in note.blocks] == ["Callout", "Paragraph"]
    assert after.span.line == 7


def test_blocks_inside_know_their_lines() -> None:
    text = (
        "::::{details} More\n- one\n\n  :::{note} N\n  deep\n  :::\n::::\n\n:::{only} pilot, public\nx\n:::\n"
    )
    blocks, diagnostics = read(text)
    assert diagnostics == []
    lines = {type(block).__name__: block.span.line for block in walk(blocks)}
    assert lines["Details"] == 1
    assert lines["Callout"] == 4
    assert isinstance(blocks[0], Details)
    assert isinstance(blocks[1], Only)
    assert blocks[1].only == (("pilot", "public"),)


def test_options_are_consumed_and_converted() -> None:
    blocks, _ = read(
        ":::{activity} Sort\n:duration: 1 h 5 min\n:grouping: pair\n:materials: cards, pens\nBody.\n:::\n"
    )
    (activity,) = blocks
    assert isinstance(activity, Activity)
    assert (activity.minutes, activity.grouping, activity.materials) == (65, "pair", ("cards", "pens"))
    assert len(activity.blocks) == 1


def test_a_hint_says_how_to_mend_a_twin() -> None:
    collector = Collector()
    read_markdown("a.md", ":::{note}\n:::{tip}\n:::\n:::\n", 1, collector)
    (item,) = collector.items
    assert "line 2" in item.message
    assert "4 colons" in item.hint


NEARLY_CLOSED = {
    "too few colons": ":::{note}\nx\n::\n\ny\n",
    "indented like code": ":::{note}\nx\n    :::\n",
    "behind text": ":::{note}\nx\ny. :::\n",
}


@pytest.mark.parametrize("name", NEARLY_CLOSED)
def test_a_hint_names_the_line_that_nearly_closes(name: str) -> None:
    collector = Collector()
    read_markdown("modules/a/b.md", NEARLY_CLOSED[name], 7, collector)
    (flaw,) = collector.items
    assert (flaw.span.line, flaw.code) == (7, "unclosed-fence")
    assert flaw.hint == "Write `:::` on a line of its own, without spaces before it: see line 9."


@pytest.mark.parametrize("opening", [":::{tip} Title", "::: {tip} Title", ":::  {tip}  Title"])
def test_a_space_may_stand_before_the_name(opening: str) -> None:
    collector = Collector()
    (callout,), _notes = read_markdown("a/b.md", f"{opening}\nText.\n:::\n", 1, collector)
    assert isinstance(callout, Callout)
    assert collector.items == []
