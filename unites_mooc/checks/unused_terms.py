"""Terms that no text uses.

# unused-term (hint)

A term of the glossary is used by no text.

No text refers to it with `` {term}`…` ``, and no used term leads to it by its definition or by `see`. Refer
to it where the word first appears, or delete the entry. A term with `only` is listed in its editions in any
case and is not reported.

**Why:** the glossary lists the terms that an edition uses, so nobody would ever see this one. Usually the
texts have the word, but not as a `{term}`: readers get no explanation where they need it.

**Wrong:**

```yaml glossary
- id: co-design
  term: Co-design
  definition: Deciding together.
```

```markdown lesson
Every module has a chapter on co-design.
```

**Right:**

```yaml glossary
- id: co-design
  term: Co-design
  definition: Deciding together.
```

```markdown lesson
Every module has a chapter on {term}`co-design`.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import parts_of_text
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Reference, Referring, references


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every term that nothing leads to; none where sources could not be read."""
    if course.unread:
        return
    terms = {term.meta.id: term for term in course.glossary}
    pending = [name for text in course.texts for part in parts_of_text(text) for name in _named(part)]
    pending.extend(term.meta.id for term in course.glossary if term.meta.only)
    used: set[str] = set()
    while pending:
        term = terms.get(pending.pop())
        if term and term.meta.id not in used:
            used.add(term.meta.id)
            pending.extend(term.meta.see)
            pending.extend(name for part in references(term.definition.parts) for name in _named(part))
    for name, term in terms.items():
        if name not in used:
            message = f"No text uses the term “{term.meta.term}”, so no glossary shows it."
            advice = f"Write `` {{term}}`{name}` `` where it first appears, or delete it."
            yield hint(term.at("id"), "unused-term", message, advice)


def _named(part: Referring) -> tuple[str, ...]:
    return (part.target,) if isinstance(part, Reference) and part.kind == "term" else ()
