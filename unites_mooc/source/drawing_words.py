"""The words of an SVG: what they are, and the same drawing with others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from unites_mooc.source.drawing_styles import SVG

_HOLDERS = frozenset(f"{SVG}{name}" for name in ("a", "desc", "text", "textPath", "title", "tspan"))
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WORD = re.compile(r"[^\W\d_]{2}")
"""Letters that stand alone, and numbers, are the same in every language."""
Word = tuple[str, int]
"""What stands there, on one line, and on which line of the file."""


def drawing_words(data: bytes) -> tuple[Word, ...]:
    """Return the words of an SVG that can be read, in the order of the file."""
    root = _root(data)
    return tuple((text, line) for text, line, _set in _words(root))


def with_words(data: bytes, words: tuple[str, ...], language: str) -> bytes:
    """Return an SVG with other words in the same places; it says that it is in ``language``."""
    from lxml import etree

    root = _root(data)
    for (_text, _line, put), word in zip(_words(root), words, strict=True):
        put(word)
    root.attrib.pop("lang", None)
    root.set(_LANGUAGE, language)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _root(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _words(root: Any) -> list[tuple[str, int, Callable[[str], None]]]:
    return [
        (" ".join(text.split()), element.sourceline or 1, put)
        for element, text, put in _texts(root)
        if _WORD.search(text)
    ]


def _texts(root: Any) -> Iterator[tuple[Any, str, Callable[[str], None]]]:
    """Yield each piece of text, with what puts another in its place."""
    for element in root.iter(*_HOLDERS):
        if element.text:
            yield element, element.text, partial(_put, element, "text")
        for child in element:
            if child.tail:
                yield child, child.tail, partial(_put, child, "tail")


def _put(element: Any, name: str, word: str) -> None:
    """Put a word in the place of another; the space around it stays."""
    setattr(element, name, _around(getattr(element, name), word))


def _around(old: str, word: str) -> str:
    """Return a word with the space around the old one."""
    start = old[: len(old) - len(old.lstrip())]
    return start + word + old[len(old.rstrip()) :]
