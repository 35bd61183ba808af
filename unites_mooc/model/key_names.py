"""Keys of metadata and options of directives as authors write them in their own language."""

from __future__ import annotations

from collections.abc import Iterable

from unites_mooc.diagnostics import nearest

_WORDS = {
    "alt": "alternativtext bildbeschreibung",
    "as_of": "stand",
    "city": "stadt ville ciudad città",
    "contact": "kontakt",
    "country": "land pays país paese",
    "date": "datum fecha",
    "definition": "erklärung bedeutung meaning explanation définition definición",
    "description": "beschreibung kurzbeschreibung descripción descrizione",
    "draft": "entwurf brouillon",
    "duration": "dauer zeit time length minutes minuten durée duree duración durata",
    "editions": "ausgaben éditions",
    "evidence": "beleg belege nachweis preuve",
    "fictional": "erfunden fiktiv fictif",
    "grouping": "sozialform gruppe groupe",
    "help": "hilfe aide",
    "id": "kennung identifier slug nummer",
    "include": "includes tags enthält",
    "language": "sprache langue lang idioma lingua",
    "languages": "sprachen langues idiomas",
    "licence": "license lizenz rights rechte",
    "lines": "zeilen lignes",
    "materials": "material materialien matériel",
    "only": "nur tags audience seulement",
    "options": "optionen auswahl choices choix",
    "outcomes": "lernziele ziele objectives goals learning_outcomes objectifs obiettivi objetivos",
    "place": "ort lieu lugar luogo",
    "publisher": "herausgeber herausgeberin organisation éditeur",
    "purpose": "zweck ziel but objectif propósito scopo",
    "rows": "zeilen reihen lignes",
    "columns": "spalten colonnes",
    "scale": "skala échelle",
    "sessions": "termine sitzungen séances",
    "sources": "quellen source références",
    "start": "beginn anfang début",
    "summary": "zusammenfassung abstract inhalt résumé",
    "term": "begriff name terme término",
    "timezone": "zeitzone time_zone fuseau",
    "title": "titel überschrift name titre título titolo",
}


def meant_key(word: str, known: Iterable[str]) -> str:
    """Return the known name that a word was probably meant as; empty where it cannot be told."""
    names = set(known)
    plain = word.casefold().strip().replace(" ", "_").replace("-", "_")
    if plain in names:
        return plain
    same = sorted(name for name in names if plain in _WORDS.get(name, "").split())
    return same[0] if same else nearest(word, names)
