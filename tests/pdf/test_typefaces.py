"""Fonts on disk belong to the process that put them there."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

import pytest

from unites_mooc.render import pdf
from unites_mooc.render.fonts import static_font


def use_many(font: bytes) -> None:
    for number in range(8):
        pdf._typeface(((f"Family {number}", "normal", 400, font),))


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone")
def test_a_worker_leaves_the_fonts_of_its_parent_where_they_are() -> None:
    font = static_font("normal", 400, "U+0041-005A")
    folder = Path(pdf._typeface((("Family", "normal", 400, font),))[0]._folder)
    before = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert before
    worker = multiprocessing.get_context("fork").Process(target=use_many, args=(font,))
    worker.start()
    worker.join()
    assert worker.exitcode == 0
    assert {path.name: path.stat().st_size for path in folder.iterdir()} == before


def test_a_process_keeps_few_of_its_own() -> None:
    font = static_font("normal", 400, "U+0041-005A")
    use_many(font)
    assert len(pdf._typefaces) <= 2 * pdf._MOST_TYPEFACES
