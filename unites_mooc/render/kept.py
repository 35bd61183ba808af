"""What is the same in all courses and takes a while to make: compiled templates, short scripts.

It may be kept from one run to the next. Where, is said once a run (``keep_in``); that place must be the
user's own, for whoever writes there runs programs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol


class Store(Protocol):
    """Keeps bytes by key, for certain versions of libraries."""

    def get(self, key: str, libraries: Iterable[str]) -> bytes | None:
        """Return what is kept; None where there is nothing."""

    def put(self, key: str, libraries: Iterable[str], data: bytes) -> None:
        """Keep something."""


_stores: list[Store] = []
"""The store that is used, if there is one."""


def keep_in(store: Store | None) -> None:
    """Say where things are kept from now on; None for nowhere."""
    _stores[:] = [store] if store else []


def known(key: str, libraries: Iterable[str]) -> bytes | None:
    """Return what is kept under a key; None where nothing is."""
    return next((store.get(key, libraries) for store in _stores), None)


def keep(key: str, libraries: Iterable[str], data: bytes) -> None:
    """Keep something under a key."""
    for store in _stores:
        store.put(key, libraries, data)


def kept(key: str, libraries: Iterable[str], make: Callable[[], str]) -> str:
    """Return a text that follows from the tool alone: kept, or made now."""
    data = known(key, libraries)
    if data is not None:
        return data.decode()
    text = make()
    keep(key, libraries, text.encode())
    return text
