"""How long units take.

# unit-too-short (hint)

A unit takes less than two minutes.

The time is estimated from the words to read, the durations of activities and half a minute for each question,
or twelve seconds for each thing to match, sort or put in order where that is more;
a learner reads 180 English words a minute. In other languages the speed follows the reading times measured
by [IReST](https://doi.org/10.1167/iovs.11-8284), the same texts in 17 languages. Where editions show
different parts of a unit, each is measured for itself.
A lesson of less than two minutes as a whole is taken as begun, not written, and left alone.

Join the unit with the one before or after it, or say more.

**Why:** learners take a unit between two appointments, and the tick at its end is what they see of their
progress. A unit of a few lines is a click without anything learnt.

**Wrong:**

```markdown lesson
## Before you go {#before}

Take a map with you.

## The walk {#walk}

:::{activity} Round the block
:duration: 5 min

Note who is there, and who is not.
:::
```

**Right:**

```markdown lesson
## The walk {#walk}

Take a map with you.

:::{activity} Round the block
:duration: 5 min

Note who is there, and who is not.
:::
```

# unit-too-long (hint)

A unit takes more than seven minutes.

The time is estimated from the words to read, the durations of activities and half a minute for each question,
or twelve seconds for each thing to match, sort or put in order where that is more;
a learner reads 180 English words a minute. In other languages the speed follows the reading times measured
by [IReST](https://doi.org/10.1167/iovs.11-8284), the same texts in 17 languages. Where editions show
different parts of a unit, each is measured for itself.

Divide it by another `##` heading, or shorten it. Where the length is right as it is, write
`allow: [unit-too-long]` into the metadata.

**Why:** learners take a unit between two appointments, and the tick at its end is what they see of their
progress. After ten minutes without one, many stop.

**Wrong:**

```markdown lesson
## The walk {#walk}

:::{activity} Round the block
:duration: 5 min

Note who is there.
:::

:::{activity} Compare
:duration: 5 min

Compare your list with the one of the register. Who is missing?
:::
```

**Right:**

```markdown lesson
## The walk {#walk}

:::{activity} Round the block
:duration: 5 min

Note who is there.
:::

## Who is missing {#missing}

:::{activity} Compare
:duration: 5 min

Compare your list with the one of the register. Who is missing?
:::
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unites_mooc.diagnostics import COURSE_FILE, Diagnostic, hint
from unites_mooc.editions.timing import timings
from unites_mooc.model.course import Course

SHORTEST, LONGEST = 2, 7
"""In minutes, rounded: the estimate is no better than that."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every unit that takes too little or too much time in an edition."""
    if COURSE_FILE in course.unread:
        return
    for timing in timings(course):
        for span, minutes in timing.units:
            short = {name: value for name, value in minutes.items() if round(value) < SHORTEST}
            long = {name: value for name, value in minutes.items() if round(value) > LONGEST}
            if short:
                advice = "Join it with the unit before or after it, or say more."
                yield hint(span, "unit-too-short", _message(short, minutes, min(short.values())), advice)
            if long:
                advice = "Divide it by another `##` heading, or shorten it."
                yield hint(span, "unit-too-long", _message(long, minutes, max(long.values())), advice)


def _message(flawed: Mapping[str, float], minutes: Mapping[str, float], worst: float) -> str:
    shown = f"about {round(worst)} minutes" if worst >= 1.5 else "a minute or less"
    where = f" in the edition `{min(flawed)}`" if len(flawed) < len(minutes) else ""
    return f"The unit takes {shown}{where}; {SHORTEST} to {LONGEST} are right."
