"""How often Python looks for objects that hold each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_LOOK_FOR_CYCLES = (100_000, 20, 20)


def look_rarely() -> None:
    """Let Python look after 100,000 new objects: trees of values have no cycles, and looking takes time."""
    gc.set_threshold(*_LOOK_FOR_CYCLES)


@contextmanager
def not_looking() -> Iterator[None]:
    """Let Python not look while a course is read, nor through it later: it stays as long as the build.

    Half of the time in which thousands of texts are fetched went into looking.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def look_through_all_again() -> None:
    """Let what was read go as everything else does: a process may build several courses."""
    gc.unfreeze()


def leave_to_the_end() -> None:
    """Let Python not look through all objects when the process ends: a tenth of a second for 400 lessons."""
    gc.freeze()
