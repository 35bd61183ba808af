"""Drafts.

# draft (hint)

A text is marked as a draft, so it is left out.

`build --drafts` includes it.

**Why:** it is easily forgotten when the text is finished.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
draft: true
---
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.course import Course


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for everything that is a draft."""
    drafts = [(t.meta.title, t.at("draft")) for t in [*course.modules, *course.texts] if t.meta.draft]
    drafts.extend((term.meta.term, term.at("draft")) for term in course.glossary if term.meta.draft)
    drafts.extend((c.meta.city, c.at("draft")) for c in course.cohorts if c.meta.draft)
    sessions = (session for cohort in course.cohorts for session in cohort.sessions)
    drafts.extend((session.meta.title, session.at("draft")) for session in sessions if session.meta.draft)
    for title, span in drafts:
        message = f"“{title}” is a draft and is left out."
        yield hint(span, "draft", message, "Remove `draft: true` when it is finished.")
