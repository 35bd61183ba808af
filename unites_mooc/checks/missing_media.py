"""Pictures and other files that texts show.

# missing-media (error)

A text shows a file that is not there.

Paths are relative to the file in which they stand, and small letters and capitals are different.

**Why:** there would be a hole in the page.

**Wrong:**

```markdown lesson
![The plan of the harbour](media/Plan.png)
```

**Right:**

```markdown lesson
![The plan of the harbour](media/plan.png)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error
from unites_mooc.model.contents import figures_of, files_of, parts_of_course, recordings_of
from unites_mooc.model.course import Course
from unites_mooc.model.paths import path_advice
from unites_mooc.model.prose import Image


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every image or recording whose file is missing."""
    for path, span in figures_of(course):
        if path not in course.media:
            yield _missing(course, path, span)
    for recording in recordings_of(course):
        for path in filter(None, files_of(recording)):
            if path not in course.media:
                yield _missing(course, path, recording.span)
    for part in parts_of_course(course):
        if isinstance(part, Image) and part.path not in course.media:
            yield _missing(course, part.path, part.span)


def _missing(course: Course, path: str, span: Span) -> Diagnostic:
    advice = path_advice(path, span.path, course.other_files)
    advice = advice or "Put the file into the folder `media` beside this text, and write `media/its-name`."
    return error(span, "missing-media", f"There is no file `{path}`.", advice)
