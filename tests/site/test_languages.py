"""Words of the interface and words of the author, where these are in two languages (WCAG 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as lxml_html

from support.built import EVERYTHING
from unites_mooc.build.reading import read_course
from unites_mooc.editions.select import select
from unites_mooc.model.catalogue import Catalogue, Translation
from unites_mooc.model.course import Course
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.pages import render_pages
from unites_mooc.translation.apply import translate
from unites_mooc.translation.interface import Interface
from unites_mooc.translation.po_file import messages

WORDS = "كلمات"
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]{3}")
NAMES = re.compile(
    r"PDF|ZIP|JavaScript|SCORM [0-9.]+( 4th Edition)?|iCalendar|CC-BY|GMT|[\w.]+@[\w.]+|https?:\S+|English|"
    r"Deutsch|[a-z-]+\.example\.\w+|Moodle|ILIAS|Open edX"
)
"""What is written the same in every language."""


BY_SCRIPT = re.compile(r"\{\w+\}")
"""What a script fills in."""
MARKUP = re.compile(r"[`*_\[\]{}<\\]|://")
"""Texts with markup have more than words: they stay as they are here."""


class _AllWords(dict[Any, str]):
    """A catalogue that has every message; what is filled in stays."""

    def get(self, text: Any, default: Any = None) -> str:
        message = text if isinstance(text, str) else text[0]
        return " ".join([WORDS, *re.findall(r"\{\w+\}|%\(\w+\)s", message)])


def context(medium: Medium) -> Context:
    course, _ = read_course(EVERYTHING)
    assert course
    publication = select(translate(course, "ar")[0], "public")
    interface = Interface("ar", _AllWords(any="thing"), _AllWords(), "n != 1")
    return replace(make_context(publication, Layout(pages="ar/"), medium), interface=interface)


def texts(page: str, *, works: bool = False) -> Iterator[tuple[str, str, str]]:
    """Yield each text of a page with the language and the direction that it stands in.

    By ``works``, the entries of sources are left out: they are as their publishers wrote them.
    """
    for element in lxml_html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "code", "title"}:
            continue
        if works and any("sources" in e.classes for e in element.iterancestors()):
            continue
        yield element.text or "", *_marks(element)
        if (parent := element.getparent()) is not None:
            yield element.tail or "", *_marks(parent)


def _marks(element: lxml_html.HtmlElement) -> tuple[str, str]:
    around = [element, *element.iterancestors()]
    language, direction = (next(e.get(name) for e in around if e.get(name)) for name in ("lang", "dir"))
    if any(e.tag == "svg" for e in around):  # what a drawing says runs as its letters do
        direction = "rtl" if language == "ar" else "ltr"
    return language, direction


@pytest.mark.parametrize("medium", [Medium.SITE, Medium.PACKAGE])
def test_every_text_stands_in_its_language_and_direction(medium: Medium) -> None:
    wrong: list[str] = []
    for page in render_pages(context(medium)):
        for text, language, direction in texts(page.html):
            known = NAMES.sub("", text)
            if ARABIC.search(known) and WORDS in known and (language, direction) != ("ar", "rtl"):
                wrong.append(f"{page.path}: words of the interface in {language} {direction}: {text.strip()}")
            elif LATIN.search(known) and not ARABIC.search(known) and (language, direction) != ("en", "ltr"):
                wrong.append(f"{page.path}: words of the author in {language} {direction}: {text.strip()}")
    assert not wrong, "\n".join(sorted(set(wrong)))


def partly_translated() -> Course:
    """Return the nasty sample with every second plain text in Arabic, and all others as they are."""
    course, _ = read_course(EVERYTHING)
    assert course
    entries = {}
    for number, message in enumerate(messages(course)):
        context, text = message.key
        if number % 2 and not MARKUP.search(text):
            entries[context, text] = Translation(f"{WORDS} {number}", False, 1)
    catalogue = Catalogue("course/locales/ar.po", entries)
    return replace(course, catalogues={"ar": catalogue})


@pytest.mark.parametrize("medium", [Medium.SITE, Medium.PACKAGE])
def test_a_text_that_is_not_translated_says_so(medium: Medium) -> None:
    publication = select(translate(partly_translated(), "ar")[0], "public")
    assert publication.content_language == "ar"
    assert 10 < publication.share.percent < 90
    wrong: list[str] = []
    translated = fallen_back = 0
    for page in render_pages(make_context(publication, Layout(pages="ar/"), medium)):
        for text, language, direction in texts(page.html, works=True):
            known = NAMES.sub("", BY_SCRIPT.sub("", text))
            place = f"{page.path}, in {language} {direction}: {text.strip()}"
            if WORDS in known:
                translated += 1
                wrong.extend([f"translated: {place}"] if (language, direction) != ("ar", "rtl") else [])
            elif LATIN.search(known):
                fallen_back += 1
                wrong.extend([f"not translated: {place}"] if (language, direction) != ("en", "ltr") else [])
    assert not wrong, "\n".join(sorted(set(wrong)))
    assert min(translated, fallen_back) > 200


def test_pages_say_how_much_is_translated() -> None:
    publication = select(translate(partly_translated(), "ar")[0], "public")
    (home, *_rest) = render_pages(make_context(publication, Layout(pages="ar/"), Medium.SITE))
    note = lxml_html.document_fromstring(home.html).find_class("fallback")[0].text_content()
    assert f"{publication.share.percent}%" in note
