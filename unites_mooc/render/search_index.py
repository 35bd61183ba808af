"""The index of the learner's search: ``search-index.js``, one file a language and output.

It is made from the publication's tree, which holds nothing that the edition excludes, and not from
pages. Each page is its sections: what stands before the first unit (with outcomes, purpose, facts), and
each unit. Answers of quizzes, feedback and solutions are not in it: a search must not give them away.

The file is a classic script, so that it loads from ``file://`` and under a strict policy:
``window.unitesSearch = {…}`` with

``words``     all words and the signs between them, joined by line feeds (``model.coded_text``)
``stems``     for each of them a letter: where its stem lies (``search_words``)
``pages``     ``[kind, url, title, [[anchor, title, text], …]]``; titles and texts as numbers of words,
              URLs relative to the folder of the home page
``messages``  words of the interface, in ``language``, as are the kinds of pages
``content``   the author's language and its direction
``rules``     how a question is folded

``theme/js/search_engine.js`` reads it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import NamedTuple

from unites_mooc.editions.leaks import SEARCH_INDEX
from unites_mooc.model.blocks import Block, Code, Footnote, Listing, WorksheetCard
from unites_mooc.model.coded_text import LETTERS, Numbered, encode, number
from unites_mooc.model.contents import once
from unites_mooc.model.course import Case, Lesson, Page, Text, Worksheet
from unites_mooc.model.index import Index
from unites_mooc.model.paths import relative_url
from unites_mooc.model.prose import (
    FootnoteMark,
    Link,
    Part,
    Prose,
    Reference,
    plain_text,
    references,
    single_spaced,
)
from unites_mooc.model.quiz import Question
from unites_mooc.model.walk import children, prose_of
from unites_mooc.model.words import block_words
from unites_mooc.render.context import Context
from unites_mooc.render.files import Files, Task
from unites_mooc.render.search_words import END, rules, stem_places
from unites_mooc.translation.interface import direction_of, noted


class Sections(NamedTuple):
    """What the search finds on a page: what stands before its first unit, and each unit."""

    anchors: tuple[str, ...]
    """Of each section; what stands before the first unit has neither anchor nor title."""
    texts: Numbered
    """The title of the page, then title and text of each section."""

    @classmethod
    def of(cls, title: str, sections: Iterable[tuple[str, str, str]]) -> Sections:
        """Return the sections of a page, each given by its anchor, its title and its text."""
        anchors, texts = [], [title]
        for anchor, heading, text in sections:
            anchors.append(anchor)
            texts += heading, text
        return cls(tuple(anchors), number(map(single_spaced, texts)))


class Entry(NamedTuple):
    """A page or a term."""

    kind: str
    """As readers are told it."""
    url: str
    sections: Sections


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries of an index. As one value: nobody has to look for tasks among thousands of texts."""

    items: tuple[Entry, ...]

    @property
    def digest(self) -> str:
        """Return a name for what they say."""
        digest = hashlib.sha256()
        for kind, url, (anchors, texts) in self.items:
            for words in ("\n".join((kind, url, *anchors)), texts.tokens, str(texts.lengths)):
                digest.update(words.encode("utf-8", "surrogatepass") + b"\0")
            digest.update(texts.numbers.tobytes())
        return digest.hexdigest()


MESSAGES = {
    "search": noted("Search"),
    "field": noted("Search the course"),
    "close": noted("Close"),
    "count": noted("Results: {n}"),
    "best": noted("The best {shown} of {n} results"),
    "none": noted("Nothing found. Check the spelling, write fewer words, or only the beginning of a word."),
    "most": noted("No text has all of these words. These have most of them."),
    "more": noted("Show all results"),
    "key": noted("Pressing the / key opens the search"),
}
"""What the search says, by the names that its script knows."""
LIBRARIES = ("snowballstemmer",)

_ELSEWHERE = (Listing, WorksheetCard)
"""Blocks that repeat what has a page or an entry of its own."""
_GAP = re.compile(r" (?=[.,](?: |\Z))")
"""What a citation leaves before the end of its sentence."""
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ",", "؟", "।", "。", "”", "“", "»", ")")


def search_index(context: Context) -> Files:
    """Return the index of a publication; a task, because stemming takes its time."""
    entries = Entries(tuple(_entries(context)))
    content = context.publication.content_language
    _ = context.interface.gettext
    around = {
        "content": [content, direction_of(content)],
        "language": context.interface.words,
        "messages": {name: context.interface.fillable(_(text)) for name, text in MESSAGES.items()},
    }
    arguments = (entries, content, _json(around))
    key = hashlib.sha256("\0".join(("search", entries.digest, *arguments[1:])).encode()).hexdigest()
    task = Task(index_script, arguments, key=key, libraries=LIBRARIES)
    return {f"{context.layout.pages}{SEARCH_INDEX}": task}


def index_script(entries: Entries, language: str, around: str) -> bytes:
    """Return the index as a script; ``around`` is what it says beside the texts, as JSON."""
    vocabulary, coded = encode([entry.sections.texts for entry in entries.items])
    pages = [
        [kind, url, title, [list(section) for section in zip(anchors, rest[::2], rest[1::2], strict=True)]]
        for (kind, url, (anchors, _texts)), (title, *rest) in zip(entries.items, coded, strict=True)
    ]
    places = stem_places(vocabulary, language)
    index = json.loads(around) | {
        "pages": pages,
        "rules": rules(),
        "stems": "".join(LETTERS[front * (END + 1) + end] for front, end in places),
        "words": "\n".join(vocabulary),
    }
    return f'"use strict";\nwindow.unitesSearch = {_json(index)};\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _entries(context: Context) -> Iterator[Entry]:
    """Yield all pages and terms of a publication, in the order of the course."""
    course, _ = context.publication.course, context.interface.gettext
    home = context.layout.generated("index")
    url = partial(relative_url, home)
    yield _plain(_("Page"), url(home), course.meta.title, [course.meta.description])
    for module in course.modules:
        facts = [module.meta.summary, *module.meta.outcomes]
        yield _plain(_("Module"), url(context.path(module)), module.meta.title, facts)
    for text in course.texts:
        yield Entry(_(_kind(text)), url(context.path(text)), sections_of(context, text))
    glossary = url(context.layout.generated("glossary"))
    for term in course.glossary:
        definition = _plain_text(term.definition, context.publication.index)
        section = (f"term--{term.meta.id}", "", definition)
        yield Entry(_("Term"), glossary, Sections.of(term.meta.term, [section]))


def _plain(kind: str, url: str, title: str, texts: Iterable[str]) -> Entry:
    return Entry(kind, url, Sections.of(title, [("", "", _joined(texts))]))


def _kind(text: Text) -> str:
    match text:
        case Lesson():
            return noted("Lesson")
        case Worksheet():
            return noted("Working aid")
        case Case():
            return noted("Case example")
        case _:
            return noted("Page")


def _facts(text: Text) -> Iterator[str]:
    """Yield what the page of a text says above its first block and below its last."""
    match text:
        case Lesson(meta=meta):
            yield from meta.outcomes
        case Worksheet(meta=meta):
            yield meta.purpose
        case Case(meta=meta):
            yield from (meta.place, meta.country, *meta.not_known)
        case Page(meta=meta):
            yield from (meta.status, *meta.gaps, *meta.alternatives, meta.method, meta.contact)
            yield meta.enforcement


def sections_of(context: Context, text: Lesson | Worksheet | Case | Page) -> Sections:
    """Return the sections of a text in a publication, with titles of others; they are looked for once."""
    publication = context.publication

    def made() -> Sections:
        return Sections.of(text.meta.title, _sections(text, publication.index))

    return once(publication.course, _name(text), made)


def know_sections(context: Context, text: Text, sections: Sections) -> None:
    """Remember the sections of a text that are known."""
    context.publication.course.memory.setdefault(_name(text), sections)


def _name(text: Text) -> str:
    return f"sections of {text.path}"


def _sections(text: Text, index: Index) -> Iterator[tuple[str, str, str]]:
    notes = {note.label: note for note in text.footnotes}
    yield "", "", _joined(_gather(text.introduction, index, notes, list(_facts(text))))
    for unit in text.units:
        title = _plain_text(unit.title, index)
        yield unit.id, title, _joined(_gather(unit.blocks, index, notes, []))


def _gather(blocks: Iterable[Block], index: Index, notes: dict[str, Footnote], found: list[str]) -> list[str]:
    """Add the texts of blocks as learners read them, each footnote after the block that marks it."""
    for block in blocks:
        marked: list[str] = []
        for prose in () if isinstance(block, _ELSEWHERE) else prose_of(block):
            found.append(_plain_text(prose, index))
            marked.extend([part.label for part in references(prose.parts) if isinstance(part, FootnoteMark)])
        found.extend(_strings(block))
        _gather(_inside(block), index, notes, found)
        for label in marked:
            if label in notes:
                others = {name: note for name, note in notes.items() if name != label}
                _gather(notes[label].blocks, index, others, found)
    return found


def _inside(block: Block) -> Iterable[Block]:
    """Return the blocks inside a block that readers see before they have answered anything."""
    return block.body if isinstance(block, Question) else children(block)


def _strings(block: Block) -> Iterator[str]:
    """Yield the plain texts of a block that readers see."""
    for name in ("text",) if isinstance(block, Code) else block_words(block):
        value = getattr(block, name)
        yield from (value,) if isinstance(value, str) else value


def _plain_text(prose: Prose, index: Index) -> str:
    """Return prose without markup, with the titles of what it refers to."""
    if all(isinstance(part, str) for part in prose.parts):
        return plain_text(prose)
    return plain_text(replace(prose, parts=tuple(_named(part, index) for part in prose.parts)))


def _named(part: Part, index: Index) -> Part:
    """Return a part with the title that a reference without a text of its own shows."""
    if isinstance(part, Link):
        return replace(part, parts=tuple(_named(inner, index) for inner in part.parts))
    if not isinstance(part, Reference) or part.text:
        return part
    if part.kind == "term":
        term = index.terms.get(part.target)
        return escape(term.meta.term) if term else ""
    target = index.meant(part)
    return escape(target.meta.title) if target else ""


def _joined(texts: Iterable[str]) -> str:
    """Return texts as one; a dot in the middle parts what ends without a sign."""
    result: list[str] = []
    for text in (_GAP.sub("", single_spaced(text)) for text in texts):
        if text:
            result.append(text if text.endswith(_SENTENCE_END) else f"{text} ·")
    return " ".join(result).removesuffix(" ·")
