"""The web server: its libraries are an extra, its address is one of this machine."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from unites_mooc.diagnostics import error
from unites_mooc.serving.problems import HERE, MACHINE, WRONG_USAGE, ServingError

if TYPE_CHECKING:
    from collections.abc import Callable

    import uvicorn
    from starlette.types import ASGIApp

_LIBRARIES = ("starlette", "uvicorn", "watchfiles")
_LAST_ANSWERS = 1
"""Seconds that open requests have when the server ends."""


def require_libraries() -> None:
    """Raise ``ServingError`` where the web server is not installed."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        message = f"The web server is not installed: {' and '.join(missing)} cannot be found."
        advice = 'Install it: pip install "unites-mooc[serve]" (in a checkout of the project: make course).'
        raise ServingError(error(HERE, "server-missing", message, advice), MACHINE)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, port 0 on a free one; raise ``ServingError`` where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            message = f"Port {port} of {host} is taken by another program."
            advice = "Choose another port, such as `--port 8766`, or `--port 0` for any that is free."
        else:
            message = f"{host}, port {port}, cannot be listened on: {problem.strerror or problem}."
            advice = (
                "Leave out `--host` and `--port`, or name an address of this machine and a port above 1023."
            )
        raise ServingError(error(HERE, "address-unusable", message, advice), WRONG_USAGE) from problem


def url(listening: socket.socket) -> str:
    """Return the address under which a browser on this machine finds the server."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: ASGIApp, listening: socket.socket, ending: Callable[[], None] = lambda: None) -> None:
    """Answer requests until Ctrl-C; ``ending`` is called then, before open requests are waited for."""
    with suppress(KeyboardInterrupt):
        server(app, ending).run(sockets=[listening])


def server(app: ASGIApp, ending: Callable[[], None]) -> uvicorn.Server:
    """Return the server of an application."""
    import uvicorn

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            ending()
            await super().shutdown(sockets)

    config = uvicorn.Config(
        app,
        access_log=False,
        lifespan="off",
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_LAST_ANSWERS,
    )
    return Server(config)
