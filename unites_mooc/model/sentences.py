"""Sentences and words of running text, as plain-language guidance counts them.

Small rules of our own: a sentence ends with ``.``, ``!`` or ``?`` before something that is no small
letter. Dots of abbreviations, initials, numbers and (where a language writes them so) ordinals end
none. A wrong guess makes a hint wrong, never a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from unites_mooc.diagnostics import Span
from unites_mooc.model.blocks import Block, Code, Figure, Footnote, Heading, Quote, Recording, Table
from unites_mooc.model.contents import blocks_of, in_body
from unites_mooc.model.course import Text
from unites_mooc.model.languages import has_spaces, primary
from unites_mooc.model.prose import Prose
from unites_mooc.model.walk import children, prose_of

_OPENING = "\"'“„«»‚‘(\\[¿¡"
_CLOSING = "\"'”“’»«)\\]"
_MARKS = "\"'“”„«»‚‘’()[]¿¡"
_END = re.compile(
    rf"[.!?…؟।。！？](?:(?<=[.!?…؟।])(?P<more>[.!?…؟।]*)(?:\s?[{_CLOSING}])*\s+(?=[{_OPENING}]*(?P<next>\w))"
    r"|(?<=[。！？])[。！？]*[」』”）]*)"
)
"""A pattern that begins with one set of letters is found twice as fast as one with two beginnings."""
_QUOTATION = re.compile(
    r"(?=[“„«»\"「])(?:“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|\"[^\"\n]*\"|「[^「」]*」)"
)
_QUOTES = re.compile('[“„«»"「]')
_NOT_RUNNING = (Quote, Code, Table, Footnote)
_BESIDE = (Heading, Figure)
"""What is no sentence itself, and may have some inside."""
_GAP = r"(?:\]\([^)\n]*\)|\[@[^\]\n]*\]|[\W_])+"
"""What may stand between two words in Markdown: marks, addresses, citations."""
_DOTTED = re.compile(r"(?:[^\W\d]{1,2}\.)+[^\W\d]{1,3}")
_LAST_ORDINAL = 31
"""Days and centuries; a larger number at the end of a sentence is more often just a number."""

_ABBREVIATIONS = {
    "": "al approx art ca cf dr ed eds fig no nos nr p pp prof sec st vol vs",
    "cs": "č čl ing mgr např odst sv tj tzv",
    "da": "dvs hr jf kl stk",
    "de": "abs aufl bd bzw dipl evtl fr ggf hr hrsg inkl ing jh max mind s sog str u vgl",
    "el": "αρ δηλ κ σελ",
    "en": "gov hon jr messrs mr mrs ms mt rev sr",
    "es": "av cap d dña núm pág págs sr sra srta",
    "fi": "esim klo n nro s ts",
    "fr": "av chap env ex m mm mme mmes pr",
    "hr": "br čl god npr str tj tzv ul",
    "hu": "ill kb pl sz u ún",
    "it": "artt avv cap cfr dott es ing n pag sig sigg",
    "nb": "dvs hr jf kl",
    "nl": "bijv blz dhr drs evt incl ir mevr mr mw resp",
    "pl": "im inż mgr np ok pkt r str tj tys tzn ul ust",
    "pt": "av cap n núm pág sr sra",
    "ro": "alin dl dna ex pag str",
    "ru": "г гг др им напр стр т ул",
    "sk": "č čl ing mgr napr odst sv tj tzv",
    "sl": "čl npr oz št tj ul",
    "sv": "dvs kl resp s",
}
_ORDINAL_DOTS = frozenset(
    {
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "hr",
        "hu",
        "is",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "tr",
    }
)
"""Languages that write the third as ``3.``."""


def running_prose(text: Text) -> tuple[Prose, ...]:
    """Return what is read as sentences.

    Headings, tables, quotations, transcripts, code, footnotes and credits of figures are not.
    """
    return in_body(text, "running prose", lambda: tuple(_gather_running(blocks_of(text), [])))


def _gather_running(blocks: Iterable[Block], found: list[Prose]) -> list[Prose]:
    """Add what is read as sentences, and return all of it."""
    for block in blocks:
        if not isinstance(block, _NOT_RUNNING):
            if not isinstance(block, _BESIDE):
                found.extend(prose_of(block))
            _gather_running(block.caption if isinstance(block, Recording) else children(block), found)
    return found


def without_quotations(text: str) -> str:
    """Return the author's own words: what stands in quotation marks is somebody else's."""
    return _QUOTATION.sub(" ", text) if _QUOTES.search(text) else text


@lru_cache(maxsize=1024)
def sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a plain text; several checks ask for those of a lesson one after another."""
    return tuple(_sentences(text, language))


def _sentences(text: str, language: str) -> Iterator[str]:
    known = _abbreviations(language)
    start = 0
    for end in _END.finditer(text):
        more = end["more"]
        mark = end[0][0] + (more or "")
        if more is None or _ends(text[start : end.start()], mark, end["next"], known, language):
            yield text[start : end.end()].strip()
            start = end.end()
    rest = text[start:].strip()
    if rest:
        yield rest


def words(text: str, language: str) -> list[str]:
    """Return the words of a plain text; its characters, where no spaces stand between words."""
    if not has_spaces(language):
        return [character for character in text if character.isalnum()]
    return [word for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word))]


@lru_cache(maxsize=1024)
def count_words(text: str, language: str) -> int:
    """Return how many words a plain text has."""
    return len(words(text, language))


def place_of(prose: Prose, sentence: str) -> Span:
    """Return where a sentence begins; where its paragraph does, if markup hides it."""
    first = re.findall(r"\w+", sentence)[:4]
    match = re.search(_GAP.join(map(re.escape, first)), prose.source)
    if not match or not first:
        return prose.span
    before = prose.source[: match.start()]
    column = match.start() - (before.rfind("\n") + 1)
    return Span(prose.span.path, prose.span.line + before.count("\n"), prose.span.column + column)


def _ends(before: str, mark: str, following: str, known: frozenset[str], language: str) -> bool:
    """Tell whether a mark ends a sentence."""
    if following.islower():
        return False
    last = before.rsplit(maxsplit=1)[-1].strip(f".,-{_MARKS}") if before.strip() else ""
    if mark != "." or not last:
        return True
    if last.isdecimal():
        ordinal = primary(language) in _ORDINAL_DOTS and int(last) <= _LAST_ORDINAL
        return not ordinal and last != before.strip()
    return len(last) > 1 and not _DOTTED.fullmatch(last) and last.lower() not in known


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(f"{_ABBREVIATIONS['']} {_ABBREVIATIONS.get(primary(language), '')}".split())
