"""Ids: slugs that never change, whatever happens to titles and file names."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAXIMUM_ID = 80
"""Ids become names of files."""
_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})


def is_slug(text: str) -> bool:
    """Tell whether ``text`` may be an id."""
    return SLUG.match(text) is not None


def slugify(text: str, default: str = "new-id") -> str:
    """Propose an id for ``text``: ASCII, lower case, words joined by hyphens."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    ascii_text = folded.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:60].strip("-") or default
