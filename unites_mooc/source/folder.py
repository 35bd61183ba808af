"""The course folder: which files it has, and their text, read with care.

Nothing outside the folder is ever read: a symbolic link that leads out of it is an error.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from unites_mooc.diagnostics import Collector, Diagnostic, Span, error, hint
from unites_mooc.source.strays import SOURCE_FOLDERS, strays

if TYPE_CHECKING:
    from unites_mooc.model.course import MediaFile

MAXIMUM_TEXT_BYTES = 2 * 1024 * 1024
MAXIMUM_CATALOGUE_BYTES = 32 * 1024 * 1024
"""A PO file holds every text of a course twice, and what is said of it."""
MAXIMUM_LINE = 50_000
CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
"""What no page can show: control characters, and those that Unicode keeps for use inside programs."""
_CONTROL_BYTES = bytes(code for code in (*range(1, 32), 0x7F) if code not in b"\t\n\r")
_SAVE_AS = "Save the file with the encoding UTF-8; most editors ask for it under *Save as*."


@dataclass(frozen=True, slots=True)
class CourseFolder:
    """The files of a course, as they were when it was opened."""

    root: Path
    files: tuple[str, ...]
    """Paths relative to the root, in natural order."""
    grouped: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The same by their first two folders."""
    names: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def holds(self, path: str) -> bool:
        """Tell whether there is a file of that path."""
        if not self.names:
            self.names.update(self.files)
        return path in self.names

    def select(self, pattern: str) -> tuple[str, ...]:
        """Return the files whose path matches a regular expression as a whole."""
        expression = re.compile(pattern)
        return tuple(path for path in self.files if expression.fullmatch(path))

    def markdown_in(self, folder: str) -> tuple[str, ...]:
        """Return the Markdown files that stand directly in a folder."""
        files = self.below("/".join(folder.split("/")[:2]))
        return tuple(path for path in files if path.endswith(".md") and path.rpartition("/")[0] == folder)

    def below(self, folder: str) -> tuple[str, ...]:
        """Return the files below a folder of ``modules`` or ``course``, at any depth."""
        return self._by_folder().get(folder, ())

    def _by_folder(self) -> Mapping[str, tuple[str, ...]]:
        if not self.grouped:
            groups = groupby(self.files, lambda path: "/".join(path.split("/")[:2]))
            for folder, paths in groups:
                self.grouped[folder] = (*self.grouped.get(folder, ()), *paths)
        return self.grouped

    def media_file(self, path: str) -> MediaFile:
        """Return what is known of a media file."""
        from unites_mooc.model.course import MediaFile
        from unites_mooc.source.image_size import image_size
        from unites_mooc.source.media_content import media_content

        data = (self.root / path).read_bytes()
        width, height = image_size(path, data)
        digest = hashlib.sha256(data).hexdigest()
        return MediaFile(path, len(data), digest, width, height, media_content(data))


def open_folder(root: Path) -> tuple[CourseFolder, tuple[Diagnostic, ...]]:
    """List the source files below ``root``; links that lead out of it are left out."""
    collector = Collector()
    real_root = root.resolve()
    paths: list[str] = []
    for name, advice in strays(root):
        message = "Nothing reads this where it stands, or under this name."
        collector.warning(Span(name), "ignored-file", message, advice)
    for folder in SOURCE_FOLDERS:
        if (root / folder).is_symlink() and not _inside(root / folder, real_root):
            _report_link(collector, folder)
            continue
        paths.extend(_files_in(str(root / folder), folder, real_root, collector))
    paths.sort(key=natural_key)
    return CourseFolder(root, tuple(paths)), tuple(collector.items)


def _files_in(folder: str, relative: str, root: Path, collector: Collector) -> Iterator[str]:
    """Yield the files below a folder; it is done on every edit, so without a ``Path`` for each."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        is_folder, is_link, path = _is_folder(entry), is_link_or_junction(entry), f"{relative}/{entry.name}"
        if is_folder and entry.name.startswith("."):
            continue
        if is_link and not _inside(Path(entry.path), root):
            _report_link(collector, path)
        elif is_folder and not is_link:
            yield from _files_in(entry.path, path, root, collector)
        elif not is_folder and not _ignored(entry.name):
            if entry.is_file():
                yield path
            else:
                _report_special(collector, path)


def is_link_or_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry leads elsewhere; a junction is a folder of Windows that does (Python 3.12)."""
    return entry.is_symlink() or bool(getattr(entry, "is_junction", bool)())


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def natural_key(path: str) -> list[tuple[tuple[int, int, str], ...]]:
    """Sort key: numbers by value, then names, folder by folder."""
    return [_natural_part(part) for part in path.split("/")]


@lru_cache(maxsize=1 << 14)
def _natural_part(part: str) -> tuple[tuple[int, int, str], ...]:
    pieces = re.findall(r"\d+|\D+", part)
    return tuple((0, int(piece), piece) if piece.isdecimal() else (1, 0, piece) for piece in pieces)


def _ignored(name: str) -> bool:
    own = name.startswith((".", "~")) or name.endswith(("~", ".swp", ".tmp"))
    return own or name.lower() == "readme.md"


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _report_link(collector: Collector, path: str) -> None:
    message = "This symbolic link leads out of the course, or nowhere."
    collector.error(Span(path), "link-out-of-course", message, "Copy the file into the course folder.")


def _report_special(collector: Collector, path: str) -> None:
    message = "This is no ordinary file: a pipe, a socket or a device."
    collector.error(Span(path), "unreadable-file", message, "Remove it from the course folder.")


def read_text(folder: CourseFolder, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of a source file with ``\\n`` line ends, or None where it has none."""
    try:
        data = (folder.root / path).read_bytes()
    except OSError as problem:
        message = f"The file cannot be read: {problem.strerror}."
        return None, (error(Span(path), "unreadable-file", message, "Check its permissions."),)
    limit = _limit(path)
    if len(data) > limit:
        size = f"{len(data) / 1_000_000:.1f} MB"
        message = f"The file has {size}; a source file may have {limit // 1024 // 1024} MB."
        return None, (error(Span(path), "file-too-large", message, "Split it, or move media out of it."),)
    return decode(path, data)


def _limit(path: str) -> int:
    """Return how many bytes a source file may have."""
    return MAXIMUM_CATALOGUE_BYTES if path.endswith(".po") else MAXIMUM_TEXT_BYTES


def source_lines(root: Path, path: str) -> tuple[str, ...]:
    """Return the lines of a source file as an editor counts them; none where they cannot be shown.

    Nothing is shown of a file that stands outside the course, that is too large, or that is not
    UTF-8 text.
    """
    file = root / path
    if not _inside(file, root.resolve()) or not file.is_file():
        return ()
    try:
        data = file.read_bytes()
        text = data.decode("utf-8-sig") if len(data) <= _limit(path) and b"\0" not in data else ""
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Decode UTF-8, tolerating a byte-order mark and Windows line ends, with a hint."""
    if not data or data.isspace():
        message = "The file is empty."
        return None, (error(Span(path), "empty-file", message, "Write something, or delete the file."),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "The file is saved with the encoding UTF-16."
        return None, (error(Span(path), "invalid-utf8", message, _SAVE_AS),)
    if data.startswith(b"PK\x03\x04"):
        message = "The file is not text: it is a document of an office program, or an archive."
        advice = "Open it there, and copy its text into a new plain text file."
        return None, (error(Span(path), "binary-file", message, advice),)
    if b"\0" in data:
        line, column = _place(data, data.index(b"\0"))
        message = "The file is not text: it contains binary data."
        advice = "Save it as plain text (UTF-8), or move it to a `media` folder."
        return None, (error(Span(path, line, column), "binary-file", message, advice),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line, column = _place(data, problem.start)
        letter = data[problem.start : problem.start + 1].decode("cp1252", "replace")
        shown = f"`{letter}` is" if letter.isprintable() else f"Byte 0x{data[problem.start]:02x} is"
        message = f"{shown} not stored in UTF-8, but in an older encoding of Windows."
        return None, (error(Span(path, line, column), "invalid-utf8", message, _SAVE_AS),)
    plain = text.removeprefix("\ufeff")
    if "\r" in plain:
        plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    refusal = _refused_text(path, plain, may_have_control=_may_have_control(data))
    if refusal:
        return None, (refusal,)
    return plain, tuple(_remarks(path, text))


def _may_have_control(data: bytes) -> bool:
    """Tell whether bytes may hold what ``CONTROL`` finds: that is slow, and most have nothing of the kind."""
    return b"\xef" in data or len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _refused_text(path: str, text: str, *, may_have_control: bool) -> Diagnostic | None:
    """Return why a text cannot be read: characters that no page can show, or lines without an end."""
    match = CONTROL.search(text) if may_have_control else None
    if match:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"The character U+{ord(match[0]):04X} cannot be shown."
        return error(Span(path, line, column), "control-character", message, "Delete it.")
    lengths = list(map(len, text.split("\n"))) if len(text) > MAXIMUM_LINE else []
    for number, length in enumerate(lengths, 1):
        if length > MAXIMUM_LINE:
            message = f"The line has {length:,} characters; {MAXIMUM_LINE:,} are allowed."
            return error(Span(path, number), "line-too-long", message, "Break it into paragraphs.")
    return None


def _remarks(path: str, text: str) -> Iterable[Diagnostic]:
    if text.startswith("\ufeff"):
        message = "The file begins with a byte-order mark; it was ignored."
        yield hint(Span(path), "byte-order-mark", message, "Save it as UTF-8 without BOM.")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        message = "The file has Windows line ends; they were read as plain ones."
        yield hint(Span(path, line), "windows-line-ends", message, "Save it with line ends LF.")


def _place(data: bytes, position: int) -> tuple[int, int]:
    before = data[:position].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    return before.count(b"\n") + 1, column
