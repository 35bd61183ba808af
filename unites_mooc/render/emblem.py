"""The emblem of a course or a module: a pattern of round shapes that follows from its id alone.

It helps learners to recognise where they are and says nothing that the words beside it do not say, so
it is hidden from assistive technology. Colours come from the style sheet: they follow the hue of the
module, the reader's colour scheme and the course's theme.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

HUES = 6
"""How many hues the style sheet has for modules; more modules begin again."""

_SHAPES = (
    # A quarter of a disc around each corner of the cell.
    "h1A1 1 0 0 1 {x} {y1}z",
    "m1 0v1A1 1 0 0 1 {x} {y}z",
    "m1 1h-1A1 1 0 0 1 {x1} {y}z",
    "m0 1v-1A1 1 0 0 1 {x1} {y1}z",
    # Half a disc on each side.
    "h1a.5 .5 0 0 1 -1 0z",
    "m0 1h1a.5 .5 0 0 0 -1 0z",
    "v1a.5 .5 0 0 0 0 -1z",
    "m1 0v1a.5 .5 0 0 1 0 -1z",
    # Two leaves, a disc, a square.
    "A1 1 0 0 1 {x1} {y1}A1 1 0 0 1 {x} {y}z",
    "m1 0A1 1 0 0 1 {x} {y1}A1 1 0 0 1 {x1} {y}z",
    "m0 .5a.5 .5 0 0 1 1 0a.5 .5 0 0 1 -1 0z",
    "h1v1h-1z",
)
TONES = ("a", "a", "a", "a", "b", "b", "c")
"""Which tone of its module a shape takes: mostly the first, seldom the third."""
ALL_HUES = tuple(f"h{number}" for number in range(1, HUES + 1))
"""Tones for the whole course: the hues of all modules."""


def hue(number: int) -> int:
    """Return the hue, from 1, of the module with a number, from 1."""
    return (number - 1) % HUES + 1


@cache
def emblem(identity: str, columns: int = 3, rows: int = 3, tones: tuple[str, ...] = TONES) -> Markup:
    """Return the emblem of an id as inline SVG of ``columns`` by ``rows`` cells."""
    paths = "".join(
        f'<path class="{tone}" d="{outline}"/>'
        for tone, outline in outlines(identity, columns, rows, tones).items()
    )
    return Markup(  # noqa: S704
        f'<svg class="emblem" viewBox="0 0 {columns} {rows}" preserveAspectRatio="xMidYMid slice" '
        f'aria-hidden="true" focusable="false">{paths}</svg>'
    )


def outlines(identity: str, columns: int, rows: int, tones: tuple[str, ...]) -> dict[str, str]:
    """Return what is drawn in each tone, the ground first; more rows go on below the first ones."""
    shapes: dict[str, list[str]] = {tone: [] for tone in tones}
    numbers = _numbers(identity)
    for row in range(rows):
        for column in range(columns):
            shape, tone, empty = (next(numbers) for _ in range(3))
            if empty % 9 == 0:
                continue
            outline = _SHAPES[shape % len(_SHAPES)]
            drawn = outline.format(x=column, y=row, x1=column + 1, y1=row + 1)
            shapes[tones[tone % len(tones)]].append(f"M{column} {row}{drawn}")
    ground = {"ground": f"M0 0h{columns}v{rows}h-{columns}z"}
    return ground | {tone: "".join(drawn) for tone, drawn in shapes.items() if drawn}


def _numbers(identity: str) -> Iterator[int]:
    """Yield bytes that depend on an id alone, without an end."""
    block = 0
    while True:
        yield from hashlib.sha256(f"{identity}/{block}".encode()).digest()
        block += 1
