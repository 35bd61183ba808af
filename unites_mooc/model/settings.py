"""How outputs are made, where whoever builds may choose: nothing of what a course says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Sco = Literal["course", "module"]
Edition2004 = Literal["3rd", "4th"]
Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class OutputSettings:
    """What the command line asks of outputs."""

    sco: Sco = "course"
    """What an LMS launches and reports on its own: the whole course, or each module."""
    scorm2004: Edition2004 = "4th"
    """The edition of SCORM 2004 that its packages name."""
    stable_manifest: bool = False
    """Whether a manifest says only what no edit of the course changes."""
    paper: Paper = "a4"
    """What documents are laid out for."""
    large_print: bool = False
    """Whether documents are set in 18 point, for readers who see little."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What differs for one LMS, and nothing else."""

    title: str
    one_sco: bool = False
    """Whether all SCOs of a package share one state, so that there must be only one."""
    stable_manifest: bool = False
    """Whether a new version of a package is taken only with the manifest of the old one."""


PRESETS: Mapping[str, Preset] = {
    "moodle": Preset("Moodle"),
    "ilias": Preset("ILIAS", stable_manifest=True),
    "openedx": Preset("Open edX", one_sco=True),
    "totara": Preset("Totara"),
    "generic": Preset("any LMS"),
}
"""By the name that ``--preset`` takes. The manual says for each why it differs, with the source."""


class UnfitSettingsError(Exception):
    """What was asked for does not work in the LMS that was named."""


def chosen_settings(
    preset: str | None,
    sco: Sco | None,
    scorm2004: Edition2004 | None,
    paper: Paper = "a4",
    *,
    large_print: bool = False,
) -> OutputSettings:
    """Return the settings for an LMS; raise ``UnfitSettingsError`` for what it cannot do."""
    chosen = PRESETS[preset or "generic"]
    if chosen.one_sco and sco == "module":
        raise UnfitSettingsError(
            f"{chosen.title} keeps one state and one status for a whole package: modules would overwrite "
            "each other's. Leave out `--sco module`, or choose another `--preset`."
        )
    return OutputSettings(
        sco=sco or "course",
        scorm2004=scorm2004 or "4th",
        stable_manifest=chosen.stable_manifest,
        paper=paper,
        large_print=large_print,
    )
