"""What a search index says, read back as the tool wrote it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from unites_mooc.model.coded_text import decode

Section = tuple[str, str, str]
"""Anchor, title and text."""


def read_index(script: bytes) -> dict[str, Any]:
    """Return the index that the script hands over."""
    opening, closing = b'"use strict";\nwindow.unitesSearch = ', b";\n"
    assert script.startswith(opening)
    assert script.endswith(closing)
    return json.loads(script.removeprefix(opening).removesuffix(closing))  # type: ignore[no-any-return]


def pages_of(script: bytes) -> dict[tuple[str, str], list[Section]]:
    """Return the sections of each page or term, by its URL and title."""
    index = read_index(script)
    words = index["words"].split("\n")
    found: dict[tuple[str, str], list[Section]] = {}
    for _kind, url, title, sections in index["pages"]:
        texts = [tuple(decode(words, part[1:])) for part in sections]
        key = (url, *decode(words, [title]))
        found[key] = [(part[0], *text) for part, text in zip(sections, texts, strict=True)]
    return found


def all_text(script: bytes) -> str:
    """Return everything that can be found, as one text."""
    return "\n".join(
        f"{title}\n" + "\n".join(f"{heading}\n{text}" for _anchor, heading, text in sections)
        for (_url, title), sections in pages_of(script).items()
    )


def indexes_of(folder: Path) -> dict[str, bytes]:
    """Return all indexes of an edition, those inside packages included."""
    found = {str(path): path.read_bytes() for path in sorted(folder.rglob("search-index.js"))}
    for path in sorted(folder.rglob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith("/search-index.js")]
            found |= {f"{path}!{name}": archive.read(name) for name in names}
    return found
