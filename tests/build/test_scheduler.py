"""A build whose documents are made by the workers of a real Dask scheduler."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.built import PROJECT
from support.courses import COURSE, lesson, write_course
from unites_mooc.build.options import BuildOptions
from unites_mooc.build.pipeline import build
from unites_mooc.cli.main import main

LESSONS = 12


@contextmanager
def process(*arguments: str, tool: Path = PROJECT) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": str(tool), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", *arguments]
    if arguments[0].startswith("tcp:"):
        command[2] = "distributed.cli.dask_worker"
    with subprocess.Popen(command, cwd=tool, stderr=subprocess.PIPE, text=True, env=environment) as running:
        yield running
        running.kill()


def said(running: subprocess.Popen[str], pattern: str) -> str:
    """Return what a process says; what it says afterwards is let go."""
    assert running.stderr
    for line in running.stderr:
        if match := re.search(pattern, line):
            threading.Thread(target=running.stderr.read, daemon=True).start()
            return match[1] if match.groups() else match[0]
    pytest.fail(f"it never said {pattern}")


@pytest.fixture
def scheduler() -> Iterator[str]:
    with process("--port", "0", "--host", "127.0.0.1", "--no-dashboard") as running:
        yield said(running, r"Scheduler at:\s+tcp://(\S+)")


@contextmanager
def worker(scheduler: str, tool: Path = PROJECT) -> Iterator[subprocess.Popen[str]]:
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
    with process(f"tcp://{scheduler}", *options, tool=tool) as running:
        said(running, r"Registered to:")
        yield running


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    outputs = COURSE.replace("public: [site, scorm12, scorm2004]", "public: [site, pdf]")
    lessons = {
        f"modules/01-first/{number:02}-l.md": lesson(
            f"## A unit {{#unit}}\n\nText number {number}.\n", id=f"lesson-{number}", title=f"Lesson {number}"
        )
        for number in range(1, LESSONS + 1)
    }
    root = write_course(tmp_path / "course", {"course/course.yaml": outputs, **lessons})
    return BuildOptions(root=root, out=tmp_path / "local", editions=("public",), targets=("pdf",))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def test_a_worker_that_is_killed_takes_nothing_with_it(
    scheduler: str, options: BuildOptions, tmp_path: Path
) -> None:
    killed: list[int] = []
    with worker(scheduler) as first, worker(scheduler):

        def kill(_what: str, done: int, _of: int) -> None:
            if done == 3 and not killed:
                first.send_signal(signal.SIGKILL)
                killed.append(first.wait(10))

        there = replace(options, out=tmp_path / "there", executor=f"dask://{scheduler}")
        result = build(there, kill)
    assert killed == [-signal.SIGKILL]
    assert result.succeeded
    assert result.tasks_run > LESSONS
    assert build(options, lambda *_: None).succeeded
    assert files(tmp_path / "there") == files(tmp_path / "local")


def run(options: BuildOptions, address: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["build", str(options.root), "--no-cache", "--executor", address])
    return result.exit_code, result.stderr


def test_a_scheduler_without_workers_is_named(scheduler: str, options: BuildOptions) -> None:
    code, err = run(options, f"dask://{scheduler}")
    assert code == 3
    assert "The scheduler is not usable: the scheduler has no workers." in err
    assert f"Mend it with: dask worker tcp://{scheduler}" in err
    assert not (options.root / "build/public").exists()


def test_nobody_at_the_address_is_named(options: BuildOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unites_mooc.build.scheduler._PATIENCE", 1)
    code, err = run(options, "dask://127.0.0.1:1")
    assert code == 3
    assert "nothing answers at `dask://127.0.0.1:1`" in err


def test_workers_of_another_version_are_refused(
    scheduler: str, options: BuildOptions, tmp_path: Path
) -> None:
    shutil.copytree(PROJECT / "unites_mooc", tmp_path / "other/unites_mooc")
    with (tmp_path / "other/unites_mooc/__init__.py").open("a", encoding="utf-8") as file:
        file.write("# another one\n")
    with worker(scheduler, tmp_path / "other"):
        code, err = run(options, f"dask://{scheduler}")
    assert code == 3
    assert "another version of unites-mooc" in err


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "dask://", "dask://host", "dask://host:99999"])
def test_what_is_no_address_is_wrong_usage(options: BuildOptions, address: str) -> None:
    code, err = run(options, address)
    assert code == 2
    assert "names no scheduler: write dask://HOST:PORT." in err
