"""Places of quizzes, fields and tabs.

# quiz-outside-lesson (error)

A quiz stands elsewhere than in a lesson.

**Why:** it counts for its lesson; here nobody would check the answers.

**Wrong:**

```markdown worksheet
:::{quiz} Check your understanding
:id: q

### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
:::
```

**Right:**

```markdown lesson
:::{quiz} Check your understanding
:id: q

### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
:::
```

# field-outside-worksheet (error)

A field stands elsewhere than on a worksheet.

**Why:** here nothing would keep what is written into it.

**Wrong:**

```markdown lesson
:::{field} Whom do you miss?
:id: missed
:::
```

**Right:**

```markdown worksheet
:::{field} Whom do you miss?
:id: missed
:::
```

# tab-outside-set (error)

A tab stands in no `{tab-set}`.

**Why:** the set puts the tabs side by side; a tab alone has nothing to be chosen from.

**Wrong:**

```markdown lesson
:::{tab-item} In the town hall
Ask the registry.
:::
```

**Right:**

```markdown lesson
::::{tab-set}
:::{tab-item} In the town hall
Ask the registry.
:::
:::{tab-item} In the field
Ask the school.
:::
::::
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.model.blocks import TabItem, TabSet
from unites_mooc.model.contents import blocks_in, every_block, facts, kinds_of
from unites_mooc.model.course import Course, Lesson, Text, Worksheet
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.worksheet import Field


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every quiz outside a lesson and every field outside a worksheet."""
    for text in course.texts:
        yield from facts(text, f"places {type(text).__name__}", _check)


def _check(text: Text) -> Iterator[Diagnostic]:
    if kinds_of(text).isdisjoint({"Quiz", "Field", "TabItem"}):
        return
    tabs = {id(tab) for tab_set in blocks_in(text, TabSet) for tab in tab_set.items}
    for block in every_block(text):
        if isinstance(block, Quiz) and not isinstance(text, Lesson):
            message = "A quiz stands in a lesson; here nobody would check it."
            yield error(block.span, "quiz-outside-lesson", message, "Move it to a lesson.")
        elif isinstance(block, Field) and not isinstance(text, Worksheet):
            message = "A field stands on a worksheet; here nothing would keep what is written."
            advice = "Move it to a file in `worksheets`, or use `{reflection}`."
            yield error(block.span, "field-outside-worksheet", message, advice)
        elif isinstance(block, TabItem) and id(block) not in tabs:
            message = "A tab stands in a `{tab-set}`."
            yield error(block.span, "tab-outside-set", message, "Write `::::{tab-set}` around the tabs.")
