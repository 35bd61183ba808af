"""Ids.

# duplicate-id (error)

An id is used twice.

An id is unique in the course in its kind; those of questions in their quiz, of fields on their worksheet, of
headings on their page.

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
from unites_mooc.model.course import Course
from unites_mooc.model.index import images_with_id, kind_of, page_headings
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.scenario import Scenario
from unites_mooc.model.walk import find
from unites_mooc.model.worksheet import Field

_KINDS: dict[str, type[Quiz | Reflection | Scenario | SelfAssessment]] = {
    "quiz": Quiz,
    "reflection": Reflection,
    "scenario": Scenario,
    "self-assessment": SelfAssessment,
}


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every id that was used before."""
    for kind, entries in _course_wide(course).items():
        yield from _duplicates(kind, entries)
    for text in course.texts:
        units = [(unit.id, unit.span) for unit in text.units]
        headings = [(heading.id, heading.span) for heading in page_headings(text.blocks)]
        images = [(image.id, image.span) for image in images_with_id(text)]
        yield from _duplicates("heading", sorted([*units, *headings, *images], key=lambda entry: entry[1]))
        fields = [(field.id, field.span) for field in find(text.blocks, Field)]
        yield from _duplicates("field", fields)
    for cohort in course.cohorts:
        sessions = [(session.meta.id, session.at("id")) for session in cohort.sessions]
        yield from _duplicates("session", sessions)


def _course_wide(course: Course) -> dict[str, list[tuple[str, Span]]]:
    entries: dict[str, list[tuple[str, Span]]] = {}
    for target in [*course.modules, *course.texts]:
        entries.setdefault(kind_of(target), []).append((target.meta.id, target.at("id")))
    entries["term"] = [(term.meta.id, term.at("id")) for term in course.glossary]
    entries["cohort"] = [(cohort.meta.id, cohort.at("id")) for cohort in course.cohorts]
    blocks = [block for text in course.texts for block in text.blocks]
    for kind, block_type in _KINDS.items():
        entries[kind] = [(block.id, block.span) for block in find(blocks, block_type)]
    return entries


def _duplicates(kind: str, entries: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for name, span in entries:
        first = seen.setdefault(name, span)
        if first is not span:
            place = f"line {first.line}" if first.path == span.path else f"{first.path}:{first.line}"
            message = f"A second {kind} has the id `{name}` (first in {place})."
            yield error(span, "duplicate-id", message, "Give this one another id.")
