"""Colours: contrast as WCAG defines it, and what follows from the few that a course gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unites_mooc.model.colour import contrast, from_oklch, nearest, oklch
from unites_mooc.model.metadata import ColoursMeta, ThemeMeta
from unites_mooc.render.palette import DARK, LIGHT, PAIRS, built_in, differences, failures, passing, schemes

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")

KNOWN = {
    ("#000000", "#ffffff"): 21.0,
    ("#ffffff", "#ffffff"): 1.0,
    ("#767676", "#ffffff"): 4.54,
    ("#777777", "#ffffff"): 4.48,
    ("#ff0000", "#ffffff"): 4.0,
    ("#0000ff", "#ffffff"): 8.59,
    ("#008000", "#ffffff"): 5.14,
    ("#ffff00", "#000000"): 19.56,
}
"""Ratios as WebAIM's contrast checker and others give them."""


@pytest.mark.parametrize("pair", KNOWN)
def test_contrast_is_that_of_wcag(pair: tuple[str, str]) -> None:
    assert contrast(*pair) == pytest.approx(KNOWN[pair], abs=0.005)
    assert contrast(*pair) == contrast(*reversed(pair))


def test_oklch_is_that_of_css() -> None:
    lightness, chroma, hue = oklch("#ff0000")
    assert (round(lightness, 4), round(chroma, 4), round(hue * 180 / 3.14159265, 1)) == (0.628, 0.2577, 29.2)


@settings(deadline=None)
@given(COLOURS)
def test_a_colour_comes_back_from_oklch(colour: str) -> None:
    def parts(text: str) -> list[int]:
        return [int(pair, 16) for pair in re.findall("[0-9a-f]{2}", text)]

    there = from_oklch(*oklch(colour))
    assert all(abs(a - b) <= 1 for a, b in zip(parts(there), parts(colour), strict=True))


def test_the_nearest_colour_is_the_one_itself_where_it_passes() -> None:
    assert nearest("#abcdef", lambda _: True) == "#abcdef"
    assert nearest("#abcdef", lambda _: False) == ""


def test_the_colours_of_the_tool_pass_and_change_nothing() -> None:
    assert list(failures(ThemeMeta())) == []
    assert differences(ThemeMeta()) == ({}, {})
    for name in (LIGHT, DARK):
        assert {token for pair in PAIRS for token in (pair.front, pair.ground)} <= set(built_in(name))


@settings(deadline=None, max_examples=12)
@given(COLOURS, st.sampled_from([None, (), ("#5b3a8c",)]))
def test_an_accent_that_passes_makes_a_palette_that_passes(accent: str, hues: tuple[str, ...] | None) -> None:
    theme = ThemeMeta(colours=ColoursMeta(accent=accent, hues=hues))
    assert {failure.key for failure in failures(theme)} <= {"colours.accent"}, "what follows always passes"
    near = passing(theme, "colours.accent")
    mended = ThemeMeta(colours=ColoursMeta(accent=near, hues=hues))
    assert list(failures(mended)) == [], "the colour of the hint passes"
    assert (near == accent) == (not list(failures(theme)))


@settings(deadline=None, max_examples=12)
@given(COLOURS)
def test_a_dark_accent_is_mended_as_well(accent: str) -> None:
    theme = ThemeMeta(dark=ColoursMeta(accent=accent))
    near = passing(theme, "dark.accent")
    assert list(failures(ThemeMeta(dark=ColoursMeta(accent=near)))) == []


@pytest.mark.parametrize("paper", ["#ffffff", "#fffbe6", "#f2f6fa", "#e8efe4"])
def test_what_stands_on_a_light_page_follows_from_it(paper: str) -> None:
    theme = ThemeMeta(colours=ColoursMeta(paper=paper, ink="#222222"))
    assert list(failures(theme)) == []
    light, _dark = schemes(theme)
    assert light.colours["surface"] != built_in(LIGHT)["surface"]
    assert light.colours["ink-soft"] not in {"#222222", built_in(LIGHT)["ink-soft"]}


def test_modules_take_the_hues_in_turn_and_warnings_keep_theirs() -> None:
    theme = ThemeMeta(colours=ColoursMeta(accent="#8a1538", hues=("#00524c",)))
    light, dark = differences(theme)
    assert [light[f"hue-{number}"] for number in range(1, 7)] == ["#8a1538", "#00524c"] * 3
    assert dark["hue-1"] == dark["hue-3"] != dark["hue-2"]
    assert (light["warm"], dark["warm"]) == (built_in(LIGHT)["hue-2"], built_in(DARK)["hue-2"])


def test_one_colour_for_all_modules() -> None:
    light, _dark = differences(ThemeMeta(colours=ColoursMeta(accent="#8a1538", hues=())))
    assert {light[f"hue-{number}"] for number in range(1, 7)} == {"#8a1538"}


def test_an_accent_alone_leaves_the_other_modules_as_they_are() -> None:
    light, dark = differences(ThemeMeta(colours=ColoursMeta(accent="#8a1538")))
    assert set(light) == {"hue-1", "soft-1", "brand"}
    assert set(dark) == {"hue-1", "soft-1"}


def test_a_property_that_one_scheme_changes_is_in_both() -> None:
    light, dark = differences(ThemeMeta(colours=ColoursMeta(paper="#ffffff")))
    assert set(dark) == set(light)
    assert dark["paper"] == built_in(DARK)["paper"]
