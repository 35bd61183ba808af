"""Texts as numbers of their words come back letter by letter, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unites_mooc.model.coded_text import LAST, LETTERS, decode, encode, tokens, words_of


@settings(deadline=None)
@given(st.lists(st.text(), max_size=8))
def test_what_was_encoded_is_decoded(texts: list[str]) -> None:
    vocabulary, coded = encode(map(tokens, texts))
    assert list(decode(vocabulary, coded)) == texts
    assert len(vocabulary) == len(set(vocabulary))


def test_numbers_of_one_two_and_three_letters() -> None:
    text = " ".join(f"w{number}" for number in range(3000))
    vocabulary, (coded,) = encode([tokens(text)])
    assert list(decode(vocabulary, [coded])) == [text]
    ends = sum(letter in LETTERS[:LAST] for letter in coded)
    assert ends == 3000, "each number ends with a letter of the first kind, and only there"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two-way “integration”, 2024.", ["Two", "way", "integration", "2024"]),
        ("l’accès à l’école", ["l", "accès", "à", "l", "école"]),
        ("مُدُنٌ كثيرة", ["مُدُنٌ", "كثيرة"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("共生 and 共に", ["共", "生", "and", "共", "に"]),
        ("รู้ได้", ["รู้", "ไ", "ด้"]),
        ("Zu\u00adsammen\u00adarbeit", ["Zu\u00adsammen\u00adarbeit"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
    ],
)
def test_words_of_many_scripts(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize("coded", ["~", "z", '"'])
def test_what_cannot_have_been_encoded_is_refused(coded: str) -> None:
    with pytest.raises(ValueError, match=r"no word has|substring not found"):
        list(decode(["one"], [coded + LETTERS[5]]))
