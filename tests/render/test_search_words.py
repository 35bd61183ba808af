"""Which words are the same for those who search."""

from __future__ import annotations

from importlib import import_module

import pytest

from unites_mooc.model.coded_text import LETTERS
from unites_mooc.render.search_words import ALGORITHMS, END, FRONT, fold, stem_places


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("GROẞ", "gross"),
        ("Ærøskøbing", "aeroskobing"),
        ("Œuvre", "oeuvre"),
        ("İstanbul ISPARTA ıslak", "istanbul isparta islak"),
        ("Đurđevac", "durdevac"),
        ("Þórður", "thordur"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Сёла й йод", "села и иод"),
        ("مُدُنٌ", "مدن"),
        ("أحمد إسلام آمال ٱلله", "احمد اسلام امال الله"),
        ("مدرسة مستشفى", "مدرسه مستشفي"),
        ("مـــدن", "مدن"),
        ("١٢٣ ۱۲۳", "123 123"),
        ("שָׁלוֹם", "שלום"),
        ("Zu\u00adsammen", "zusammen"),
        ("ﬁnden", "finden"),
        ("हिन्दी", "हिन्दी"),
        ("เรียนรู้", "เรียนรู้"),
    ],
)
def test_case_and_marks_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == folded


def stems(words: str, language: str) -> list[str]:
    """Return the stems of words, where each of them lies in its word."""
    split = words.split()
    places = zip(map(fold, split), stem_places(split, language), strict=True)
    return [word[front : len(word) - end] for word, (front, end) in places]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "integration integrating integrated"),
        ("en", "policy policies"),
        ("en-GB", "negotiate negotiated negotiation Negotiations"),
        ("de", "Beteiligung Beteiligungen"),
        ("de-AT", "Haus Häuser"),
        ("fr", "intégration intégrations"),
        ("it", "città città"),
        ("es", "participación participaciones"),
        ("pt-BR", "cidade cidades"),
        ("cs", "město města městem"),
        ("hr", "odlučivanje odlučivanju"),
        ("sr", "интеграција интеграције"),
        ("el", "ένταξη ένταξης"),
        ("pl", "integracja integracji"),
        ("ar", "الاندماج اندماج"),
        ("tr", "şehir şehirler"),
    ],
)
def test_words_of_one_stem(language: str, words: str) -> None:
    found = set(stems(words, language))
    assert len(found) == 1, found


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "integration interest"),
        ("en", "city citizen"),
        ("de", "Stadt Staat"),
        ("sk", "mesto mesta"),
        ("en", "2024 20245"),
    ],
)
def test_words_of_different_stems(language: str, words: str) -> None:
    assert len(set(stems(words, language))) == len(words.split())


def test_every_algorithm_is_there_and_its_places_fit_in_a_letter() -> None:
    for algorithm in ALGORITHMS.values():
        assert import_module(f"snowballstemmer.{algorithm}_stemmer")
    assert len(LETTERS) >= (FRONT + 1) * (END + 1)
    long = ["Donaudampfschifffahrtsgesellschaftskapitän", "Donaudampfschifffahrtsgesellschaftskapitänen"]
    assert all(front <= FRONT and end <= END for front, end in stem_places(long, "de"))
