"""Works that nothing cites.

# unused-reference (hint)

A reference is cited by no text, case or glossary term.

Cite it where it belongs, or delete it. To keep a stock of works that are not cited yet, write
`allow: [unused-reference]` beside `references:`.

**Why:** `{bibliography}` lists cited works only, so readers never see it. Often the citation was forgotten,
and a claim stands there without its source.

**Wrong:**

```yaml references
references:
  - {id: council-2004, type: book, title: Principles}
```

```markdown lesson
Integration goes both ways.
```

**Right:**

```yaml references
references:
  - {id: council-2004, type: book, title: Principles}
```

```markdown lesson
Integration goes both ways [@council-2004].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import parts_of_course
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Citation


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every reference that nothing cites; none where sources could not be read."""
    if course.unread:
        return
    used = {cite.key for part in parts_of_course(course) if isinstance(part, Citation) for cite in part.cites}
    for case in course.cases:
        used.update(case.meta.sources)
    for term in course.glossary:
        used.update(term.meta.sources)
    for key, span in course.reference_spans.items():
        if key not in used:
            message = f"Nothing cites the reference `{key}`."
            yield hint(span, "unused-reference", message, f"Cite it (`[@{key}]`), or delete it.")
