"""A build that would change nothing is known without reading the course; any change is seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from support.cache import SHARED_CACHE
from support.courses import LESSON, write_course
from unites_mooc.build.options import BuildOptions
from unites_mooc.build.pipeline import build
from unites_mooc.build.unchanged import unchanged
from unites_mooc.model.settings import OutputSettings

ONE = "modules/01-first/01-one.md"


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    root = write_course(tmp_path / "course", {ONE: LESSON.replace("Some text.", "Some <b> text.")})
    return BuildOptions(root=root, out=root / "build", targets=("site",), cache=SHARED_CACHE)


def test_the_second_build_changes_nothing_and_says_the_same(options: BuildOptions) -> None:
    first = build(options, lambda *_: None)
    again = unchanged(options)
    assert again is not None
    assert again.diagnostics == first.diagnostics
    assert [item.code for item in again.diagnostics if item.severity == "warning"] == ["raw-html"]
    assert {name: edition.linked for name, edition in again.editions.items()} == {
        name: edition.written for name, edition in first.editions.items()
    }
    assert again.succeeded


def _edit(options: BuildOptions) -> None:
    (options.root / ONE).write_text(LESSON)


def _add(options: BuildOptions) -> None:
    (options.root / "course/media").mkdir()
    (options.root / "course/media/new.txt").write_text("x")


def _delete_output(options: BuildOptions) -> None:
    (options.out / "public/site/en/index.html").unlink()


def _change_output(options: BuildOptions) -> None:
    (options.out / "public/site/en/index.html").write_text("something else")


def _exchange_output(options: BuildOptions) -> None:
    """Put another file of the same size and time in its place, as copying with times kept does."""
    page = options.out / "public/site/en/index.html"
    found, other = page.stat(), page.with_name("other")
    other.write_bytes(page.read_bytes().replace(b"e", b"i"))
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(page)
    assert page.stat().st_mtime_ns == found.st_mtime_ns


def _add_output(options: BuildOptions) -> None:
    (options.out / "public/site/en/stray.html").write_text("x")


def _leave_something_half_done(options: BuildOptions) -> None:
    (options.out / ".staging-public").mkdir()


CHANGES: dict[str, Callable[[BuildOptions], None]] = {
    "a source": _edit,
    "another source": _add,
    "an output that is gone": _delete_output,
    "an output with other bytes": _change_output,
    "an output in whose place another one is": _exchange_output,
    "an output too much": _add_output,
    "a build that was interrupted": _leave_something_half_done,
}


@pytest.mark.parametrize("name", CHANGES)
def test_any_change_is_seen(options: BuildOptions, name: str) -> None:
    build(options, lambda *_: None)
    CHANGES[name](options)
    assert unchanged(options) is None


OTHERS = {
    "another edition": {"editions": ("pilot",)},
    "other targets": {"targets": ("scorm12",)},
    "strict": {"strict": True},
    "drafts": {"drafts": True},
    "another paper": {"settings": OutputSettings(paper="letter")},
    "another folder": {"out": Path("elsewhere")},
    "no memory": {"cache": None},
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_asked_for_counts(options: BuildOptions, name: str) -> None:
    build(options, lambda *_: None)
    assert unchanged(replace(options, **OTHERS[name])) is None  # type: ignore[arg-type]


def test_a_course_with_errors_is_read_again(options: BuildOptions) -> None:
    (options.root / ONE).write_text(LESSON.replace("id: one", "id: One"))
    assert not build(options, lambda *_: None).succeeded
    assert unchanged(options) is None


def test_nothing_heavy_is_imported_for_it(options: BuildOptions) -> None:
    build(options, lambda *_: None)
    program = (
        "import sys; from unites_mooc.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'markdown_it', 'jinja2', 'weasyprint', 'lxml', 'yaml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    arguments = ["build", str(options.root), "--target", "site", "--cache", str(options.cache)]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "of them unchanged" in done.stdout
