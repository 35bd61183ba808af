"""A live course that answers for a test: what ``unites-mooc serve`` runs, with a server and a watch."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.cache import SHARED_CACHE
from unites_mooc.serving.live import following
from unites_mooc.serving.live.course import LiveCourse, Wanted
from unites_mooc.serving.server import listen, server, url


@dataclass(frozen=True)
class Live:
    """The server, and the course that it serves."""

    address: str
    root: Path
    course: LiveCourse

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, "utf-8")


@contextmanager
def serving(root: Path) -> Iterator[Live]:
    """Serve the course at ``root`` while the block runs."""
    course = LiveCourse(Wanted(root, cache=SHARED_CACHE))
    course.read()
    with listen("127.0.0.1", 0) as listening, following(course, "127.0.0.1") as (app, ending):
        running = server(app, ending)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not running.started:
            time.sleep(0.01)
        yield Live(url(listening), root, course)
        running.should_exit = True
        thread.join()
