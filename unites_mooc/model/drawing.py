"""A drawing that can stand in a page: an SVG of which nothing is left but what is seen.

Its ids are numbers, and every reference leads to one of them. It has neither style rules nor anything
that acts, so that a page with a strict Content-Security-Policy can hold it.
"""

from __future__ import annotations

from dataclasses import dataclass

COLOURS = (
    *("ink", "ink-soft", "ground"),
    *("accent", "accent-soft", "accent-ink"),
    *("second", "second-soft", "third"),
)
"""Colours that follow the theme, the module's hue and the reader's scheme."""
PAINTED = ("fill", "stroke")
COLOUR_CLASSES = frozenset(f"{painted}-{colour}" for painted in PAINTED for colour in COLOURS)
"""Classes by which an author gives one of these colours to a part of a drawing: ``fill-accent``."""


@dataclass(frozen=True, slots=True)
class Part:
    """An element of a drawing."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Part | str, ...] = ()
    """Elements, and text where there may be text."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page needs of a drawing."""

    root: Part
    """The element ``svg``, without its size and its name."""
    is_themed: bool
    """Whether all its colours are the theme's; else it is made for white ground."""
    title: str = ""
    """Its own name, in its own language."""
    language: str = ""
    """The language of its words, where the file says so."""
