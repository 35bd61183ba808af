"""Names of new things: ids that are free, numbers that come next, titles as YAML writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable

from unites_mooc.model.slugs import MAXIMUM_ID, is_slug, slugify

_PREFERRED_LENGTH = 40
"""Proposed ids end at a word before this many characters: they are typed and read."""
_NUMBERED = re.compile(r"([A-Za-z]?)(\d+)(?=[-_. ]|\Z)")
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,;()’“”„«»…–—/&+.!?-]|'|:(?=\S))*\Z")
_YAML_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


class NoNameError(Exception):
    """No id can be given; the message says why, and what to do."""


def free_id(title: str, taken: Collection[str]) -> str:
    """Return a short id for a title that nothing else has. Raises ``NoNameError``."""
    name = _short(slugify(title, default=""))
    if not name:
        raise NoNameError(f"No id can be made from “{title}”. Name one: `--id my-first-lesson`.")
    return numbered(name, taken)


def numbered(name: str, taken: Collection[str]) -> str:
    """Return the name, with ``-2``, ``-3`` … where it is taken."""
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def chosen_id(name: str, taken: Collection[str]) -> str:
    """Return an id that the author chose. Raises ``NoNameError`` where it cannot be used."""
    if not is_slug(name) or len(name) > MAXIMUM_ID:
        proposal = slugify(name)
        raise NoNameError(f"`{name}` cannot be an id: use a-z, 0-9 and single hyphens, such as `{proposal}`.")
    if name in taken:
        raise NoNameError(f"The id `{name}` is taken. Choose another one.")
    return name


def _short(slug: str) -> str:
    if len(slug) <= _PREFERRED_LENGTH:
        return slug
    start, _hyphen, _rest = slug[: _PREFERRED_LENGTH + 1].rpartition("-")
    return start or slug[:_PREFERRED_LENGTH]


def next_number(names: Iterable[str]) -> str:
    """Return the number that follows those at the beginning of the names, as they are written.

    ``01-one``, ``02-two`` → ``03``; ``w1-check`` → ``w2``; where no name has one, ``01``.
    """
    found = [match for name in names if (match := _NUMBERED.match(name))]
    if not found:
        return "01"
    last = max(found, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}}"


def yaml_text(text: str) -> str:
    """Return a text as a YAML value on one line, in quotes where it needs them."""
    if _PLAIN.match(text) and text.casefold() not in _YAML_WORDS:
        return text
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)
