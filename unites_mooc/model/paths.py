"""Paths inside a course: relative to its root, with ``/``, never out of it."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

_COPIED = re.compile(
    r"(?:[ _-]+\(?(?:copy|kopie|copie|copia|cópia)\)?(?: ?\(?\d+\)?)?|[ _]?\(\d+\))\Z"
    r"|\A(?:copy of|kopie von|copie de|copia d[ei]|cópia de) ",
    re.I,
)
EXTERNAL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


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


def is_unencrypted(url: str) -> bool:
    """Tell whether others on the way can read and change what is loaded: not from one's own machine."""
    if not url.lower().startswith("http://"):
        return False
    try:
        return urlsplit(url).hostname not in _OWN_MACHINE
    except ValueError:
        return True


def relative_url(from_page: str, to_file: str) -> str:
    """Return the relative URL that leads from one output file to another."""
    start, target = from_page.split("/")[:-1], to_file.split("/")
    same = 0
    while same < len(start) and same < len(target) - 1 and start[same] == target[same]:
        same += 1
    return "/".join([".."] * (len(start) - same) + target[same:])


def looks_copied(path: str) -> bool:
    """Tell whether a file or a folder around it is called as systems call copies: ``01-one - Copy.md``."""
    return any(_COPIED.search(posixpath.splitext(part)[0]) for part in path.split("/"))


def similar_path(path: str, files: Collection[str]) -> str:
    """Return the file that a path was probably meant to name; empty where none is near.

    The same letters come first, then the same name in another folder or with another ending, then a
    name that is nearly the same.
    """
    clean = posixpath.normpath(path.replace("\\", "/").replace('"', ""))
    by_path = {same_letters(name): name for name in sorted(files, reverse=True)}
    if found := by_path.get(same_letters(clean)):
        return found
    by_name = {posixpath.basename(key): name for key, name in by_path.items()}
    name = posixpath.basename(same_letters(clean))
    if name in by_name:
        return by_name[name]
    stem = posixpath.splitext(name)[0]
    by_stem = {posixpath.splitext(key)[0]: path for key, path in by_name.items()}
    if posixpath.splitext(name)[1] and stem in by_stem:
        return by_stem[stem]
    near = get_close_matches(name, sorted(by_name), n=1, cutoff=0.8)
    return by_name[near[0]] if near else ""


def same_letters(path: str) -> str:
    """Return a path without what makes two of them different that look the same, or nearly so."""
    return unicodedata.normalize("NFC", path).casefold()


def is_stored_otherwise(path: str, other: str) -> bool:
    """Tell whether two paths look the same but are not: macOS stores letters with marks in two parts."""
    return path != other and unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", other)


def path_advice(path: str, source: str, files: Collection[str]) -> str:
    """Return a hint which file ``path``, as written in ``source``, was meant to name; else nothing."""
    meant = similar_path(path, files)
    if not meant:
        return ""
    shown = relative_url(source, meant).replace(" ", "%20")
    if is_stored_otherwise(path, meant):
        return "A file of that name has its `ü`, `é` … stored in another way: rename it without such letters."
    if path != meant and path.casefold() == meant.casefold():
        return f"Did you mean `{shown}`? Capitals and small letters are different."
    if "\\" in path:
        return f"Write `{shown}`: with `/` between the folders."
    return f"Did you mean `{shown}`?"
