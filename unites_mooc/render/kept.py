"""What follows from few things and takes a while to make: compiled templates, short scripts.

It may be kept from one build to the next. Where, is said for as long as one lasts (``keeping_in``); that
place must be the user's own, for whoever writes there runs programs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Store(Protocol):
    """Keeps bytes by key, for certain versions of libraries."""

    def get(self, key: str, libraries: Iterable[str]) -> bytes | None:
        """Return what is kept; None where there is nothing."""

    def put(self, key: str, libraries: Iterable[str], data: bytes) -> None:
        """Keep something."""


_stores: list[Store] = []
"""The store that is used, if there is one."""


@contextmanager
def keeping_in(store: Store | None) -> Iterator[None]:
    """Keep things in a store while the block runs; None for nowhere."""
    before = list(_stores)
    _stores[:] = [store] if store else []
    try:
        yield
    finally:
        _stores[:] = before


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
