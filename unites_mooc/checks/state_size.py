"""What an LMS can keep.

# state-too-large (error)

A learner's progress can become larger than an LMS keeps.

SCORM 1.2 keeps 4,096 characters a learner.

**Why:** progress would be lost without a word.

**Not shown:** it takes a course of hundreds of questions. Split the course, or ask fewer questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.model.course import Course
from unites_mooc.model.progress import STATE_LIMIT, state_size


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error where a package's state could outgrow the limit."""
    packaged = any(
        name.startswith("scorm")
        for edition in course.meta.published_editions
        for name in course.meta.outputs_of(edition)
    )
    size = state_size(course)
    if packaged and size > STATE_LIMIT:
        message = f"A learner's progress can take {size:,} characters; an LMS keeps {STATE_LIMIT:,} safely."
        yield error(course.span, "state-too-large", message, "Split the course, or ask fewer questions.")
