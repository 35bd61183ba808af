"""Tasks on other machines: a Dask scheduler, whose workers have this very tool installed.

Dask gives what a worker did not finish to another one; when a worker is lost in mid-build, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.util import find_spec

from unites_mooc.build.environment import Finding, MissingRequirementError
from unites_mooc.build.memo import tool_hash

_ADDRESS = re.compile(r"dask://(?P<host>[^\s/:]+|\[[^\s/\]]+\]):(?P<port>\d{1,5})/?")
_PATIENCE = 10
"""Seconds that a scheduler has to answer."""
_TRIES = 10
"""So many workers may be lost with the same task before it is taken to be at fault."""


def is_address(text: str) -> bool:
    """Tell whether a text names a scheduler: ``dask://HOST:PORT``."""
    match = _ADDRESS.fullmatch(text)
    return match is not None and 0 < int(match["port"]) < 65536


@contextmanager
def open_scheduler(address: str) -> Iterator[Executor]:
    """Yield an executor of a scheduler; raise ``MissingRequirementError`` where it cannot be used."""
    if find_spec("distributed") is None:
        raise _unusable("the package `distributed` is not installed", 'pip install "unites-mooc[dask]"')
    import dask
    from distributed import Client

    with dask.config.set({"distributed.scheduler.allowed-failures": _TRIES}):
        try:
            client = Client(_plain(address), timeout=_PATIENCE)  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError) as problem:
            detail = f"nothing answers at `{address}`"
            raise _unusable(detail, "dask scheduler --port 8786, on that machine") from problem
        with client:
            tools = set(client.run(tool_hash).values())
            if not tools:
                raise _unusable("the scheduler has no workers", f"dask worker {_plain(address)}")
            if tools != {tool_hash()}:
                detail = "its workers have another version of unites-mooc, so that documents would differ"
                raise _unusable(detail, "pip install the same version on all machines")
            yield client.get_executor()  # type: ignore[no-untyped-call]


def _plain(address: str) -> str:
    return address.replace("dask://", "tcp://").rstrip("/")


def _unusable(detail: str, remedy: str) -> MissingRequirementError:
    return MissingRequirementError(Finding("The scheduler", False, detail, remedy))
