"""The typefaces of documents, from their packages; pages on a screen load theirs (``web_fonts``)."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from unites_mooc.render.files import Task

LIBRARIES = ("fonttools", "brotli")
"""What shapes a font."""
FAMILY = "Source Sans 3"
CODE_FAMILY = "Source Code Pro"
ARABIC_FAMILY = "IBM Plex Sans Arabic"
_FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl")
_JOINING = ("init", "medi", "fina", "isol", "rlig", "calt", "curs")
"""How the letters of a script that joins them find their forms."""
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


_PRINT_LATIN = (
    "U+0020-007E, U+00A0-024F, U+02B0-02FF, U+0300-036F, U+1E00-1EFF, U+2000-214F, "
    "U+2190-22FF, U+2460-27BF, U+FB00-FB04"
)
_PRINT_ARABIC = (
    "U+0020-0040, U+005B-0060, U+007B-007E, U+00A0-00BF, U+0600-06FF, U+0750-077F, U+08A0-08FF, "
    "U+2000-206F, U+FB50-FDFF, U+FE70-FEFC"
)
_PRINTED = (("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700))
_LETTERS = {
    "greek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]"),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a typeface, for a document."""

    family: str
    style: str
    """``normal`` or ``italic``."""
    weight: int
    font: Task
    """Makes the font file."""


def print_scripts(text: str) -> tuple[str, ...]:
    """Return the scripts that a text is written in; Latin always."""
    return ("latin", *(script for script, letters in _LETTERS.items() if letters.search(text)))


def print_faces(scripts: tuple[str, ...], *, code: bool) -> tuple[Face, ...]:
    """Return the faces that documents in these scripts embed.

    Static faces: a variable font would be made static anew in every document.
    """
    lettered = [script for script in scripts if script != "arabic"]
    ranges = ", ".join(_PRINT_LATIN if script == "latin" else _SCRIPTS[script] for script in lettered)
    faces = [Face(FAMILY, style, weight, _font(style, weight, ranges)) for style, weight in _PRINTED]
    if code:
        faces.append(Face(CODE_FAMILY, "normal", 400, _font("code", 400, ranges)))
    if "arabic" in scripts:
        faces.append(Face(ARABIC_FAMILY, "normal", 400, _font("arabic", 0, _PRINT_ARABIC)))
        faces.append(Face(ARABIC_FAMILY, "normal", 700, _font("arabic-bold", 0, _PRINT_ARABIC)))
    return tuple(faces)


def _font(style: str, weight: int, ranges: str) -> Task:
    key = font_key("static", style, str(weight), ranges)
    return Task(static_font, (style, weight, ranges), key=key, libraries=LIBRARIES, weight=9)


@cache
def printable() -> frozenset[int]:
    """Return the code points that documents can show, whatever their scripts."""
    latin = ", ".join([_PRINT_LATIN, _SCRIPTS["greek"], _SCRIPTS["cyrillic"]])
    return _known("normal", latin) | _known("arabic", _PRINT_ARABIC)


def _known(style: str, ranges: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font_file(style), lazy=True) as font:
        return frozenset(font.getBestCmap()).intersection(code_points(ranges))


def static_font(style: str, weight: int, ranges: str) -> bytes:
    """Return a subset as TrueType; ``weight`` is the one to take from a variable font, 0 for a static one."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options()
    options.layout_features = [*_FEATURES, *(_JOINING if not weight else ())]
    options.drop_tables += ["DSIG", "STAT", "MVAR"]
    options.hinting = False
    options.notdef_outline = True
    font = TTFont(font_file(style), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points(ranges))
    subsetter.subset(font)
    if weight:
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
