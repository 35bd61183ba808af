"""Paths inside a course: relative to its root, with ``/``, never out of it."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

EXTERNAL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def resolve(base_file: str, reference: str) -> str | None:
    """Resolve ``reference`` as written in ``base_file``.

    Returns a path relative to the course root, or None where it leaves the course.
    """
    if reference.startswith("/") or any(sign in reference for sign in ("\\", "\0", "://")):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base_file), unquote(reference)))
    return None if path == ".." or path.startswith("../") else path


def scheme(reference: str) -> str:
    """Return the URL scheme of a link, in lower case; empty for a relative path."""
    try:
        return urlsplit(reference).scheme.lower()
    except ValueError:
        return "invalid"


def relative_url(from_page: str, to_file: str) -> str:
    """Return the relative URL that leads from one output file to another."""
    return posixpath.relpath(to_file, posixpath.dirname(from_page) or ".")
