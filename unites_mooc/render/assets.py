"""The files that all pages of an output share: styles, scripts, fonts, and the course's structure."""

from __future__ import annotations

import json
from functools import cache

from unites_mooc.model.paths import relative_url
from unites_mooc.render.context import THEME, Context
from unites_mooc.render.files import Content, Files, SourceFile, text
from unites_mooc.render.fonts import font_faces, scripts_of, web_fonts
from unites_mooc.render.layout import Layout
from unites_mooc.render.learner_data import structure

_PAGE_STYLES = ("base", "layout", "parts", "search")
_PAGE_SCRIPTS = ("progress", "tracker", "answers", "quiz", "blocks", "page")
_SEARCH_SCRIPTS = ("search_engine", "search")
_SHELL_STYLES = ("base", "shell")
_SHELL_SCRIPTS = ("progress", "answers", "codec", "tracker", "scorm", "shell")


def page_assets(layout: Layout, languages: tuple[str, ...]) -> Files:
    """Return what pages in these languages need beside themselves."""
    scripts = scripts_of(languages)
    return {
        f"{layout.assets}learn.css": text(font_faces(scripts) + _joined("css", _PAGE_STYLES)),
        f"{layout.assets}learn.js": text(_scripts(_PAGE_SCRIPTS)),
        f"{layout.assets}search.js": text(_scripts(_SEARCH_SCRIPTS)),
        f"{layout.assets}found.js": text(_scripts(("found",))),
        f"{layout.assets}icon.svg": Content((THEME / "icon.svg").read_bytes()),
        **web_fonts(layout.assets, scripts),
    }


def shell_assets(layout: Layout, languages: tuple[str, ...]) -> Files:
    """Return what the launch document of a package needs beside itself."""
    faces = font_faces(scripts_of(languages))
    return {
        f"{layout.assets}shell.css": text(faces + _joined("css", _SHELL_STYLES)),
        f"{layout.assets}shell.js": text(_scripts(_SHELL_SCRIPTS)),
    }


def course_script(context: Context) -> Files:
    """Return the course's structure as a script, so that it also loads from ``file://``."""
    home = context.layout.generated("index")
    pages = {
        lesson.meta.id: relative_url(home, context.path(lesson))
        for lesson in context.publication.course.lessons
    }
    data = json.dumps(
        structure(context.publication, pages),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return {f"{context.layout.pages}course.js": text(f'"use strict";\nwindow.unitesCourse = {data};\n')}


def media_files(context: Context) -> Files:
    """Return the media of a publication."""
    return {
        context.layout.media_file(file): SourceFile(file.path, file.sha256)
        for file in context.publication.course.media.values()
    }


@cache
def _joined(folder: str, names: tuple[str, ...]) -> str:
    extension = folder
    return "\n".join((THEME / folder / f"{name}.{extension}").read_text("utf-8") for name in names)


@cache
def _scripts(names: tuple[str, ...]) -> str:
    """Return scripts without comments and indentation: old phones read them too."""
    from rjsmin import jsmin

    return str(jsmin(_joined("js", names))) + "\n"
