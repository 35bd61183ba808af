"""How often Python looks for objects that hold each other."""

from __future__ import annotations

import gc

_LOOK_FOR_CYCLES = (100_000, 20, 20)


def look_rarely() -> None:
    """Let Python look after 100,000 new objects: trees of values have no cycles, and looking takes time."""
    gc.set_threshold(*_LOOK_FOR_CYCLES)


def leave_to_the_end() -> None:
    """Let Python not look through all objects when the process ends: a tenth of a second for 400 lessons."""
    gc.freeze()
