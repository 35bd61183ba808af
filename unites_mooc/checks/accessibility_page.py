"""The accessibility statement.

# accessibility-statement-missing (warning)

The course has no accessibility statement.

It is the page `course/pages/accessibility.md`, with the id `accessibility`.

**Why:** public bodies must publish one for every web site, by Decision (EU) 2018/1523.

**Wrong:**

```markdown statement
---
id: access
title: Accessibility
---
```

**Right:**

```markdown statement
---
id: accessibility
title: Accessibility
status: partially compliant
gaps: [The videos of the first module have no captions]
alternatives: [Every video has a transcript]
date: 2026-01-01
method: self-assessment
contact: team@example.org
enforcement: The ombuds office
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, warning
from unites_mooc.model.course import Course


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning where the course has no accessibility statement."""
    unread = any(path.startswith("course/pages/") for path in course.unread)
    if not unread and not any(page.meta.id == "accessibility" for page in course.pages):
        message = "The course has no accessibility statement."
        advice = "Write `course/pages/accessibility.md` with `id: accessibility`."
        yield warning(course.span, "accessibility-statement-missing", message, advice)
