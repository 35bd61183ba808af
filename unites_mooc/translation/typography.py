"""Course → Course whose words have the quotation marks and apostrophes of their language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from unites_mooc.model.blocks import Block
from unites_mooc.model.contents import fact, made_of, map_text
from unites_mooc.model.course import (
    Case,
    Cohort,
    Course,
    Lesson,
    Module,
    Page,
    Session,
    Term,
    Worksheet,
)
from unites_mooc.model.foreign import Foreign, same_language
from unites_mooc.model.languages import primary
from unites_mooc.model.metadata import CourseMeta, Metadata
from unites_mooc.model.walk import map_prose_of
from unites_mooc.model.words import METADATA_WORDS, REFERENCE_NAMES, REFERENCE_WORDS, block_words
from unites_mooc.translation.typesetting import typeset_prose, typeset_text

B = TypeVar("B", bound=Block)
T = TypeVar("T", Lesson, Worksheet, Case, Page)
M = TypeVar("M", bound=Metadata)
_SAME = frozenset(
    {
        *("anchors", "cited", "conditional", "figures", "kinds", "labels", "media"),
        *("says something", "state size", "tagged", "terms", "unmarked notes"),
    }
)
"""Facts of a text that marks of typography do not change: what it consists of, what it refers to by name."""
_LANGUAGE_CODE = 2
"""The length of the codes that CSL items have for their language; words such as ``German`` are none."""


def typeset(course: Course, language: str) -> Course:
    """Return the course as readers of ``language`` see it; what a machine compares stays as it is."""
    return replace(
        course,
        meta=_course_meta(course.meta, language),
        modules=tuple(_module(module, language) for module in course.modules),
        cases=tuple(_text(text, language) for text in course.cases),
        pages=tuple(_text(text, language) for text in course.pages),
        cohorts=tuple(_cohort(cohort, language) for cohort in course.cohorts),
        glossary=tuple(_term(term, language) for term in course.glossary),
        references={key: _reference(item, language) for key, item in course.references.items()},
    )


def _metadata(meta: M, language: str) -> M:
    changes = _changes(meta, METADATA_WORDS[type(meta)], language)
    return meta.model_copy(update=changes) if changes else meta


def _changes(holder: object, names: Iterable[str], language: str) -> dict[str, Any]:
    """Return those words of something that get other marks, by their names."""
    changes: dict[str, Any] = {}
    for name in names:
        value = getattr(holder, name)
        changed = _words(value, language)
        if changed != value:
            changes[name] = changed
    return changes


def _words(value: str | tuple[str, ...], language: str) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return _word(value, language)
    return tuple(_word(text, language) for text in value)


def _word(text: str, language: str) -> str:
    """Return words with the marks of the language that they are in."""
    own = text.language if isinstance(text, Foreign) else language
    return same_language(text, typeset_text(text, own))


def _course_meta(meta: CourseMeta, language: str) -> CourseMeta:
    editions = {name: _metadata(edition, language) for name, edition in meta.editions.items()}
    return _metadata(meta, language).model_copy(update={"editions": editions})


def _module(module: Module, language: str) -> Module:
    return replace(
        module,
        meta=_metadata(module.meta, language),
        lessons=tuple(_text(text, language) for text in module.lessons),
        worksheets=tuple(_text(text, language) for text in module.worksheets),
    )


def _text(text: T, language: str) -> T:
    meta = fact(text, f"metadata {language}", lambda: _metadata(text.meta, language))
    return made_of(text, f"typeset {language}", meta, partial(_typeset_text, language=language), _SAME)


def _typeset_text(text: T, language: str) -> T:
    changed = map_text(text, partial(_block, language=language), partial(typeset_prose, language=language))
    return replace(changed, meta=_metadata(text.meta, language))


def _block(block: B, language: str) -> B:
    """Return a block with the marks in its own words; those of the blocks inside are set already."""
    block = map_prose_of(block, partial(typeset_prose, language=language))
    changes = _changes(block, block_words(block), language)
    return replace(block, **changes) if changes else block


def _cohort(cohort: Cohort, language: str) -> Cohort:
    sessions = tuple(_session(session, language) for session in cohort.sessions)
    return replace(cohort, meta=_metadata(cohort.meta, language), sessions=sessions)


def _session(session: Session, language: str) -> Session:
    return replace(session, meta=_metadata(session.meta, language))


def _term(term: Term, language: str) -> Term:
    meta, definition = _metadata(term.meta, language), typeset_prose(term.definition, language)
    return replace(term, meta=meta, definition=definition)


def _reference(item: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """Return a work with the marks of the language that it says it is in, or else of the course."""
    own = str(item.get("language", ""))
    language = own if len(primary(own)) == _LANGUAGE_CODE else language
    changed = dict(item)
    for name, value in item.items():
        if name in REFERENCE_WORDS and isinstance(value, str):
            changed[name] = typeset_text(value, language)
        elif name in REFERENCE_NAMES:
            changed[name] = _names(value, language)
    return changed


def _names(value: Any, language: str) -> Any:
    if isinstance(value, str):
        return typeset_text(value, language)
    if isinstance(value, list):
        return [_names(item, language) for item in value]
    if isinstance(value, dict):
        return {name: _names(item, language) for name, item in value.items()}
    return value
