"""Blocks and prose are found wherever the type of a field lets them stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest

from support.built import ARABIC, EVERYTHING
from unites_mooc.build.reading import read_course
from unites_mooc.model.blocks import Block
from unites_mooc.model.contents import blocks_of
from unites_mooc.model.prose import Prose
from unites_mooc.model.walk import all_prose, content_fields, walk
from unites_mooc.model.worksheet import Field


def everything_in(value: object, kind: type) -> Iterator[object]:
    """Yield the values of a kind in any field, whatever its type says."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from everything_in(item, kind)
    elif isinstance(value, Block):
        for item in fields(value):
            yield from everything_in(getattr(value, item.name), kind)


@pytest.mark.parametrize("root", [EVERYTHING, ARABIC], ids=["everything", "arabic"])
def test_nothing_is_passed_over(root) -> None:
    course, _diagnostics = read_course(root)
    assert course
    for text in course.texts:
        for block in blocks_of(text):
            found = list(walk([block]))
            assert {id(item) for item in found} == {id(item) for item in everything_in(block, Block)}
            assert found[0] is block
            prose = {id(item) for item in all_prose([block])}
            assert prose == {id(item) for item in everything_in(block, Prose)}


def test_plain_values_are_not_looked_into() -> None:
    assert content_fields(Field).blocks == ("blocks",)
    assert content_fields(Field).prose == ("label",)
    assert "options" in content_fields(Field).all
