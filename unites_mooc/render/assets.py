"""The files that all pages of an output share: styles, scripts, fonts, and the course's structure."""

from __future__ import annotations

import hashlib
import json
import posixpath
from functools import cache

from unites_mooc.model.paths import relative_url
from unites_mooc.render.context import THEME, Context
from unites_mooc.render.files import Content, Entry, Files, SourceFile, Task, text
from unites_mooc.render.fonts import font_faces, scripts_of, web_fonts
from unites_mooc.render.layout import Layout
from unites_mooc.render.learner_data import structure

_PAGE_STYLES = ("base", "layout", "parts")
_PAGE_SCRIPTS = ("progress", "tracker", "answers", "quiz", "blocks", "page")
_SHELL_STYLES = ("base", "shell")
_SHELL_SCRIPTS = ("progress", "answers", "codec", "tracker", "scorm", "shell")


def page_assets(layout: Layout, languages: tuple[str, ...]) -> Files:
    """Return what pages in these languages need beside themselves."""
    scripts = scripts_of(languages)
    return {
        f"{layout.assets}learn.css": text(font_faces(scripts) + _joined("css", _PAGE_STYLES)),
        f"{layout.assets}learn.js": text(_scripts(_PAGE_SCRIPTS)),
        f"{layout.assets}icon.svg": Content((THEME / "icon.svg").read_bytes()),
        **web_fonts(layout.assets, scripts),
    }


def site_assets(layout: Layout, languages: tuple[str, ...]) -> Files:
    """Return what pages of the web site need beside themselves: they can also be read offline."""
    files = page_assets(layout, languages)
    style, learn = f"{layout.assets}learn.css", f"{layout.assets}learn.js"
    help_ = text(script("offline"))
    register = script("register").replace("offline.js", f"offline.js{version_of(help_)}")
    return files | {
        style: text(_versioned_fonts(_content(files[style]), files) + _joined("css", ("offline",))),
        learn: text(_content(files[learn]) + register),
        f"{layout.assets}offline.js": help_,
    }


def _content(entry: Entry) -> str:
    assert isinstance(entry, Content)
    return entry.data.decode()


def _versioned_fonts(style: str, files: Files) -> str:
    """Return a style sheet in which the addresses of fonts name the subsets that they lead to."""
    for path, entry in files.items():
        name = posixpath.basename(path)
        style = style.replace(f'url("{name}")', f'url("{name}{version_of(entry)}")')
    return style


def versions(files: Files) -> dict[str, str]:
    """Return what pages of the site add to the addresses of styles, scripts and fonts, by their paths.

    An address then names the content. So no cache on the way can give a page the style of another
    version, and a server may let browsers keep these files for as long as they like.
    """
    return {path: version_of(entry) for path, entry in files.items()}


def version_of(entry: Entry) -> str:
    """Return the query that names a content; of a task, what its result is made of."""
    match entry:
        case Content():
            return f"?v={hashlib.sha256(entry.data).hexdigest()[:8]}"
        case Task():
            return f"?v={entry.key[:8]}"
        case _:
            return ""


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


def script(name: str) -> str:
    """Return one script of the theme, without comments and indentation."""
    return _scripts((name,))


@cache
def _joined(folder: str, names: tuple[str, ...]) -> str:
    extension = folder
    return "\n".join((THEME / folder / f"{name}.{extension}").read_text("utf-8") for name in names)


@cache
def _scripts(names: tuple[str, ...]) -> str:
    """Return scripts without comments and indentation: old phones read them too."""
    from rjsmin import jsmin

    return str(jsmin(_joined("js", names))) + "\n"
