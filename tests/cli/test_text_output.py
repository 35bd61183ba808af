"""What people see of a flaw: its place, its line with a marker, and what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.courses import lesson, write_course
from unites_mooc.cli.excerpt import WIDTH, excerpt, lines_of
from unites_mooc.cli.main import main
from unites_mooc.cli.text_output import as_text, coloured, painter, plain
from unites_mooc.diagnostics import Diagnostic, Severity, Span, error

ONE = "modules/01-first/01-one.md"


def shown(source: str, line: int, column: int) -> list[str]:
    both = excerpt(Span("a.md", line, column), lambda _path: tuple(source.split("\n")))
    return [text for text in both if text]


EXCERPTS = {
    "plain": ("one\ntwo three", 2, 5, ["    2 | two three", "      |     ^"]),
    "a tab before the column": ("\tone", 1, 2, ["    1 |     one", "      |     ^"]),
    "wide characters": ("日本 x", 1, 4, ["    1 | 日本 x", "      |      ^"]),
    "a combining mark": ("e\u0301 x", 1, 4, ["    1 | e\u0301 x", "      |   ^"]),
    "an emoji of several characters": ("👩\u200d👧 x", 1, 5, ["    1 | 👩\u200d👧 x", "      |    ^"]),
    "right to left before the column": ("שלום x", 1, 6, ["    1 | שלום x"]),
    "right to left after the column": ("x שלום", 1, 1, ["    1 | x שלום", "      | ^"]),
    "control characters": ("a\x1b[31m\x9bb", 1, 8, ["    1 | a␛[31m\ufffdb", "      |        ^"]),
    "a turn of direction": ("a\u202eb", 1, 3, ["    1 | a\ufffdb", "      |   ^"]),
    "a column behind the end": ("abc", 1, 9, ["    1 | abc", "      |    ^"]),
    "a line that is not there": ("abc", 3, 1, []),
    "an empty line": ("abc\n\n", 2, 1, []),
}


@pytest.mark.parametrize("name", EXCERPTS)
def test_the_marker_stands_under_the_column(name: str) -> None:
    source, line, column, expected = EXCERPTS[name]
    assert shown(source, line, column) == expected


@pytest.mark.parametrize("column", [1, 30, 250, 494])
def test_a_long_line_is_cut_around_the_column(column: int) -> None:
    source = "word " * 99
    line, marker = shown(source, 1, column)
    assert len(line) <= WIDTH + len("    1 | ") + 1
    assert line[len(marker) - 1] == source[column - 1]


def test_every_flaw_has_its_line_and_its_hint() -> None:
    flaws = [error(Span("a.md", 1, 3), "one", "First.", "Do this."), error(Span("b.md"), "two", "Second.")]
    assert as_text(flaws, lambda path: ("source",) if path == "a.md" else ()).split("\n") == [
        "a.md:1:3: error[one] First.",
        "    1 | source",
        "      |   ^",
        "    Do this.",
        "",
        "b.md:1:1: error[two] Second.",
    ]


def test_a_message_stays_on_its_line_and_commands_no_terminal() -> None:
    flaw = error(Span("a.md"), "one", "Text `a\nb\x1b[2J`.")
    assert as_text([flaw], lambda _path: ()) == "a.md:1:1: error[one] Text `a b␛[2J`."


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert painter(Terminal()) is coloured
    assert painter(io.StringIO()) is plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert painter(Terminal()) is plain
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert painter(Terminal()) is plain


def test_without_its_colours_the_text_is_the_same() -> None:
    import click

    flaw = Diagnostic(Span("a.md", 1, 2), Severity.WARNING, "one", "First.", "Do this.")
    painted = as_text([flaw], lambda _path: ("abc",), coloured)
    assert click.unstyle(painted) == as_text([flaw], lambda _path: ("abc",))
    assert painted != click.unstyle(painted)


def test_nothing_is_shown_of_what_stands_outside_the_course(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret\n")
    root = write_course(tmp_path / "course-folder", {ONE: b"\xff\xfe"})
    (root / "modules/01-first/03-secret.md").symlink_to(tmp_path / "secret.md")
    out = CliRunner().invoke(main, ["check", str(root)]).stdout
    assert "link-out-of-course" in out
    assert "invalid-utf8" in out
    assert "secret\n" not in out
    assert " | " not in out


def test_a_file_is_read_once(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    lines = lines_of(root)
    first = lines(ONE)
    (root / ONE).write_text("other\n")
    assert lines(ONE) is first


def test_check_and_build_show_the_same(tmp_path: Path) -> None:
    root = write_course(tmp_path, {ONE: lesson("## A {#a}\n\n:::{tipp}\n:::\n")})
    expected = [
        f"{ONE}:9:1: error[unknown-directive] `{{tipp}}` is not a directive.",
        "    9 | :::{tipp}",
        "      | ^",
        "    Did you mean `tip`?",
    ]
    for command in ("check", "build"):
        result = CliRunner().invoke(main, [command, str(root)])
        assert "\n".join(expected) in result.output
