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
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.pages import render_pages
from unites_mooc.translation.apply import translate
from unites_mooc.translation.interface import Interface

WORDS = "كلمات"
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]{3}")
NAMES = re.compile(
    r"PDF|ZIP|SCORM [0-9.]+( 4th Edition)?|iCalendar|CC-BY|GMT|[\w.]+@[\w.]+|https?:\S+|English|Deutsch|"
    r"[a-z-]+\.example\.\w+"
)
"""What is written the same in every language."""


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


def texts(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield each text of a page with the language and the direction that it stands in."""
    for element in lxml_html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "code", "title"}:
            continue
        yield element.text or "", *_marks(element)
        if (parent := element.getparent()) is not None:
            yield element.tail or "", *_marks(parent)


def _marks(element: lxml_html.HtmlElement) -> tuple[str, str]:
    around = [element, *element.iterancestors()]
    return tuple(next(e.get(name) for e in around if e.get(name)) for name in ("lang", "dir"))  # type: ignore[return-value]


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
