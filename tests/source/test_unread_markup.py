"""Texts without the sign of a pattern, or any at all, are not looked at: so each pattern must need them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unites_mooc.source.unread_markup import IN_LINES, IN_TEXT, SIGNS, Unread


@pytest.mark.parametrize("unread", IN_TEXT + IN_LINES, ids=lambda unread: unread.pattern.pattern[:30])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_pattern_finds_has_a_sign(unread: Unread, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(unread.pattern))
    assert unread.sign in text
    assert unread in IN_LINES or SIGNS.search(text)
