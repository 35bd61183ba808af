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

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.model.contents import parts_of_course
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Image


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every image without an alternative that is not decorative."""
    for part in parts_of_course(course):
        if isinstance(part, Image) and not part.alt.strip() and not part.decorative:
            message = f"The image `{part.path}` has no text alternative."
            advice = "Write `![what the picture says](…)`, or add `{.decorative}` to it."
            yield error(part.span, "image-without-alt", message, advice)
