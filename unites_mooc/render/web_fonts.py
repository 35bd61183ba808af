"""The typefaces of pages on a screen: small subsets, of which a browser loads what a page needs.

The first one holds what English and German write every day, so that most pages need nothing else;
everything more stands in further files, by ``unicode-range``. Upright letters are a
variable font with all weights; slanted ones have a single weight, because little of a page is slanted.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from unites_mooc.render.files import Files, Task
from unites_mooc.render.fonts import FAMILY, LIBRARIES, code_points, font_file, font_key

ARABIC_FAMILY = "IBM Plex Sans Arabic"
_BASIC = (
    "U+0020-007E, U+00A0, U+00C4, U+00D6, U+00DC, U+00DF, U+00E4, U+00E9, U+00F6, U+00FC, U+2013-2014, "
    "U+2018-2019, U+201C-201E, U+2026"
)
_WESTERN = (
    "U+00A1-00C3, U+00C5-00D5, U+00D7-00DB, U+00DD-00DE, U+00E0-00E3, U+00E5-00E8, U+00EA-00F5, "
    "U+00F7-00FB, U+00FD-00FF, U+0152-0153, U+0178, U+201A, U+2032-2033, U+2039-203A, U+20AC, U+2122, "
    "U+2190-2193, U+2212"
)
_EXTENDED = (
    "U+0100-0151, U+0154-0177, U+0179-024F, U+02C6-02DD, U+0300-036F, U+1E00-1EFF, U+2010-2012, "
    "U+2015-2017, U+201B, U+201F-2025, U+2027-2031, U+2034-2038, U+203B-2044, U+2070-20AB, U+20AD-20BF, "
    "U+2100-2121, U+2123-218F, U+2194-2211, U+2213-22FF"
)
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


def _sans(
    script: str, ranges: str, upright: tuple[str, ...] = _LETTERS, slanted: tuple[str, ...] = _LETTERS
) -> tuple[Face, ...]:
    name = f"source-sans-3-{script}"
    return (
        Face(f"{name}-normal.woff2", "normal", FAMILY, "normal", "200 900", ranges, features=upright),
        Face(f"{name}-italic.woff2", "italic", FAMILY, "italic", "400", ranges, 400, slanted),
    )


def _arabic(name: str, weights: str) -> Face:
    file = f"ibm-plex-sans-{name}.woff2"
    return Face(file, name, ARABIC_FAMILY, "normal", weights, _ARABIC, features=_JOINED)


_FACES: tuple[tuple[frozenset[str] | None, tuple[Face, ...]], ...] = (
    (None, _sans("basic", _BASIC, upright=("kern", "liga"), slanted=())),
    (None, _sans("western", _WESTERN)),
    (None, _sans("extended", _EXTENDED)),
    (frozenset({"el"}), _sans("greek", _GREEK)),
    (frozenset({"be", "bg", "mk", "ru", "sr", "uk"}), _sans("cyrillic", _CYRILLIC)),
    (
        frozenset({"ar", "fa", "ps", "ur"}),
        (_arabic("arabic", "200 500"), _arabic("arabic-bold", "600 900")),
    ),
)
"""The faces, and the languages that need them; None for those of all languages."""


def faces_of(languages: Iterable[str]) -> tuple[Face, ...]:
    """Return the faces that pages in these languages may need."""
    primary = {language.split("-")[0] for language in languages}
    return tuple(face for users, faces in _FACES if users is None or users & primary for face in faces)


def web_fonts(folder: str, languages: Iterable[str]) -> Files:
    """Return the files of the faces, below a folder."""
    return {
        f"{folder}{face.name}": Task(
            subset_font,
            (face.font, face.ranges, face.weight, face.features),
            key=font_key("subset", face.font, face.ranges, str(face.weight), *face.features),
            libraries=LIBRARIES,
            weight=3,
        )
        for face in faces_of(languages)
    }


def font_faces(languages: Iterable[str]) -> str:
    """Return the ``@font-face`` rules, for a style sheet beside the files."""
    return "".join(
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};font-weight:{face.weights};'
        f'font-display:swap;src:url("{face.name}") format("woff2");unicode-range:{face.ranges}}}\n'
        for face in faces_of(languages)
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
