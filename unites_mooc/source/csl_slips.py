"""What authors write in ``references.yaml`` instead of the names and dates of CSL: hints propose those."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from unites_mooc.diagnostics import nearest
from unites_mooc.model.likely import likely_date
from unites_mooc.source.csl import DATES, NAME_PARTS, TYPES, VARIABLES, date_parts

_OTHER_VARIABLES = {
    "DOI": "doi-link",
    "URL": "link website webpage web address-web www internet",
    "accessed": "urldate access-date accessdate retrieved abgerufen zugriff date-accessed consulté",
    "author": "authors autor autoren autorin auteur auteurs autore autori creator by verfasser",
    "collection-title": "series reihe",
    "container-title": "journal journaltitle journal-title booktitle book-title magazine newspaper "
    "zeitschrift zeitung revue rivista publication",
    "edition": "auflage édition",
    "editor": "editors herausgeber herausgeberin hrsg éditeur",
    "issue": "heft nr numéro",
    "issued": "year date published publication-date pubdate jahr datum année anno año",
    "language": "lang sprache langue langid",
    "note": "notes comment comments anmerkung",
    "page": "pages seite seiten pp",
    "publisher": "institution organization organisation school university verlag maison-d'édition",
    "publisher-place": "place location address city ort erscheinungsort lieu",
    "title": "titel titre titolo título name",
    "type": "kind entrytype entry-type typ art",
    "volume": "vol band jahrgang",
}
_OTHER_PARTS = {
    "family": "last last-name lastname surname family-name nachname familienname nom",
    "given": "first first-name firstname given-name forename vorname prénom",
    "literal": "organization organisation institution",
}
_OTHER_TYPES = {
    "article-journal": "journal journal-article journalarticle",
    "article-magazine": "magazine magazine-article",
    "article-newspaper": "newspaper newspaper-article",
    "book": "buch monograph livre libro",
    "chapter": "book-section booksection book-chapter bookchapter incollection inbook",
    "document": "misc other",
    "legislation": "law act directive statute gesetz",
    "motion_picture": "film movie video",
    "paper-conference": "conference conference-paper inproceedings proceedings proceedings-article",
    "post-weblog": "blog blogpost blog-post",
    "report": "techreport study working-paper studie bericht",
    "thesis": "phdthesis mastersthesis dissertation",
    "webpage": "website web-page web online internet url site electronic",
}
_ONE_NAME = "Write `family` and `given` of a person, `literal` of an organisation."
DATE_FORMS = "a year, `2004`, a month, `2004-03`, or a day, `2004-03-28`"

_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})\Z")
_ONE_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NO_DATE = re.compile(r"(?:n\.?\s?d|no date|undated|o\.?\s?j|s\.?\s?d|without date|ohne jahr)\.?\Z", re.I)


def meant_variable(key: str, value: Any) -> str:
    """Return a hint which variable a key was meant as; empty where it cannot be told."""
    plain = _plain(key)
    if plain == "subtitle":
        return "Put it into `title`, after a colon."
    meant = _same(plain, VARIABLES) or _listed(plain, _OTHER_VARIABLES)
    if meant in DATES:
        likely = likely_csl_date(value)
        return f"Write `{meant}: {likely}`." if likely else f"Write `{meant}`, and {DATE_FORMS}."
    if not meant and (near := nearest(key, VARIABLES)):
        return f"Did you mean `{near}`?"
    return f"Write `{meant}`." if meant else ""


def meant_name_part(key: str) -> str:
    """Return a hint which part of a name a key was meant as."""
    plain = _plain(key)
    meant = _same(plain, NAME_PARTS) or _listed(plain, _OTHER_PARTS)
    return f"Write `{meant}`." if meant else _ONE_NAME


def meant_type(kind: str) -> str:
    """Return a hint which type of work was meant."""
    plain = _plain(kind)
    meant = _same(plain, TYPES) or _listed(plain, _OTHER_TYPES)
    if not meant and (near := nearest(kind, TYPES)):
        return f"Did you mean `{near}`?"
    return f"Write `type: {meant or 'document'}`" + (
        "." if meant else " for what is none of the other types."
    )


def likely_csl_date(value: Any) -> str:
    """Return how a date that cannot be read was probably meant; empty where it cannot be told."""
    text = " ".join(_flat(value))
    if match := _YEARS.match(text.strip()):
        return f"{match[1]}/{match[2]}"
    if found := likely_date(text):
        return found
    numbers = re.findall(r"\d+", text)
    for count in (3, 2):
        if len(numbers) >= count and (parts := date_parts(numbers[:count])) and len(parts) == count:
            return "-".join(f"{part:02}" for part in parts)
    years = _ONE_YEAR.findall(text) or re.findall(r"(?<!\d)\d{4}(?=[a-z]\b)", text)
    return years[0] if len(years) == 1 else ""


def says_no_date(value: Any) -> bool:
    """Tell whether a date says in words that there is none."""
    return isinstance(value, str) and bool(_NO_DATE.match(value.strip()))


def _flat(value: Any) -> list[str]:
    """Return the texts of a date in the order of day, month, year, whatever they stand in."""
    if isinstance(value, dict) and "year" in value:
        return [str(value[name]) for name in ("day", "month", "year") if isinstance(value.get(name), str)]
    if isinstance(value, dict):
        return [text for name, inner in value.items() if name != "season" for text in _flat(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _flat(inner)]
    return [value] if isinstance(value, str) else []


def _plain(word: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", word.strip())
    return re.sub(r"[ _]+", "-", apart).casefold()


def _same(plain: str, known: frozenset[str]) -> str:
    """Return the known word that differs from a plain one in capitals and joints alone."""
    joined = plain.replace("-", "")
    return next((name for name in sorted(known) if re.sub("[-_]", "", name).casefold() == joined), "")


def _listed(plain: str, others: Mapping[str, str]) -> str:
    return next((name for name, words in others.items() if plain in words.split()), "")
