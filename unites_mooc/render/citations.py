"""Citations and bibliographies by CSL (citeproc-py), in the style and language of a publication."""

from __future__ import annotations

import html
import json
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from unites_mooc.model.prose import Cite
from unites_mooc.render.arabic_marks import with_arabic_marks

STYLES = Path(__file__).parent.parent / "theme" / "csl"
BRACKETS = {"author-date": ("(", "; ", ")"), "numeric": ("[", ", ", "]")}
_LOCALES = {
    "en": "en-GB",
    "cs": "cs-CZ",
    "da": "da-DK",
    "el": "el-GR",
    "sv": "sv-SE",
    "uk": "uk-UA",
    "ar": "ar",
}
_LOCATORS = (
    ("page", r"pp?\.|pages?|S\.|Seiten?|ص\.?|الصفح(?:ة|ات)|صفحة|صفحات"),
    ("chapter", r"ch(?:ap)?s?\.|chapters?|Kap\.|Kapitel"),
    ("section", r"secs?\.|sections?|§+|Abschnitt"),
    ("paragraph", r"paras?\.|paragraphs?|¶+|Abs\."),
    ("figure", r"figs?\.|figures?|Abb\."),
    ("volume", r"vols?\.|volumes?|Bd\."),
)
_ARABIC = frozenset({"ar", "fa", "ur"})
_URL = re.compile(r"https?://[^\s<]+[^\s<.,;)]")
_DATE_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?\Z")


@dataclass(slots=True)
class Citations:
    """Formats the references of one publication."""

    style: str
    language: str
    items: Mapping[str, Mapping[str, Any]]
    _bibliography: Any = None
    _entries: dict[str, str] = field(default_factory=dict)
    _cites: dict[Cite, str] = field(default_factory=dict)

    def cite(self, cite: Cite) -> str:
        """Return one cited work as HTML, without the brackets of the style."""
        if cite not in self._cites:
            self._cites[cite] = self._format(cite)
        return self._cites[cite]

    def entry(self, key: str) -> str:
        """Return a work's entry in the bibliography as HTML, its address as a link."""
        self._prepare()
        return self._entries[key]

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """Return keys in the order of the bibliography."""
        self._prepare()
        wanted = set(keys)
        return [key for key in self._entries if key in wanted]

    def _format(self, cite: Cite) -> str:
        self._prepare()
        label, value = _locator(cite.locator)
        formatted = _cite(self._bibliography, cite.key, label, value if label else "")
        if cite.suppress_author and self.style == "author-date":
            formatted = _from_year(formatted, self.items[cite.key])
        prefix = f"{html.escape(cite.prefix, quote=False)} " if cite.prefix else ""
        suffix = f", {html.escape(value, quote=False)}" if value and not label else ""
        return self._marked(f"{prefix}{formatted}{suffix}")

    @property
    def brackets(self) -> tuple[str, str, str]:
        """What stands before, between and after cited works."""
        opening, separator, closing = BRACKETS[self.style]
        return opening, with_arabic_marks(f"ا{separator}")[1:] if self._arabic else separator, closing

    @property
    def _arabic(self) -> bool:
        return self.language.split("-")[0] in _ARABIC

    def _marked(self, text: str) -> str:
        return with_arabic_marks(text) if self._arabic else text

    def _prepare(self) -> None:
        if self._bibliography is not None or not self.items:
            return
        bibliography = self._make({})
        suffixes = _year_suffixes({key: _cite(bibliography, key) for key in self._keys(bibliography)})
        if suffixes and self.style == "author-date":
            bibliography = self._make(suffixes)
        entries = (self._marked(str(entry)) for entry in bibliography.bibliography())
        self._entries = dict(zip(self._keys(bibliography), map(_with_links, entries), strict=True))
        # Last: whoever sees it in another thread finds the entries, too.
        self._bibliography = bibliography

    def _keys(self, bibliography: Any) -> list[str]:
        lower = {key.lower(): key for key in self.items}
        return [lower[key] for key in bibliography.keys]

    def _make(self, suffixes: Mapping[str, str]) -> Any:
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        items = [_csl_json(key, item, suffixes.get(key, "")) for key, item in self.items.items()]
        path = str(STYLES / f"{self.style}.csl")
        style = CitationStylesStyle(path, locale=_csl_locale(self.language), validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
        for key in self.items:
            bibliography.register(Citation([CitationItem(key)]))
        bibliography.sort()
        return bibliography


def citations_for(style: str, language: str, items: Mapping[str, Mapping[str, Any]]) -> Citations:
    """Return the formatter of some references; the same references share one."""
    return _shared_citations(style, language, json.dumps(items, sort_keys=True))


@lru_cache(maxsize=64)
def _shared_citations(style: str, language: str, items: str) -> Citations:
    return Citations(style, language, json.loads(items))


def _cite(bibliography: Any, key: str, label: str = "", value: str = "") -> str:
    """Return one cited work as the style writes it."""
    from citeproc import Citation, CitationItem, Locator

    options = {"locator": Locator(label, value)} if label else {}
    citation = Citation([CitationItem(key, **options)])
    bibliography.register(citation)
    return str(bibliography.cite(citation, lambda _item: None))


def _from_year(formatted: str, item: Mapping[str, Any]) -> str:
    """Return a citation without what stands before the year; citeproc-py cannot leave the author out."""
    date = _csl_date(item.get("issued")) or {}
    year = str(date.get("date-parts", [[""]])[0][0])
    start = formatted.find(year) if year else -1
    return formatted[start:] if start > 0 else formatted


def _csl_locale(language: str) -> str:
    if "-" in language:
        return language
    return _LOCALES.get(language, f"{language}-{language.upper()}")


def _locator(text: str) -> tuple[str, str]:
    """Return the CSL label of a locator and its value; no label where it is not known.

    In ``pp. 3--5`` the two hyphens are one dash, as in pandoc.
    """
    text = re.sub(r"(?<=\w)--(?=\w)", "–", text)
    for label, pattern in _LOCATORS:
        match = re.match(rf"(?:{pattern})\s*(.+)\Z", text)
        if match:
            return label, match[1]
    return ("page", text) if text[:1].isdigit() else ("", text)


def _year_suffixes(cites: Mapping[str, str]) -> dict[str, str]:
    """Return a letter for each work that would be cited like another one."""
    groups: dict[str, list[str]] = {}
    for key, cite in cites.items():
        groups.setdefault(cite, []).append(key)
    alike = [keys for keys in groups.values() if len(keys) > 1]
    return {key: _letters(index) for keys in alike for index, key in enumerate(keys)}


def _letters(index: int) -> str:
    head, tail = divmod(index, 26)
    return (_letters(head - 1) if head else "") + string.ascii_lowercase[tail]


def _csl_json(key: str, item: Mapping[str, Any], suffix: str) -> dict[str, Any]:
    """Return a CSL-YAML item as the CSL-JSON that citeproc-py reads."""
    result = {name: value for name, value in item.items() if value not in ("", None)}
    result = {name: _escaped(value) for name, value in result.items()}
    result["id"] = key
    result.setdefault("type", "document")
    for name in ("issued", "accessed", "original-date", "event-date"):
        if name in result:
            date = _csl_date(result.pop(name))
            if date:
                result[name] = date
    for name in ("author", "editor", "translator"):
        if name in result:
            result[name] = _names(result[name])
    for name in list(result):
        if isinstance(result[name], list | dict) and name not in _STRUCTURED:
            del result[name]
    if suffix:
        result["year-suffix"] = suffix
    return result


def _escaped(value: Any) -> Any:
    """Return a value whose texts are safe HTML: CSL allows a few tags in them, and nothing else."""
    if isinstance(value, str):
        return _ALLOWED.sub(r"<\1\2>", html.escape(value, quote=False))
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    if isinstance(value, dict):
        return {name: _escaped(item) for name, item in value.items()}
    return value


_ALLOWED = re.compile(r"&lt;(/?)(i|b|sup|sub)&gt;")
_STRUCTURED = frozenset(
    {"issued", "accessed", "original-date", "event-date", "author", "editor", "translator"}
)


def _names(value: Any) -> list[dict[str, str]]:
    entries = value if isinstance(value, list) else [value]
    return [entry if isinstance(entry, dict) else {"literal": str(entry)} for entry in entries]


def _csl_date(value: Any) -> dict[str, Any] | None:
    """Return a date as CSL-JSON, from any of the forms that CSL-YAML knows."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str):
        match = _DATE_PARTS.match(value.split("/")[0].strip("~? "))
        return {"date-parts": [[int(part) for part in match.groups() if part]]} if match else {"raw": value}
    if isinstance(value, dict):
        if "date-parts" in value:
            parts = value["date-parts"]
            first = parts[0] if isinstance(parts, list) and parts else []
            numbers = (
                [int(part) for part in first if str(part).isdecimal()] if isinstance(first, list) else []
            )
            return {"date-parts": [numbers]} if numbers else None
        if "year" in value:
            numbers = [
                int(value[name]) for name in ("year", "month", "day") if str(value.get(name, "")).isdecimal()
            ]
            return {"date-parts": [numbers]} if numbers else None
    return None


def _with_links(entry: str) -> str:
    return _URL.sub(lambda match: f'<a href="{match[0]}">{match[0]}</a>', entry)
