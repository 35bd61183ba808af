"""What a target returns: relative paths, and how to get the bytes of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from unites_mooc.model.course import MediaFile


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that are at hand."""

    data: bytes
    source: str = ""
    """The source file they came from, relative to the course root; empty for generated ones."""


@dataclass(frozen=True, slots=True)
class Later:
    """Bytes that are made or fetched when they are needed: thousands of pages are not at hand at once."""

    make: Callable[[], bytes]
    source: str = ""
    name: str = ""
    """Of the bytes: others have another one. Empty where they have no name before they are made."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the course, to be copied as it is."""

    path: str
    """Relative to the course root."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Task:
    """A slow, pure function that makes the bytes; remembered by its key."""

    function: Callable[..., bytes]
    """Importable from a module, so that another process can run it."""
    arguments: tuple[Any, ...]
    """Picklable; ``SourceFile``, ``Content`` and ``Task`` values are replaced by their bytes."""
    key: str
    """Hash of everything that the result depends on, apart from the tool and its libraries."""
    libraries: tuple[str, ...]
    """Names of the libraries that shape the result: their versions become part of the key."""
    source: str = ""
    weight: int = 1
    """Rough cost, to start long ones first."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip archive of other files, made when their bytes are known."""

    members: Mapping[str, Entry]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """What an output file weighs, and a name for its bytes."""

    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """A file that speaks of other files of its edition, made when their bytes are known."""

    paths: tuple[str, ...]
    """Of the others, relative to the folder of the edition; none of them an inventory."""
    write: Callable[[Mapping[str, Weight]], bytes]
    source: str = ""


Entry = Content | Later | SourceFile | Task | Archive | Inventory
Files = dict[str, Entry]
"""Relative output path with ``/`` → how to get its bytes."""


def media_entry(file: MediaFile) -> Content | SourceFile:
    """Return a file of the course as readers of a language get it."""
    return Content(file.data, file.path) if file.data else SourceFile(file.path, file.sha256)


def text(content: str, source: str = "") -> Content:
    """Return a UTF-8 text as a file."""
    return Content(content.encode("utf-8"), source)
