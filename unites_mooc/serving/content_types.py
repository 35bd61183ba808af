"""Content types by the ends of names: the same on every machine, whatever its own tables say."""

from __future__ import annotations

from mimetypes import MimeTypes
from pathlib import PurePosixPath

_OTHERS = {
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".ogg": "audio/ogg",
    ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""What some versions of Python do not know, or call otherwise."""
_KNOWN = MimeTypes()


def content_type(path: str) -> str:
    """Return the content type of a file by its name."""
    known = _OTHERS.get(PurePosixPath(path).suffix.lower()) or _KNOWN.guess_type(path)[0]
    return known or "application/octet-stream"
