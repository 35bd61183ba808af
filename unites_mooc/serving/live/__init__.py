"""The site that follows while one writes: ``unites-mooc serve``."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from unites_mooc.serving.live.course import LiveCourse

_FIRST_THE_PAGE = 0.2
"""Seconds that checks wait for somebody to ask for a page."""


@contextmanager
def following(live: LiveCourse, host: str) -> Iterator[tuple[ASGIApp, Callable[[], None]]]:
    """Yield the web application of a course that was read, and watch its folder as long.

    Who serves it calls the function beside it before the end: browsers that wait for news are let go.
    """
    from unites_mooc.serving.live.app import Listeners, application
    from unites_mooc.serving.live.watching import watch

    listeners, stop = Listeners(), threading.Event()

    def changed() -> None:
        try:
            live.read()
            if listeners.tell("changed", live.number):
                live.wait_for_page(_FIRST_THE_PAGE)
            live.check()
        except Exception:
            # A bug of the tool: it is said, and the next change is looked at all the same.
            traceback.print_exc()
        listeners.tell("checked", live.number)

    watching = threading.Thread(target=watch, args=(live.wanted.root, changed, stop), daemon=True)
    watching.start()
    try:
        yield application(live, listeners, host), listeners.end
    finally:
        stop.set()
        watching.join()
