"""Files that nothing shows.

# unused-media (hint)

A file in a media folder is shown nowhere in the course, and nothing links to it.

Drafts, and texts that only some editions have, count as well. Delete the file, keep it outside the course
folder (the file of the drawing program, for example), or show it.

**Why:** it is never published, so it costs learners nothing. But whoever takes over the course will wonder
whether it is needed, translate it or renew its licence; and an image that was meant to be shown may be
missing from its page.

**Wrong:**

```xml modules/01-first/media/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10"/></svg>
```

```markdown lesson
Look at the map of the harbour.
```

**Right:**

```xml modules/01-first/media/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10"/></svg>
```

```markdown lesson
Look at the map of the harbour.

![The harbour and the streets around it](media/map.svg)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, hint
from unites_mooc.model.contents import media_of, recordings_of
from unites_mooc.model.course import Course
from unites_mooc.model.paths import similar_path


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every media file that nothing uses; none where texts could not be read.

    A file that a wrong path was probably meant to name is not called unused.
    """
    if any(path.endswith(".md") for path in course.unread):
        return
    missing = set(media_of(course)) - set(course.media)
    meant = {similar_path(path, course.other_files) for path in missing}
    used = meant | {recording.transcript_path for recording in recordings_of(course)} | set(course.media)
    for path in course.media_paths:
        if path not in used and path not in course.unread:
            advice = "Show it, keep it elsewhere, or delete it."
            yield hint(Span(path), "unused-media", "Nothing in the course uses this file.", advice)
