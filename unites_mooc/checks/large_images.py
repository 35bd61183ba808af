"""``large-image``: an image has more bytes than a page should load.

**What is wrong.** The image has more than 500 kB, or four times as many pixels in a row as the `width`
that the text gives it. A photograph is a warning, a drawing (SVG) a hint.

**Why it matters.** Many learners read on a phone with little data left. One photograph from a camera
weighs as much as all the text of a course. Packages grow, too: some platforms refuse large ones.

**An example.** `![The square](media/square.jpg)` with the 6 MB that the camera made.

**The mend.** Scale it to 1,600 pixels in a row, which is sharp on every screen, and save it as JPEG or
WebP. Simplify drawings; a drawing that is large for a photograph inside it is better a JPEG.
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
    uses = [(figure.path, figure.span, 0) for figure in figures_of(course)]
    uses += [(i.path, i.span, i.width) for i in parts_of_course(course) if isinstance(i, Image)]
    uses += [(r.poster, r.span, 0) for r in recordings_of(course) if isinstance(r, Video)]
    seen: set[str] = set()
    for path, span, width in uses:
        file = course.media.get(path)
        if file and path not in seen:
            seen.add(path)
            yield from _check(file, span, width)


def _check(file: MediaFile, span: Span, width: int) -> Iterator[Diagnostic]:
    report = hint if file.path.lower().endswith(".svg") else warning
    if file.size > LARGEST:
        pixels = f" and {file.width} × {file.height} pixels" if report is warning and file.width else ""
        message = f"The image `{file.path}` has {file.size / 1_000_000:.1f} MB{pixels}."
        advice = "Scale it to 1600 pixels in a row and save it as JPEG or WebP: 0.5 MB is plenty."
        yield report(span, "large-image", message, advice if report is warning else "Simplify the drawing.")
    elif report is warning and width and file.width > SHARP * width and file.size > SMALL:
        message = f"The image `{file.path}` is {file.width} pixels wide and shown at {width}."
        yield hint(span, "large-image", message, f"Scale it to {2 * width} pixels in a row.")
