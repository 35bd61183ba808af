"""Says when something in the folders of a course changed, whatever happens to these folders."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from unites_mooc.source.strays import SOURCE_FOLDERS

_WAIT_FOR_MORE = 4
"""Milliseconds without a change after which those before are told: an editor saves in several steps."""
_AT_MOST = 60
"""Milliseconds after which changes are told though more come."""
_LOOK_EVERY = 500
"""Milliseconds between two looks whether folders came or went: these are watched only where they are."""


def watch(root: Path, changed: Callable[[], None], stop: threading.Event) -> None:
    """Call ``changed`` after every change below ``root`` until ``stop`` is set.

    It is called from this thread, and never twice at a time: changes while it works are told together.
    """
    from watchfiles import watch as changes_in

    known = _folders(root)
    while not stop.is_set():
        if not known:
            stop.wait(_LOOK_EVERY / 1000)
        is_new = True
        try:
            for changes in changes_in(
                *(folder for folder, _number in known),
                watch_filter=None,
                debounce=_AT_MOST,
                step=_WAIT_FOR_MORE,
                stop_event=stop,
                rust_timeout=_LOOK_EVERY,
                yield_on_timeout=True,
                raise_interrupt=False,
            ):
                # What changed before the watch stood, nobody said.
                if changes or is_new:
                    changed()
                is_new = False
                if _folders(root) != known:
                    break
        except OSError:
            # A folder went between the look and the watch.
            stop.wait(_LOOK_EVERY / 1000)
        if (now := _folders(root)) != known:
            known = now
            if not known:
                changed()


def _folders(root: Path) -> tuple[tuple[Path, int], ...]:
    """Return the folders of sources that are there, and what tells each from another one of its name."""
    found: list[tuple[Path, int]] = []
    for name in SOURCE_FOLDERS:
        try:
            found.append((root / name, (root / name).stat().st_ino))
        except OSError:
            continue
    return tuple(found)
