"""What a browser gets: pages of the course with a script that follows it, files, and what is wrong.

``/``                    the editions and languages
``/<edition>/<path>``    a file of the site of an edition
``/-/…``                 the script, its style, the events, the flaws; no edition has that name
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unites_mooc.diagnostics import Diagnostic, as_object
from unites_mooc.render.names import language_name
from unites_mooc.serving.content_types import content_type
from unites_mooc.serving.guard import guards
from unites_mooc.serving.live.course import Answer, LiveCourse, version_of
from unites_mooc.serving.live.start import start_page
from unites_mooc.source.folder import source_lines

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_PARTS = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
_FOR_ALL = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
_FOR_PAGES = {**_FOR_ALL, "Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"}
_ADDED = '<link rel="stylesheet" href="/-/live.css"><script defer src="/-/live.js" data-number="{}"></script>'
_SHOWN = 200
"""So many flaws are listed; whoever mends them sees the next ones."""
_KEEP_OPEN = 15.0
"""Seconds after which a connection without news is told that it still stands."""


class Listeners:
    """The browsers that wait for news."""

    def __init__(self) -> None:
        self._queues: dict[asyncio.Queue[str], asyncio.AbstractEventLoop] = {}

    def end(self) -> None:
        """Let all of them go."""
        self._tell("")

    def tell(self, event: str, number: int) -> int:
        """Tell all of them, from any thread; return how many there are."""
        return self._tell(f"event: {event}\ndata: {number}\n\n")

    def _tell(self, text: str) -> int:
        for queue, loop in list(self._queues.items()):
            if not loop.is_closed():
                loop.call_soon_threadsafe(queue.put_nowait, text)
        return len(self._queues)

    async def events(self, first: str) -> AsyncIterator[str]:
        """Yield what one of them is told, as an event stream (HTML, 9.2)."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._queues[queue] = asyncio.get_running_loop()
        try:
            yield first
            while True:
                try:
                    text = await asyncio.wait_for(queue.get(), _KEEP_OPEN)
                except TimeoutError:
                    text = ": still here\n\n"
                if not text:
                    return
                yield text
        finally:
            del self._queues[queue]


def application(live: LiveCourse, listeners: Listeners, host: str) -> Starlette:
    """Return the web application, for a server that listens on ``host``."""
    from starlette.applications import Starlette
    from starlette.responses import (
        FileResponse,
        HTMLResponse,
        JSONResponse,
        RedirectResponse,
        Response,
        StreamingResponse,
    )
    from starlette.routing import Route

    def start(_request: Request) -> Response:
        choices = live.choices()
        if len(choices) == 1 and len(choices[0][2]) == 1:
            return RedirectResponse(f"/{choices[0][0]}/{choices[0][2][0]}/index.html", headers=_FOR_ALL)
        return _start()

    def site(request: Request) -> Response:
        edition, path = request.path_params["edition"], request.path_params["path"]
        if not path or path.endswith("/"):
            return RedirectResponse(f"/{edition}/{path}index.html", headers=_FOR_ALL)
        with live.still():
            answer, number = live.answer(edition, path), live.number
        return _sent(request, answer, number) if answer else _start(f"{edition}/{path}")

    def _start(missing: str = "") -> Response:
        with live.still():
            html, number = start_page(live.title(), live.choices(), language_name, missing), live.number
        return HTMLResponse(_followed(html.encode(), number), 404 if missing else 200, headers=_FOR_PAGES)

    def _sent(request: Request, answer: Answer, number: int) -> Response:
        if answer.path.endswith(".html"):
            data = _followed(answer.data, number)
            return Response(data, headers=_FOR_PAGES, media_type="text/html")
        headers = {**_FOR_ALL, "ETag": version_of(answer)}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(answer.data, headers=headers, media_type=content_type(answer.path))

    def part(request: Request) -> Response:
        name = request.path_params["name"]
        known = {path.name: path for path in _PARTS.iterdir()}
        if name not in known:
            return Response(status_code=404)
        return FileResponse(known[name], media_type=content_type(name), headers=_FOR_ALL)

    def flaws(_request: Request) -> Response:
        listed = [_described(live, item) for item in live.diagnostics[:_SHOWN]]
        counts = {"shown": len(listed), "all": len(live.diagnostics)}
        return JSONResponse({"flaws": listed, "counts": counts, "number": live.number}, headers=_FOR_ALL)

    def failed(_request: Request, problem: Exception) -> Response:
        html = start_page(live.title(), (), language_name, said=f"This page could not be made: {problem!r}")
        return HTMLResponse(_followed(html.encode(), live.number), 500, headers=_FOR_PAGES)

    async def events(_request: Request) -> Response:
        first = f"event: number\ndata: {live.number}\n\n"
        return StreamingResponse(
            listeners.events(first), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    routes = [
        Route("/", start),
        Route("/-/events", events),
        Route("/-/flaws.json", flaws),
        Route("/-/{name}", part),
        Route("/{edition}/{path:path}", site),
    ]
    return Starlette(routes=routes, middleware=guards(host), exception_handlers={Exception: failed})


def _followed(html: bytes, number: int) -> bytes:
    """Return a page with the script that follows the course."""
    return html.replace(b"</head>", _ADDED.format(number).encode() + b"</head>", 1)


def _described(live: LiveCourse, item: Diagnostic) -> dict[str, Any]:
    """Return a flaw with the line that it is in."""
    lines = source_lines(live.wanted.root, item.span.path)
    line = lines[item.span.line - 1] if 0 < item.span.line <= len(lines) else ""
    return {**as_object(item), "text": line}
