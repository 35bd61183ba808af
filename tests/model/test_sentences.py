"""Where sentences end, in each language's way of writing."""

from __future__ import annotations

import pytest

from unites_mooc.diagnostics import Span
from unites_mooc.model.languages import as_long_as, newspaper_lix, words_a_minute
from unites_mooc.model.prose import plain_prose
from unites_mooc.model.sentences import place_of, sentences, without_quotations, words

CASES = {
    ("en", "One. Two! Three? Four"): ["One.", "Two!", "Three?", "Four"],
    ("en", "Dr. Smith met J. R. Tolkien, e.g. in St. Ives. He left."): [
        "Dr. Smith met J. R. Tolkien, e.g. in St. Ives.",
        "He left.",
    ],
    ("en", "It cost 3.50. See p. 3 and No. 5. Good."): ["It cost 3.50.", "See p. 3 and No. 5.", "Good."],
    ("en", "Open https://example.org/a.b?c=d. Then read."): [
        "Open https://example.org/a.b?c=d.",
        "Then read.",
    ],
    ("en", "“Why?” she asked. “Because.” He left."): ["“Why?” she asked.", "“Because.”", "He left."],
    ("en", "It ended in 2024. Nobody noticed."): ["It ended in 2024.", "Nobody noticed."],
    ("en", "1. First step. Then (see below) more… Done."): [
        "1. First step.",
        "Then (see below) more…",
        "Done.",
    ],
    ("de", "Am 3. Mai kam z. B. Frau Dr. Abt, d. h. sie sprach. Gut."): [
        "Am 3. Mai kam z. B. Frau Dr. Abt, d. h. sie sprach.",
        "Gut.",
    ],
    ("de-AT", "Das war 2024. Dann nicht."): ["Das war 2024.", "Dann nicht."],
    ("fr", "« Oui. » M. Dupont arrive. Il rit."): ["« Oui. »", "M. Dupont arrive.", "Il rit."],
    ("es", "¿Qué tal? ¡Bien! El Sr. Paz vino."): ["¿Qué tal?", "¡Bien!", "El Sr. Paz vino."],
    ("zh", "你好。我是学生！好吗？"): ["你好。", "我是学生！", "好吗？"],
    ("ar", "هل جاء؟ نعم. ذهب."): ["هل جاء؟", "نعم.", "ذهب."],
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1][:20]}")
def test_sentences(case: tuple[str, str]) -> None:
    language, text = case
    assert list(sentences(text, language)) == CASES[case]


def test_words_are_characters_where_no_spaces_stand_between_them() -> None:
    assert len(words("One – two, 3!", "en")) == 3
    assert len(words("你好，我是学生。", "zh-Hans")) == 6


def test_quotations_are_somebody_elses() -> None:
    assert without_quotations('He said “a b”, "c" and don’t.').split() == ["He", "said", ",", "and", "don’t."]


def test_the_place_of_a_sentence_is_found_below_markup() -> None:
    prose = plain_prose("One.\n**Two** [three](x.md) four.\nFive.", Span("a.md", 7, 3))
    assert place_of(prose, "Two three four.") == Span("a.md", 8, 5)
    assert place_of(prose, "Not there at all.") == prose.span
    assert place_of(prose, "…") == prose.span


def test_every_language_has_its_measure() -> None:
    assert words_a_minute("en-GB") == 180
    assert [as_long_as(30, name) for name in ("en", "de", "fr", "fi", "hr")] == [30, 26, 26, 20, 25]
    assert newspaper_lix("de-CH") == 59
    assert newspaper_lix("hr") is None
