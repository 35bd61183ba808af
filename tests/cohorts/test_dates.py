"""Dates, hours and zones in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from unites_mooc.model.zones import period
from unites_mooc.render.dates import day_in_words, hours_in_words, zone_in_words

SUNDAY = datetime.fromisoformat("2027-03-28T10:00")

WORDS = {
    "en": ("Sunday, 28 March 2027", "10:00–11:30", "Eastern European Summer Time (GMT+03:00)"),
    "en-US": ("Sunday, March 28, 2027", "10:00 – 11:30 AM", "Eastern European Summer Time (GMT+03:00)"),
    "de": ("Sonntag, 28. März 2027", "10:00–11:30 Uhr", "Osteuropäische Sommerzeit (GMT+03:00)"),
    "fr": ("dimanche 28 mars 2027", "10:00 – 11:30", "heure d’été d’Europe de l’Est (UTC+03:00)"),
    "el": ("Κυριακή 28 Μαρτίου 2027", "10:00–11:30 π.μ.", "Θερινή ώρα Ανατολικής Ευρώπης (GMT+03:00)"),
    "ar": ("الأحد، 28 مارس 2027", "10:00–11:30 ص", "توقيت شرق أوروبا الصيفي (غرينتش+03:00)"),
    "xx": ("Sunday, 28 March 2027", "10:00–11:30", "Eastern European Summer Time (GMT+03:00)"),
}


@pytest.mark.parametrize("language", WORDS)
def test_dates_are_in_the_language_of_the_page(language: str) -> None:
    start, end = period(SUNDAY, 90, "Europe/Athens")
    found = (
        day_in_words(start, language),
        hours_in_words(start, end, language),
        zone_in_words(start, language),
    )
    assert tuple(" ".join(words.split()) for words in found) == WORDS[language]


@pytest.mark.parametrize(
    ("start", "minutes", "zone", "words"),
    [
        ("2027-10-31T02:00", 180, "Europe/Athens", "02:00–04:00"),
        ("2027-10-30T22:00", 480, "Europe/Athens", "22:00 – Sunday, 31 October 2027, 05:00"),
        ("2027-03-27T22:00", 480, "Europe/Athens", "22:00 – Sunday, 28 March 2027, 07:00"),
        ("2027-06-30T23:00", 60, "UTC", "23:00 – Thursday, 1 July 2027, 00:00"),
    ],
)
def test_the_end_is_what_clocks_show_then(start: str, minutes: int, zone: str, words: str) -> None:
    found = hours_in_words(*period(datetime.fromisoformat(start), minutes, zone), "en")
    assert " ".join(found.split()) == words


@pytest.mark.parametrize(
    ("zone", "month", "words"),
    [
        ("Europe/Dublin", 1, "Greenwich Mean Time (GMT+00:00)"),
        ("Europe/Dublin", 7, "Irish Standard Time (GMT+01:00)"),
        ("Europe/Lisbon", 7, "Western European Summer Time (GMT+01:00)"),
        ("Australia/Sydney", 1, "Australian Eastern Daylight Time (GMT+11:00)"),
        ("UTC", 7, "Coordinated Universal Time (GMT+00:00)"),
        ("Etc/GMT-2", 7, "GMT+02:00"),
    ],
)
def test_zones_have_their_name_of_the_season(zone: str, month: int, words: str) -> None:
    start, _end = period(datetime.fromisoformat(f"2027-{month:02}-15T10:00"), 60, zone)
    assert zone_in_words(start, "en") == words
