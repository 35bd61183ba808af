from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unites_mooc.source.yaml_reader import read_yaml


def codes(text: str) -> list[str]:
    _document, diagnostics = read_yaml("a.yaml", text)
    return [f"{item.span.line}:{item.span.column} {item.code}" for item in diagnostics]


def test_every_scalar_is_a_text() -> None:
    document, diagnostics = read_yaml(
        "a.yaml", "a: no\nb: 1.10\nc: 12:30\nd: 2027-03-28T10:00\ne: on\nf: ~\ng: 0o7\nh: 'x'\n"
    )
    assert not diagnostics
    assert document.data == {
        "a": "no",
        "b": "1.10",
        "c": "12:30",
        "d": "2027-03-28T10:00",
        "e": "on",
        "f": "~",
        "g": "0o7",
        "h": "x",
    }


def test_every_key_and_value_has_its_place() -> None:
    document, _ = read_yaml("a.yaml", "a: 1\nb:\n  - x\n  - c: y\n", first_line=10)
    assert document.positions.keys[("b",)].line == 11
    assert document.positions.values[("b", 1, "c")].line == 13
    assert document.positions.values[("b", 1, "c")].column == 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
        ("a: 1\na: 2\na: 3\n", ["2:1 duplicate-key", "3:1 duplicate-key"]),
        ("a:\n\tb: 1\n", ["2:1 yaml-tab"]),
        ("a:\n - b\n \t- c\n", ["3:2 yaml-tab"]),
        ("a: b: c\n", ["1:5 yaml-syntax"]),
        ("a: [1, 2\nb: 3\n", ["1:4 yaml-syntax"]),
        ("a: {b: 2\nc: 3\n", ["1:4 yaml-syntax"]),
        ("a: ['x' y]\n", ["1:9 yaml-syntax"]),
        ("a: ]\n", ["1:4 yaml-syntax"]),
        ("a: 'x\nb: c\n", ["1:4 yaml-syntax"]),
        ('a: "x" y\n', ["1:8 yaml-syntax"]),
        ('a: "\\d"\n', ["1:5 yaml-syntax"]),
        ("a: @x\n", ["1:4 yaml-syntax"]),
        ("a: *b* x\n", ["1:4 yaml-syntax"]),
        ("a: !b x\n", ["1:4 yaml-syntax"]),
        ("a: |x\n", ["1:5 yaml-syntax"]),
        ("a: - x\n", ["1:4 yaml-syntax"]),
        ("a: &x [1]\nb: *x\n", ["2:4 yaml-alias"]),
        ("a: *x\n", ["1:4 yaml-syntax"]),
        ("[a]: 1\n", ["1:1 yaml-syntax"]),
        ("a: 1\n---\nb: 2\n", ["2:1 yaml-syntax"]),
        ("a: 1\n b: 2\n", ["2:2 yaml-indentation"]),
        ("a:\n  b: 1\n c: 2\n", ["3:2 yaml-indentation"]),
        ("a:\n- x\n  y: 1\n", ["3:3 yaml-indentation"]),
        ("a: 1\n- b\n", ["2:1 yaml-indentation"]),
        ("a:1\nb: 2\n", ["1:2 yaml-syntax"]),
        ("a: 1\nb:2\nc: 3\n", ["2:2 yaml-syntax"]),
        ("a:\n  - x\n  -y\n", ["3:3 yaml-syntax"]),
        ("a: 1\nb\nc: 2\n", ["2:1 yaml-syntax"]),
        ("a:\n - x\n  - y\n", ["3:3 swallowed-entry"]),
        ("a: x\nb: \x80\n", ["2:4 control-character"]),
        ("a: x\u2028b: @\n", ["1:5 control-character"]),
        ('a: 😀\n"b\u00e9": \U0001f600\nc: @\n', ["3:4 yaml-syntax"]),
        ("a: x\n\n# note\n  \nb: 'y\n", ["5:4 yaml-syntax"]),
    ],
)
def test_flaws_are_named_with_their_place(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: A: B\n", 'Write `title: "A: B"`.'),
        ("title:Foo\nid: x\n", "Write `title: Foo`."),
        ("a:\n  - x\n  -y\n", "Write `- y`."),
        ("a:\n  b: 1\n c: 2\n", "Indent it by 0 or 2 spaces."),
        ("a: `x`\n", 'Write `a: "`x`"`.'),
        ("title: “A: B”\n", 'Write `title: "A: B"`.'),
        ('title: "A" for B\n', "Write `title: '\"A\" for B'`."),
        ("title: 'The city's plan'\n", 'Write `title: "The city\'s plan"`.'),
        ("title: [Draft] A\n", 'Write `title: "[Draft] A"`.'),
        ("title: *A* B\n", 'Write `title: "*A* B"`.'),
        ("a:\n  * x\n", "Write `- x`."),
        ("id: x\ntitle A\n", "Write `title: A`."),
        ("id: x\ntitle = A\n", "Write `title: A`."),
        ("id: x\n**title**: A\n", "Write `title: A`."),
        ("id: x\ntitle:\u00a0A\n", "Write `title: A`."),
        ("id = x\n", "Write `id: x`."),
        ("a:\n\u00a0- x\n", "Delete it, and type ordinary spaces."),
        ("<!-- x -->\na: b\n", "Begin it with `# `."),
        ("a:\n\t- x\n\t- y\n", "Use spaces: two for each tab."),
    ],
)
def test_hints_say_what_to_write(text: str, hint: str) -> None:
    _document, (flaw,) = read_yaml("a.yaml", text)
    assert flaw.hint == hint


def test_one_slip_does_not_hide_the_next() -> None:
    text = "a: b: c\ntitle x\nd:e\nf: [1\ng: 'h\nok: yes\n"
    document, diagnostics = read_yaml("a.yaml", text)
    assert [item.span.line for item in diagnostics] == [1, 2, 3, 4, 5]
    assert document.data == {"a": "b: c", "title": "x", "d": "e", "f": ["1"], "g": "h", "ok": "yes"}


def test_an_alias_of_a_text_is_allowed() -> None:
    document, diagnostics = read_yaml("a.yaml", "a: &x hello\nb: *x\n")
    assert not diagnostics
    assert document.data == {"a": "hello", "b": "hello"}


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 50_000 + "a", "{a: " * 40 + "1", "a: &a [*a]"])
def test_bombs_are_refused(text: str) -> None:
    document, diagnostics = read_yaml("a.yaml", text)
    assert document.data is None
    assert diagnostics


def test_a_billion_laughs_are_refused() -> None:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    assert codes("\n".join(lines))[0].endswith("yaml-alias")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_reading_never_raises_and_spans_lie_inside(text: str) -> None:
    _document, diagnostics = read_yaml("a.yaml", text)
    for item in diagnostics:
        assert 1 <= item.span.line <= text.count("\n") + text.count("\r") + text.count("\x85") + 3


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@ \n\t#?,", max_size=80))
def test_reading_punctuation_never_raises(text: str) -> None:
    read_yaml("a.yaml", text)
