"""What must not be in an edition: the texts of everything that it excludes."""

from __future__ import annotations

from collections.abc import Sequence

from unites_mooc.build.options import BuildOptions
from unites_mooc.editions.leaks import Canaries, find_canaries
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.course import Course
from unites_mooc.render.context import THEME
from unites_mooc.translation.apply import translate
from unites_mooc.translation.interface import interface
from unites_mooc.translation.pseudo import PSEUDO


def canaries_of(
    course: Course, name: str, publications: Sequence[Publication], options: BuildOptions
) -> Canaries:
    """Return what must not be in the edition, in any language."""
    finished = course if options.drafts else without_drafts(course)
    translations = [translate(finished, language)[0] for language in course.meta.published_languages]
    shown = [*publications, *(select(translated, name) for translated in translations)]
    shown.extend(spoken for p in publications for spoken in p.calendars.values())
    identities = [text for t in translations for text in _identity(t.course)] + _identity(course)
    words = [text for p in publications for text in interface(p.language).messages.values()]
    return find_canaries(
        [course, *(t.course for t in translations if t.language not in PSEUDO)],
        shown,
        lambda path: (options.root / path).read_bytes(),
        [*words, *_theme_texts(), *_own_look(course), *identities],
    )


def _own_look(course: Course) -> list[str]:
    """Return the course's own templates and styles, which every edition has."""
    theme = course.theme
    return [*theme.templates.values(), *(piece for piece in theme.style if isinstance(piece, str))]


def _identity(course: Course) -> list[str]:
    """Return the course's own metadata, which every edition shows."""
    meta = course.meta
    editions = [edition.title for edition in meta.published_editions.values()]
    return [meta.id, meta.title, meta.publisher, meta.description, meta.notice, meta.licence, *editions]


def _theme_texts() -> list[str]:
    """Return the tool's own templates, scripts and views, whose words are no leak."""
    folders = (*(THEME / name for name in ("templates", "js", "css")), THEME.parent / "render")
    return [
        path.read_text("utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*.*"))
        if path.suffix != ".pyc"
    ]
