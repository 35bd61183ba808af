"""The typefaces of documents, from their packages; pages on a screen load theirs (``web_fonts``)."""

from __future__ import annotations

import hashlib
import io
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from unites_mooc.render.files import Task

LIBRARIES = ("fonttools", "brotli")
"""What shapes a font."""
FAMILY = "Source Sans 3"
CODE_FAMILY = "Source Code Pro"
_SCRIPTS = {
    "greek": "U+0370-03FF, U+1F00-1FFF",
    "cyrillic": "U+0400-052F",
}
_FILES = {
    "normal": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    "italic": ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf"),
    "code": ("fontpkg_source_code_pro", "SourceCodePro[wght].ttf"),
    "arabic": ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-Regular.ttf"),
    "arabic-bold": ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-SemiBold.ttf"),
}


@cache
def font_file(style: str) -> Path:
    """Return the font file of a style, a key of ``_FILES``."""
    package, name = _FILES[style]
    return Path(str(files(package) / "files" / name))


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
            key=font_key("static", style, str(weight), ranges),
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
    ranges = ", ".join([_PRINT_LATIN, _SCRIPTS["greek"], _SCRIPTS["cyrillic"]])
    return frozenset(known.intersection(code_points(ranges)))


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
    subsetter.populate(unicodes=code_points(ranges))
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.recalcTimestamp = False
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def code_points(ranges: str) -> list[int]:
    """Return the code points of ranges as a style sheet writes them."""
    points: list[int] = []
    for part in ranges.split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


@cache
def _digest(style: str) -> str:
    return hashlib.sha256(font_file(style).read_bytes()).hexdigest()


def font_key(*parts: str) -> str:
    """Return the key of what is made of a font: a kind, a style of ``_FILES``, and what else matters."""
    return hashlib.sha256("\0".join((*parts, _digest(parts[1]))).encode()).hexdigest()
