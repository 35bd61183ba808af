"""Quotation marks and apostrophes as the language of a text has them."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.model.prose import Prose, plain_prose, plain_text
from unites_mooc.render.fonts import printable
from unites_mooc.source.text_reader import read_markdown
from unites_mooc.translation.quotation_marks import all_marks
from unites_mooc.translation.typesetting import typeset_prose, typeset_text

LANGUAGES = ("ar", "cs", "de", "de-CH", "el", "en", "es", "fi", "fr", "hr", "it", "pl", "sv", "tlh")
PLACE = Span("course/pages/about.md")
MARKS = str.maketrans(dict.fromkeys("“”„»«‘’‚›‹'", '"') | {"\u202f": ""})


def prose(markdown: str) -> Prose:
    blocks, _ = read_markdown(PLACE.path, markdown, 1, Collector())
    (block,) = blocks
    return block.text  # type: ignore[attr-defined,no-any-return]


def written(markdown: str, language: str) -> str:
    """Return the pieces of HTML of a paragraph, with a sign for each value between them."""
    parts = typeset_prose(prose(markdown), language).parts
    return "".join(part if isinstance(part, str) else "·" for part in parts)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "«a ‹b› c»"),
        ("cs", "„a ‚b‘ c“"),
        ("de", "„a ‚b‘ c“"),
        ("de-AT", "„a ‚b‘ c“"),
        ("de-CH", "«a ‹b› c»"),
        ("el", "«a “b” c»"),
        ("en", "“a ‘b’ c”"),
        ("en-GB", "“a ‘b’ c”"),
        ("es", "«a “b” c»"),
        ("fi", "”a ’b’ c”"),
        ("fr", "«\u202fa “b” c\u202f»"),
        ("hr", "„a ‚b’ c”"),
        ("hu", "„a »b« c”"),
        ("it", "«a “b” c»"),
        ("pl", "„a »b« c”"),
        ("pt", "«a “b” c»"),
        ("pt-BR", "“a ‘b’ c”"),
        ("ro", "„a «b» c”"),
        ("sv", "”a ’b’ c”"),
        ("uk", "«a „b“ c»"),
        ("tlh", "“a ‘b’ c”"),
    ],
)
def test_each_language_has_its_marks(language: str, expected: str) -> None:
    assert typeset_text("\"a 'b' c\"", language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's here", "It’s here"),
        ("l'intégration", "l’intégration"),
        ("dell'Unione", "dell’Unione"),
        ("un po' di tempo", "un po’ di tempo"),
        ("the cities' plans", "the cities’ plans"),
        ("the '90s, and Ende '89", "the ’90s, and Ende ’89"),
        ("it's already ‘set’ and “so”", "it’s already ‘set’ and “so”"),
        ("„so“ und «so»", "„so“ und «so»"),
        ('5" and 6"', '5" and 6"'),
        ("", ""),
    ],
)
def test_apostrophes_are_the_same_in_every_language(language: str, text: str, expected: str) -> None:
    assert typeset_text(text, language) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('*"a"* and "*b*"', "<em>„a“</em> and „<em>b</em>“"),
        ('"`it\'s "code"`"', '„<code>it\'s "code"</code>“'),
        ("l'*Unione*", "l’<em>Unione</em>"),
        ('"a\nb"', "„a\nb“"),
        ('"[a](https://example.org)"', "„·“"),
        ('"a"[^1]', "„a“·"),
        ('"a" [@key]', "„a“ ·"),
        ("l'{term}`x`", "l’·"),
        ('"a & b < c"', "„a &amp; b &lt; c“"),
        (r"\"a\" and 5\' 10\"", "&quot;a&quot; and 5&#x27; 10&quot;"),
        ("&quot;a&quot;", "&quot;a&quot;"),
        ('"see https://example.org/it\'s?a=b"', "„see https://example.org/it's?a=b“"),
        ("write to o'neil@example.org, it's his", "write to o'neil@example.org, it’s his"),
        ("'www.example.org/it's'", "‚www.example.org/it's‘"),
        ('"*a" b*', '"<em>a" b</em>'),
    ],
)
def test_markup_code_and_addresses_stay(markdown: str, expected: str) -> None:
    assert written(markdown, "de") == expected


def test_values_between_the_texts_have_their_marks_too() -> None:
    text = """["it's" x](https://example.org/it's "so 'called'") ![it's](a.png) {term}`it's <its>`"""
    text += " [see 'x' @key]"
    parts = [part for part in typeset_prose(prose(text), "fr").parts if not isinstance(part, str)]
    link, image, reference, citation = parts
    assert link.parts == ("«\u202fit’s\u202f» x",)  # type: ignore[union-attr]
    assert (link.url, link.title) == ("https://example.org/it's", "so “called”")  # type: ignore[union-attr]
    assert image.alt == reference.text == "it’s"  # type: ignore[union-attr]
    assert (reference.target, citation.cites[0].prefix) == ("its", "see “x”")  # type: ignore[union-attr]


def test_the_source_of_prose_stays_what_the_author_typed() -> None:
    typed = prose('It\'s "so"')
    assert typeset_prose(typed, "de").source == 'It\'s "so"'
    assert typeset_prose(prose("Nothing to set"), "de") == prose("Nothing to set")


def test_no_mark_is_missing_in_the_typeface_of_documents() -> None:
    assert not {mark for mark in all_marks() if ord(mark) not in printable()}


QUOTED = st.text(st.sampled_from("\"'\"'ab1 \u00a0\n.,(<>&“„’»*`[]é…"), max_size=40)


@given(QUOTED, st.sampled_from(LANGUAGES))
def test_nothing_but_marks_changes(text: str, language: str) -> None:
    done = typeset_text(text, language)
    assert done.translate(MARKS) == text.translate(MARKS)


@given(QUOTED, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_what_is_set_stays_in_whatever_language_it_passes_again(text: str, first: str, second: str) -> None:
    done = typeset_text(text, first)
    kept = "".join(r"[^\w\s]\s?" if letter in "\"'" else re.escape(letter) for letter in done)
    assert re.fullmatch(f"\\s?{kept}" if kept else "", typeset_text(done, second))


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_markdown_is_set_without_losing_a_letter(markdown: str, language: str) -> None:
    blocks, _ = read_markdown(PLACE.path, f"a {markdown}", 1, Collector())
    for block in blocks:
        text = getattr(block, "text", None)
        if isinstance(text, Prose):
            before, after = plain_text(text), plain_text(typeset_prose(text, language))
            assert after.translate(MARKS) == before.translate(MARKS)


def test_plain_text_passes_as_html_does() -> None:
    text = '<b>"it\'s"</b> &quot; &#x27; &amp;'
    set_prose = typeset_prose(plain_prose(text, PLACE), "en")
    assert html.unescape(str(set_prose.parts[0])) == typeset_text(text, "en")
