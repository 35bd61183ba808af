"""Who may ask: pages that name this machine as their host, and nobody else, unless the user opened it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.middleware import Middleware
    from starlette.types import ASGIApp, Receive, Scope, Send

_THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


class _Guard:
    """Refuses requests whose ``Host`` names another machine (RFC 9110, 7.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.responses import PlainTextResponse

        if scope["type"] == "http" and not _names_this_machine(scope["headers"]):
            refused = PlainTextResponse("This address is not served under that name.", status_code=400)
            await refused(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def guards(host: str) -> Sequence[Middleware]:
    """Return the guards of a server that listens on ``host``.

    Where that is this machine alone, a page of the web could read a course by pointing its own name here.
    """
    from starlette.middleware import Middleware

    return [Middleware(_Guard)] if host in _THIS_MACHINE else []


def _names_this_machine(headers: Sequence[tuple[bytes, bytes]]) -> bool:
    named = [value.decode("latin-1") for name, value in headers if name == b"host"]
    try:
        return len(named) == 1 and urlsplit(f"//{named[0]}").hostname in _THIS_MACHINE
    except ValueError:
        return False
