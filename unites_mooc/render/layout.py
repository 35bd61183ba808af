"""Where each page stands in an output, and how pages refer to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from unites_mooc.model.course import Case, Lesson, MediaFile, Module, Page, Worksheet
from unites_mooc.model.slugs import slugify


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of an output."""

    pages: str
    """Where the pages of this language stand, with a final ``/``; empty for the root."""
    assets: str = "assets/"
    media: str = "media/"

    def path(self, target: Module | Worksheet | Case | Page) -> str:
        """Return the path of a page; lessons need their module (``lesson``)."""
        name = target.meta.id
        match target:
            case Module():
                return f"{self.pages}{name}/index.html"
            case Worksheet():
                return f"{self.pages}worksheets/{name}.html"
            case Case():
                return f"{self.pages}cases/{name}.html"
            case Page():
                return f"{self.pages}{name}.html"

    def lesson(self, module: Module, lesson: Lesson) -> str:
        """Return the path of a lesson's page."""
        return f"{self.pages}{module.meta.id}/{lesson.meta.id}.html"

    def generated(self, name: str) -> str:
        """Return the path of a page that the tool writes: ``index``, ``glossary`` …."""
        return f"{self.pages}{name}.html"

    def style(self, language: str) -> str:
        """Return the path of the style sheet of a language: it names the letters that its pages use."""
        return f"{self.assets}learn-{language}.css"

    def document(self, name: str) -> str:
        """Return the path of a document that pages link to."""
        return f"{self.pages}files/{name}"

    def media_file(self, file: MediaFile) -> str:
        """Return the path of a media file: ASCII, lower case, new when the content is new."""
        stem, extension = posixpath.splitext(posixpath.basename(file.path))
        return f"{self.media}{slugify(stem, 'file')}-{file.sha256[:8]}{extension.lower()}"
