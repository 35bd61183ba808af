"""The outline of a page.

# level-one-heading (error)

A heading is of level one, which is the title's.

The title of a page stands in its metadata; `##` begins a unit, `###` stands below it.

**Why:** the page would have two titles.

**Wrong:**

```markdown lesson
# Why together
```

**Right:**

```markdown lesson
## Why together {#why}
```

# heading-level-skipped (warning)

A heading is more than one level below the one before it.

**Why:** readers who listen to a page move by its headings, and a skipped level sounds like something missing.

**Wrong:**

```markdown lesson
## Why together {#why}

#### For whom
```

**Right:**

```markdown lesson
## Why together {#why}

### For whom
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, error, warning
from unites_mooc.model.contents import facts
from unites_mooc.model.course import Course, Text
from unites_mooc.model.index import page_headings


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every heading that does not fit under the one before it."""
    for text in course.texts:
        yield from facts(text, "headings", _check)


def _check(text: Text) -> Iterator[Diagnostic]:
    groups = [(1, text.introduction), *((2, unit.blocks) for unit in text.units)]
    for start, blocks in groups:
        level = start
        for heading in page_headings(blocks):
            if heading.level == 1:
                message = "A level-1 heading is the title, which stands in the metadata."
                yield error(heading.span, "level-one-heading", message, "Begin the line with `##`.")
            elif heading.level > level + 1:
                message = f"A heading of level {heading.level} follows one of level {level}."
                marker = "#" * (level + 1)
                yield warning(heading.span, "heading-level-skipped", message, f"Write `{marker}`.")
            level = max(heading.level, 1)
