"""Where tasks run: in this process for one job, else in a pool of processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from unites_mooc.build.cycles import look_rarely

_LOOK_EVERY = 1.0
"""Seconds between two looks whether the parent is still there."""


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
    method = "fork" if sys.platform == "linux" else "spawn"
    with TemporaryDirectory(prefix="unites-mooc-") as scratch:
        executor = ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context(method),
            initializer=_start_worker,
            initargs=(os.getpid(), scratch),
        )
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


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
