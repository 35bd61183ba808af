"""Hostile sources: reading and checking never raise, never hang, and every place lies in its file."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.courses import lesson, write_course
from unites_mooc.build.pipeline import read_course
from unites_mooc.diagnostics import Diagnostic
from unites_mooc.directives import DIRECTIVES
from unites_mooc.directives.quiz.questions import TYPES

ONE = "modules/01-first/01-one.md"
N = 3000
PATIENCE = 120
"""Seconds that no file may take; the slowest takes one or two."""


def quiz(body: str) -> str:
    return f":::{{quiz}} Q\n:id: q\n\n{body}\n:::"


CORPUS = {
    "open brackets": "[" * N,
    "open images": "![" * N,
    "open links": "[a](" * N,
    "emphasis": "*a_" * N,
    "backticks of every length": "".join("`" * length + " " for length in range(200)),
    "ten thousand nested quotes": ">" * 10_000 + " x",
    "nested lists": "- " * N + "x",
    "indented lists": "\n".join("  " * depth + "- x" for depth in range(400)),
    "fences in fences": "\n".join(":" * (3 + depth) + "{note}" for depth in range(400)),
    "fences that are never closed": ":::{note}\n" * N,
    "fences without names": "::: note\n" * N,
    "ends without a beginning": ":::\n" * N,
    "a wide table": "|a" * N + "|\n" + "|-" * N + "|\n",
    "a table that grows when it is filled": "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|x\n" * 500,
    "tags": "<a " * N,
    "angles": "<" * N,
    "citations that never end": "[@a" * N,
    "a citation of thousands": "[" + "@a; " * N + "]",
    "a citation over lines": "[a\n" * N + "@b]",
    "roles that never end": "{term}`a <" * N,
    "braces in a heading": "## a " + "{" * N,
    "attributes": "## a {" + "a=b " * N + "}",
    "a link with spaces": "[a](" + "a " * N,
    "many links with spaces": ("[a](" * 20 + "b " * 20) * 50,
    "marks of footnotes": "[^a]" * N,
    "footnotes in footnotes": "".join(f"[^{i}]: x[^{i + 1}]\n" for i in range(N)) + "\n[^0]",
    "definitions of links": "".join(f"[r{i}]: x\n" for i in range(N)),
    "definitions in definitions": "a\n" + "".join("  " * depth + ": b\n\n" for depth in range(300)),
    "headings": "### a\n" * N,
    "alerts": "> [!NOTE]\n" * N,
    "entities": "&#" + "1" * N + ";",
    "questions": quiz("### a {#a}\n\n- [x] a\n" * N),
    "options": quiz("### a {#a}\n\n" + "- [x] a\n" * N),
    "pairs": quiz("### a {#a type=matching}\n\n" + "".join(f"a{i}\n: b{i}\n\n" for i in range(N))),
    "answers": quiz("### a {#a type=text}\n\n" + "= a\n" * N),
    "numbers": quiz("### a {#a type=number}\n\n= " + "1" * N),
    "scenes": ":::{scenario} S\n:id: s\n\n"
    + "".join(f"### a {{#a{i}}}\n\n- [x](#a{i + 1})\n\n" for i in range(N // 3))
    + ":::",
    "dimensions": ":::{self-assessment} S\n:id: s\n:scale: a, b\n\n" + "### a\n\n- x\n" * N + ":::",
    "options of a directive": ":::{note}\n" + ":a: b\n" * N + ":::",
    "quotation marks": ":::{figure} x\n:alt: " + "\"'" * N + "\n:::",
    "combining marks": "a" + "\u0301" * N,
    "directions": "\u202e\u2066" * N,
    "families": "\U0001f469\u200d\U0001f469\u200d\U0001f467" * N,
    "sentences": "A. " * N,
    "a paragraph of thousands of lines": "a [x](y) *z*\n" * N,
    "code that is never closed": "```\n" * (N + 1),
    "tabs": "\t" * N + "x",
    "a line of a megabyte": "word " * 200_000,
}


@pytest.fixture
def patience() -> Iterator[None]:
    """End a test that hangs; an OSError would be taken for a file that cannot be read."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"reading takes more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def check_places(root: Path, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Assert that every place is in its file: on a line that it has, at most behind its end."""
    files: dict[str, list[str]] = {}
    for item in diagnostics:
        assert item.span.line >= 1
        assert item.span.column >= 1
        path = root / item.span.path
        if not path.is_file():
            assert (item.span.line, item.span.column) == (1, 1), item
            continue
        if item.span.path not in files:
            text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
            files[item.span.path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = files[item.span.path]
        assert item.span.line <= len(lines), item
        assert item.span.column <= len(lines[item.span.line - 1]) + 1, item


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("name", CORPUS)
def test_a_nasty_lesson(name: str, tmp_path: Path) -> None:
    root = write_course(tmp_path, {ONE: lesson(CORPUS[name])})
    course, diagnostics = read_course(root)
    assert course
    check_places(root, diagnostics)


NASTY_YAML = {
    "deep lists": "id: " + "[" * 100_000,
    "deep mappings": "".join(" " * depth + "a:\n" for depth in range(2000)),
    "aliases": "a: &a [x]\n" + "".join(f"b{i}: [*a, *a, *a]\n" for i in range(100)),
    "a key of a megabyte": "x" * 40_000 + ": y",
    "keys": "".join(f"k{i}: v\n" for i in range(5_000)),
    "documents": "---\n" * 10_000,
    "quotation marks": "title: '" + "''" * 20_000,
    "escapes": 'title: "' + "\\ud800" * 1000 + '"',
    "a tag": "title: !!python/object/apply:os.system ['true']",
    "a directive": "%YAML 9.9\n---\nid: x",
    "comments": "# x\n" * 20_000,
    "binary": "title: !!binary aGVsbG8=",
    "a merge": "<<: {id: x}\ntitle: y",
    "block scalars": "title: |\n" + "  x\n" * 20_000,
    "tabs": "a:\n" + "\t" * 1000 + "b: c",
}
YAML_FILES = (
    "course/course.yaml",
    "course/glossary.yaml",
    "course/references.yaml",
    "course/cohorts/x.yaml",
    "modules/01-first/module.yaml",
)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("name", NASTY_YAML)
def test_nasty_metadata(name: str, tmp_path: Path) -> None:
    for number, path in enumerate((*YAML_FILES, ONE)):
        text = NASTY_YAML[name]
        content = f"---\n{text}\n---\n\nText.\n" if path == ONE else text
        root = write_course(tmp_path / str(number), {path: content})
        _course, diagnostics = read_course(root)
        assert any(item.severity == "error" for item in diagnostics), path
        check_places(root, diagnostics)


FOLDERS: dict[str, Callable[[Path], object]] = {
    "a pipe": lambda module: os.mkfifo(module / "03-x.md"),
    "a folder called like a lesson": lambda module: (module / "03-x.md").mkdir(),
    "a link in a circle": lambda module: (module / "loop").symlink_to(".."),
    "a link out of the course": lambda module: (module / "03-x.md").symlink_to("/etc/passwd"),
    "a folder linked from elsewhere": lambda module: (module / "media").symlink_to("/etc"),
    "a link that leads nowhere": lambda module: (module / "03-x.md").symlink_to("nowhere"),
    "a line break in a name": lambda module: (module / "03-a\nb.md").write_text(lesson("x", id="x")),
    "a long name": lambda module: (module / f"03-{'x' * 240}.md").write_text(lesson("x", id="x")),
    "a name that is not UTF-8": lambda module: Path(
        os.fsdecode(os.fsencode(module) + b"/03-\xff.md")
    ).touch(),
    "what editors leave": lambda module: [
        (module / name).write_bytes(b"\0") for name in (".03.md.swp", "~$x.md", "#x#", "03-x.md~")
    ],
}


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_nasty_folder(name: str, tmp_path: Path) -> None:
    root = write_course(tmp_path)
    FOLDERS[name](root / "modules" / "01-first")
    course, _diagnostics = read_course(root)
    assert course
    assert [text.meta.id for text in course.lessons][:2] == ["one", "two"]


PIECES = [
    *(f":::{{{directive.name}}} a b" for directive in DIRECTIVES),
    *(f":{option.name}: " for directive in DIRECTIVES for option in directive.options),
    *(f"### Q {{#q type={kind}}}" for kind in TYPES),
    "### S {#s outcome=good}",
    ":::",
    "::::",
    "::::{only} pilot",
    "- [x] a",
    "- [ ] a",
    "- [a](#s)",
    "1. a",
    "a",
    ": b",
    "= 1",
    "> c",
    "> [!NOTE]",
    "## U {#u}",
    "| a | b |",
    "|---|---|",
    "[^n]",
    "[^n]: d",
    "[@k, p. 3]",
    "{term}`t`",
    "![a](b.png){width=2}",
    "```",
    "    code",
    "---",
    "\\",
    "",
    "",
    "",
]
LINES = st.lists(
    st.tuples(st.sampled_from(["", "", "", "  ", "> ", "- "]), st.sampled_from(PIECES), st.text(max_size=4)),
    max_size=40,
).map(lambda lines: "\n".join(indent + piece + tail for indent, piece, tail in lines))


@given(body=LINES)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mixture_of_the_format(body: str, tmp_path: Path) -> None:
    content = "".join(character for character in body if not "\ud800" <= character <= "\udfff")
    root = write_course(tmp_path, {ONE: lesson(content)})
    _course, diagnostics = read_course(root)
    check_places(root, diagnostics)
