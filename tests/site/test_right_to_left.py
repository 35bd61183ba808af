"""Figures keep their order among words that run from right to left."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as lxml_html

from support.built import EVERYTHING
from unites_mooc.build.reading import read_course
from unites_mooc.editions.select import select
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.learner_data import page_data
from unites_mooc.render.pages import render_pages
from unites_mooc.render.search_index import search_index
from unites_mooc.translation.apply import Translated
from unites_mooc.translation.interface import Interface

ARABIC = {
    "%(n)s lesson": "دروس: %(n)s",
    "%(n)s minute": "%(n)s دقيقة",
    "%(n)s hour": "%(n)s ساعة",
    "%(n)s point": "%(n)s نقاط",
    "As of": "بتاريخ",
    "Best result: {percent} %": "أفضل نتيجة: {percent} %",
    "{done} of {total} lessons completed": "{done} من {total}",
    "Shown: {shown} of {all}": "{shown} من {all}",
    "Results: {n}": "النتائج: {n}",
}


class _Plurals(dict[Any, str]):
    def get(self, key: Any, default: Any = None) -> Any:
        return ARABIC.get(key[0], default)


def context(words: str, content: str) -> Context:
    course, _ = read_course(EVERYTHING)
    assert course
    publication = select(Translated(course, words, content), "public")
    made = make_context(publication, Layout(pages="ar/"), Medium.SITE)
    return replace(made, interface=Interface("ar", ARABIC, _Plurals(), "n != 1")) if words == "ar" else made


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.path: page.html for page in render_pages(context("ar", "en"))}


def isolated(html: str) -> list[str]:
    """Return the texts that are set apart from what stands around them."""
    return [element.text_content() for element in lxml_html.document_fromstring(html).iter("bdi")]


def test_durations_and_counts_are_set_apart(pages: dict[str, str]) -> None:
    home = isolated(pages["ar/index.html"])
    assert any(re.fullmatch(r"دروس: \d+", text) for text in home)
    assert any(re.fullmatch(r"(\d+ ساعة )?\d+ دقيقة", text) for text in home)
    blocks = isolated(pages["ar/all-things/blocks.html"])
    assert any(re.fullmatch(r"\d+ دقيقة", text) for text in blocks)


def test_every_duration_of_every_page_is_set_apart(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        tree = lxml_html.document_fromstring(page)
        for element in tree.iter():
            if isinstance(element.tag, str) and element.tag not in {"bdi", "script"}:
                own = " ".join([element.text or "", *(child.tail or "" for child in element)])
                assert not re.search("\\d+ (دقيقة|ساعة|نقاط)|دروس: ", own), (path, own)


def test_dates_tolerances_and_sources_are_set_apart(pages: dict[str, str]) -> None:
    texts = [text for page in pages.values() for text in isolated(page)]
    assert any(re.fullmatch(r"\w+ (2025|٢٠٢٥)", text) for text in texts)
    assert any(re.fullmatch(r"[\d.,]+ ± [\d.,]+", text) for text in texts)
    assert any(re.search(r"see 2, p\.\s3", text) for text in texts)
    assert any("https://" in text for text in texts)


def test_what_a_script_fills_in_is_set_apart(pages: dict[str, str]) -> None:
    messages = page_data(context("ar", "en"), None, "en/index.html")["messages"]
    assert messages["Best result: {percent} %"] == "أفضل نتيجة: \u2068{percent} %\u2069"
    assert messages["{done} of {total} lessons completed"] == "\u2068{done}\u2069 من \u2068{total}\u2069"
    cases = lxml_html.document_fromstring(pages["ar/cases/index.html"])
    texts = [element.get("data-text") for element in cases.iter() if element.get("data-text")]
    assert texts == ["\u2068{shown}\u2069 من \u2068{all}\u2069"]
    (task,) = search_index(context("ar", "en")).values()
    assert "النتائج: \u2068{n}\u2069" in task.arguments[2]  # type: ignore[union-attr]


def test_arabic_words_of_the_author_set_figures_apart_too() -> None:
    pages = {page.path: page.html for page in render_pages(context("en", "ar"))}
    assert any(re.search(r"see 2, .*3", text) for text in isolated(pages["ar/all-things/blocks.html"]))


def test_pages_from_left_to_right_need_none_of_it() -> None:
    for page in render_pages(context("en", "en")):
        assert not [text for text in isolated(page.html) if text], page.path
        assert "\u2068" not in page.html
