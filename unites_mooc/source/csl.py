"""CSL 1.0.2: the variables and types of works, and the forms of a date."""

from __future__ import annotations

import re
from datetime import date
from typing import Any


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DATES = _words(
    """
    accessed available-date container event-date issued original-date submitted
    """
)
"""Variables that are dates; ``container`` is one of CSL 1.0.1."""
NAMES = _words(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer series-creator
    translator
    """
)
"""Variables that are lists of names."""
TEXTS = _words(
    """
    DOI ISBN ISSN PMCID PMID URL abstract annote archive archive-place archive_collection archive_location
    authority call-number chapter-number collection-number collection-title container-title
    container-title-short dimensions division edition event event-place event-title genre issue
    journalAbbreviation jurisdiction language license locator medium note number number-of-pages
    number-of-volumes original-publisher original-publisher-place original-title page page-first part-number
    part-title printing-number publisher publisher-place reviewed-genre reviewed-title scale section
    shortTitle source status supplement-number title title-short version volume volume-title year-suffix
    """
)
"""Variables that are one text or number."""
ANYTHING = _words(
    """
    categories citation-key citation-label citation-number custom first-reference-note-number keyword
    references
    """
)
"""What programs keep beside the variables; it is never shown."""
VARIABLES = DATES | NAMES | TEXTS | ANYTHING | {"id", "type"}
"""Every key that a work may have."""
SHOWN = _words(
    """
    DOI URL accessed author container-title edition editor genre issue issued language number page publisher
    publisher-place title translator type volume
    """
)
"""What a course keeps of a work: no style of the tool shows more."""
NAME_PARTS = _words(
    """
    comma-suffix dropping-particle family given literal non-dropping-particle parse-names static-ordering
    suffix
    """
)
"""Every key that a name may have."""
TYPES = _words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference
    patent performance periodical personal_communication post post-weblog regulation report review
    review-book software song speech standard thesis treaty webpage
    """
)
"""What a work may be."""

_DATE = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2})(?:T\S*)?)?)?[~?%]?\Z")
_SEASONS = range(21, 25)
"""Months of EDTF, which CSL dates follow, that are seasons."""


def read_date(value: Any) -> list[int] | None:
    """Return year, month and day of a date as CSL-JSON, pandoc or EDTF write it; of a range, the first."""
    if isinstance(value, list) and len(value) in {1, 2} and not isinstance(value[0], list):
        value = value[0]
    if isinstance(value, str):
        match = _DATE.match(value.split("/")[0].strip())
        return date_parts([part for part in match.groups() if part]) if match else None
    if isinstance(value, dict):
        parts = value.get("date-parts")
        if parts is not None:
            return date_parts(parts[0]) if isinstance(parts, list) and parts else None
        if "year" in value:
            return date_parts([value[name] for name in ("year", "month", "day") if value.get(name)])
        return read_date(str(value.get("raw") or value.get("literal") or ""))
    return None


def date_parts(written: Any) -> list[int] | None:
    """Return numbers that the calendar has, year first; None where they are none."""
    if not isinstance(written, list) or not 1 <= len(written) <= 3:
        return None
    texts = [str(part).strip() for part in written]
    if not all(text.isascii() and text.isdecimal() and len(text) <= 4 for text in texts):
        return None
    numbers = [int(text) for text in texts]
    if numbers[1:] and numbers[1] in _SEASONS:
        return numbers[:1]
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return None
    return numbers
