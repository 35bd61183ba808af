"""Pictures and their text alternatives.

# image-without-alt (error)

A picture has no text alternative.

Write what it says between the brackets, or mark a picture that says nothing: `![](file){.decorative}`.

**Why:** to those who cannot see it, it says nothing.

**Wrong:**

```markdown lesson
![](media/plan.png)
```

**Right:**

```markdown lesson
![The plan of the harbour: three piers](media/plan.png)
```
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error, warning
from unites_mooc.model.contents import figures_of, parts_of_course
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Image

_SHOWN = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every image without an alternative, and a warning for those no browser shows."""
    for path, span in figures_of(course):
        yield from _check_type(course, path, span)
    for part in parts_of_course(course):
        if isinstance(part, Image):
            yield from _check_type(course, part.path, part.span)
        if isinstance(part, Image) and not part.alt.strip() and not part.decorative:
            message = f"The image `{part.path}` has no text alternative."
            advice = "Write `![what the picture says](…)`, or add `{.decorative}` to it."
            yield error(part.span, "image-without-alt", message, advice)


def _check_type(course: Course, path: str, span: Span) -> Iterator[Diagnostic]:
    if path in course.media and not path.lower().endswith(_SHOWN):
        message = f"`{posixpath.basename(path)}` is no picture that every browser shows."
        advice = "Export it as `.png`, `.jpg` or `.svg`, and show that one."
        yield warning(span, "wrong-file-type", message, advice)
