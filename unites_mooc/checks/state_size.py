"""What an LMS can keep.

# state-too-large (error)

A learner's progress can become larger than an LMS keeps.

SCORM 1.2 keeps 4,096 characters a learner.

**Why:** progress would be lost without a word.

**Not shown:** it takes a course of hundreds of questions. Split the course, or ask fewer questions.

# edits-lose-progress (warning)

There is no room to say which part of the course a learner's progress belongs to.

Beside the progress itself, an LMS is given short marks of the ids of lessons, parts and questions. By them,
the next version of the course still knows what a learner did, in whatever order its parts then stand. Where
progress and marks take more than 3,800 characters, the marks are left out.

**Why:** after the next upload, learners who are in the middle of the course begin anew. Their status and
their score are kept.

**Not shown:** it takes a course of hundreds of questions. Split the course, or ask fewer questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, error, warning
from unites_mooc.model.course import Course
from unites_mooc.model.progress import STATE_LIMIT, StateSize, state_size


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error where a package's state could outgrow the limit."""
    packaged = any(
        name.startswith("scorm")
        for edition in course.meta.published_editions
        for name in course.meta.outputs_of(edition)
    )
    size = state_size(course)
    if packaged and size.progress > STATE_LIMIT:
        message = (
            f"A learner's progress can take {size.progress:,} characters; "
            f"an LMS keeps {STATE_LIMIT:,} safely. {_shares(size)}"
        )
        yield error(course.span, "state-too-large", message, "Split the course, or ask fewer questions.")
    elif packaged and not size.survives_edits:
        message = (
            f"A learner's progress can take {size.progress:,} characters, and {size.ids:,} more would say "
            f"what belongs to which part; an LMS keeps {STATE_LIMIT:,} safely. {_shares(size)}"
        )
        hint_ = "After an edit, learners in an LMS begin anew. Split the course, or ask fewer questions."
        yield warning(course.span, "edits-lose-progress", message, hint_)


def _shares(size: StateSize) -> str:
    """Return what takes the space, in words: the quizzes that take most, by name."""
    largest = sorted(size.quizzes.items(), key=lambda pair: (-pair[1], pair[0]))[:_NAMED]
    named = [f"`{name}` {characters}" for name, characters in largest]
    more = ["…"] if len(size.quizzes) > _NAMED else []
    total = sum(size.quizzes.values())
    return f"The parts take {size.units:,}, the quizzes {total:,}: {', '.join([*named, *more])}."


_NAMED = 5
