"""``course/theme`` → the course's own look: its logo, its style sheet, its templates."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from unites_mooc.diagnostics import Collector, Diagnostic, Span
from unites_mooc.model.course import (
    STYLE_FILE,
    TEMPLATES_FOLDER,
    THEME_FILE,
    THEME_FOLDER,
    MediaFile,
    Theme,
)
from unites_mooc.model.metadata import ThemeMeta
from unites_mooc.model.paths import path_advice
from unites_mooc.source.folder import CourseFolder
from unites_mooc.source.style_reader import read_style
from unites_mooc.source.yaml_reader import Positions

ReadText = Callable[[str], str | None]
"""Returns the text of a file that is there, and reports what is wrong with it."""


def read_theme(
    folder: CourseFolder, meta: ThemeMeta | None, positions: Positions, read: ReadText
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Return what ``course/theme`` holds; ``meta`` is None where ``theme.yaml`` is missing or wrong."""
    collector = Collector()
    files = _Files(folder, collector)
    place = positions.of(("logo",)) or Span(THEME_FILE)
    logo = files.find(meta.logo, place) if meta and meta.logo else None
    style: list[str | MediaFile] = []
    if folder.holds(STYLE_FILE) and (text := read(STYLE_FILE)):
        sheet, diagnostics = read_style(STYLE_FILE, text)
        collector.extend(diagnostics)
        for piece in sheet:
            if isinstance(piece, str):
                style.append(piece)
            elif file := files.find(piece.path, piece.span):
                style.append(file)
    templates = {
        path.removeprefix(TEMPLATES_FOLDER): text
        for path in folder.files
        if path.startswith(TEMPLATES_FOLDER) and path.endswith(".html") and (text := read(path)) is not None
    }
    theme = Theme(
        meta=meta or ThemeMeta(),
        logo=logo,
        style=tuple(style),
        templates=templates,
        paths=tuple(path for path in folder.files if path.startswith(THEME_FOLDER)),
        span=Span(THEME_FILE),
        places=positions.below(),
    )
    return theme, tuple(collector.items)


class _Files:
    """The files of the theme's folder."""

    def __init__(self, folder: CourseFolder, collector: Collector) -> None:
        self.folder = folder
        self.collector = collector
        self.paths = tuple(path for path in folder.files if path.startswith(THEME_FOLDER))

    def find(self, written: str, span: Span) -> MediaFile | None:
        """Return the file that is named at a place; report where there is none."""
        path = posixpath.normpath(THEME_FOLDER + written)
        if path not in self.paths:
            advice = path_advice(path, THEME_FILE, self.paths) or f"Put the file into `{THEME_FOLDER}`."
            self.collector.error(span, "missing-theme-file", f"There is no file `{path}`.", advice)
            return None
        try:
            return self.folder.media_file(path)
        except OSError as problem:
            message = f"The file cannot be read: {problem.strerror}."
            self.collector.error(Span(path), "unreadable-file", message, "Check its permissions.")
            return None
