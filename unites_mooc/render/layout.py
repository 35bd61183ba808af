"""Where each page stands in an output, and how pages refer to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from unites_mooc.model.course import Case, Lesson, MediaFile, Module, Page, Worksheet
from unites_mooc.model.slugs import slugify

SIBLING = "sibling:"
"""How a link in a document begins that leads to another one, by a path relative to this one."""


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


@dataclass(frozen=True, slots=True)
class PackageLayout(Layout):
    """The layout of a package: no two files have the same name, whatever folder they are in.

    The SCORM XBlock of Open edX up to 19.0.2 looks for a file by its name alone.
    """

    def document(self, name: str) -> str:
        """Return the path of a document that pages link to."""
        return f"{self.pages}files/{flat_name(name)}"

    def path(self, target: Module | Worksheet | Case | Page) -> str:
        """Return the path of a page; lessons need their module (``lesson``)."""
        return f"{self.pages}{type(target).__name__.lower()}-{target.meta.id}.html"

    def lesson(self, module: Module, lesson: Lesson) -> str:
        """Return the path of a lesson's page."""
        return f"{self.pages}lesson-{lesson.meta.id}.html"

    def generated(self, name: str) -> str:
        """Return the path of a page that the tool writes."""
        return f"{self.pages}{'home' if name == 'index' else name.removesuffix('/index')}.html"


def flat_name(name: str) -> str:
    """Return the name of a document where all lie in one folder."""
    return name.replace("/", "-")
