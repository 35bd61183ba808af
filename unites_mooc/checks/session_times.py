"""``nonexistent-time``, ``ambiguous-time``: a session begins when clocks change.

Where clocks go forward, the times between are skipped: nobody's clock ever shows them. Where they go
back, the times between come twice. Choose a time before or after.
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
