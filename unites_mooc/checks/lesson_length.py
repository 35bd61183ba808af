"""Durations of lessons.

# duration-differs (hint)

A lesson takes much more or much less time than its metadata say.

The `duration` is more than a third, and more than three minutes, away from what its units take: words read,
activities done, questions answered. `unites-mooc outline` shows the minutes of each unit. A lesson of less
than two minutes as a whole is taken as begun, not written, and left alone.

Write the duration that the hint names, or change the lesson.

**Why:** the duration stands on the page, in the catalogue of the platform and on the certificate. Learners
plan with it, and employers give time off for it.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 10 min
---

## Walk {#walk}

:::{activity} A walk round the harbour
:duration: 25 min

Note who is there, and who is not.
:::
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 25 min
---

## Walk {#walk}

:::{activity} A walk round the harbour
:duration: 25 min

Note who is there, and who is not.
:::
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import COURSE_FILE, Diagnostic, hint
from unites_mooc.editions.timing import timings
from unites_mooc.model.course import Course

SHARE, MINUTES = 1 / 3, 3
"""So far may the declared duration be from the estimate: both must be exceeded."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every lesson whose duration is far from what it takes in an edition."""
    if COURSE_FILE in course.unread:
        return
    for timing in timings(course):
        minutes, declared = timing.minutes, timing.lesson.meta.duration
        far = {name: value for name, value in minutes.items() if _differs(declared, value)}
        if far:
            name = max(far, key=lambda edition: (abs(far[edition] - declared), edition))
            about = max(round(far[name]), 1)
            where = f" in the edition `{name}`" if len(far) < len(minutes) else ""
            message = f"The lesson says {declared} min and takes about {about}{where}."
            advice = f"Write `duration: {about} min`, or change the lesson."
            yield hint(timing.lesson.at("duration"), "duration-differs", message, advice)


def _differs(declared: int, minutes: float) -> bool:
    difference = abs(declared - minutes)
    return difference > MINUTES and difference > declared * SHARE
