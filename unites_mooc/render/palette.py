"""The colours of the pages in both schemes: those of the style sheet, or what a course makes of them.

A course gives few colours (``ThemeMeta``); the others follow from them by fixed rules. ``failures``
measures every pair of colours that the style sheets lay upon each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from unites_mooc.model.colour import contrast, from_oklch, nearest, oklch
from unites_mooc.model.metadata import ColoursMeta, ThemeMeta
from unites_mooc.render.context import THEME
from unites_mooc.render.emblem import HUES

LIGHT, DARK = "light", "dark"
TEXT, CONTROL = 4.5, 3.0
"""Contrasts of text, and of what shows where a control is (WCAG 2.2, 1.4.3 and 1.4.11)."""
_NUMBERS = range(1, HUES + 1)
_PLAIN = ("paper", "raised", "surface")
_VERDICTS = ("right-soft", "wrong-soft")
_SOFT = tuple(f"soft-{number}" for number in _NUMBERS)
_DARK_HUE, _DARK_CHROMA = 0.8, 0.12
"""Lightness of a hue in the dark scheme that follows from a light one, and the chroma it has at most."""
_SOFT_GROUND = {LIGHT: (0.945, 0.028, 0.3), DARK: (0.3, 0.045, 0.4)}
"""Of soft grounds: lightness, the most chroma, and which share of the hue's chroma they have."""
_STEPS = 20
_BLACK = 0.13
"""Below this lightness, steps of it are not seen."""
_WARNING = ("warm", "warm-soft")
_WARM = "warm-soft"
"""The ground of warnings, on pages of every hue: that of the tool, whatever hues a course has."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour upon another one, and the contrast that they need."""

    front: str
    ground: str
    least: float


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of one scheme."""

    name: str
    colours: Mapping[str, str]
    """By the name of the custom property, without its hyphens."""
    given: Mapping[str, str]
    """Properties whose colour the course gives, and where in ``theme.yaml``."""
    derived: Mapping[str, str]
    """Properties whose colour follows from one that the course gives, and where that stands."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Two colours of a course that are too much alike."""

    key: str
    """Where the colour stands in ``theme.yaml`` that is to be changed, such as ``colours.accent``."""
    scheme: str
    pair: Pair
    ratio: float
    front: str
    ground: str


def _pairs() -> Iterator[Pair]:
    for number in _NUMBERS:
        hue = f"hue-{number}"
        grounds = dict.fromkeys((*_PLAIN, f"soft-{number}", _WARM, *_VERDICTS, "mark"))
        yield from (Pair(hue, ground, TEXT) for ground in grounds)
        yield Pair("accent-ink", hue, TEXT)
    for ink in ("ink", "ink-soft"):
        yield from (Pair(ink, ground, TEXT) for ground in (*_PLAIN, *_SOFT, _WARM, *_VERDICTS))
    yield Pair("ink", "mark", TEXT)
    for verdict in ("right", "wrong"):
        yield from (Pair(verdict, ground, TEXT) for ground in ("paper", "raised", f"{verdict}-soft"))
    yield Pair("paper", "right", TEXT)
    yield from (Pair("control", ground, CONTROL) for ground in _PLAIN)


PAIRS = tuple(_pairs())
_ON_WHITE = Pair("hue-1", "white", TEXT)
"""Documents and the certificate are white in every scheme, and have the accent of the light one."""


@cache
def built_in(name: str) -> Mapping[str, str]:
    """Return the colours of the style sheet in a scheme."""
    style = (THEME / "css/tokens.css").read_text("utf-8")
    light, _, dark = style.partition("prefers-color-scheme: dark")
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light))
    if name == DARK:
        found |= dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", dark))
    return found | {"warm": found["hue-2"], "warm-soft": found["soft-2"], "white": "#ffffff"}


def emblem_colours(scheme: Scheme, hue: int) -> dict[str, str]:
    """Return the colours of an emblem's tones, as the style sheets give them on pages of a hue."""
    named = _names_of_hue(hue)
    tones = {"ground": "accent-soft", "a": "accent", "b": "second", "c": "third"}
    hues = {f"h{number}": scheme.colours[f"hue-{number}"] for number in _NUMBERS}
    return hues | {tone: scheme.colours[named[name]] for tone, name in tones.items()}


@cache
def _names_of_hue(hue: int) -> Mapping[str, str]:
    """Return which colours the pages of a hue give to accents."""
    style = (THEME / "css/tokens.css").read_text("utf-8")
    rule = style.partition(f".hue-{hue} {{")[2].partition("}")[0]
    return dict(re.findall(r"--([a-z-]+): var\(--([a-z0-9-]+)\);", rule))


def schemes(theme: ThemeMeta) -> tuple[Scheme, Scheme]:
    """Return the light and the dark colours of a course."""
    light = _light(theme)
    return light, _Making(DARK, "dark", theme.dark, theme.colours.hues).scheme(light)


def _light(theme: ThemeMeta) -> Scheme:
    return _Making(LIGHT, "colours", theme.colours, theme.colours.hues).scheme(None)


@dataclass(slots=True)
class _Making:
    """A scheme while it is made."""

    name: str
    section: str
    """The key of ``theme.yaml`` that holds its colours."""
    own: ColoursMeta
    hues: tuple[str, ...] | None
    """The hues of the light scheme, after which both count."""
    colours: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    derived: dict[str, str] = field(default_factory=dict)

    def scheme(self, light: Scheme | None) -> Scheme:
        """Return the scheme; hues that only the light one is given are made from these."""
        self.colours = dict(built_in(self.name))
        if self.own.paper:
            self.make_grounds(self.own.paper)
        if self.own.paper or self.own.ink:
            self.make_inks()
        for number in _NUMBERS:
            self.make_hue(number, light)
        for number in _NUMBERS:
            token = f"hue-{number}"
            if key := self.given.get(token) or self.derived.get(token):
                self.derive(f"soft-{number}", self.soft(number), key)
        return Scheme(self.name, self.colours, self.given, self.derived)

    def give(self, token: str, value: str, key: str) -> None:
        """Take a colour as the course gives it."""
        self.colours[token] = value
        self.given[token] = f"{self.section}.{key}"

    def derive(self, token: str, value: str, key: str) -> None:
        """Take a colour that follows from the one that the course gives at a key."""
        self.colours[token] = value
        self.derived[token] = key

    def make_grounds(self, paper: str) -> None:
        """Make the grounds beside the one of the page: boxes, quiet boxes, lines."""
        self.give("paper", paper, "paper")
        lightness, chroma, hue = oklch(paper)
        steps = {"raised": 0.02, "surface": -0.03, "line": -0.13}
        if self.name == DARK:
            lightness = max(lightness, _BLACK)
            steps = {"raised": 0.04, "surface": 0.06, "line": 0.17}
            self.derive("accent-ink", paper, self.given["paper"])
        for token, step in steps.items():
            self.derive(token, from_oklch(lightness + step, chroma, hue), self.given["paper"])

    def make_inks(self) -> None:
        """Make text, quiet text and the edges of controls, so that they can be seen on the grounds."""
        if self.own.ink:
            self.give("ink", self.own.ink, "ink")
            lightness, chroma, hue = oklch(self.own.ink)
            step = 0.18 if self.name == LIGHT else -0.16
            self.colours["ink-soft"] = from_oklch(lightness + step, chroma, hue)
        key = self.given.get("ink") or self.given["paper"]
        self.derive("ink-soft", self.seen("ink-soft", (*_PLAIN, *_VERDICTS), TEXT), key)
        self.derive("control", self.seen("control", _PLAIN, CONTROL), key)

    def make_hue(self, number: int, light: Scheme | None) -> None:
        """Make the hue of a module: its own, or in the dark one that follows from the light one."""
        token = f"hue-{number}"
        hues = self.own.hues if self.hues is None else self.hues
        place = (number - 1) % (HUES if hues is None else len(hues) + 1)
        own = (self.own.accent, *(self.own.hues or ()))
        value = own[place] if place < len(own) else None
        if value:
            self.give(token, value, f"hues.{place - 1}" if place else "accent")
        elif light and (key := light.given.get(token) or light.derived.get(token)):
            _, chroma, hue = oklch(light.colours[token])
            self.colours[token] = from_oklch(_DARK_HUE, min(chroma, _DARK_CHROMA), hue)
            self.derive(token, self.seen(token, (*_PLAIN, _WARM, *_VERDICTS, "mark"), TEXT), key)
        elif not place and number > 1:
            self.derive(token, self.colours["hue-1"], f"{self.section}.hues")

    def seen(self, token: str, grounds: Sequence[str], least: float) -> str:
        """Return the colour of a property, or the nearest one that can be seen on these grounds."""

        def passes(value: str) -> bool:
            return all(contrast(value, self.colours[ground]) >= least for ground in grounds)

        return nearest(self.colours[token], passes) or self.colours[token]

    def soft(self, number: int) -> str:
        """Return the soft ground of a hue: as far from the page as text on it can bear."""
        fronts = (f"hue-{number}", "ink", "ink-soft")
        lightness, chroma, hue = oklch(self.colours[f"hue-{number}"])
        wanted, most, share = _SOFT_GROUND[self.name]
        page = oklch(self.colours["paper"])[0]
        ground = self.colours["paper"]
        for step in range(_STEPS + 1):
            lightness = wanted + (page - wanted) * step / _STEPS
            ground = from_oklch(lightness, min(chroma * share, most), hue)
            if all(contrast(self.colours[front], ground) >= TEXT for front in fronts):
                return ground
        return self.colours["paper"]


def failures(theme: ThemeMeta) -> Iterator[Failure]:
    """Yield the pairs of colours of a course that have too little contrast, the worst ones first."""
    found = [failure for scheme in schemes(theme) for failure in _failures_of(scheme)]
    yield from sorted(found, key=lambda failure: failure.ratio / failure.pair.least)


def _failures_of(scheme: Scheme) -> Iterator[Failure]:
    for pair in (*PAIRS, *((_ON_WHITE,) if scheme.name == LIGHT else ())):
        front, ground = scheme.colours[pair.front], scheme.colours[pair.ground]
        ratio = contrast(front, ground)
        if ratio < pair.least:
            places = (
                places.get(token)
                for places in (scheme.given, scheme.derived)
                for token in (pair.front, pair.ground)
            )
            key = next(place for place in places if place)
            yield Failure(key, scheme.name, pair, ratio, front, ground)


def passing(theme: ThemeMeta, key: str) -> str:
    """Return the colour nearest to the one at a key that has contrast enough; empty where none has."""
    section, name, *index = key.split(".")
    own: ColoursMeta = getattr(theme, section)
    hues = own.hues or ()
    place = int(index[0]) if index else 0

    def with_colour(value: str) -> ThemeMeta:
        new = (*hues[:place], value, *hues[place + 1 :]) if index else value
        return theme.model_copy(update={section: own.model_copy(update={name: new})})

    def passes(value: str) -> bool:
        changed = with_colour(value)
        fails_in_light = any(failure.key == key for failure in _failures_of(_light(changed)))
        return not fails_in_light and not any(failure.key == key for failure in failures(changed))

    return nearest(hues[place] if index else getattr(own, name), passes)


def differences(theme: ThemeMeta) -> tuple[dict[str, str], dict[str, str]]:
    """Return the custom properties that a course changes, in both schemes.

    The course's layer comes after the one of the tool: a light colour there would also hold in the
    dark. So a property that one scheme changes is there in both.
    """
    both = schemes(theme)
    changed = [
        token
        for token in both[0].colours
        if any(scheme.colours[token] != built_in(scheme.name)[token] for scheme in both)
    ]
    if "hue-2" in changed:
        changed.extend(_WARNING)
    light, dark = ({token: scheme.colours[token] for token in changed} for scheme in both)
    if "hue-1" in changed:
        light["brand"] = light["hue-1"]
    return light, dark
