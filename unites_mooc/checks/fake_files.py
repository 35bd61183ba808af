"""``fake-image``, ``fake-file``: a media file is not what its name says.

**What is wrong.** The first bytes of the file belong to another kind, or there are none: a `.png` that
is a web page, a `.jpg` that is a PNG, an `.svg` that is not XML, a PDF that is a log-in page, an empty
file.

**Why it matters.** Servers name a file's kind by its ending, and careful browsers refuse to show it as
anything else: learners see a broken image, or download a document that does not open.

**An example.** "Save as" on a page that asks for a password stores the page about the password as
`map.png`. Renaming `photo.png` to `photo.jpg` does not convert it.

**The mend.** Download or export the file once more. Where only the ending is wrong, rename the file
and its uses.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error
from unites_mooc.model.course import Course, MediaFile

IMAGES = {".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".svg": "SVG", ".webp": "WebP"}
DOCUMENTS = {".pdf": "PDF"} | dict.fromkeys(
    (".docx", ".epub", ".odp", ".ods", ".odt", ".pptx", ".xlsx", ".zip"), "ZIP"
)
PAGES = frozenset({".htm", ".html", ".xhtml"})


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every used media file whose content belies its name."""
    for path, file in course.media.items():
        ending = posixpath.splitext(path)[1].lower()
        place, problem = _problem(file, ending)
        if problem:
            code = "fake-image" if ending in IMAGES else "fake-file"
            yield error(place, code, problem, "Export or download it again, or give it its right ending.")


def _problem(file: MediaFile, ending: str) -> tuple[Span, str]:
    """Return where and why a file is not what it should be; an empty text where it is."""
    kind, broken = file.content.kind, file.content.broken
    expected = IMAGES.get(ending) or DOCUMENTS.get(ending, "")
    if not file.size:
        return Span(file.path), "The file is empty."
    if ending == ".svg" and broken:
        return Span(file.path, broken.line, broken.column), f"The drawing is not XML: {broken.what}."
    if ending == ".svg" and kind == "XML":
        message = "The file is XML, but no SVG: it must begin with `<svg xmlns=…`."
        return Span(file.path), message
    if expected and kind != expected:
        actual = f"is {_article(kind)} file" if kind else "is something else"
        return Span(file.path), f"The file is named `{ending}` and {actual}."
    if kind == "HTML" and ending not in PAGES:
        return Span(file.path), f"The file is named `{ending}` and is a web page."
    return Span(file.path), ""


def _article(kind: str) -> str:
    return f"an {kind}" if kind in {"HTML", "SVG", "XML"} else f"a {kind}"
