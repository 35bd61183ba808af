"""``accessibility-statement-missing``: public bodies must publish one.

Write ``course/pages/accessibility.md`` with the fields that Decision (EU) 2018/1523 asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, warning
from unites_mooc.model.course import Course


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning where the course has no accessibility statement."""
    unread = any(path.startswith("course/pages/") for path in course.unread)
    if not unread and not any(page.meta.id == "accessibility" for page in course.pages):
        message = "The course has no accessibility statement."
        advice = "Write `course/pages/accessibility.md` with `id: accessibility`."
        yield warning(course.span, "accessibility-statement-missing", message, advice)
