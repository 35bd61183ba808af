"""What a course adds to the style sheets: its colours, then its own rules.

Both stand in the cascade layer ``theme``, which comes after those of the tool.
"""

from __future__ import annotations

from collections.abc import Mapping

from unites_mooc.model.course import MediaFile, Theme
from unites_mooc.model.slugs import slugify
from unites_mooc.render.files import Files, SourceFile
from unites_mooc.render.palette import differences


def colour_style(theme: Theme) -> str:
    """Return the course's colours as a style sheet; empty where all are those of the tool."""
    light, dark = differences(theme.meta)
    if not light:
        return ""
    in_dark = f"@media (prefers-color-scheme:dark){{{_properties(dark)}}}"
    return f"@layer theme{{{_properties(light)}{in_dark}}}\n"


def own_style(theme: Theme) -> str:
    """Return the course's colours and its own rules as a style sheet, to stand among the assets."""
    rules = "".join(_name(piece) if isinstance(piece, MediaFile) else piece for piece in theme.style)
    return colour_style(theme) + (f"@layer theme{{{_small(rules)}}}\n" if theme.style else "")


def style_files(theme: Theme, assets: str) -> Files:
    """Return the files that the course's own rules name."""
    files = (piece for piece in theme.style if isinstance(piece, MediaFile))
    return {f"{assets}{_name(file)}": SourceFile(file.path, file.sha256) for file in files}


def print_style(theme: Theme) -> str:
    """Return what the course's colours change on paper, which is white."""
    light, _dark = differences(theme.meta)
    return _properties({"brand": light["brand"]}) + "\n" if "brand" in light else ""


def _name(file: MediaFile) -> str:
    """Return what a file is called among the assets: the name says the content, as a cache wants it."""
    stem, dot, ending = file.path.rpartition("/")[2].rpartition(".")
    return f"own-{slugify(stem, 'file')}-{file.sha256[:8]}{dot}{ending.lower()}"


def _small(rules: str) -> str:
    from rcssmin import cssmin

    return str(cssmin(rules))


def _properties(colours: Mapping[str, str]) -> str:
    return f":root{{{';'.join(f'--{name}:{value}' for name, value in sorted(colours.items()))}}}"
