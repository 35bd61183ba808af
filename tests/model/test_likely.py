"""What a value was probably meant to be."""

from __future__ import annotations

import pytest

from unites_mooc.model.fields import DOCUMENTS
from unites_mooc.model.key_names import meant_key
from unites_mooc.model.likely import likely_date, likely_duration, likely_language, likely_local_time
from unites_mooc.model.metadata import ALL_KEYS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 minutes", "10 min"),
        ("1.5 h", "1 h 30 min"),
        ("1 hour 30", "1 h 30 min"),
        ("2 Stunden", "2 h"),
        ("PT1H15M", "1 h 15 min"),
        ("1:05", "1 h 5 min"),
        ("5′", "5 min"),
        ("~ 20 min", "20 min"),
        ("0 min", ""),
        ("half an hour", ""),
        ("999999", ""),
        ("", ""),
    ],
)
def test_durations(text: str, expected: str) -> None:
    assert likely_duration(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19.11.2024", "2024-11-19"),
        ("19/11/2024", "2024-11-19"),
        ("2024/11/19", "2024-11-19"),
        ("19 November 2024", "2024-11-19"),
        ("19. März 2024", "2024-03-19"),
        ("November 2024", "2024-11"),
        ("décembre 2024", "2024-12"),
        ("31.02.2024", ""),
        ("13/13/2024", ""),
        ("soon", ""),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert likely_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29.03.2027 10:00", "2027-03-29T10:00"),
        ("2027-03-29T9:30", "2027-03-29T09:30"),
        ("2027-03-29T10:00:00+01:00", "2027-03-29T10:00"),
        ("2027-03-29 2 pm", "2027-03-29T14:00"),
        ("29 March 2027, 10.30", "2027-03-29T10:30"),
        ("2027-03-29", "2027-03-29T10:00"),
        ("2027-03-29T25:00", ""),
        ("tomorrow", ""),
    ],
)
def test_local_times(text: str, expected: str) -> None:
    assert likely_local_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("German", "de"), ("Français", "fr"), ("EN", "en"), ("pt_br", "pt-BR"), ("Klingon", "")],
)
def test_languages(text: str, expected: str) -> None:
    assert likely_language(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Dauer", "duration"),
        ("as-of", "as_of"),
        ("Learning outcomes", "outcomes"),
        ("titel", "title"),
        ("xyz", ""),
    ],
)
def test_keys(word: str, expected: str) -> None:
    assert meant_key(word, ALL_KEYS) == expected


def test_a_key_is_meant_only_where_it_can_stand() -> None:
    assert meant_key("Dauer", DOCUMENTS) == ""
