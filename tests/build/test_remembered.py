"""What is remembered from one build to the next: never more than is still true, and no more than has room."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from support.cache import SHARED_CACHE
from support.courses import COURSE, QUIZ_LESSON, lesson, write_course
from unites_mooc.build import executors
from unites_mooc.build import memo as memo_module
from unites_mooc.build.memo import Memo
from unites_mooc.build.options import BuildOptions, BuildResult
from unites_mooc.build.pipeline import build

ONE, TWO = "modules/01-first/01-one.md", "modules/01-first/02-two.md"


def run(options: BuildOptions) -> BuildResult:
    result = build(options, lambda *_: None)
    assert result.succeeded, result.diagnostics
    return result


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    two = COURSE + "languages: [en, de]\n"
    root = write_course(tmp_path / "course", {"course/course.yaml": two, TWO: QUIZ_LESSON})
    return BuildOptions(root=root, out=tmp_path / "out", cache=tmp_path / "cache", editions=("public",))


def test_one_changed_lesson_renders_its_pages_and_nothing_else(options: BuildOptions) -> None:
    first = run(options)
    assert first.texts_read == 3
    (options.root / ONE).write_text(lesson("## A unit {#unit}\n\nOther words.\n"), "utf-8")
    second = run(options)
    assert second.texts_read == 1
    # A page on the site and one in the package, in two languages.
    assert second.editions["public"].pages_rendered == 2 * 2
    assert second.editions["public"].pages_remembered == first.editions["public"].pages_rendered - 4
    (options.root / ONE).write_text(lesson("## A unit {#unit}\n\nOther words.\n", title="Another"), "utf-8")
    third = run(options)
    assert third.editions["public"].pages_remembered == 0


def test_an_edit_that_is_undone_renders_nothing(options: BuildOptions) -> None:
    run(options)
    words = (options.root / ONE).read_text("utf-8")
    append(options.root / ONE, "More words.\n")
    run(options)
    (options.root / ONE).write_text(words, "utf-8")
    assert run(options).editions["public"].pages_rendered == 0


EDITS: dict[str, Callable[[Path], object]] = {
    "words": lambda root: append(root / ONE, "More words, and a term.\n"),
    "a title": lambda root: change(root / ONE, "Lesson one", "Lesson uno"),
    "a quiz": lambda root: change(root / TWO, "Which is right?", "Which?"),
    "an answer": lambda root: change(root / TWO, "This one", "Yonder one"),
    "a reflection": lambda root: append(root / ONE, ":::{reflection} Why?\n:id: think\n:::\n"),
    "an outcome": lambda root: change(root / TWO, "duration:", "outcomes: [Name it.]\nduration:"),
    "a module": lambda root: (root / "modules/01-first/module.yaml").write_text(
        "id: first\ntitle: Other\n", "utf-8"
    ),
    "a term": lambda root: (root / "course/glossary.yaml").write_text(
        "- id: unit\n  term: Unit\n  definition: A *part*.\n", "utf-8"
    ),
    "a term used": lambda root: append(root / ONE, "See {term}`unit`.\n"),
    "a definition": lambda root: change(root / "course/glossary.yaml", "A *part*", "A piece"),
    "a page": lambda root: write(
        root / "course/pages/more.md", "---\nid: more\ntitle: More\n---\n\nSee {ref}`one`.\n"
    ),
    "a case": lambda root: write(
        root / "course/cases/town.md", "---\nid: town\ntitle: A town\nfictional: true\n---\n\nOnce.\n"
    ),
    "a style": lambda root: write(root / "course/theme/theme.css", "h1 { color: #123; }\n"),
    "a template": lambda root: write(
        root / "course/theme/templates/pages/lesson.html",
        '{% extends "builtin/pages/lesson.html" %}{% block main %}Own. {{ super() }}{% endblock %}\n',
    ),
    "a template that looks into other texts": lambda root: write(
        root / "course/theme/templates/pages/lesson.html",
        '{% extends "builtin/pages/lesson.html" %}{% block main %}{% for text in '
        "page.context.publication.course.texts %}{{ text.units|length }} {% endfor %}{{ super() }}"
        "{% endblock %}\n",
    ),
    "what it looks at": lambda root: append(root / ONE, "## Another unit {#another}\n\nx\n"),
    "a translation": lambda root: catalogue(root, "Text auf Deutsch."),
    "another translation": lambda root: catalogue(root, "Anderer Text."),
    "a title in the same words": lambda root: append(
        root / "course/locales/de.po", f'msgctxt "{ONE}@title"\nmsgid "Lesson uno"\nmsgstr "Lesson uno"\n'
    ),
    "a lesson moved": lambda root: (root / TWO).rename(root / "modules/01-first/00-two.md"),
    "a lesson gone": lambda root: (root / "modules/01-first/00-two.md").unlink(),
}


def catalogue(root: Path, text: str) -> None:
    """Write the German of one paragraph."""
    entry = f'msgctxt "{TWO}#read"\nmsgid "Some text."\nmsgstr "{text}"\n'
    write(
        root / "course/locales/de.po",
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{entry}',
    )


def append(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_after_any_edit_the_outputs_are_those_of_a_first_build(
    options: BuildOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits follow each other, so that much is remembered of courses that were nearly the same."""
    every = replace(options, editions=(), jobs=2)
    for name, edit in EDITS.items():
        edit(options.root)
        with monkeypatch.context() as patch:
            patch.setattr(executors, "_MANY", 2)
            run(every)
        fresh = replace(every, out=tmp_path / "fresh", cache=SHARED_CACHE, jobs=1)
        with monkeypatch.context() as patch:
            # Fonts alone are remembered: neither texts nor pages.
            patch.setattr(Memo, "is_own", False)
            assert run(fresh).texts_read is None
        assert files(options.out) == files(fresh.out), name
        shutil.rmtree(fresh.out)


def test_what_was_cut_off_or_changed_is_not_believed(options: BuildOptions) -> None:
    run(options)
    expected = files(options.out)
    entries = [path for path in (options.cache or options.out).rglob("*") if path.is_file()]
    chance = random.Random(1)
    for path in entries:
        data = path.read_bytes()
        place = chance.randrange(max(1, len(data)))
        path.write_bytes(data[:place] if chance.random() < 0.5 else data[:place] + b"\0" + data[place + 1 :])
    shutil.rmtree(options.out)
    run(options)
    assert files(options.out) == expected


def test_python_objects_are_not_read_where_others_may_write(options: BuildOptions) -> None:
    cache = options.cache
    assert cache
    cache.mkdir()
    cache.chmod(0o777)
    assert not Memo(cache).is_own
    result = run(options)
    assert result.texts_read is None
    assert result.editions["public"].pages_rendered == 0
    cache.chmod(0o755)
    assert Memo(cache).is_own


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = Memo(tmp_path)
    for number in range(20):
        memo.put(f"entry {number}", (), bytes(1000))
    now = time.time()
    for number in range(20):
        used = now - 40 * 86400 + number
        os.utime(memo._path(f"entry {number}", ()), (used, used))
    assert memo.get("entry 0", ()) is not None
    gone = memo.trim(10 * 1032)
    assert gone >= 10 * 1032
    left = {number for number in range(20) if memo.get(f"entry {number}", ()) is not None}
    assert 0 in left
    assert left == {0, *range(20 - len(left) + 1, 20)}
    looks: list[Path] = []
    monkeypatch.setattr(memo_module, "_entries", lambda folder: looks.append(folder) or [])
    assert memo.trim() == 0
    assert looks == [], "it looks once a day"
    monkeypatch.setattr(memo_module, "_is_time", lambda _mark: True)
    assert memo.trim() == 0
    assert looks == [tmp_path]


def test_a_busy_day_ends_with_little_too_much(tmp_path: Path) -> None:
    memo, most = Memo(tmp_path), 200_000
    assert memo.trim(most) == 0
    for number in range(1000):
        memo.put(f"entry {number}", (), bytes(1000))
    assert memo.trim(most) > 0
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= most


def test_an_entry_that_went_is_made_again(options: BuildOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    run(options)
    expected = files(options.out)
    monkeypatch.setattr(memo_module, "_is_time", lambda _mark: True)
    assert options.cache
    assert Memo(options.cache).trim(1) > 0
    shutil.rmtree(options.out)
    run(options)
    assert files(options.out) == expected
