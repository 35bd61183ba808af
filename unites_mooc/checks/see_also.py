"""Pointers between terms of the glossary.

# see-to-excluded (hint)

A glossary term points to one that an edition leaves out.

It names another term under `see`. In an edition that shows the first, the second does not exist: it has
`only` with other tags, or is a draft. Remove the name from `see`, or give both terms the same `only`.

**Why:** nothing leaks: the pointer is left out there without a word. But readers of that edition lose a way
that you meant them to have.

**Wrong:**

```yaml glossary
- id: workshop
  term: Workshop
  definition: A meeting in which people work out something together.
  see: [run-sheet]
- id: run-sheet
  term: Run sheet
  definition: What happens when in a workshop, minute by minute.
  only: [facilitator]
```

**Right:**

```yaml glossary
- id: workshop
  term: Workshop
  definition: A meeting in which people work out something together.
- id: run-sheet
  term: Run sheet
  definition: What happens when in a workshop, minute by minute.
  see: [workshop]
  only: [facilitator]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import COURSE_FILE, Diagnostic, hint
from unites_mooc.editions.select import is_listed
from unites_mooc.model.course import Course, Term


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every ``see`` that an edition would leave out."""
    if COURSE_FILE in course.unread:
        return
    editions = {name: frozenset(meta.include) for name, meta in course.meta.published_editions.items()}
    terms = {term.meta.id: term for term in course.glossary}
    for term in course.glossary:
        for index, name in enumerate(term.meta.see):
            target = terms.get(name)
            without = [
                edition
                for edition, tags in editions.items()
                if target and _exists(term, tags) and not _exists(target, tags)
            ]
            if without:
                listed = ", ".join(f"`{edition}`" for edition in without)
                message = f"The editions {listed} have no term `{name}`; there the pointer is left out."
                place = term.places.get(f"see.{index}", term.at("see"))
                advice = "Remove it from `see`, or give both terms the same `only`."
                yield hint(place, "see-to-excluded", message, advice)


def _exists(term: Term, tags: frozenset[str]) -> bool:
    return not term.meta.draft and is_listed(term.meta.only, tags)
