"""Texts as numbers of their words come back letter by letter, in every script."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unites_mooc.model.coded_text import LAST, LETTERS, decode, encode, number, words_of


@settings(deadline=None)
@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\n")), max_size=4), max_size=4))
def test_what_was_encoded_is_decoded(groups: list[list[str]]) -> None:
    vocabulary, coded = encode([number(texts) for texts in groups])
    assert [list(decode(vocabulary, texts)) for texts in coded] == groups
    assert len(vocabulary) == len(set(vocabulary))


@settings(deadline=None)
@given(st.lists(st.lists(st.text("ab ."), max_size=4), max_size=4))
def test_how_texts_are_grouped_does_not_count(groups: list[list[str]]) -> None:
    vocabulary, coded = encode([number(texts) for texts in groups])
    together, (row,) = encode([number(chain.from_iterable(groups))])
    assert (vocabulary, list(chain.from_iterable(coded))) == (together, row)


def test_frequent_words_come_first_and_then_the_alphabet() -> None:
    vocabulary, _coded = encode([number(["b c", "d"]), number(["d a"]), number(["b", "d"])])
    assert vocabulary == ["d", "b", "a", "c"]


def test_numbers_of_one_two_and_three_letters() -> None:
    text = " ".join(f"w{number}" for number in range(3000))
    vocabulary, ((coded,),) = encode([number([text])])
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
