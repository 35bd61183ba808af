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

# empty-lesson (warning)

A lesson has metadata and no text.

**Why:** its readers open an empty page.

**Wrong:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
---

% Still to be written.
```

**Right:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
---

## Why together {#why}

Nobody can do it alone.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint, warning
from unites_mooc.model.contents import facts
from unites_mooc.model.course import Course, Lesson
from unites_mooc.model.prose import plain_text
from unites_mooc.model.slugs import slugify, without_braces


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning for every lesson without text, and a hint for every unit without an id.

    What was meant as an id and is none is reported elsewhere.
    """
    for lesson in course.lessons:
        yield from facts(lesson, "units", _check)


def _check(lesson: Lesson) -> Iterator[Diagnostic]:
    if not lesson.units and not any(True for _block in lesson.blocks):
        advice = "Write below its metadata; a line that begins with `## ` opens a unit."
        yield warning(lesson.at("id"), "empty-lesson", "The lesson has no text.", advice)
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
