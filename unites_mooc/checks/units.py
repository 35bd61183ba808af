"""Units and their ids.

# unit-without-id (hint)

A unit has no id of its own, so its progress depends on its place.

**Why:** when units move, learners' ticks move to other units.

**Wrong:**

```markdown lesson
## Why together
```

**Right:**

```markdown lesson
## Why together {#why}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.course import Course
from unites_mooc.model.prose import plain_text
from unites_mooc.model.slugs import slugify, without_braces


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every unit of a lesson without an id; what was meant as one is reported elsewhere."""
    for lesson in course.lessons:
        taken = {unit.id for unit in lesson.units}
        for unit in lesson.units:
            title, braces = without_braces(plain_text(unit.title))
            if not unit.explicit and not braces:
                proposal = slugify(title)
                while proposal in taken:
                    proposal += "-2"
                taken.add(proposal)
                message = "The unit has no id; its progress would not survive a new order."
                yield hint(unit.span, "unit-without-id", message, f"Write `## … {{#{proposal}}}`.")
