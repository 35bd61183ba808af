"""Sessions that begin when clocks change.

# nonexistent-time (error)

A session begins at a time that clocks skip on that day.

Where clocks go forward, nobody's clock ever shows the times between. Often the hour is a slip: `03:30` for
half past three in the afternoon, which is `15:30`.

**Why:** calendars would show the session at different times, each an hour from what was meant.

**Wrong:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: start, title: The first meeting, start: 2027-03-28T03:30, duration: 90 min}
```

**Right:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: start, title: The first meeting, start: 2027-03-28T15:30, duration: 90 min}
```

# ambiguous-time (error)

A session begins at a time that comes twice on that day.

Where clocks go back, the times between come once before and once after. Choose one before or after them.

**Why:** nobody could tell which of the two is meant, and some would come an hour too early.

**Wrong:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: end, title: The last meeting, start: 2027-10-31T03:30, duration: 90 min}
```

**Right:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: end, title: The last meeting, start: 2027-10-31T15:30, duration: 90 min}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.model.course import Cohort, Course, Session
from unites_mooc.model.zones import Change, change_at


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every session whose local time is not one moment."""
    for cohort in course.cohorts:
        for session in cohort.sessions:
            change = change_at(session.meta.start, cohort.meta.timezone)
            if change:
                yield _report(cohort, session, change)


def _report(cohort: Cohort, session: Session, change: Change) -> Diagnostic:
    span, zone = session.at("start"), cohort.meta.timezone
    shown = f"`{session.meta.start:%Y-%m-%dT%H:%M}`"
    days = {change.clock_before.date(), change.clock_after.date()}
    before, after = (
        f"{clock:%H:%M}" if len(days) == 1 else f"{clock:%Y-%m-%d %H:%M}"
        for clock in (change.clock_before, change.clock_after)
    )
    when = "on that day" if len(days) == 1 else "then"
    first, last = sorted((before, after))
    mend = f"from {before} to {after} {when}: write a time before {first} or from {last} on."
    if change.is_forward:
        message = f"There is no {shown} in {zone}."
        return error(span, "nonexistent-time", message, f"Clocks go forward {mend}")
    message = f"{shown} comes twice in {zone}."
    return error(span, "ambiguous-time", message, f"Clocks go back {mend}")
