"""``completion-out-of-reach``, ``pass-without-quiz``: the completion rule does not fit the course.

A rule that asks for more lessons than there are, or for points where nothing is asked, promises
learners something else than they get.
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
