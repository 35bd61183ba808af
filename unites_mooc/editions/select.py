"""``select``: the firewall between editions.

Selection happens on the parsed course, before any target runs. Glossary terms, references and
media without tags reach an edition only where its content uses them, directly or through what
it uses. Spec: section 5 of the source format. What is left gets the marks of its language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from unites_mooc.editions.publication import Publication
from unites_mooc.model.assessment import Dimension, SelfAssessment
from unites_mooc.model.blocks import Block, Conditions, Footnote, TabSet, Tags
from unites_mooc.model.contents import fact, facts, is_conditional, made_of, media_of, parts_of_text
from unites_mooc.model.course import Case, Cohort, Course, Lesson, Module, Page, Term, Unit, Worksheet
from unites_mooc.model.index import build_index
from unites_mooc.model.prose import Citation, FootnoteMark, Part, Reference, references
from unites_mooc.model.quiz import Category, Quiz
from unites_mooc.model.scenario import Scenario
from unites_mooc.model.walk import all_prose, filter_blocks
from unites_mooc.translation.apply import Translated, share_of
from unites_mooc.translation.typography import typeset

T = TypeVar("T", Lesson, Worksheet, Case, Page)


def without_drafts(course: Course) -> Course:
    """Return the course without what is marked ``draft: true``; it is made once."""
    if "finished" not in course.memory:
        course.memory["finished"] = _without_drafts(course)
    finished: Course = course.memory["finished"]
    return finished


def _without_drafts(course: Course) -> Course:
    modules = tuple(
        replace(
            module,
            lessons=tuple(text for text in module.lessons if not text.meta.draft),
            worksheets=tuple(text for text in module.worksheets if not text.meta.draft),
        )
        for module in course.modules
        if not module.meta.draft
    )
    return replace(
        course,
        modules=modules,
        cases=tuple(text for text in course.cases if not text.meta.draft),
        pages=tuple(text for text in course.pages if not text.meta.draft),
        cohorts=tuple(
            replace(cohort, sessions=tuple(item for item in cohort.sessions if not item.meta.draft))
            for cohort in course.cohorts
            if not cohort.meta.draft
        ),
        glossary=tuple(term for term in course.glossary if not term.meta.draft),
    )


def select(translated: Translated, edition: str) -> Publication:
    """Return what ``edition`` shows of a translated course."""
    course = translated.course
    meta = course.meta.published_editions[edition]
    tags = frozenset(meta.include)
    modules = tuple(module for m in course.modules if (module := _module(m, tags)))
    cases = tuple(_texts(course.cases, tags))
    pages = tuple(_texts(course.pages, tags))
    selected = replace(
        course,
        modules=modules,
        cases=cases,
        pages=pages,
        cohorts=tuple(_cohorts(course, tags)),
        places={},
        unread=frozenset(),
        allowed={},
        catalogues={},
    )
    selected = replace(
        without_unused(selected, tags),
        reference_spans={},
        reference_urls={},
        media_paths=(),
        other_files=(),
        meta=course.meta.model_copy(
            update={
                "editions": {edition: meta},
                "outputs": {edition: course.meta.outputs_of(edition)},
                "documents": {k: v for k, v in course.meta.documents.items() if k == edition},
            }
        ),
    )
    shown = selected
    selected = typeset(selected, translated.content_language)
    return Publication(
        course=selected,
        edition=edition,
        title=selected.meta.editions[edition].title,
        language=translated.language,
        content_language=translated.content_language,
        share=share_of(translated, shown),
        languages=course.meta.published_languages,
        index=build_index(selected),
    )


def without_unused(course: Course, tags: frozenset[str]) -> Course:
    """Return the course without the terms, works and media that nothing in it uses.

    Terms of the edition itself, by a tag that it includes, stay.
    """
    course = replace(course, glossary=_used_terms(course, tags))
    keys, paths = _used_references(course), set(media_of(course))
    return replace(
        course,
        references={key: item for key, item in course.references.items() if key in keys},
        media={path: file for path, file in course.media.items() if path in paths},
    )


def is_included(only: Conditions, tags: frozenset[str]) -> bool:
    """Tell whether content under these conditions exists where ``tags`` are included."""
    return all(any(tag in tags for tag in group) for group in only)


def is_listed(only: Tags, tags: frozenset[str]) -> bool:
    """Tell whether something whose metadata has these tags exists where ``tags`` are included."""
    return not only or is_included((only,), tags)


def _module(module: Module, tags: frozenset[str]) -> Module | None:
    """Return the module as the edition shows it; None where nothing of it is left."""
    if not is_listed(module.meta.only, tags):
        return None
    lessons = tuple(_texts(module.lessons, tags))
    worksheets = tuple(_texts(module.worksheets, tags))
    if not lessons and not worksheets:
        return None
    return replace(module, lessons=lessons, worksheets=worksheets)


def _cohorts(course: Course, tags: frozenset[str]) -> Iterator[Cohort]:
    """Yield the cohorts of an edition: unlike all else, one without a tag is in none."""
    for cohort in course.cohorts:
        if is_included((cohort.meta.only,), tags):
            sessions = tuple(item for item in cohort.sessions if is_listed(item.meta.only, tags))
            yield replace(cohort, sessions=sessions)


def _texts(texts: Iterable[T], tags: frozenset[str]) -> Iterator[T]:
    for text in texts:
        if is_listed(text.meta.only, tags):
            yield _text(text, tags)


def _text(text: T, tags: frozenset[str]) -> T:
    if not is_conditional(text) and not fact(text, "unmarked notes", lambda: _has_unmarked_notes(text)):
        return text
    return made_of(text, f"shown {sorted(tags)}", text.meta, partial(_selected, tags=tags))


def _has_unmarked_notes(text: Lesson | Worksheet | Case | Page) -> bool:
    return _used_footnotes(text, text.footnotes) != text.footnotes


def _selected(text: T, tags: frozenset[str]) -> T:
    if not is_conditional(text):
        return replace(text, footnotes=_used_footnotes(text, text.footnotes))

    def keep(block: Block) -> bool:
        return is_included(block.only, tags)

    introduction = list(_without_empty(filter_blocks(text.introduction, keep)))
    units: list[Unit] = []
    for unit in text.units:
        blocks = _without_empty(filter_blocks(unit.blocks, keep))
        if is_included(unit.only, tags):
            units.append(replace(unit, blocks=blocks))
        elif units:
            units[-1] = replace(units[-1], blocks=units[-1].blocks + blocks)
        else:
            introduction.extend(blocks)
    kept = replace(text, introduction=tuple(introduction), units=tuple(units), footnotes=())
    notes = tuple(
        replace(note, blocks=filter_blocks(note.blocks, keep)) for note in text.footnotes if keep(note)
    )
    return replace(kept, footnotes=_used_footnotes(kept, notes))


def _without_empty(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks without those of which nothing is left, such as a quiz that nobody could submit."""
    return filter_blocks(filter_blocks(blocks, _has_content), _has_content)


def _has_content(block: Block) -> bool:
    match block:
        case Quiz():
            return bool(block.questions)
        case Dimension():
            return bool(block.statements)
        case SelfAssessment():
            return bool(block.dimensions)
        case TabSet():
            return bool(block.items)
        case Scenario():
            return bool(block.scenes)
        case Category():
            return bool(block.items)
    return True


def _used_footnotes(
    text: Lesson | Worksheet | Case | Page, notes: tuple[Footnote, ...]
) -> tuple[Footnote, ...]:
    """Return the footnotes whose mark is shown, those of footnotes included."""
    by_label = {note.label: note for note in notes}
    pending = [part.label for part in parts_of_text(text) if isinstance(part, FootnoteMark)]
    used: set[str] = set()
    while pending:
        label = pending.pop()
        if label in by_label and label not in used:
            used.add(label)
            inner = (part for prose in all_prose([by_label[label]]) for part in references(prose.parts))
            pending.extend(part.label for part in inner if isinstance(part, FootnoteMark))
    return tuple(note for note in notes if note.label in used)


def _used_terms(course: Course, tags: frozenset[str]) -> tuple[Term, ...]:
    """Return the tagged terms of the edition, and those that it uses."""
    allowed = {term.meta.id: term for term in course.glossary if is_listed(term.meta.only, tags)}
    pending = [name for text in course.texts for name in facts(text, "terms", _terms_of_text)]
    pending.extend(term.meta.id for term in allowed.values() if term.meta.only)
    used: set[str] = set()
    while pending:
        term = allowed.get(pending.pop())
        if term and term.meta.id not in used:
            used.add(term.meta.id)
            pending.extend(term.meta.see)
            pending.extend(_terms_in(references(term.definition.parts)))
    kept = [term for term in course.glossary if term.meta.id in used]
    return tuple(
        replace(
            term,
            meta=term.meta.model_copy(update={"see": tuple(i for i in term.meta.see if i in used)}),
        )
        for term in kept
    )


def _terms_in(parts: Iterable[Part]) -> list[str]:
    return [part.target for part in parts if isinstance(part, Reference) and part.kind == "term"]


def _terms_of_text(text: Lesson | Worksheet | Case | Page) -> list[str]:
    return _terms_in(parts_of_text(text))


def _cited_in(text: Lesson | Worksheet | Case | Page) -> Iterator[str]:
    yield from _keys_in(parts_of_text(text))


def _keys_in(parts: Iterable[Part]) -> Iterator[str]:
    yield from (cite.key for part in parts if isinstance(part, Citation) for cite in part.cites)


def _used_references(course: Course) -> frozenset[str]:
    keys = {key for text in course.texts for key in facts(text, "cited", _cited_in)}
    for term in course.glossary:
        keys.update(_keys_in(references(term.definition.parts)))
    for case in course.cases:
        keys.update(case.meta.sources)
    for term in course.glossary:
        keys.update(term.meta.sources)
    return frozenset(keys)
