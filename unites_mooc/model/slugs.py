"""Ids: slugs that never change, whatever happens to titles and file names."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAXIMUM_ID = 80
"""Ids become names of files."""
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
_GREEK = dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo", strict=True))
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіїґјћѓќ", "abvgdeziiklmnoprstufyeiigjcgk", strict=True))
_IN_SEVERAL_LETTERS = {
    **dict(zip("θχψ", ("th", "ch", "ps"), strict=True)),
    **dict(zip("жхцчшщюяє", ("zh", "kh", "ts", "ch", "sh", "shch", "iu", "ia", "ie"), strict=True)),
    **dict(zip("ђљњџѕъь", ("d", "lj", "nj", "dz", "dz", "", ""), strict=True)),
}
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_NO_ID = re.compile(r"(?<!\s)\s*(?:\{#?[^{}]*\}?|\(#[^()]*\))\s*\Z")
_LETTERS = str.maketrans(_LATIN | _GREEK | _CYRILLIC | _IN_SEVERAL_LETTERS)
"""Letters that are no Latin letter with a mark: how they read, near enough for a name of a file."""


def is_slug(text: str) -> bool:
    """Tell whether ``text`` may be an id."""
    return SLUG.match(text) is not None


def slugify(text: str, default: str = "new-id") -> str:
    """Propose an id for ``text``: ASCII, lower case, words joined by hyphens.

    Latin, Greek and Cyrillic letters are transliterated, other scripts are left out; ``default``
    is returned where nothing remains.
    """
    letters = unicodedata.normalize("NFKD", text.translate(_UNSEEN).casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    latin = re.sub("['’ʼ]", "", plain.replace("ου", "ou")).translate(_LETTERS)
    ascii_text = latin.encode("ascii", "replace").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:60].strip("-") or default


def without_braces(title: str) -> tuple[str, str]:
    """Return a title, and what was meant as its id and is none: ``{#Big Id}``, ``{next}``, ``(#next)``."""
    match = _NO_ID.search(title)
    return (title[: match.start()], match[0].strip()) if match and match.start() else (title, "")
