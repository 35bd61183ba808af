"""The typefaces of pages on a screen: small subsets, of which a browser loads what a page needs.

The first one holds what English and German write every day and what the pages of this language use
besides, so that most pages need nothing else; what learners may write themselves stands in further files,
by ``unicode-range``. Upright letters are a
variable font with all weights; slanted ones have a single weight, because little of a page is slanted.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass

from unites_mooc.render.files import Files, Task
from unites_mooc.render.fonts import FAMILY, LIBRARIES, code_points, font_file, font_key

ARABIC_FAMILY = "IBM Plex Sans Arabic"
_BASIC = (
    "U+0020-007E, U+00A0, U+00B7, U+00C4, U+00D6, U+00DC, U+00DF, U+00E4, U+00E9, U+00F6, U+00FC, "
    "U+2011, U+2013-2014, U+2018-2019, U+201C-201E, U+2026"
)
_LATIN = "U+00A0-024F, U+02C6-02DD, U+0300-036F, U+1E00-1EFF, U+2010-2044, U+2070-20BF, U+2100-22FF"
_GREEK = "U+0370-03FF, U+1F00-1FFF"
_CYRILLIC = "U+0400-052F"
_ARABIC = "U+0600-06FF, U+0750-077F, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC"
_LETTERS = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt")
_JOINED = (*_LETTERS, "init", "medi", "fina", "isol", "rlig")


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a typeface, and the rule that names it."""

    name: str
    font: str
    """The style that ``font_file`` knows it by."""
    family: str
    style: str
    weights: str
    """What the rule says: a weight, or a range."""
    ranges: str
    weight: int | None = None
    """The one weight that is kept of a variable font; None for all."""
    features: tuple[str, ...] = _LETTERS


def letters_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the characters of texts."""
    return frozenset().union(*map(set, texts))


def faces_of(letters: Iterable[str]) -> tuple[Face, ...]:
    """Return the faces that pages with these letters may need.

    The last one comes first where two hold the same letter (CSS Fonts 4, 11.5).
    """
    points = {ord(letter) for letter in letters}
    used = [(faces, points.intersection(code_points(ranges))) for ranges, faces in _OTHER_SCRIPTS]
    others = (face for faces, found in used if found for face in faces)
    return (*_sans("latin", _LATIN), *others, *_sans_for(points))


def _sans(
    script: str, ranges: str, upright: tuple[str, ...] = _LETTERS, slanted: tuple[str, ...] = _LETTERS
) -> tuple[Face, ...]:
    name = f"source-sans-3-{script}"
    return (
        Face(f"{name}-normal.woff2", "normal", FAMILY, "normal", "200 900", ranges, features=upright),
        Face(f"{name}-italic.woff2", "italic", FAMILY, "italic", "400", ranges, 400, slanted),
    )


def _sans_for(points: set[int]) -> tuple[Face, ...]:
    """Return the faces that every page loads: basic letters, and those that the text uses besides."""
    more = sorted(points.intersection(code_points(_LATIN)).difference(code_points(_BASIC)))[:_MOST_MORE]
    ranges = ", ".join([_BASIC, *(f"U+{point:04X}" for point in more)])
    name = f"basic-{hashlib.sha256(ranges.encode()).hexdigest()[:6]}" if more else "basic"
    return _sans(name, ranges, upright=("kern", "liga"), slanted=())


def _arabic(name: str, weights: str) -> Face:
    file = f"ibm-plex-sans-{name}.woff2"
    return Face(file, name, ARABIC_FAMILY, "normal", weights, _ARABIC, features=_JOINED)


def _stand_in(family: str, fonts: tuple[str, ...], size: float) -> str:
    """Return a rule that gives a font of the device the measures of the typeface, until that has come.

    So lines break where they will break, and nothing moves (CSS Fonts 5, `size-adjust`).
    """
    sources = ",".join(f'local("{font}")' for font in fonts)
    return (
        f'@font-face{{font-family:"{family}";src:{sources};size-adjust:{size}%;'
        f"ascent-override:{102.4 / size:.1%};descent-override:{40 / size:.1%};line-gap-override:0%}}\n"
    )


_STAND_INS = _stand_in("Like Arial", ("Arial", "Helvetica Neue", "Roboto", "Liberation Sans"), 94.4)
_STAND_INS += _stand_in("Like DejaVu", ("DejaVu Sans", "Verdana"), 82.5)
"""Sizes: the mean width of a letter in running English and German, in proportion to that of Source Sans 3."""
_MOST_MORE = 60
"""How many letters beyond the basic ones the first file may hold."""
_OTHER_SCRIPTS = (
    (_GREEK, _sans("greek", _GREEK)),
    (_CYRILLIC, _sans("cyrillic", _CYRILLIC)),
    (_ARABIC, (_arabic("arabic", "200 500"), _arabic("arabic-bold", "600 900"))),
)


def is_basic(path: str) -> bool:
    """Tell whether a file of a face is one that every page loads."""
    return "-basic" in path


def web_fonts(folder: str, letters: Iterable[str]) -> Files:
    """Return the files of the faces, below a folder."""
    return {
        f"{folder}{face.name}": _subset(face.font, face.ranges, face.weight, face.features)
        for face in faces_of(letters)
    }


def _subset(font: str, ranges: str, weight: int | None, features: tuple[str, ...]) -> Task:
    return Task(
        subset_font,
        (font, ranges, weight, features),
        key=font_key("subset", font, ranges, str(weight), *features),
        libraries=LIBRARIES,
        weight=3,
    )


def card_fonts(letters: frozenset[str]) -> tuple[tuple[str, int, Task], ...]:
    """Return fonts for a few words that the build itself sets: family, weight and file of each.

    Each holds all the letters that it has: a blank between Arabic words is of their font.
    """
    points = sorted(map(ord, letters))
    ranges = ", ".join(f"U+{point:04X}" for point in points)
    fonts = [(FAMILY, weight, _subset("normal", ranges, weight, _LETTERS)) for weight in (400, 700)]
    if not set(points).isdisjoint(code_points(_ARABIC)):
        for style, weight in (("arabic", 400), ("arabic-bold", 700)):
            fonts.append((ARABIC_FAMILY, weight, _subset(style, ranges, None, _JOINED)))
    return tuple(fonts)


def font_faces(letters: Iterable[str]) -> str:
    """Return the ``@font-face`` rules, for a style sheet beside the files."""
    return _STAND_INS + "".join(
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};font-weight:{face.weights};'
        f'font-display:swap;src:url("{face.name}") format("woff2");unicode-range:{face.ranges}}}\n'
        for face in faces_of(letters)
    )


def subset_font(style: str, ranges: str, weight: int | None, features: tuple[str, ...]) -> bytes:
    """Return a subset of a font as WOFF2; of a variable one, all weights or a single one.

    Limiting the weights to a range would take longer than subsetting and save nothing.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = list(features)
    options.drop_tables += ["DSIG", "STAT", "MVAR"]
    options.hinting = False
    options.name_IDs = [1, 2, 13, 14]
    options.notdef_outline = True
    font = TTFont(font_file(style), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points(ranges))
    subsetter.subset(font)
    if weight is not None:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
        font.recalcTimestamp = False
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
