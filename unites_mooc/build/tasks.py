"""Runs the tasks of all targets: each once, remembered ones not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from unites_mooc.build.archive import zip_bytes
from unites_mooc.build.memo import Memo
from unites_mooc.render.files import Archive, Content, Entry, Files, Inventory, Later, SourceFile, Task

_ON_THE_WAY = 64


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


def _nothing() -> None:
    """Do nothing."""


def run_tasks(
    tasks: Iterable[Task],
    root: Path,
    memo: Memo,
    executor: Executor,
    progress: Callable[[int, int], None],
    meanwhile: Callable[[], None] = _nothing,
) -> Results:
    """Return the results of all tasks; ``progress`` hears how many of how many are done.

    A task whose arguments hold other tasks runs after them; those run only where it must. ``meanwhile`` is
    called once the first are on their way, or at once where there are none.
    """
    results = Results()
    missing = _missing(tasks, memo, results)
    for stage in _stages(missing):
        for key, data in _run(stage, root, results, executor, meanwhile if not results.ran else _nothing):
            memo.put(missing[key].key, missing[key].libraries, data)
            results.data[key] = data
            results.ran += 1
            progress(results.ran, len(missing))
    if not missing:
        meanwhile()
    return results


def _missing(tasks: Iterable[Task], memo: Memo, results: Results) -> dict[str, Task]:
    """Return the tasks to run, by key; what is remembered goes into ``results``."""
    missing: dict[str, Task] = {}
    pending = list(tasks)
    while pending:
        task = pending.pop()
        if task.key in results.data or task.key in missing:
            continue
        data = memo.get(task.key, task.libraries)
        if data is None:
            missing[task.key] = task
            pending.extend(_needed(task.arguments))
        else:
            results.data[task.key] = data
            results.remembered += 1
    return missing


def _needed(value: Any) -> Iterator[Task]:
    """Yield the tasks among arguments."""
    if isinstance(value, Task):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _needed(item)


def _stages(missing: dict[str, Task]) -> Iterator[list[Task]]:
    """Yield groups of tasks, each needing only results of the groups before; dear ones first."""
    waiting = dict(missing)
    while waiting:
        ready = [
            task
            for task in waiting.values()
            if not any(need.key in waiting for need in _needed(task.arguments))
        ]
        for task in ready:
            del waiting[task.key]
        yield sorted(ready, key=lambda task: (-task.weight, task.key))


def _run(
    tasks: list[Task], root: Path, results: Results, executor: Executor, meanwhile: Callable[[], None]
) -> Iterator[tuple[str, bytes]]:
    """Yield the results; few tasks are on their way at a time, for each carries the bytes that it needs."""
    waiting = iter(tasks)
    futures: dict[Future[bytes], str] = {}
    while True:
        for task in islice(waiting, _ON_THE_WAY - len(futures)):
            futures[executor.submit(task.function, *_with_bytes(task.arguments, root, results))] = task.key
        meanwhile()
        meanwhile = _nothing
        if not futures:
            return
        done, _others = wait(futures, return_when=FIRST_COMPLETED)
        for future in done:
            yield futures.pop(future), future.result()


class SourceChangedError(Exception):
    """A source file is not any more what it was when the course was read."""


def read_source(root: Path, file: SourceFile) -> bytes:
    """Return a source file's bytes; raise ``SourceChangedError`` where they are not those that were read.

    Keys of tasks are made of the file as it was: a newer one must not be remembered under them.
    """
    try:
        data = (root / file.path).read_bytes()
    except OSError as problem:
        raise SourceChangedError(file.path) from problem
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise SourceChangedError(file.path)
    return data


def bytes_of(entry: Entry, root: Path, results: Results) -> bytes:
    """Return the bytes of a file, given the results of the tasks in it."""
    match entry:
        case Content():
            return entry.data
        case Later():
            return entry.make()
        case SourceFile():
            return read_source(root, entry)
        case Task():
            return results.data[entry.key]
        case Archive():
            return zip_bytes(
                {path: bytes_of(member, root, results) for path, member in entry.members.items()}
            )
        case Inventory():
            raise TypeError("An inventory speaks of files of an edition, so no archive can hold one.")


def _with_bytes(value: Any, root: Path, results: Results) -> Any:
    """Return an argument with source files and tasks replaced by their bytes."""
    if isinstance(value, SourceFile):
        return read_source(root, value)
    if isinstance(value, Content):
        return value.data
    if isinstance(value, Task):
        return results.data[value.key]
    if isinstance(value, tuple):
        return tuple(_with_bytes(item, root, results) for item in value)
    return value
