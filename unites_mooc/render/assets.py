"""The files that all pages of an output share: styles, scripts, fonts, and the course's structure."""

from __future__ import annotations

import hashlib
import json
import posixpath
from functools import cache

from unites_mooc.model.contents import files_of, parts_of_course, recordings_of
from unites_mooc.model.prose import Link
from unites_mooc.render.context import THEME, Context, Medium
from unites_mooc.render.files import Content, Entry, Files, Task, media_entry, text
from unites_mooc.render.icon import icon_file, icon_of
from unites_mooc.render.kept import kept
from unites_mooc.render.learner_data import course_data
from unites_mooc.render.own_style import colour_style, own_style, style_files
from unites_mooc.render.short_names import shortened
from unites_mooc.render.short_syntax import condensed
from unites_mooc.render.web import update_texts
from unites_mooc.render.web_fonts import font_faces, web_fonts

_MINIFIERS = ("rjsmin", "tree-sitter", "tree-sitter-javascript")
"""Libraries that shape a script."""
_PAGE_STYLES = ("tokens", "base", "layout", "text", "quiz", "blocks", "drawings", "states")
_MORE_STYLES = {
    "more": ("overview", "activities"),
    "own": ("own",),
    "certificate": ("certificate",),
    "search": ("search",),
}
"""Styles that only some pages load, by the name of their file."""
_PAGE_SCRIPTS = ("progress", "tracker", "answers", "quiz", "page")
_MORE_SCRIPTS = {
    "more": ("placing", "entries", "blocks", "dragging"),
    "lists": ("lists",),
    "own": ("workbook", "certificate"),
}
"""Scripts that only some pages load, by the name of their file."""
_SEARCH_SCRIPTS = ("search_engine", "search")
_START_STYLES = ("tokens", "base", "layout", "text")
_SHELL_STYLES = ("tokens", "base", "shell")
_LMS_SCRIPTS = ("cmi", "reflections", "scorm", "shell")
_SHELL_SCRIPTS = ("progress", "answers", "placing", "entries", "codec", "tracker", *_LMS_SCRIPTS)


def page_assets(context: Context, letters: frozenset[str]) -> Files:
    """Return what pages of a language, written with these letters, need beside themselves."""
    assets, theme = context.layout.assets, context.publication.course.theme
    style = font_faces(letters) + _styles(_PAGE_STYLES) + own_style(theme)
    return {
        context.layout.style(context.publication.language): text(style),
        **{f"{assets}{name}.css": text(_styles(parts)) for name, parts in _MORE_STYLES.items()},
        f"{assets}learn.js": text(_scripts(_PAGE_SCRIPTS)),
        f"{assets}search.js": text(_scripts(_SEARCH_SCRIPTS)),
        f"{assets}found.js": text(_scripts(("found",))),
        **{f"{assets}{name}.js": text(_scripts(parts)) for name, parts in _MORE_SCRIPTS.items()},
        f"{assets}{icon_of(theme).name}": icon_file(theme),
        **style_files(theme, assets),
        **web_fonts(assets, letters),
    }


def site_assets(context: Context, letters: frozenset[str]) -> Files:
    """Return what pages of the web site need beside themselves: they can also be read offline."""
    files = page_assets(context, letters)
    assets = context.layout.assets
    style, learn = context.layout.style(context.publication.language), f"{assets}learn.js"
    help_ = text(script("offline"))
    register = script("register").replace("offline.js", f"offline.js{version_of(help_)}")
    return files | {
        style: text(_versioned_fonts(_content(files[style]), files) + _styles(("offline",))),
        learn: text(_content(files[learn]) + register),
        f"{assets}offline.js": help_,
        **start_style(context),
    }


def start_style(context: Context) -> Files:
    """Return the style sheet of the pages at the root of the site, which are no language's own."""
    style = text(_styles(_START_STYLES) + own_style(context.publication.course.theme))
    return {f"{context.layout.assets}start.css": style}


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


def shell_assets(context: Context, letters: frozenset[str]) -> Files:
    """Return what the launch document of a package needs beside itself."""
    assets = context.layout.assets
    style = font_faces(letters) + _styles(_SHELL_STYLES) + colour_style(context.publication.course.theme)
    return {
        f"{assets}shell.css": text(style),
        f"{assets}shell.js": text(_scripts(_SHELL_SCRIPTS)),
    }


def course_script(context: Context) -> Files:
    """Return the course's structure as a script, so that it also loads from ``file://``."""
    shared = course_data(context)
    if context.medium is Medium.SITE:
        shared["update"] = update_texts(context)
    data = json.dumps(shared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {f"{context.layout.pages}course.js": text(f'"use strict";\nwindow.unitesCourse = {data};\n')}


def media_files(context: Context) -> Files:
    """Return the media of a publication; a drawing that stands in pages only where something links to it."""
    course = context.publication.course
    asked = {part.path for part in parts_of_course(course) if isinstance(part, Link)}
    asked.update(path for recording in recordings_of(course) for path in files_of(recording))
    return {
        context.layout.media_file(file): media_entry(file)
        for path, file in course.media.items()
        if path in asked or not file.content.drawing
    }


def script(name: str) -> str:
    """Return one script of the theme, as browsers get it."""
    return _scripts((name,))


@cache
def _joined(folder: str, names: tuple[str, ...]) -> str:
    extension = folder
    return "\n".join((THEME / folder / f"{name}.{extension}").read_text("utf-8") for name in names)


@cache
def _styles(names: tuple[str, ...]) -> str:
    """Return style sheets without comments and indentation."""
    from rcssmin import cssmin

    return str(cssmin(_joined("css", names))) + "\n"


@cache
def _scripts(names: tuple[str, ...]) -> str:
    """Return scripts without comments and indentation, with short local names: old phones read them too."""
    return kept(f"script {' '.join(names)}", _MINIFIERS, lambda: _short(_joined("js", names)))


def _short(script: str) -> str:
    from rjsmin import jsmin

    return condensed(shortened(jsmin(script))) + "\n"
