"""The completion rule and the course that it is for.

# completion-out-of-reach (warning)

Completion asks for more lessons than the course has.

**Why:** no learner could ever complete the course.

**Wrong:**

```yaml course
completion:
  lessons: 20
```

**Right:**

```yaml course
completion:
  lessons: all
```

# pass-without-quiz (warning)

There is a pass mark, and no quiz to earn points with.

**Why:** an LMS would wait for a score that never comes.

**Wrong:**

```markdown modules/01-first/02-two.md
---
id: two
title: Lesson two
duration: 5 min
---

A lesson without a quiz, in a course whose completion says `pass: 70`.
```

**Right:**

```markdown modules/01-first/02-two.md
---
id: two
title: Lesson two
duration: 5 min
---

A lesson without a quiz.
```

```yaml course
completion:
  lessons: all
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, warning
from unites_mooc.model.course import Course
from unites_mooc.model.progress import is_scored


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning for a rule that no learner can meet, or that says nothing."""
    if course.unread:
        return
    rule, count = course.meta.completion.lessons, sum(1 for _lesson in course.lessons)
    if rule.isdecimal() and int(rule) > count:
        message = f"Completion asks for {rule} lessons; the course has {count}."
        yield warning(course.at("completion.lessons"), "completion-out-of-reach", message, "Write `all`.")
    if course.meta.completion.pass_percent is not None and not is_scored(course):
        message = "There is a pass mark, and no quiz to earn points with."
        yield warning(course.at("completion.pass"), "pass-without-quiz", message, "Remove `pass`.")
