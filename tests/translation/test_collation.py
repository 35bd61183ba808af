"""Lists in the order in which readers of a language look for words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unites_mooc.translation.collation import collation_key

ORDERED = {
    "de": ["10", "Apfel", "Äpfel", "Öl", "Ort", "Straße", "Zaun"],
    "en": ["co-design", "coordination", "École", "zone"],
    "cs": ["cena", "čas", "dům", "hora", "chata", "ráno", "řeka"],
    "hr": ["cesta", "čaj", "ćup", "dom", "džep", "đak", "lov", "luk", "ljubav", "noć", "njega"],
    "es": ["nube", "ñandú", "oso"],
    "fi": ["yö", "zoo", "åland", "äiti", "öljy"],
    "el": ["Αα", "άλφα", "βήτα", "Ωμέγα"],
}


@pytest.mark.parametrize("language", ORDERED)
def test_words_stand_in_the_order_of_the_language(language: str) -> None:
    words = ORDERED[language]
    assert sorted(set(words), key=lambda word: collation_key(word, language)) == words


@given(st.lists(st.text()), st.sampled_from(["de", "cs", "xx", "ar"]))
def test_any_texts_can_be_sorted(texts: list[str], language: str) -> None:
    once = sorted(texts, key=lambda text: collation_key(text, language))
    assert sorted(once, key=lambda text: collation_key(text, language)) == once
