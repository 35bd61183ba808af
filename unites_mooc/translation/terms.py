"""Whether a translation calls the terms of the glossary as the glossary does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from unites_mooc.diagnostics import Diagnostic, Span, warning
from unites_mooc.model.course import Course
from unites_mooc.model.foreign import Foreign
from unites_mooc.model.prose import Prose, Reference, references

_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 4
"""So many letters of a word stay when it is bent; shorter words are compared whole."""


def texts_of_terms(source: Prose, translated: Prose) -> Iterator[tuple[str, str]]:
    """Yield the terms that a translation gives words of its own: id and words.

    Where the source has words of its own, too, it may mean something narrower than the term.
    """
    own = {name for name, text in _terms(source) if text}
    yield from ((name, text) for name, text in _terms(translated) if text and name not in own)


def _terms(prose: Prose) -> Iterator[tuple[str, str]]:
    for part in references(prose.parts):
        if isinstance(part, Reference) and part.kind == "term":
            yield part.target, part.text


def otherwise_called(course: Course, texts: Iterable[tuple[Span, str, str]]) -> Iterator[Diagnostic]:
    """Yield a warning for each text that shares no word with the term in the glossary of ``course``."""
    terms = {term.meta.id: term.meta.term for term in course.glossary}
    for span, name, text in texts:
        term = terms.get(name, "")
        if not term or isinstance(term, Foreign) or _shares_a_word(term, text):
            continue
        message = f"The glossary calls it “{term}”, this translation “{text}”."
        advice = f"Use the word of the glossary, or leave it to the tool: `` {{term}}`{name}` ``."
        yield warning(span, "term-translated-otherwise", message, advice)


def _shares_a_word(term: str, text: str) -> bool:
    """Tell whether a word of the one begins as a word of the other, or is part of it."""
    folded = "".join(_folded(text).split())
    return any(_stem(word) in folded for word in _WORD.findall(_folded(term)) if len(word) > 2) or (
        _folded(term) in _folded(text)
    )


def _stem(word: str) -> str:
    return word[: max(_BEGINNING, len(word) - 3)] if len(word) > _BEGINNING else word


def _folded(text: str) -> str:
    """Return a text without accents and letter case."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))
