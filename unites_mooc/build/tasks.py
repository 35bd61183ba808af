"""Runs the tasks of all targets: each once, remembered ones not at all."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from unites_mooc.build.memo import Memo
from unites_mooc.render.files import Archive, Entry, Files, SourceFile, Task

_SMALL = 2
"""So many tasks are not worth a pool of processes."""


@dataclass(slots=True)
class Results:
    """The results of tasks by key, and how they were come by."""

    data: dict[str, bytes] = field(default_factory=dict)
    ran: int = 0
    remembered: int = 0


def tasks_in(files: Files) -> Iterator[Task]:
    """Yield the tasks of files, those inside archives included."""
    for entry in files.values():
        yield from _tasks_of(entry)


def _tasks_of(entry: Entry) -> Iterator[Task]:
    if isinstance(entry, Task):
        yield entry
    elif isinstance(entry, Archive):
        for member in entry.members.values():
            yield from _tasks_of(member)


def run_tasks(
    tasks: Iterable[Task], root: Path, memo: Memo, jobs: int, progress: Callable[[int, int], None]
) -> Results:
    """Return the results of all tasks; ``progress`` hears how many of how many are done."""
    results = Results()
    missing: dict[str, Task] = {}
    for task in tasks:
        if task.key in results.data or task.key in missing:
            continue
        data = memo.get(task.key)
        if data is None:
            missing[task.key] = task
        else:
            results.data[task.key] = data
            results.remembered += 1
    total = len(missing)
    for key, data in _run(list(missing.values()), root, jobs):
        memo.put(key, data)
        results.data[key] = data
        results.ran += 1
        progress(results.ran, total)
    return results


def _run(tasks: list[Task], root: Path, jobs: int) -> Iterator[tuple[str, bytes]]:
    if jobs <= 1 or len(tasks) <= _SMALL:
        for task in tasks:
            yield task.key, task.function(*_arguments(task, root))
        return
    ordered = sorted(tasks, key=lambda task: -task.weight)
    with _processes(min(jobs, len(tasks))) as executor:
        futures: dict[Future[bytes], str] = {
            executor.submit(task.function, *_arguments(task, root)): task.key for task in ordered
        }
        for future in as_completed(futures):
            yield futures[future], future.result()


@contextmanager
def _processes(count: int) -> Iterator[Executor]:
    """Yield a pool of processes; what has not begun is dropped when something fails."""
    method = "fork" if sys.platform == "linux" else "spawn"
    executor = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context(method))
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _arguments(task: Task, root: Path) -> tuple[Any, ...]:
    """Return a task's arguments with source files replaced by their bytes."""
    return tuple(_with_bytes(argument, root) for argument in task.arguments)


def _with_bytes(value: Any, root: Path) -> Any:
    if isinstance(value, SourceFile):
        return (root / value.path).read_bytes()
    if isinstance(value, tuple):
        return tuple(_with_bytes(item, root) for item in value)
    return value
