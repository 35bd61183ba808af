"""What differs between languages when a text is measured.

Two studies give all the figures, so that each language is held to the same yardstick:

- **Reading speed** and **words in a text**: Trauzettel-Klosinski and Dietz (2012), IReST, the same ten
  texts in 17 languages, https://doi.org/10.1167/iovs.11-8284. Words a minute, divided by texts a minute,
  are the words that a language needs to say the same; that speed follows from them is confirmed by
  Brysbaert (2019), https://doi.org/10.1016/j.jml.2019.104047.
- **Usual difficulty**: Björnsson (1983), LIX of normal newspapers in 11 languages,
  https://doi.org/10.2307/747382.
"""

from __future__ import annotations

ENGLISH_WORDS_A_MINUTE = 180
"""Slower than the 228 of the study: learners stop to think."""

_WORDS_READ = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_MEAN_WORDS_READ = 184
"""Over all languages of the study: for those that it did not measure."""
_TEXTS_READ = {
    "ar": 1.16,
    "de": 1.36,
    "en": 1.49,
    "fi": 1.59,
    "fr": 1.46,
    "he": 1.54,
    "it": 1.39,
    "nl": 1.43,
    "pl": 1.31,
    "pt": 1.35,
}
_MEAN_TEXTS_READ = 1.42
"""Over all languages of the study; the others differ little from it."""
_CHARACTERS_READ = {"ja": 357, "zh": 255, "bo": 987, "km": 987, "lo": 987, "my": 987, "th": 987}
"""Of languages that put no space between words; those not measured get the letters of English."""

_NEWSPAPER_LIX = {
    "da": 51,
    "de": 59,
    "en": 52,
    "es": 67,
    "fi": 72,
    "fr": 55,
    "it": 65,
    "nb": 48,
    "nn": 48,
    "no": 48,
    "pt": 70,
    "ru": 65,
    "sv": 47,
}


def primary(language: str) -> str:
    """Return the language of a tag without its script and region: ``de`` of ``de-AT``."""
    return language.split("-", 1)[0].lower()


def has_spaces(language: str) -> bool:
    """Tell whether spaces stand between words; where they do not, characters are counted."""
    return primary(language) not in _CHARACTERS_READ


def words_a_minute(language: str) -> float:
    """Return how many words (characters, where there are no spaces) a learner reads in a minute."""
    name = primary(language)
    read = _CHARACTERS_READ.get(name) or _WORDS_READ.get(name, _MEAN_WORDS_READ)
    return ENGLISH_WORDS_A_MINUTE * read / _WORDS_READ["en"]


def as_long_as(english_words: int, language: str) -> int:
    """Return how many words a text has that has so many words in English."""
    return round(english_words * _words_in_a_text(language) / _words_in_a_text("en"))


def newspaper_lix(language: str) -> int | None:
    """Return the LIX of a normal newspaper; None where nobody has measured it."""
    return _NEWSPAPER_LIX.get(primary(language))


def _words_in_a_text(language: str) -> float:
    name = primary(language)
    return _WORDS_READ.get(name, _MEAN_WORDS_READ) / _TEXTS_READ.get(name, _MEAN_TEXTS_READ)
