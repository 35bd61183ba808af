"""A file server on the loopback interface, for pages that a browser test opens.

It serves folders below URL prefixes, with the content types that a well-kept web server sends
(``http.server`` guesses from the machine's own tables, which differ), in parts where a browser asks
for one, and with response headers that a test may add, such as the ``Permissions-Policy`` of Moodle.
"""

import re
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

CONTENT_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}

POLL_SECONDS = 0.02
"""How long it takes at most to stop."""


class StaticServer:
    """Serves folders and single documents until it is closed; use it in a ``with`` statement."""

    def __init__(self, mounts: Mapping[str, Path], *, headers: Mapping[str, str] | None = None) -> None:
        """Serve each folder of ``mounts`` below its URL prefix, which begins and ends with ``/``.

        ``headers`` are added to every response.
        """
        self.mounts = {prefix: folder.resolve() for prefix, folder in mounts.items()}
        self.headers = dict(headers or {})
        self.documents: dict[str, tuple[str, bytes]] = {}
        self.requests: list[tuple[str, int]] = []
        """Path and status of each request, in the order of the answers."""
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(POLL_SECONDS,), daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def url(self, path: str = "/") -> str:
        """Return the address of a path on this server."""
        return f"{self.origin}/{path.removeprefix('/')}"

    def put(self, path: str, text: str) -> str:
        """Serve ``text`` as a document at ``path`` and return its address."""
        content_type = CONTENT_TYPES[PurePosixPath(path).suffix]
        self.documents[path] = (content_type, text.encode())
        return self.url(path)

    def close(self) -> None:
        """Stop serving and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def find(self, path: str) -> tuple[str, bytes] | None:
        """Return content type and bytes of what is served at ``path``."""
        if path in self.documents:
            return self.documents[path]
        for prefix, folder in self.mounts.items():
            if path.startswith(prefix):
                file = folder / path.removeprefix(prefix)
                if file.is_dir():
                    file /= "index.html"
                if file.is_file() and file.resolve().is_relative_to(folder):
                    content_type = CONTENT_TYPES.get(file.suffix, "application/octet-stream")
                    return content_type, file.read_bytes()
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, site: StaticServer) -> None:
        self.site = site
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing: the requests are kept in ``StaticServer.requests``."""

    def _answer(self, *, with_body: bool) -> None:
        site = self.server.site
        path = unquote(urlsplit(self.path).path)
        found = site.find(path)
        status = 200 if found else 404
        content_type, body = found or ("text/plain; charset=utf-8", b"not found\n")
        size, part = len(body), _part(self.headers.get("Range"), len(body))
        if found and part:
            status, body = 206, body[part[0] : part[1] + 1]
        site.requests.append((path, status))
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Accept-Ranges", "bytes")
        if status == 206 and part:
            self.send_header("Content-Range", f"bytes {part[0]}-{part[1]}/{size}")
        for name, value in site.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)


def _part(header: str | None, size: int) -> tuple[int, int] | None:
    """Return the first and the last byte that a ``Range`` header asks for; None for the whole."""
    match = re.fullmatch(r"bytes=(\d+)-(\d*)", header or "")
    if not match or int(match[1]) >= size:
        return None
    return int(match[1]), min(int(match[2] or size - 1), size - 1)
