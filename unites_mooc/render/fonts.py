"""The typeface of pages and documents, from its package: subsets for the web, whole for print."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from unites_mooc.render.files import Files, Task

LIBRARIES = ("fonttools", "brotli")
"""What shapes a font."""
FAMILY = "Source Sans 3"
CODE_FAMILY = "Source Code Pro"
_SCRIPTS = {
    "latin": "U+0020-007E, U+00A0-017F, U+0218-021B, U+02C6, U+02DA, U+02DC, U+2010-2026, U+2030, "
    "U+2032-2033, U+2039-203A, U+20AC, U+2116, U+2122, U+2190-2193, U+21A9, U+2212, U+2264-2265",
    "greek": "U+0370-03FF, U+1F00-1FFF",
    "cyrillic": "U+0400-052F",
}
_LANGUAGES = {"greek": {"el"}, "cyrillic": {"be", "bg", "mk", "ru", "sr", "uk"}}
_FILES = {
    "normal": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    "italic": ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf"),
    "code": ("fontpkg_source_code_pro", "SourceCodePro[wght].ttf"),
}
_STYLES = ("normal", "italic")


@cache
def font_file(style: str) -> Path:
    """Return the font file of a style: ``normal``, ``italic`` or ``code``."""
    package, name = _FILES[style]
    return Path(str(files(package) / "files" / name))


def scripts_of(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the scripts that pages in these languages need; Latin always."""
    primary = {language.split("-")[0] for language in languages}
    scripts = {script for script, users in _LANGUAGES.items() if primary & users}
    return tuple(script for script in _SCRIPTS if script == "latin" or script in scripts)


def web_fonts(folder: str, scripts: Iterable[str]) -> Files:
    """Return the subsets that pages load, one for each style and script."""
    return {
        f"{folder}{_name(style, script)}": Task(
            subset_font,
            (style, _SCRIPTS[script]),
            key=_key("subset", style, _SCRIPTS[script]),
            libraries=LIBRARIES,
            weight=3,
        )
        for style in _STYLES
        for script in scripts
    }


def font_faces(scripts: Iterable[str]) -> str:
    """Return the ``@font-face`` rules of the subsets, for a style sheet beside them."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-style:{style};font-weight:200 900;font-display:swap;'
        f'src:url("{_name(style, script)}") format("woff2");unicode-range:{_SCRIPTS[script]}}}\n'
        for script in scripts
        for style in _STYLES
    )


PRINT_FACES = (("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700), ("code", 400))
"""Style and weight of the faces that documents use; the last only where there is code."""
_PRINT_LATIN = (
    "U+0020-007E, U+00A0-024F, U+02B0-02FF, U+0300-036F, U+1E00-1EFF, U+2000-214F, "
    "U+2190-22FF, U+2460-27BF, U+FB00-FB04"
)


def print_scripts(text: str) -> tuple[str, ...]:
    """Return the scripts that a text is written in; Latin always."""
    found = {
        "greek": re.search("[\u0370-\u03ff\u1f00-\u1fff]", text),
        "cyrillic": re.search("[\u0400-\u052f]", text),
    }
    return ("latin", *(script for script, match in found.items() if match))


def print_fonts(scripts: tuple[str, ...], *, code: bool) -> tuple[Task, ...]:
    """Return the faces that documents in these scripts embed, in the order of ``PRINT_FACES``.

    Static faces: a variable font would be made static anew in every document.
    """
    ranges = ", ".join(_PRINT_LATIN if script == "latin" else _SCRIPTS[script] for script in scripts)
    return tuple(
        Task(
            static_font,
            (style, weight, ranges),
            key=_key("static", style, str(weight), ranges),
            libraries=LIBRARIES,
            weight=9,
        )
        for style, weight in PRINT_FACES
        if code or style != "code"
    )


@cache
def printable() -> frozenset[int]:
    """Return the code points that documents can show, whatever their scripts."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file("normal"), lazy=True) as font:
        known = set(font.getBestCmap())
    ranges = ", ".join([_PRINT_LATIN, *(_SCRIPTS[script] for script in _LANGUAGES)])
    return frozenset(known.intersection(_code_points(ranges)))


def static_font(style: str, weight: int, ranges: str) -> bytes:
    """Return one weight of a subset of the variable font as TrueType."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options()
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]
    options.drop_tables += ["DSIG", "STAT", "MVAR"]
    options.hinting = False
    options.notdef_outline = True
    font = TTFont(font_file(style), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_code_points(ranges))
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.recalcTimestamp = False
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def subset_font(style: str, ranges: str) -> bytes:
    """Return a subset of the variable font as WOFF2.

    All weights stay: limiting them takes longer than subsetting and saves nothing.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt"]
    options.drop_tables += ["DSIG", "STAT", "MVAR"]
    options.hinting = False
    options.name_IDs = [1, 2, 13, 14]
    options.notdef_outline = True
    font = TTFont(font_file(style), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_code_points(ranges))
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _code_points(ranges: str) -> list[int]:
    points: list[int] = []
    for part in ranges.split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


def _name(style: str, script: str) -> str:
    return f"source-sans-3-{script}-{style}.woff2"


@cache
def _digest(style: str) -> str:
    return hashlib.sha256(font_file(style).read_bytes()).hexdigest()


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join((*parts, _digest(parts[1]))).encode()).hexdigest()
