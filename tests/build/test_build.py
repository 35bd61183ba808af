"""Building: what is written, when nothing is, and that it is always the same."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.cache import SHARED_CACHE
from support.courses import COURSE, PIXEL, lesson, write_course
from unites_mooc.build.pipeline import BuildOptions, BuildResult, UnknownChoiceError, build
from unites_mooc.build.publish import OutputError

WITH_PDF = COURSE.replace("public: [site, scorm12, scorm2004]", "public: [site, scorm12, scorm2004, pdf]")


def run(root: Path, out: Path, **changes: object) -> BuildResult:
    options = BuildOptions(root=root, out=out, **{"cache": SHARED_CACHE, **changes})  # type: ignore[arg-type]
    return build(options, lambda *_: None)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_layout_of_an_edition(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    run(root, tmp_path / "out")
    files = tree(tmp_path / "out/public")
    for name in (
        "site/index.html",
        "site/en/index.html",
        "site/en/404.html",
        "site/en/first/index.html",
        "site/en/first/one.html",
        "site/en/accessibility.html",
        "scorm/sample-public-en-scorm12.zip",
        "scorm/sample-public-en-scorm2004.zip",
        "build.json",
    ):
        assert name in files, name
    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == {
        "public",
        "pilot",
        "facilitator",
    }


def test_the_report_lists_every_file(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    run(root, tmp_path / "out")
    folder = tmp_path / "out/public"
    report = json.loads((folder / "build.json").read_text())
    files = tree(folder)
    del files["build.json"]
    assert {path: record["sha256"] for path, record in report["files"].items()} == files
    assert report["files"]["site/en/first/one.html"]["source"] == "modules/01-first/01-one.md"
    assert all((folder / path).stat().st_size == record["size"] for path, record in report["files"].items())
    assert str(tmp_path) not in json.dumps(report)


@pytest.mark.parametrize("jobs", [1, 2])
def test_builds_are_the_same_bytes_in_any_folder(jobs: int, tmp_path: Path) -> None:
    sheet = "---\nid: w\ntitle: W\npurpose: P\n---\n\n:::{field} Name\n:id: name\n:::\n"
    files = {"course/course.yaml": WITH_PDF, "modules/01-first/worksheets/w.md": sheet}
    first = write_course(tmp_path / "a", files)
    second = write_course(tmp_path / "deeper" / "b", files)
    run(first, tmp_path / "out-a", jobs=1, editions=("public",), cache=None)
    run(second, tmp_path / "out-b", jobs=jobs, editions=("public",), cache=tmp_path / "cache")
    run(second, tmp_path / "out-c", jobs=jobs, editions=("public",), cache=tmp_path / "cache")
    expected = tree(tmp_path / "out-a")
    assert any(path.endswith(".pdf") for path in expected)
    assert any(path.endswith(".zip") for path in expected)
    assert tree(tmp_path / "out-b") == expected
    assert tree(tmp_path / "out-c") == expected


def test_what_is_remembered_is_not_made_again(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c", {"course/course.yaml": WITH_PDF})
    first = run(root, tmp_path / "out", editions=("public",), cache=tmp_path / "cache")
    assert first.tasks_run > 0
    second = run(root, tmp_path / "out", editions=("public",), cache=tmp_path / "cache")
    assert second.tasks_run == 0
    assert second.editions["public"].written == 0


def test_a_damaged_memory_is_not_used(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    run(root, tmp_path / "out", editions=("public",), cache=tmp_path / "cache")
    expected = tree(tmp_path / "out")
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-5])
    shutil.rmtree(tmp_path / "out")
    assert run(root, tmp_path / "out", editions=("public",), cache=tmp_path / "cache").tasks_run > 0
    assert tree(tmp_path / "out") == expected


def test_errors_write_nothing_and_leave_the_old_build(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    run(root, tmp_path / "out")
    before = tree(tmp_path / "out")
    (root / "modules/01-first/01-one.md").write_text("broken")
    result = run(root, tmp_path / "out")
    assert not result.succeeded
    assert tree(tmp_path / "out") == before
    assert not run(root, tmp_path / "new").succeeded
    assert not (tmp_path / "new").exists()


def test_warnings_stop_a_strict_build(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c", {"course/pages/accessibility.md": None})
    assert run(root, tmp_path / "out").succeeded
    assert not run(root, tmp_path / "strict", strict=True).succeeded


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    out = tmp_path / "precious"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="did not write"):
        run(root, out)
    assert tree(out) == {"thesis.txt": hashlib.sha256(b"mine").hexdigest()}
    with pytest.raises(OutputError, match="sources"):
        run(root, root / "modules" / "out")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        run(root, tmp_path / "file")


def test_an_empty_folder_and_an_own_one_are_used(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    (tmp_path / "out").mkdir()
    assert run(root, tmp_path / "out").succeeded
    assert run(root, tmp_path / "out").succeeded


@pytest.mark.parametrize("choice", [{"editions": ("nope",)}, {"languages": ("xx",)}, {"targets": ("epub",)}])
def test_an_unknown_choice_is_refused(choice: dict[str, tuple[str, ...]], tmp_path: Path) -> None:
    with pytest.raises(UnknownChoiceError, match="Known"):
        run(write_course(tmp_path / "c"), tmp_path / "out", **choice)
    assert not (tmp_path / "out").exists()


def test_what_was_not_asked_for_stays(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c", {"course/course.yaml": COURSE + "languages: [en, de]\n"})
    run(root, tmp_path / "out")
    before = tree(tmp_path / "out")
    assert "public/site/de/first/one.html" in before
    run(root, tmp_path / "out", editions=("public",), languages=("de",), targets=("scorm12",))
    assert tree(tmp_path / "out") == before
    (root / "modules/01-first/03-three.md").write_text(
        "---\nid: three\ntitle: Three\nduration: 5 min\n---\n\n## A {#a}\n\nx\n"
    )
    run(root, tmp_path / "out", editions=("public",), languages=("de",), targets=("site",))
    after = tree(tmp_path / "out")
    assert "public/site/de/first/three.html" in after
    assert "public/site/en/first/three.html" not in after
    assert after["public/site/en/first/one.html"] == before["public/site/en/first/one.html"]
    assert after["pilot/build.json"] == before["pilot/build.json"]
    run(root, tmp_path / "out")
    assert "public/site/en/first/three.html" in tree(tmp_path / "out")


def test_a_removed_page_vanishes(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    run(root, tmp_path / "out")
    (root / "modules/01-first/01-one.md").unlink()
    run(root, tmp_path / "out")
    assert not (tmp_path / "out/public/site/en/first/one.html").exists()


def published(out: Path) -> dict[str, str]:
    return {path: digest for path, digest in tree(out).items() if not path.startswith(".")}


@pytest.mark.parametrize("seconds", [0.5, 2.5, 4.5])
def test_a_killed_build_leaves_the_old_one_and_no_lock(seconds: float, tmp_path: Path) -> None:
    root = write_course(tmp_path / "c", {"course/course.yaml": WITH_PDF})
    out = tmp_path / "out"
    run(root, out, editions=("public",))
    before = published(out)
    for number in range(20):
        text = lesson(f"## A {{#a}}\n\nNew text {number}.\n", id=f"x{number}", title=f"X {number}")
        (root / f"modules/01-first/{number + 10}-x.md").write_text(text)
    command = [sys.executable, "-m", "unites_mooc", "build", str(root), "--out", str(out)]
    process = subprocess.Popen(
        [*command, "--edition", "public", "--jobs", "2", "--no-cache"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert published(out) == before
    assert run(root, out, editions=("public",)).succeeded
    assert not [path for path in out.iterdir() if path.name.startswith((".staging", ".old"))]
    assert (out / "public/site/en/first/x3.html").exists()


@pytest.mark.parametrize("state", ["staging left", "between two names"])
def test_leftovers_are_cleared(state: str, tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    out = tmp_path / "out"
    run(root, out)
    before = tree(out)
    (out / ".staging-public").mkdir()
    (out / ".staging-public" / "half").write_text("x")
    if state == "between two names":
        (out / "public").rename(out / ".old-public")
    (root / "modules/01-first/01-one.md").write_text("broken")
    run(root, out)
    (root / "modules/01-first/01-one.md").unlink()
    write_course(root)
    run(root, out)
    assert tree(out) == before


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    run(root, tmp_path / "out")
    script = (
        "import fcntl, sys\n"
        "handle = open(sys.argv[1], 'r+')\n"
        "fcntl.lockf(handle, fcntl.LOCK_EX)\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "out/.unites-mooc")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(OutputError, match="Another build"):
            run(root, tmp_path / "out")
        other.communicate("")
    assert run(root, tmp_path / "out").succeeded


def test_what_is_not_published_any_more_goes(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c", {"course/course.yaml": COURSE + "languages: [en, de]\n"})
    run(root, tmp_path / "out")
    (root / "course/course.yaml").write_text(COURSE.replace("[site, scorm12, scorm2004]", "[site]"))
    run(root, tmp_path / "out")
    fresh = tmp_path / "fresh"
    run(root, fresh)
    assert tree(tmp_path / "out") == tree(fresh)


def test_a_file_that_changes_during_the_build_is_not_remembered(tmp_path: Path) -> None:
    from unites_mooc.build.tasks import SourceChangedError
    from unites_mooc.source import loader

    body = "---\nid: one\ntitle: One\nduration: 5 min\n---\n\n![A dot](media/a.png)\n"
    root = write_course(
        tmp_path / "c", {"modules/01-first/01-one.md": body, "modules/01-first/media/a.png": PIXEL}
    )
    image = root / "modules/01-first/media/a.png"
    load = loader.load_course

    def load_and_change(folder: Path, *arguments: object) -> object:
        result = load(folder, *arguments)
        image.write_bytes(PIXEL + b"\0")
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("unites_mooc.build.reading.load_course", load_and_change)
        with pytest.raises(SourceChangedError, match=r"a\.png"):
            run(root, tmp_path / "out")
    assert not (tmp_path / "out" / "public").exists()
    assert run(root, tmp_path / "out").succeeded


def test_a_site_needs_no_pango(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from unites_mooc.build import memo

    memo.library_version.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    root = write_course(tmp_path / "c")
    assert run(root, tmp_path / "out", cache=tmp_path / "cache").succeeded
    memo.library_version.cache_clear()


@pytest.mark.parametrize("report", ["", "[]", '{"files": []}', '{"files": {"a": 1}}', '{"files": {"a": {}}}'])
def test_a_damaged_report_is_no_obstacle(report: str, tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    run(root, tmp_path / "out")
    expected = tree(tmp_path / "out")
    (tmp_path / "out/public/build.json").write_text(report)
    assert run(root, tmp_path / "out").succeeded
    assert tree(tmp_path / "out") == expected


def test_workers_leave_nothing_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    body = f"---\nid: one\ntitle: One\nduration: 5 min\n---\n\n## A {{#a}}\n\n{tmp_path.name}\n"
    files = {"course/course.yaml": WITH_PDF, "modules/01-first/01-one.md": body}
    root = write_course(tmp_path / "c", files)
    result = run(root, tmp_path / "out", jobs=2, editions=("public",), cache=tmp_path / "cache")
    assert result.tasks_run > 0
    assert list(scratch.iterdir()) == []
