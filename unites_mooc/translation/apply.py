"""Course → Course in a language, by its PO file.

What has no translation, or one that somebody has to look at again, stays in the source language and
says so: such prose carries its language, and such words are ``Foreign``. A translation changes words
alone; links, roles, citations, code and attributes have to survive it (``parity``).
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from unites_mooc.diagnostics import Collector, Diagnostic, Span, warning
from unites_mooc.model.catalogue import Catalogue, Key, Translation
from unites_mooc.model.contents import AnyText, once
from unites_mooc.model.course import Course, MediaFile
from unites_mooc.model.foreign import Foreign
from unites_mooc.model.prose import Prose, plain_text
from unites_mooc.source.drawing_words import with_words
from unites_mooc.source.fences import FenceContext
from unites_mooc.source.inline import InlineReader
from unites_mooc.source.markdown import parser
from unites_mooc.source.media_content import media_content
from unites_mooc.translation.interface import interface
from unites_mooc.translation.messages import Change, Place, change_text, map_course, message_of
from unites_mooc.translation.parity import addresses, lost_and_added
from unites_mooc.translation.pseudo import PSEUDO, pseudo_prose, pseudo_text
from unites_mooc.translation.terms import otherwise_called, texts_of_terms
from unites_mooc.translation.typesetting import typeset_prose

_MARKED = re.compile(r"[*_`\[\]{}<>&\\!~|^@:\n]|//|www\.")
"""What may be more than text: all else is read without the parser."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a course is translated, in texts; the same text in the same place counts once."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """Return how many texts there are."""
        return self.translated + self.fuzzy + self.missing

    @property
    def percent(self) -> int:
        """Return the translated share; 100 only where nothing is left."""
        return self.translated * 100 // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Translated:
    """A course as readers of one language will see it."""

    course: Course
    language: str
    """The language it is published in: that of the interface."""
    content_language: str
    """The language its content is in: the source language where nothing of it is translated."""
    share: Share = Share()
    """How much of it is translated; nothing is counted where it is the source."""


def share_of(translated: Translated, shown: Course) -> Share:
    """Return how much of what an edition shows is translated; the rest of the course does not count."""
    if translated.share.translated == translated.share.total:
        return translated.share if translated.share.total == 0 else Share(1)
    met = _Met()
    map_course(shown, Change(met.prose, met.words, text=met.text))
    done = sum(met.texts.values())
    return Share(done, 0, len(met.texts) - done)


@dataclass(frozen=True, slots=True)
class _Met:
    """The texts that were met, and whether each is translated."""

    texts: dict[Key, bool] = field(default_factory=dict)

    def prose(self, value: Prose, place: Place) -> Prose:
        """Count a run of text."""
        self.texts[place.context, value.original or message_of(value)] = not value.language
        return value

    def words(self, value: str, place: Place) -> str:
        """Count words."""
        self.texts[place.context, value] = not isinstance(value, Foreign)
        return value

    def text(self, text: AnyText) -> AnyText:
        """Count what stands in a text."""
        self.texts.update(once(text, "met", partial(self._inside, text)))
        return text

    @staticmethod
    def _inside(text: AnyText) -> dict[Key, bool]:
        own = _Met()
        change_text(text, Change(own.prose, own.words))
        return own.texts


def translate(course: Course, language: str) -> tuple[Translated, tuple[Diagnostic, ...]]:
    """Return the course in ``language``, with what is missing as warnings; it is made once."""
    key = f"in {language}"
    if key not in course.memory:
        course.memory[key] = _translate(course, language)
    found: tuple[Translated, tuple[Diagnostic, ...]] = course.memory[key]
    return found


def _translate(course: Course, language: str) -> tuple[Translated, tuple[Diagnostic, ...]]:
    source = course.meta.language
    span = _place(course, language)
    collector = Collector()
    if not interface(language).translated:
        message = f"There is no interface catalogue for `{language}`; the interface is English."
        advice = "Remove the language, or ask for the words of the tool to be translated."
        collector.warning(span, "interface-untranslated", message, advice)
    if language == source:
        return Translated(course, language, source), tuple(collector.items)
    if language in PSEUDO:
        return Translated(_pseudo(course, language), language, language), ()
    catalogue = course.catalogues.get(language)
    if catalogue is None or not any(entry.text for entry in catalogue.entries.values()):
        message = f"The course is not translated into `{language}`; readers get it in `{source}`."
        advice = f"Remove the language, or translate it: `unites-mooc translate extract --lang {language}`."
        collector.warning(span, "course-untranslated", message, advice)
        return Translated(course, language, source), tuple(collector.items)
    translator = _Translator(catalogue, source, language, collector)
    change = Change(translator.prose, translator.words, translator.drawing, translator.text)
    translated = map_course(course, change)
    collector.extend(otherwise_called(translated, translator.texts_of_terms))
    share = translator.share()
    if share.translated < share.total:
        collector.items.append(_incomplete(translator, catalogue, language, share))
    return Translated(translated, language, language, share), tuple(collector.items)


def with_pseudo_locales(course: Course, languages: Iterable[str]) -> Course:
    """Return the course, published in the pseudo-locales among some languages besides."""
    published = course.meta.published_languages
    more = tuple(name for name in languages if name in PSEUDO and name not in published)
    if not more:
        return course
    return replace(course, meta=course.meta.model_copy(update={"languages": (*published, *more)}))


def _pseudo(course: Course, language: str) -> Course:
    """Return the course in a pseudo-locale."""
    return map_course(
        course,
        Change(
            lambda prose, _place: pseudo_prose(prose, language),
            lambda text, _place: pseudo_text(text, language),
            lambda file, words: _redrawn(file, words, language),
        ),
    )


def _redrawn(file: MediaFile, words: tuple[str, ...], language: str) -> MediaFile:
    """Return a drawing with other words."""
    data = with_words(file.content.svg, words, language)
    digest = hashlib.sha256(data).hexdigest()
    return replace(file, size=len(data), sha256=digest, content=media_content(data), data=data)


def _place(course: Course, language: str) -> Span:
    """Return where the course asks for a language."""
    languages = course.meta.published_languages
    index = languages.index(language) if language in languages else 0
    return course.places.get(f"languages.{index}", course.at("languages"))


@dataclass(frozen=True, slots=True)
class _Known:
    """A text in a language, and what was met on the way."""

    catalogue: Catalogue
    text: Any
    met: Mapping[Key, Translation | None]
    diagnostics: tuple[Diagnostic, ...]
    texts_of_terms: tuple[tuple[Span, str, str], ...]


@dataclass(slots=True)
class _Translator:
    """Replaces texts by their translations, and counts."""

    catalogue: Catalogue
    source: str
    language: str
    collector: Collector
    met: dict[Key, Translation | None] = field(default_factory=dict)
    """The texts of the course so far, with what the catalogue says of them."""
    read: dict[Key, Prose] = field(default_factory=dict)
    texts_of_terms: list[tuple[Span, str, str]] = field(default_factory=list)
    """Where a translation gives a term of the glossary words of its own: the place, the id, the words."""

    def find(self, text: str, place: Place) -> Translation | None:
        """Return the translation that readers get; None where there is none."""
        key = (place.context, text)
        if key not in self.met:
            self.met[key] = self.catalogue.entries.get(key)
        found = self.met[key]
        return found if found and found.text.strip() and not found.fuzzy else None

    def text(self, text: AnyText) -> AnyText:
        """Return a text in the language; the same text with the same catalogue is translated once."""
        known: _Known | None = text.memory.get(f"in {self.language}")
        if known is None or known.catalogue is not self.catalogue:
            own = _Translator(self.catalogue, self.source, self.language, Collector())
            translated = change_text(text, Change(own.prose, own.words, own.drawing))
            if text.identity:
                met = hashlib.sha256(repr(sorted(own.met.items())).encode()).hexdigest()
                translated.memory["identity"] = f"{text.identity} in {self.language} {met}"
            found = tuple(own.collector.items)
            known = _Known(self.catalogue, translated, own.met, found, tuple(own.texts_of_terms))
            text.memory[f"in {self.language}"] = known
        self.met.update(known.met)
        self.collector.extend(known.diagnostics)
        self.texts_of_terms.extend(known.texts_of_terms)
        found_text: AnyText = known.text
        return found_text

    def words(self, text: str, place: Place) -> str:
        """Return words in the language, or as they are, marked."""
        found = self.find(text, place)
        if found is None:
            return Foreign(text, self.source)
        before, after = addresses(text), addresses(found.text)
        if before != after:
            span = Span(self.catalogue.path, found.line)
            self.report(span, sorted((before - after).elements()), sorted((after - before).elements()))
            return Foreign(text, self.source)
        return found.text

    def prose(self, prose: Prose, place: Place) -> Prose:
        """Return a run of text in the language, or as it is, marked."""
        message = message_of(prose)
        found = self.find(message, place)
        if found is None:
            return replace(prose, language=self.source)
        key = (place.context, message)
        if key not in self.read:
            self.read[key] = self.parse(prose, found, place)
        return self.read[key]

    def drawing(self, file: MediaFile, words: tuple[str, ...]) -> MediaFile:
        """Return a drawing with its words in the language; as it is, marked, where they are not all there."""
        drawing = file.content.drawing
        assert drawing is not None
        if any(isinstance(word, Foreign) for word in words):
            marked = replace(drawing, language=drawing.language or self.source)
            return replace(file, content=replace(file.content, drawing=marked))
        return _redrawn(file, words, self.language)

    def parse(self, prose: Prose, found: Translation, place: Place) -> Prose:
        """Read a translation; report what it loses or adds."""
        span = Span(self.catalogue.path, found.line)
        if not _MARKED.search(found.text) and all(isinstance(part, str) for part in prose.parts):
            translated = Prose(found.text, (html.escape(found.text, quote=False),), span)
        else:
            translated = parsed(found.text, place.path, span, self.collector)
        original = plain_text(typeset_prose(prose, self.source))
        translated = replace(translated, original=original)
        self.texts_of_terms.extend((span, *text) for text in texts_of_terms(prose, translated))
        lost, added = lost_and_added(prose, translated)
        if lost or added:
            self.report(span, lost, added)
            return replace(prose, language=self.source)
        return translated

    def report(self, span: Span, lost: list[str], added: list[str]) -> None:
        """Say what a translation has to keep."""
        advice = "Words may change; links, roles, citations, code and attributes stay as in the source."
        if lost:
            message = f"The translation lacks {_listed(lost)}."
            self.collector.error(span, "translation-loses", message, advice)
        if added:
            message = f"The translation has {_listed(added)}, which the source has not."
            self.collector.error(span, "translation-adds", message, advice)

    def share(self) -> Share:
        """Return how much of what was met is translated."""
        fuzzy = sum(1 for found in self.met.values() if found and found.fuzzy and found.text.strip())
        missing = sum(1 for found in self.met.values() if not found or not found.text.strip())
        return Share(len(self.met) - fuzzy - missing, fuzzy, missing)


def parsed(text: str, path: str, span: Span, collector: Collector) -> Prose:
    """Return Markdown as prose; its links start from ``path``, its flaws are reported at ``span``."""
    context = FenceContext(span.path, span.line, collector)
    token = parser().parseInline(text, {"fences": context})[0]
    return InlineReader(context, (), lambda _text, _position: span, path).prose(token)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _incomplete(translator: _Translator, catalogue: Catalogue, language: str, share: Share) -> Diagnostic:
    """Return the warning that readers get some of the course in the source language."""
    first = _first_open(translator.met)
    parts = [f"{share.missing} not translated"] if share.missing else []
    parts += [f"{share.fuzzy} to be looked at again"] if share.fuzzy else []
    message = f"Of {share.total} texts, {' and '.join(parts)}; readers get them in `{translator.source}`."
    advice = f"`unites-mooc translate status --lang {language}` says where they stand."
    return warning(Span(catalogue.path, first), "translation-incomplete", message, advice)


def _first_open(met: Mapping[Key, Translation | None]) -> int:
    """Return the line of the first text that is in the catalogue and waits for its translation."""
    waiting = (found.line for found in met.values() if found and (found.fuzzy or not found.text.strip()))
    return min(waiting, default=1)
