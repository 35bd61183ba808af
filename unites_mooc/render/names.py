"""Names of languages, by CLDR."""

from __future__ import annotations

from functools import cache


@cache
def language_name(code: str) -> str:
    """Return the name of a language in that language."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:] if name else code
