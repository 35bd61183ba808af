"""Converters of metadata that are lists: every wrong entry is refused, not only the first."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticCustomError

from unites_mooc.model.converters import refuse, slug, text_of

ITEMS = "items"
"""Type of the error that holds those of the entries of a list: every wrong one is reported."""


def listed(item: Callable[[Any], str]) -> Callable[[Any], tuple[str, ...]]:
    """Return a converter for a list of words; a single text is a list separated by commas."""

    def convert(value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return _each(item, value)
        return _each(lambda part: _word(item, part), [part for part in value.split(",") if part.strip()])

    return convert


def tags(value: Any) -> tuple[str, ...]:
    """Return tags, one at least."""
    found = listed(slug)(value)
    if not found:
        raise refuse("missing-key", "No tag is named.", "Write the tags of its editions: `[pilot]`.")
    return found


def sentences(value: Any) -> tuple[str, ...]:
    """Return a list of texts; a single text is a list of one."""
    return _each(text_of, [value] if isinstance(value, str) else value)


def _word(item: Callable[[Any], str], value: Any) -> str:
    """Return a word of a list; several without commas between them are refused as what they are."""
    try:
        return item(value)
    except PydanticCustomError:
        words = (
            re.split(r"\s*[;/|]\s*|\s+(?:and|und|et|&)\s+|\s+", value.strip())
            if isinstance(value, str)
            else []
        )
        if len(words) < 2 or not all(_is_taken(item, word) for word in words):
            raise
        message = f"Between the words of `{value}` commas are missing."
        one = f" for several, `{'-'.join(words)}` for one" if item is slug else ""
        raise refuse("list-without-commas", message, f"Write `{', '.join(words)}`{one}.") from None


def _is_taken(item: Callable[[Any], str], word: str) -> bool:
    try:
        item(word)
    except PydanticCustomError:
        return False
    return True


def _each(item: Callable[[Any], str], value: Any) -> tuple[str, ...]:
    if isinstance(value, dict):
        raise refuse("wrong-type", "A list is expected here, not a mapping.", "Begin each entry with `- `.")
    taken: list[str] = []
    refused: list[tuple[int, PydanticCustomError]] = []
    for index, part in enumerate(value):
        try:
            taken.append(item(part))
        except PydanticCustomError as problem:
            refused.append((index, problem))
    if refused:
        raise PydanticCustomError(ITEMS, "{refused}", {"refused": refused})
    return tuple(taken)
