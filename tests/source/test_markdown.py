"""Markdown into blocks and prose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import rules_core, rules_inline

from support.courses import write_course
from unites_mooc.diagnostics import Collector
from unites_mooc.model.blocks import (
    Block,
    Callout,
    DefinitionList,
    Footnote,
    Heading,
    ListBlock,
    Paragraph,
    Table,
)
from unites_mooc.model.prose import Citation, Image, Link, Reference, plain_text, references
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.walk import all_prose, find, walk
from unites_mooc.source.fences import FenceContext
from unites_mooc.source.loader import load_course
from unites_mooc.source.markdown import parser
from unites_mooc.source.text_reader import read_markdown, read_markdown_file


def read(text: str) -> tuple[tuple[Block, ...], tuple[Footnote, ...], list[str]]:
    collector = Collector()
    blocks, notes = read_markdown("modules/a/b.md", text, 1, collector)
    found = sorted(collector.items, key=lambda item: item.span)
    return blocks, notes, [f"{item.span.line}:{item.span.column} {item.code}" for item in found]


def parts(text: str) -> list[object]:
    blocks, _, _ = read(text)
    return [part for prose in all_prose(blocks) for part in references(prose.parts)]


FRAGMENTS = [
    *"ab \n\\{`~*_[]!<&}#$%+-:=>@^|\t.,()",
    *("**", "  \n", "[^1]", "[@a]", "{term}`x`", "![a](b)", "{.x}", "http://a.b", "<http://x.y>", "&amp;"),
    *("[x](y)", " - ", "word", "\n\n", "> ", "`c`", "\u00a0"),
]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_rules_for_plain_text_change_nothing(text: str) -> None:
    slow = parser.__wrapped__()
    slow.inline.ruler.at("text", rules_inline.text)
    slow.core.ruler.at("inline", rules_core.inline)
    one, other = (
        [token.as_dict() for token in md.parse(text, {"fences": FenceContext("a.md", 1, Collector())})]
        for md in (parser(), slow)
    )
    assert one == other


def test_headings_have_ids_and_attributes() -> None:
    blocks, _, flaws = read("## *One* {#first .wide points=2}\n\n### Two\n\n## {#only}\n")
    one, two, three = (block for block in blocks if isinstance(block, Heading))
    assert (one.id, one.explicit, plain_text(one.text)) == ("first", True, "One")
    assert dict(one.attributes) == {"class": "wide", "points": "2"}
    assert (two.id, two.explicit) == ("section--2", False)
    assert three.id == "only"
    assert flaws == ["5:1 empty-heading"]


def test_a_heading_that_ends_with_braces_keeps_them() -> None:
    (heading,) = read("## Use {curly} braces {really?}\n")[0]
    assert isinstance(heading, Heading)
    assert plain_text(heading.text) == "Use {curly} braces {really?}"


def test_links_and_images_are_resolved_against_the_file() -> None:
    link, image, outside = parts("[a](../c/d.md#e) ![Plan](media/x.svg) [w](https://example.org)")
    assert isinstance(link, Link)
    assert (link.path, link.anchor) == ("modules/c/d.md", "e")
    assert isinstance(image, Image)
    assert (image.path, image.alt) == ("modules/a/media/x.svg", "Plan")
    assert isinstance(outside, Link)
    assert outside.url == "https://example.org"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](../../../x.md)", ["1:1 path-out-of-course"]),
        ("[a](/etc/passwd)", ["1:1 path-out-of-course"]),
        ("![a](../../../x.png)", ["1:1 path-out-of-course"]),
        ("![a](https://example.org/x.png)", ["1:1 external-image"]),
        ("[a](javascript:alert)", []),
        ("[a](ftp://x.org)", ["1:1 unsupported-link"]),
        ("[a]()", ["1:1 empty-link"]),
        ("one\ntwo {foo}`x`", ["2:5 unknown-role"]),
        ("- a\n- b {term}`Not An Id`", ["2:5 invalid-id"]),
        ("text <b>bold</b>", ["1:6 raw-html"]),
        ("<div>\n", ["1:1 raw-html"]),
        ("`<b>` and 3 < 4 > 2", []),
        ("`<b>` and <b>", ["1:11 raw-html"]),
        ("`<b>` \\* <b>", ["1:10 raw-html"]),
        ("Written as text: &lt;b&gt; and \\<i>", []),
        ("&lt;b&gt; and <i>", ["1:15 raw-html"]),
        ("&lt;b&gt; and <b>", ["1:15 raw-html"]),
        ("\\\\<b>", ["1:3 raw-html"]),
    ],
)
def test_flaws_in_prose(text: str, expected: list[str]) -> None:
    assert read(text)[2] == expected


def test_html_is_shown_as_text() -> None:
    blocks, _, _ = read("a <script>alert(1)</script> & b")
    (paragraph,) = blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.parts == ("a &lt;script&gt;alert(1)&lt;/script&gt; &amp; b",)


def test_citations_have_prefixes_and_locators() -> None:
    (citation,) = parts("Said so [see @one-2004, p. 3; @two].")
    assert isinstance(citation, Citation)
    assert [(c.key, c.prefix, c.locator) for c in citation.cites] == [
        ("one-2004", "see", "p. 3"),
        ("two", "", ""),
    ]


@pytest.mark.parametrize(
    "text", ["[mail@example.org](https://e.org)", "a@b.c", "[x]", "[^1]: note", "`[@code]`"]
)
def test_what_is_no_citation(text: str) -> None:
    assert not [part for part in parts(text) if isinstance(part, Citation)]


def test_roles() -> None:
    term, shown, case = parts("{term}`co-design` {term}`the *word* <co-design>` {case}`bologna-pact`")
    assert isinstance(term, Reference)
    assert (term.kind, term.target, term.text) == ("term", "co-design", "")
    assert isinstance(shown, Reference)
    assert (shown.target, shown.text) == ("co-design", "the *word*")
    assert isinstance(case, Reference)
    assert (case.kind, case.target) == ("case", "bologna-pact")


def test_tables_task_lists_definitions_alerts_and_footnotes() -> None:
    text = (
        "| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] not\n\nterm\n: meaning\n\n"
        "> [!WARNING]\n> careful\n\nmark[^n] ~~gone~~\n\n[^n]: the note\n"
    )
    blocks, notes, flaws = read(text)
    assert flaws == []
    table, tasks, definitions, alert, _paragraph = blocks
    assert isinstance(table, Table)
    assert table.alignments == ("center", "right")
    assert isinstance(tasks, ListBlock)
    assert [item.checked for item in tasks.items] == [True, False]
    assert isinstance(definitions, DefinitionList)
    assert isinstance(alert, Callout)
    assert alert.kind == "warning"
    assert [note.label for note in notes] == ["n"]


def test_a_quiz_is_read_whole() -> None:
    text = (
        ":::{quiz} Check\n:id: q\n:pass: 60\n:shuffle:\n\nIntro.\n\n"
        "### What is *x*? {#what points=3}\n\nBody.\n\n"
        "- [ ] One\n  > No.\n- [x] Two\n\n  More.\n  > Yes.\n- [x] Three\n\n> General.\n:::\n"
    )
    blocks, _, flaws = read(text)
    assert flaws == []
    (quiz,) = find(blocks, Quiz)
    assert (quiz.id, quiz.pass_percent, quiz.shuffle, quiz.points) == ("q", 60, True, 3)
    assert len(quiz.introduction) == 1
    (question,) = quiz.questions
    assert (question.id, plain_text(question.prompt), len(question.body)) == ("what", "What is x?", 1)
    assert question.answer.multiple
    assert [option.correct for option in question.answer.options] == [False, True, True]
    assert [len(option.feedback) for option in question.answer.options] == [1, 1, 0]
    assert len(question.answer.options[1].blocks) == 1
    assert len(question.feedback) == 1


QUIZ = ":::{{quiz}} Q\n:id: q\n\n{}\n:::\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text only.", ["1:1 quiz-without-question"]),
        ("### A {#a}\n\n- [ ] x\n- [ ] y", ["4:1 question-without-right-option"]),
        ("### A {#a}\n\n- [x] x\n- [x] y", ["4:1 question-without-wrong-option"]),
        ("### A {#a}\n\nNothing.", ["4:1 question-without-options"]),
        ("### A\n\n- [x] x\n- [ ] y", ["4:1 missing-id"]),
        ("### A {#a}\n\n- [x] x\n- y", ["7:1 option-without-box"]),
        ("### A {#a}\n\n- [x] x\n- [ ] y\n\nlost", ["9:1 quiz-content"]),
        ("### A {#a points=x}\n\n- [x] x\n- [ ] y", ["4:1 invalid-number"]),
        ("### A {#a points=1.5}\n\n- [x] x\n- [ ] y", ["4:1 invalid-number"]),
        ("### A {#a}\n\n* (x) x\n* ( ) y", ["6:1 option-without-box", "7:1 option-without-box"]),
        ("### A {#a}\n\n- [x] x\n- [] y", ["7:1 option-without-box"]),
        ("### A {#a}\n\n- ☑ x\n- ☐ y", ["6:1 option-without-box", "7:1 option-without-box"]),
        ("### A {#a}\n\n- (a) x\n- (b) y", ["4:1 question-without-options"]),
        ("### A {#a point=2}\n\n- [x] x\n- [ ] y", ["4:1 unknown-attribute"]),
        ("### A {#a type=mutliple}\n\n- [x] x\n- [ ] y", ["4:1 unknown-question-type"]),
        ("### A {#a}\n\n- [x] x\n- [ ] y\n\n### B {#a}\n\n- [x] x\n- [ ] y", ["9:1 duplicate-id"]),
    ],
)
def test_flaws_in_a_quiz(body: str, expected: list[str]) -> None:
    assert read(QUIZ.format(body))[2] == expected


PLACES = {
    "a list": "- a\n- b ¶",
    "a list in a list": "1. a\n   - b\n     c ¶",
    "a quote": "> a\n> b ¶",
    "a lazy line": "> a\nb ¶",
    "a heading": "## h ¶ {#a}",
    "a table": "| a | b |\n|---|---|\n| c | d |\n| e | f ¶ |",
    "a definition": "t\n: m\n: n ¶",
    "a footnote": "x[^1]\n\n[^1]: a\n\n    b ¶",
    "an alert": "> [!NOTE]\n> a ¶",
    "a title": ":::{note} t ¶\n:::",
    "a directive in a list": "- a\n\n  :::{note} T\n  b ¶\n  :::",
    "an option": ":::{quiz} Q\n:id: q\n\n### P {#a}\n\n- [x] a ¶\n- [ ] b\n:::",
    "feedback": ":::{quiz} Q\n:id: q\n\n### P {#a}\n\n- [x] a\n  > f ¶\n- [ ] b\n:::",
    "a link": "*x* [a ¶](y.md)",
    "a broken line": "a  \n  b ¶",
}


@pytest.mark.parametrize("name", PLACES)
def test_flaws_in_prose_stand_in_their_column_wherever_it_is(name: str) -> None:
    text = PLACES[name]
    before = text[: text.index("¶")]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    assert read(text.replace("¶", "{foo}`x`"))[2] == [f"{place} unknown-role"]


DEFINITIONS = {
    "plain": "definition: one {foo}`x`",
    "in quotes": "definition: 'it''s {foo}`x`'",
    "in double quotes": 'definition: "one {foo}`x`"',
    "on a second line": "definition: one\n    two {foo}`x` three",
    "literal": "definition: |\n    one\n    {foo}`x`",
    "folded": "definition: >-\n    one\n\n    {foo}`x`",
}


@pytest.mark.parametrize("name", DEFINITIONS)
def test_flaws_in_a_definition_stand_in_their_column(name: str, tmp_path: Path) -> None:
    glossary = f"# terms\n- id: a\n  term: A\n  {DEFINITIONS[name]}\n"
    before = glossary[: glossary.index("{foo}")]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    _course, (flaw,) = load_course(write_course(tmp_path, {"course/glossary.yaml": glossary}))
    assert (flaw.code, flaw.span.line, flaw.span.column) == ("unknown-role", *place)


def test_deep_nesting_is_reported_and_does_not_hang() -> None:
    assert read("> " * 10_000 + "x")[2] == ["1:1 nested-too-deep"]


def test_units_inside_only_carry_its_tags() -> None:
    text = "---\nid: a\n---\n\n## One\n\na\n\n:::{only} pilot\n## Two\n\nb\n:::\n\nc\n"
    file, diagnostics = read_markdown_file("a.md", text)
    assert not diagnostics
    one, two = file.units
    assert (one.only, two.only) == ((), (("pilot",),))
    assert [block.only for block in two.blocks] == [(("pilot",),), ()]


MARKDOWN = st.text(
    alphabet=st.sampled_from(list("ab#*_`~[](){}<>!|:-+>^=@&\\ \n\t1.")) | st.characters(codec="utf-8"),
    max_size=300,
)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_reading_never_raises_and_spans_lie_inside(text: str) -> None:
    text = text.replace("\r", "\n")  # as every source is read
    collector = Collector()
    blocks, notes = read_markdown("a/b.md", text, 1, collector)
    last = len(text.split("\n")) + 1
    spans = [item.span for item in collector.items] + [block.span for block in walk([*blocks, *notes])]
    assert all(1 <= span.line <= last and span.column >= 1 for span in spans)


FENCES = st.lists(
    st.sampled_from(
        [
            *(":::{note}", "::::{quiz} Q", ":::{field} F", ":::", "::::", ":id: a", "## H", "### Q {#q}"),
            *("- [x] a", "- [ ] b", "> quote", "text", "", "```", "  :::{tip}", "- item"),
            *(":::{only} pilot", ":::{worksheet} w"),
        ]
    ),
    max_size=25,
)


@settings(max_examples=400, deadline=None)
@given(FENCES)
def test_fences_in_any_order_never_raise(lines: list[str]) -> None:
    collector = Collector()
    blocks, notes = read_markdown("a/b.md", "\n".join(lines), 1, collector)
    spans = [item.span for item in collector.items] + [block.span for block in walk([*blocks, *notes])]
    assert all(1 <= span.line <= len(lines) + 1 for span in spans)
