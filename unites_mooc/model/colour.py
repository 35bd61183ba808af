"""Colours: what they are written as, how they contrast (WCAG 2.2), and near ones of another lightness.

A colour is a text such as ``#14576b``. Lightness, chroma and hue are those of OKLCH (CSS Color Module
Level 4, section 9): equal steps look equal, and the hue stays while the lightness changes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from unites_mooc.model.converters import refuse, text_of
from unites_mooc.model.list_converters import listed

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\Z", re.I)
MOST_HUES = 5
"""Colours of modules besides the accent: the style sheet has six."""
_STEPS = 200
"""Steps between black and white in which a passing lightness is looked for."""
_SRGB_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LMS_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_LAB_TO_LMS = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_LMS_TO_SRGB = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
Triple = tuple[float, float, float]


def colour(value: Any) -> str:
    """Return a colour as six small hexadecimal digits behind ``#``."""
    if value in ("", None):
        message = "There is no colour here: what follows an open `#` is a note, which nobody reads."
        raise refuse("invalid-colour", message, 'Put the colour into quotes: `"#14576b"`.')
    text = text_of(value)
    if not HEX.match(text):
        likely = _likely(text)
        advice = f'Write `"{likely}"`.' if likely else 'Write it as in `"#14576b"`, in quotes.'
        raise refuse("invalid-colour", f"`{text}` is not a colour of six hexadecimal digits.", advice)
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def hues(value: Any) -> tuple[str, ...]:
    """Return the colours of the modules that follow the first."""
    found = listed(colour)(value)
    if len(found) > MOST_HUES:
        message = f"There are {len(found)} hues; beside the accent, {MOST_HUES} are used."
        raise refuse("wrong-number-of-hues", message, f"Keep {MOST_HUES} of them: the modules begin again.")
    return found


def _likely(text: str) -> str:
    """Return the colour that was meant by a name or notation of CSS, or by digits alone; else nothing."""
    from tinycss2.color3 import RGBA, parse_color

    if HEX.match(f"#{text}"):
        return colour(f"#{text}")
    found = parse_color(text)
    return _hex((found.red, found.green, found.blue)) if isinstance(found, RGBA) else ""


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def luminance(text: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = _linear(text)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def oklch(text: str) -> Triple:
    """Return lightness (0 to 1), chroma (0 to about 0.4) and hue (in radians) of a colour."""
    lms = tuple(math.copysign(abs(value) ** (1 / 3), value) for value in _times(_SRGB_TO_LMS, _linear(text)))
    lightness, a, b = _times(_LMS_TO_LAB, lms)
    return lightness, math.hypot(a, b), math.atan2(b, a)


@lru_cache(maxsize=4096)
def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return the colour with a lightness and a hue, as colourful as asked for or as screens can show it."""
    lightness = min(max(lightness, 0.0), 1.0)
    low, high = 0.0, chroma
    if _is_shown(_srgb(lightness, chroma, hue)):
        low = chroma
    else:
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _is_shown(_srgb(lightness, middle, hue)) else (low, middle)
    return _hex(_encoded(_srgb(lightness, low, hue)))


def nearest(text: str, passes: Callable[[str], bool]) -> str:
    """Return the colour of the same hue, nearest in lightness, that passes; empty where none does."""
    return next(filter(passes, (text, *_neighbours(text))), "")


def _neighbours(text: str) -> Iterator[str]:
    """Yield colours of the same hue, lighter and darker ones in turn, farther and farther away."""
    lightness, chroma, hue = oklch(text)
    for step in range(1, _STEPS + 1):
        for there in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= there <= 1:
                yield from_oklch(there, chroma, hue)


def _linear(text: str) -> Triple:
    values = (int(text[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values
    )
    return red, green, blue


def _srgb(lightness: float, chroma: float, hue: float) -> Triple:
    """Return linear light of the three primaries; outside 0 to 1 where no screen of sRGB can show it."""
    lms = _times(_LAB_TO_LMS, (lightness, chroma * math.cos(hue), chroma * math.sin(hue)))
    return _times(_LMS_TO_SRGB, tuple(value**3 for value in lms))


def _is_shown(linear: Triple) -> bool:
    return all(-0.0005 <= value <= 1.0005 for value in linear)


def _encoded(linear: Triple) -> Triple:
    values = (min(max(value, 0.0), 1.0) for value in linear)
    red, green, blue = (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in values)
    return red, green, blue


def _hex(encoded: Triple) -> str:
    return "#" + "".join(f"{min(max(round(value * 255), 0), 255):02x}" for value in encoded)


def _times(matrix: tuple[Triple, ...], vector: tuple[float, ...]) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three
