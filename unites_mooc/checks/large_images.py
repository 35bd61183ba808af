"""Images that are larger than they need to be.

# large-image (warning)

A photograph has more than half a megabyte.

Scale it to 1,600 pixels in a row, which is sharp on every screen, and save it as JPEG or WebP.

**Why:** many learners read on a phone with little data left. One photograph from a camera weighs as much as
all the text of a course. Packages grow, too: some platforms refuse large ones.

**Not shown:** the flaw is in the file, not in the text that shows it: `![The square](media/square.jpg)` with
the 6 MB that the camera made.

# large-drawing (hint)

A drawing (SVG) has more than half a megabyte.

Simplify it in the drawing program. One that is large for a photograph inside it is better a JPEG.

**Why:** learners wait for it, and it makes packages large.

**Not shown:** the flaw is in the file, not in the text that shows it.

# image-larger-than-shown (hint)

An image has more than four times as many pixels in a row as the text shows.

Scale it to twice its `width`: that is sharp on the finest screens.

**Why:** learners load pixels that nobody sees.

**Not shown:** the flaw is in the file, not in the text: `![The mayor](media/mayor.png){width=200}` with the
3,000 pixels that the camera made.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, hint, warning
from unites_mooc.model.blocks import Video
from unites_mooc.model.contents import figures_of, parts_of_course, recordings_of
from unites_mooc.model.course import Course, MediaFile
from unites_mooc.model.prose import Image

LARGEST = 500_000
SHARP = 4
"""So many pixels for one of the page; twice would do for the finest screens."""
SMALL = 100_000
"""An image of fewer bytes may have as many pixels as it likes."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every large image, where it is first shown."""
    uses = [(path, span, 0) for path, span in figures_of(course)]
    uses += [(i.path, i.span, i.width) for i in parts_of_course(course) if isinstance(i, Image)]
    uses += [(r.poster, r.span, 0) for r in recordings_of(course) if isinstance(r, Video)]
    seen: set[str] = set()
    for path, span, width in uses:
        file = course.media.get(path)
        if file and path not in seen:
            seen.add(path)
            yield from _check(file, span, width)


def _check(file: MediaFile, span: Span, width: int) -> Iterator[Diagnostic]:
    is_drawing = file.path.lower().endswith(".svg")
    size = f"The image `{file.path}` has {file.size / 1_000_000:.1f} MB"
    if file.size > LARGEST and is_drawing:
        yield hint(span, "large-drawing", f"{size}.", "Simplify the drawing.")
    elif file.size > LARGEST:
        pixels = f" and {file.width} × {file.height} pixels" if file.width else ""
        advice = "Scale it to 1600 pixels in a row and save it as JPEG or WebP: 0.5 MB is plenty."
        yield warning(span, "large-image", f"{size}{pixels}.", advice)
    elif width and not is_drawing and file.width > SHARP * width and file.size > SMALL:
        message = f"The image `{file.path}` is {file.width} pixels wide and shown at {width}."
        yield hint(span, "image-larger-than-shown", message, f"Scale it to {2 * width} pixels in a row.")
