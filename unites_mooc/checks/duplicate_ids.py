"""Ids.

# duplicate-id (error)

An id is used twice.

An id is unique in the course in its kind; those of questions in their quiz, of fields on their worksheet, of
headings on their page. The copy of a file or of a module's folder is named once for all that is in it.

**Why:** progress and links hang on ids: those of one would go to the other.

**Wrong:**

```markdown modules/01-first/03-three.md
---
id: one
title: Lesson three
duration: 5 min
---
```

**Right:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
---
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error
from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import Reflection
from unites_mooc.model.contents import blocks_in, facts
from unites_mooc.model.course import Course, Module, Text
from unites_mooc.model.index import Target, images_with_id, kind_of, page_headings
from unites_mooc.model.paths import looks_copied
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.scenario import Scenario
from unites_mooc.model.worksheet import Field

_KINDS: dict[str, type[Quiz | Reflection | Scenario | SelfAssessment]] = {
    "quiz": Quiz,
    "reflection": Reflection,
    "scenario": Scenario,
    "self-assessment": SelfAssessment,
}


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every id that was used before; of a copied file or module, one for all in it."""
    copies = _copies(course)
    for copy, original in copies:
        what = "folder" if isinstance(copy, Module) else "file"
        advice = f"This {what} looks like a copy: delete it, or give it other ids, and all that is in it."
        yield _duplicate(kind_of(copy), copy.meta.id, copy.at("id"), original.at("id"), advice)
    inside = tuple(copy.path.removesuffix("module.yaml") for copy, _original in copies)
    for kind, entries in _course_wide(course).items():
        others = [entry for entry in entries if not entry[1].path.startswith(inside)]
        yield from _duplicates(kind, sorted(others, key=lambda entry: looks_copied(entry[1].path)))
    for text in course.texts:
        yield from facts(text, "duplicate ids", _within)
    for cohort in course.cohorts:
        sessions = [(session.meta.id, session.at("id")) for session in cohort.sessions]
        yield from _duplicates("session", sessions)


def _within(text: Text) -> Iterator[Diagnostic]:
    """Yield an error for every id that was used before in a text, where it has to be the only one there."""
    units = [(unit.id, unit.span) for unit in text.units]
    headings = [(heading.id, heading.span) for heading in page_headings(text.blocks)]
    images = [(image.id, image.span) for image in images_with_id(text)]
    yield from _duplicates("heading", sorted([*units, *headings, *images], key=lambda entry: entry[1]))
    fields = [(field.id, field.span) for field in blocks_in(text, Field)]
    yield from _duplicates("field", fields)


def _named(text: Text) -> Iterator[tuple[str, str, Span]]:
    """Yield the kinds, ids and places of what has an id in the course as a whole."""
    for kind, block_type in _KINDS.items():
        yield from ((kind, block.id, block.span) for block in blocks_in(text, block_type))


def _course_wide(course: Course) -> dict[str, list[tuple[str, Span]]]:
    entries: dict[str, list[tuple[str, Span]]] = {}
    for target in [*course.modules, *course.texts]:
        entries.setdefault(kind_of(target), []).append((target.meta.id, target.at("id")))
    entries["term"] = [(term.meta.id, term.at("id")) for term in course.glossary]
    entries["cohort"] = [(cohort.meta.id, cohort.at("id")) for cohort in course.cohorts]
    entries |= {kind: [] for kind in _KINDS}
    for text in course.texts:
        for kind, name, span in facts(text, "ids", _named):
            entries[kind].append((name, span))
    return entries


def _copies(course: Course) -> list[tuple[Target, Target]]:
    """Return the files and modules that look like copies of others whose ids they have, and those others."""
    targets: list[Target] = [*course.modules, *course.texts]
    originals = {(kind_of(item), item.meta.id): item for item in targets if not looks_copied(item.path)}
    found: list[tuple[Target, Target]] = []
    folders: tuple[str, ...] = ()
    for item in targets:
        original = originals.get((kind_of(item), item.meta.id))
        if original and looks_copied(item.path) and not item.path.startswith(folders):
            found.append((item, original))
            folders += (item.path.removesuffix("module.yaml"),) * isinstance(item, Module)
    return found


def _duplicates(kind: str, entries: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for name, span in entries:
        first = seen.setdefault(name, span)
        if first is not span:
            yield _duplicate(kind, name, span, first, "Give this one another id.")


def _duplicate(kind: str, name: str, span: Span, first: Span, advice: str) -> Diagnostic:
    place = f"line {first.line}" if first.path == span.path else f"{first.path}:{first.line}"
    return error(span, "duplicate-id", f"A second {kind} has the id `{name}` (first in {place}).", advice)
