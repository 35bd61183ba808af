"""New sources on disk: all of them or none, and never in the place of what authors wrote."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class CannotWriteError(Exception):
    """Nothing was written; the message says why, and what to do."""


_IGNORED = {".git"}
"""What a folder may hold and still count as empty: a course may begin in a fresh repository."""


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder that is empty or not there yet.

    They are written aside first, so that whatever fails on the way leaves nothing behind.
    Raises ``CannotWriteError``.
    """
    _refuse_occupied(folder)
    created = [path for path in (folder, *folder.absolute().parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".new-course-") as aside:
            for name, text in files.items():
                _write(Path(aside) / name, text)
            _move_all(Path(aside), folder)
    except OSError as problem:
        for path in created:
            shutil.rmtree(path, ignore_errors=True)
        raise CannotWriteError(f"`{folder}` cannot be written: {problem.strerror or problem}.") from problem


def write_file(root: Path, path: str, text: str) -> None:
    """Write one new file of a course, with the folders that it needs. Raises ``CannotWriteError``."""
    target = root / path
    try:
        _write(target, text)
    except FileExistsError:
        message = f"`{path}` is there already. Choose another title, or an id with --id."
        raise CannotWriteError(message) from None
    except OSError as problem:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise CannotWriteError(f"`{path}` cannot be written: {problem.strerror or problem}.") from problem


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file that the tool keeps up to date: whoever reads it meanwhile sees the old or the new one.

    A file that has these bytes is not touched. Raises ``CannotWriteError``.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as problem:
        raise CannotWriteError(f"`{path}` cannot be written: {problem.strerror or problem}.") from problem


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _refuse_occupied(folder: Path) -> None:
    if folder.is_symlink() and not folder.exists():
        raise CannotWriteError(f"`{folder}` is a link that leads nowhere. Name another folder.")
    if folder.exists() and not folder.is_dir():
        raise CannotWriteError(f"`{folder}` is a file. Name a folder that is empty or not there yet.")
    try:
        occupied = folder.is_dir() and sorted({path.name for path in folder.iterdir()} - _IGNORED)
    except OSError as problem:
        raise CannotWriteError(f"`{folder}` cannot be read: {problem.strerror}.") from problem
    if occupied:
        message = f"`{folder}` is not empty: it holds `{occupied[0]}`."
        raise CannotWriteError(f"{message} Name a folder that is empty or not there yet.")


def _move_all(source: Path, folder: Path) -> None:
    """Move everything that stands in one folder into another; on a failure, take it back."""
    moved: list[Path] = []
    try:
        for path in sorted(source.iterdir()):
            moved.append(path.rename(folder / path.name))
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
