"""Names of languages, by CLDR."""

from __future__ import annotations

from functools import cache

from unites_mooc.render.kept import kept


@cache
def language_name(code: str) -> str:
    """Return the name of a language in that language."""
    return kept(f"name of language {code}", ("babel",), lambda: _name(code))


def _name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:] if name else code
