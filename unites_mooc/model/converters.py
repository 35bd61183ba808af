"""Converters of metadata: each turns the text that an author wrote into a value.

A converter refuses a text with a ``PydanticCustomError``: its type is the diagnostic's code, its
context may hold a ``hint``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from unites_mooc.diagnostics import did_you_mean
from unites_mooc.model.likely import likely_language
from unites_mooc.model.slugs import MAXIMUM_ID, is_slug, slugify

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\Z")
BASE_URL = re.compile(r"https?://[^\s/?#\\]+[^\s?#\\]*\Z")
_ADDED = re.compile(r"(?<=/)index\.html?(?=[?#]|\Z)|[?#]")
"""What stands behind the address of a folder where a page was copied from the browser."""
_PERCENT = re.compile(r"(\d{1,3})\s*%?\Z")
_EVIDENCE = "Write A (the body's own pages), B (other sources), C (general knowledge) or X (not found)."


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the error that becomes a diagnostic with this code, message and hint."""
    context = {"text": message, "hint": hint}
    return PydanticCustomError(code, "{text}", context)


def text_of(value: Any) -> str:
    """Return a text."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict) and len(value) == 1 and isinstance(next(iter(value.values())), str):
        text = ": ".join(next(iter(value.items()))).replace('"', "'")
        message = "A text that contains `: ` must stand in quotes."
        raise refuse("wrong-type", message, f'Write `"{text}"`.')
    kind = "a list" if isinstance(value, list) else "keys and values"
    advice = "Write one text. Put it into quotes where it begins with a bracket."
    raise refuse("wrong-type", f"A text is expected here, not {kind}.", advice)


def slug(value: Any) -> str:
    """Return an id."""
    text = text_of(value)
    if len(text) > MAXIMUM_ID:
        message = f"The id has {len(text)} characters; {MAXIMUM_ID} are allowed."
        raise refuse("invalid-id", message, "Choose a shorter one.")
    if not is_slug(text):
        message = f"`{text}` cannot be an id: use a-z, 0-9 and single hyphens."
        raise refuse("invalid-id", message, f"For example `{slugify(text)}`.")
    return text


def flag(value: Any) -> bool:
    """Return a truth value."""
    text = value if isinstance(value, bool) else text_of(value)
    if text in (True, "true"):
        return True
    if text in (False, "false"):
        return False
    raise refuse("invalid-boolean", f"`{text}` is neither `true` nor `false`.", _yes_or_no(str(text)))


def _yes_or_no(text: str) -> str:
    """Return which of the two was probably meant."""
    word = text.casefold()
    if word in {"yes", "ja", "oui", "on", "1", "wahr", "true"}:
        return "Write `true`."
    if word in {"no", "nein", "non", "off", "0", "falsch", "false"}:
        return "Write `false`."
    return "Write `true` or `false`."


def percent(value: Any) -> int:
    """Return a whole percentage."""
    if isinstance(value, int):
        return value
    match = _PERCENT.match(text_of(value))
    if not match or int(match[1]) > 100:
        raise refuse("invalid-number", f"`{value}` is not a whole percentage from 0 to 100.", "Write `70`.")
    return int(match[1])


def language(value: Any) -> str:
    """Return a language tag."""
    text = text_of(value)
    if not LANGUAGE.match(text):
        likely = likely_language(text)
        advice = f"Write `{likely}`." if likely else "Write `en`, `de` or `pt-BR`."
        raise refuse("invalid-language", f"`{text}` is not a language tag.", advice)
    return text


def base_url(value: Any) -> str:
    """Return the web address of a folder, which ends in a slash: addresses of pages are put behind it."""
    text = text_of(value)
    folder = _ADDED.split(text, maxsplit=1)[0]
    if not BASE_URL.match(folder) or not _has_host(folder):
        raise refuse("invalid-url", f"`{text}` is not a web address.", _address_advice(text))
    if folder != text:
        message = f"`{text}` is not the address of a folder: `{text.removeprefix(folder)}` is too much."
        raise refuse("base-url-not-a-folder", message, f"Write `{folder.rstrip('/')}/`.")
    return folder if folder.endswith("/") else folder + "/"


def _has_host(address: str) -> bool:
    """Tell whether an address can be taken apart: brackets and the number of a port may be wrong."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _address_advice(text: str) -> str:
    """Return what to do about a text that is no web address."""
    if text.startswith(("https://", "http://")):
        return "Copy it from the browser: a host, and the folder behind it, without blanks."
    return "Begin it with `https://`."


def evidence(value: Any) -> str:
    """Return an evidence mark."""
    text = text_of(value)
    if text not in {"A", "B", "C", "X"}:
        advice = f"Write `{text.upper()}`." if text.upper() in {"A", "B", "C", "X"} else _EVIDENCE
        raise refuse("invalid-evidence", f"`{text}` is not an evidence mark.", advice)
    return text


def known_word(code: str, words: tuple[str, ...]) -> Callable[[Any], str]:
    """Return a converter for one of some words; another one is refused with this code."""

    def convert(value: Any) -> str:
        text = text_of(value)
        if text not in words:
            raise refuse(code, f"`{text}` is not known here.", did_you_mean(text, words))
        return text

    return convert


def completion_rule(value: Any) -> str:
    """Return how many lessons complete a course."""
    text = text_of(value)
    match = re.match(r"(?:all|[1-9]\d{0,3}|([1-9]\d{0,2})\s*%)\Z", text)
    if not match or (match[1] and int(match[1]) > 100):
        raise refuse(
            "invalid-completion",
            f"`{text}` is not a completion rule.",
            "Write `all`, `6` or `80%`.",
        )
    return text.replace(" ", "")
