"""Deterministic zip archives: sorted entries, fixed time, deflate."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
_STORED = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".mp4", ".webm", ".mp3", ".ogg", ".zip")


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive; the manifest comes first, then the rest by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(members, key=lambda name: (name != "imsmanifest.xml", name)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 3
            entry.external_attr = _FILE_MODE
            stored = name.lower().endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name], compresslevel=6)
    return buffer.getvalue()
