"""Where tasks run: in this process for one job, else in a pool of processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from unites_mooc.build.cycles import look_rarely

_START = "fork" if sys.platform == "linux" else "spawn"
_MANY = 16 if _START == "fork" else 96
"""So many texts or pages are worth starting workers for; those that are not forked load everything anew."""
_CHUNK, _SHARES = 8, 4
"""A worker gets at most so many at once, and comes at least so many times where there are enough."""
_LOOK_EVERY = 1.0
"""Seconds between two looks whether the parent is still there."""


T = TypeVar("T")
R = TypeVar("R")


class SerialExecutor(Executor):
    """Runs each task at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run a function; its future is done when this returns."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


@contextmanager
def open_executor(jobs: int) -> Iterator[Executor]:
    """Yield an executor for so many jobs; what has not begun is dropped when something fails.

    Processes of a pool are started when the first task is submitted.
    """
    if jobs <= 1:
        yield SerialExecutor()
        return
    with TemporaryDirectory(prefix="unites-mooc-") as scratch:
        executor = ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context(_START),
            initializer=_start_worker,
            initargs=(os.getpid(), scratch),
        )
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


def in_chunks(work: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield what is made of items, a few at a time: by workers where there are many, else in this process."""
    jobs = jobs if len(items) >= _MANY else 1
    size = max(1, min(_CHUNK, len(items) // (jobs * _SHARES)))
    with open_executor(jobs) as executor:
        yield from executor.map(work, (items[start : start + size] for start in range(0, len(items), size)))


def _start_worker(parent: int, scratch: str) -> None:
    """Prepare a worker: what its libraries leave in the temporary folder goes when the pool ends.

    A process of a pool ends without running its objects' clean-up; WeasyPrint's fonts would stay.
    """
    tempfile.tempdir = scratch
    gc.freeze()
    look_rarely()
    _end_with_parent(parent)


def _end_with_parent(parent: int) -> None:
    """Make a worker end when its parent was killed: nobody else would tell it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_EVERY)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
