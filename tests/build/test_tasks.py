"""Tasks run once each, and this process has work of its own while workers run them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from unites_mooc.build.executors import in_chunks, open_executor
from unites_mooc.build.memo import Memo
from unites_mooc.build.tasks import run_tasks
from unites_mooc.render.files import Task


def wait_for(path: str) -> bytes:
    """Return what a file holds, as soon as it is there."""
    end = time.monotonic() + 60
    while not Path(path).exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    return Path(path).read_bytes()


def length(data: bytes) -> bytes:
    return str(len(data)).encode()


def test_this_process_works_while_a_task_is_on_its_way(tmp_path: Path) -> None:
    signal = tmp_path / "signal"
    calls: list[str] = []

    def meanwhile() -> None:
        calls.append("called")
        signal.write_bytes(b"go")

    first = Task(wait_for, (str(signal),), key="first", libraries=())
    second = Task(length, (first,), key="second", libraries=())
    with open_executor(2) as executor:
        results = run_tasks([second], tmp_path, Memo(None), executor, lambda *_: None, meanwhile)
    assert results.data == {"first": b"go", "second": b"2"}
    assert calls == ["called"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_works_where_there_is_nothing_to_wait_for(tmp_path: Path, jobs: int) -> None:
    calls: list[str] = []
    with open_executor(jobs) as executor:
        run_tasks([], tmp_path, Memo(None), executor, lambda *_: None, lambda: calls.append("called"))
    assert calls == ["called"]


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 100])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_chunks_hold_everything_once_and_in_order(count: int, jobs: int) -> None:
    chunks = list(in_chunks(list, range(count), jobs))
    assert [item for chunk in chunks for item in chunk] == list(range(count))
    assert all(len(chunk) <= 8 for chunk in chunks)
