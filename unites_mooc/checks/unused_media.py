"""``unused-media``: a file in a media folder that nothing in the course shows.

**What is wrong.** No text, in any edition and drafts included, shows the file or links to it.

**Why it matters.** It is never published, so it costs learners nothing. But whoever takes over the
course will wonder whether it is needed, translate it or renew its licence; and an image that was
meant to be shown may be missing from its page.

**An example.** `modules/01-start/media/old-map.png` beside a text that shows `new-map.png`.

**The mend.** Delete the file, keep it outside the course folder (the file of the drawing program, for
example), or show it: `![what it says](media/old-map.png)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, hint
from unites_mooc.model.contents import recordings_of
from unites_mooc.model.course import Course


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every media file that nothing uses; none where texts could not be read."""
    if any(path.endswith(".md") for path in course.unread):
        return
    used = {recording.transcript_path for recording in recordings_of(course)} | set(course.media)
    for path in course.media_paths:
        if path not in used and path not in course.unread:
            advice = "Delete it, keep it elsewhere, or show it."
            yield hint(Span(path), "unused-media", "Nothing in the course uses this file.", advice)
