"""Tables of metadata, from the models that check it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tools.manual.markdown import code, one_line, table_of
from tools.manual.regions import Region
from unites_mooc.authoring.kinds import KINDS
from unites_mooc.authoring.schema import descriptions
from unites_mooc.model import metadata

MODELS: Mapping[str, type[BaseModel]] = {
    **{name: kind.metadata for name, kind in KINDS.items() if kind.metadata},
    "completion": metadata.CompletionMeta,
    "edition": metadata.EditionMeta,
    "session": metadata.SessionMeta,
    "colours": metadata.ColoursMeta,
}
"""What has a table, by name."""

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "course": {
        "id": "harbour-course",
        "title": "Safe on the quay",
        "version": "1.2.0",
        "language": "en",
        "languages": "[en, de]",
        "licence": "CC-BY-4.0",
        "publisher": "City of Brackwater",
        "description": "For new colleagues on the quay.",
        "notice": "The town of Brackwater is invented.",
        "completion": "{lessons: all, pass: 70}",
        "editions": "{public: {title: Public edition, include: [public]}}",
        "outputs": "{public: [site, scorm12, pdf]}",
        "base_url": "https://example.org/",
        "citation_style": "author-date",
        "documents": "{public: [handouts, worksheets]}",
    },
    "completion": {"lessons": "80%", "pass": "70"},
    "edition": {"title": "Pilot training", "include": "[pilot]"},
    "module": {
        "id": "before-you-ask",
        "title": "Before you ask",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[long-sentence]",
        "summary": "What to know before a consultation begins.",
        "outcomes": "[Name three reasons to wait]",
    },
    "lesson": {
        "id": "who-decides",
        "title": "Who decides what",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[unit-too-long]",
        "duration": "10 min",
        "outcomes": "[Tell advice from decision]",
        "handout": "false",
    },
    "worksheet": {
        "id": "level-check",
        "title": "Level check",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[long-sentence]",
        "purpose": "You know how much say you can offer.",
        "duration": "20 min",
        "sensitive": "true",
    },
    "case": {
        "id": "brackwater",
        "title": "A letter that nobody read",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[claim-without-source]",
        "place": "Brackwater",
        "country": "Germany",
        "as_of": "2024-11",
        "evidence": "B",
        "sources": "[brackwater-2024]",
        "not_known": "[How many people took part]",
        "fictional": "true",
    },
    "page": {
        "id": "accessibility",
        "title": "Accessibility statement",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[long-sentence]",
        "status": "partially compliant",
        "gaps": "[The videos have no captions]",
        "alternatives": "[Every video has a transcript]",
        "date": "2026-11-23",
        "method": "Self-assessment",
        "contact": "access@example.org",
        "enforcement": "The ombuds office",
    },
    "cohort": {
        "id": "brackwater-2027",
        "city": "Brackwater",
        "country": "Germany",
        "language": "de",
        "timezone": "Europe/Berlin",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[long-sentence]",
        "mentees": "[Saltford]",
        "sessions": "[]",
    },
    "session": {
        "id": "opening",
        "title": "Opening",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[long-sentence]",
        "start": "2027-01-14T10:00",
        "duration": "1 h 30 min",
        "mode": "onsite",
        "place": "Town hall, room 2",
        "module": "before-you-ask",
    },
    "theme": {
        "logo": "logo.svg",
        "colours": '{accent: "#8a1538"}',
        "dark": '{accent: "#ffa2b0"}',
    },
    "colours": {
        "accent": '"#8a1538"',
        "hues": '["#00524c", "#5b3a8c"]',
        "paper": '"#ffffff"',
        "ink": '"#1a1a1a"',
    },
    "glossary": {
        "id": "co-design",
        "term": "co-design",
        "definition": "Deciding together, not only asking.",
        "see": "[consultation]",
        "sources": "[arnstein-1969]",
        "only": "[pilot]",
        "draft": "true",
        "allow": "[long-sentence]",
    },
}
"""A good value for every key; the tests give them to the models."""


def table(region: Region) -> str:
    """Return the table of a kind of metadata."""
    name = region.argument
    meanings = descriptions(MODELS[name])
    rows = []
    for key, field in MODELS[name].model_fields.items():
        shown = field.alias or key
        rows.append((_key(shown, field), f"{_meaning(meanings[key])} Example: {code(EXAMPLES[name][shown])}"))
    return table_of(("Key", "What it is"), rows)


def _key(name: str, field: FieldInfo) -> str:
    return f"{code(name)} (required)" if field.is_required() else code(name)


def _meaning(text: str) -> str:
    """Return the author's words for a key; double backticks of docstrings become single ones."""
    return re.sub("``([^`]+)``", r"`\1`", one_line(text))
