"""Reading without the internet: what the service worker of the web site knows of the build.

``sw.js`` at the root of the site speaks of what all languages share, and imports one inventory a
language. A browser looks for a new version by comparing these files byte for byte, so that a
change of any page is a new version of the course, and a build that changes nothing is none. The
names of versions are hashes of contents: there is no clock in them.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from unites_mooc.render.assets import script
from unites_mooc.render.context import Context
from unites_mooc.render.files import Files, Inventory, Task, Weight, text
from unites_mooc.render.icon import icon_of
from unites_mooc.render.web import MANIFEST, paper_colours
from unites_mooc.render.web_fonts import is_basic

WORKER = "sw.js"
INVENTORY = "inventory.js"
PAGES, DOCUMENTS, RECORDINGS = "pages", "documents", "recordings"
"""What a learner may keep: the pages with what they show, what is to print, what is long to load."""
_RECORDING_TYPES = (".m4a", ".m4v", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".opus", ".wav", ".webm", ".vtt")
_PAGE_TYPES = (".avif", ".css", ".gif", ".html", ".jpeg", ".jpg", ".js", ".png", ".svg", ".webp", ".woff2")
_SHELL = ("index.html", "offline.html", "course.js")
"""Of a language: without these nothing opens."""
_HASH = 16
"""Hexadecimal digits of a hash that tell two versions of a file apart."""
_SHORT_NAME = 15
"""Characters that fit below an icon."""


def offline_files(context: Context, files: Files, folder: str) -> Files:
    """Return the worker, the inventory of this language and its web app manifest.

    ``files`` are those of the site in this language, relative to ``folder``, which is that of the
    site in its edition.
    """
    layout, publication = context.layout, context.publication
    of_language = {layout.style(publication.language), *(path for path in files if _is_font(path))}
    shared = sorted(path for path in files if path.startswith(layout.assets) or path == "index.html")
    shared = [path for path in shared if path not in of_language]
    below = (layout.pages, layout.media)
    own = sorted(path for path in files if path.startswith(below) or path in of_language)
    always = (path for path in of_language if not _is_font(path) or is_basic(path))
    shell = [*shared, *sorted(always), *(f"{layout.pages}{name}" for name in _SHELL)]
    fonts = {path: entry.key[:8] for path in of_language if isinstance(entry := files[path], Task)}
    inventory = partial(
        _inventory, folder=folder, language=publication.language, shell=tuple(shell), named=fonts
    )
    return {
        WORKER: Inventory(
            _below(folder, shared), partial(_worker, folder=folder, languages=publication.languages)
        ),
        f"{layout.pages}{INVENTORY}": Inventory(_below(folder, own), inventory),
        f"{layout.pages}{MANIFEST}": text(_manifest(context)),
    }


def _is_font(path: str) -> bool:
    return path.endswith(".woff2")


def _below(folder: str, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(folder + path for path in paths)


def _worker(weights: Mapping[str, Weight], folder: str, languages: tuple[str, ...]) -> bytes:
    """Return the service worker, with what all languages share written into it."""
    imports = ", ".join(_json(f"{language}/{INVENTORY}") for language in languages)
    head = f"self.unitesShared = {_json(_entries(weights, folder))};\nimportScripts({imports});\n"
    return (head + script("sw")).encode()


def _inventory(
    weights: Mapping[str, Weight],
    folder: str,
    language: str,
    shell: tuple[str, ...],
    named: Mapping[str, str],
) -> bytes:
    """Return what there is in one language, as a script that the worker imports.

    ``named`` are the files whose addresses do not name their bytes, but what these are made of.
    """
    files = {
        path: [*entry, named[path]] if path in named else entry
        for path, entry in _entries(weights, folder).items()
    }
    value = _json({"files": files, "shell": shell})
    place = f"(self.unitesInventory = self.unitesInventory || {{}})[{_json(language)}]"
    return f"{place} = {value};\n".encode()


def _entries(weights: Mapping[str, Weight], folder: str) -> dict[str, list[Any]]:
    """Return hash, size and kind of each file, by its path in the site."""
    return {
        path.removeprefix(folder): [weight.sha256[:_HASH], weight.size, _kind(path)]
        for path, weight in weights.items()
    }


def _kind(path: str) -> str:
    if path.lower().endswith(_RECORDING_TYPES):
        return RECORDINGS
    return PAGES if path.lower().endswith(_PAGE_TYPES) and "/files/" not in path else DOCUMENTS


def _manifest(context: Context) -> str:
    """Return the web app manifest of a language (https://www.w3.org/TR/appmanifest/).

    Its scope is the whole site, so that changing the language does not leave the app; a window
    with the browser's own buttons to go back and to reload suits pages of text.
    """
    publication, layout = context.publication, context.layout
    meta, paper = publication.course.meta, paper_colours(context)[0]
    icon = icon_of(publication.course.theme)
    value = {
        "name": meta.title,
        "short_name": _short(meta.title),
        "lang": publication.content_language,
        "dir": context.interface.direction,
        "start_url": "index.html",
        "scope": "../",
        "display": "minimal-ui",
        "theme_color": paper,
        "background_color": paper,
        "icons": [
            {
                "src": posixpath.relpath(f"{layout.assets}{icon.name}", layout.pages),
                "sizes": icon.sizes,
                "type": icon.type,
                "purpose": "any",
            }
        ],
    } | ({"description": meta.description} if meta.description else {})
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _short(title: str) -> str:
    """Return the first words of a title that fit below an icon; the first word whatever its length."""
    first, *others = title.split()
    for word in others:
        if len(first) + 1 + len(word) > _SHORT_NAME:
            break
        first = f"{first} {word}"
    return first


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
