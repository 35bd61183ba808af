"""Ids that the tool needs for files of its own.

# reserved-id (error)

An id is taken by a file that the tool writes.

Modules become folders and pages become files, beside generated ones such as `glossary.html`.

**Why:** one of the two files would replace the other.

**Wrong:**

```markdown page
---
id: glossary
title: Our words
---
```

**Right:**

```markdown page
---
id: our-words
title: Our words
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error
from unites_mooc.model.course import Case, Course, Lesson, Worksheet

FOLDERS = frozenset({"assets", "cases", "files", "media", "worksheets"})
PAGES = frozenset({"404", "bibliography", "cases", "certificate", "downloads", "glossary", "index"}) | {
    "offline",
    "search",
    "schedule",
    "workbook",
}


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every reserved id of a module, a lesson or a page."""
    for module in course.modules:
        if module.meta.id in FOLDERS:
            yield _reserved(module.meta.id, module.at("id"))
    indexed: list[Lesson | Worksheet | Case] = [*course.lessons, *course.worksheets, *course.cases]
    for text in indexed:
        if text.meta.id == "index":
            yield _reserved("index", text.at("id"))
    for page in course.pages:
        if page.meta.id in PAGES:
            yield _reserved(page.meta.id, page.at("id"))


def _reserved(name: str, span: Span) -> Diagnostic:
    message = f"The id `{name}` is taken by a file that the tool writes."
    return error(span, "reserved-id", message, f"Write `id: {name}-1`, for example.")
