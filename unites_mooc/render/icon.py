"""The picture that stands for the course: at the top of its pages, on tabs, among a device's programs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from unites_mooc.model.course import Theme
from unites_mooc.render.context import THEME
from unites_mooc.render.files import Content, Entry, SourceFile


@dataclass(frozen=True, slots=True)
class Icon:
    """The picture, as pages name it."""

    name: str = "icon.svg"
    """Its file among the assets."""
    type: str = "image/svg+xml"
    sizes: str = "any"
    """Width and height, as a web app manifest says them."""
    inline: str = ""
    """The picture itself as an address (RFC 2397), where it is small: pages need not ask for it."""


def icon_of(theme: Theme) -> Icon:
    """Return the course's logo, or the tool's own picture."""
    logo = theme.logo
    if logo is None:
        return _own()
    if logo.path.lower().endswith(".svg"):
        return Icon()
    return Icon("icon.png", "image/png", f"{logo.width}x{logo.height}")


@cache
def _own() -> Icon:
    """Return the tool's own picture, which each page asks for."""
    picture = (THEME / "icon.svg").read_text("utf-8").strip()
    return Icon(inline="data:image/svg+xml," + quote(picture, safe="=:/'"))


def icon_file(theme: Theme) -> Entry:
    """Return the file of the picture."""
    if theme.logo:
        return SourceFile(theme.logo.path, theme.logo.sha256)
    return Content((THEME / "icon.svg").read_bytes())
