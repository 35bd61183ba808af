"""Which letters a page has decides which its font must hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unites_mooc.render.frame import letters_of


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_all_letters_are_found_and_in_order(text: str) -> None:
    assert letters_of(text, text.encode()) == "".join(sorted(set(text)))
