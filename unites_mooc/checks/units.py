"""``unit-without-id``: a unit's progress depends on its position.

A unit whose heading has no ``{#id}`` gets an anchor by position: when units move, learners'
ticks move to other units. The hint proposes an id.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.course import Course
from unites_mooc.model.prose import plain_text
from unites_mooc.model.slugs import slugify


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every unit of a lesson without an id of its own."""
    for lesson in course.lessons:
        taken = {unit.id for unit in lesson.units}
        for unit in lesson.units:
            if not unit.explicit:
                proposal = slugify(plain_text(unit.title))
                while proposal in taken:
                    proposal += "-2"
                taken.add(proposal)
                message = "The unit has no id; its progress would not survive a new order."
                yield hint(unit.span, "unit-without-id", message, f"Write `## … {{#{proposal}}}`.")
