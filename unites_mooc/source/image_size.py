"""The size of an image, so that a page keeps its place while the image loads."""

from __future__ import annotations

import io
import posixpath
import re

_VIEW_BOX = re.compile(rb'<svg\b[^>]*?\bviewBox\s*=\s*["\']([^"\']+)["\']', re.S)
_SVG_TAG = re.compile(rb"<svg\b[^>]*")
_SIDES = tuple(
    re.compile(rb"\s" + side + rb"""\s*=\s*["']\s*(\d+(?:\.\d+)?)(?:px)?\s*["']""")
    for side in (b"width", b"height")
)


def image_size(path: str, data: bytes) -> tuple[int, int]:
    """Return width and height in CSS pixels; zeros where the file says nothing of them."""
    extension = posixpath.splitext(path)[1].lower()
    if extension == ".svg":
        return _svg_size(data)
    if extension in {".png", ".jpg", ".jpeg", ".webp", ".gif"}:
        return _bitmap_size(data)
    return 0, 0


def _svg_size(data: bytes) -> tuple[int, int]:
    match = _VIEW_BOX.search(data[:10_000])
    if not match:
        return _svg_sides(data[:10_000])
    try:
        numbers = [float(part) for part in re.split(rb"[\s,]+", match[1].strip())] if match else []
        return (round(numbers[2]), round(numbers[3])) if len(numbers) == 4 else (0, 0)
    except (ValueError, OverflowError):
        return 0, 0


def _svg_sides(data: bytes) -> tuple[int, int]:
    """Return the size of an SVG that has no system of coordinates of its own."""
    tag = _SVG_TAG.search(data)
    sides = [side.search(tag[0]) for side in _SIDES] if tag else []
    found = [round(float(side[1])) for side in sides if side]
    return (found[0], found[1]) if len(found) == 2 else (0, 0)


def _bitmap_size(data: bytes) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return 0, 0
