"""Media files that are not what their names say.

# fake-image (error)

An image is not what its name says, or is empty.

A `.png` that is a web page, a `.jpg` that is a PNG, an `.svg` that is not XML: "Save as" on a page that asks
for a password stores the page about the password. Renaming `photo.png` to `photo.jpg` does not convert it.

Export or download the file once more. Where only the ending is wrong, rename the file and its uses.

**Why:** servers name a file's kind by its ending, and careful browsers refuse to show it as anything else:
learners see a broken image.

**Wrong:**

```html modules/01-first/media/map.svg
<!doctype html>
<title>Please log in</title>
```

```markdown lesson
![The harbour and the streets around it](media/map.svg)
```

**Right:**

```xml modules/01-first/media/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10"/></svg>
```

```markdown lesson
![The harbour and the streets around it](media/map.svg)
```

# fake-file (error)

A document or a recording is not what its name says, or is empty.

Download or export the file once more. Where only the ending is wrong, rename the file and its uses.

**Why:** learners would download a document that does not open. Often it is the page of a log-in, which was
stored in the place of the document.

**Wrong:**

```html modules/01-first/media/leaflet.pdf
<!doctype html>
<title>Please log in</title>
```

```markdown lesson
Print [the leaflet](media/leaflet.pdf).
```

**Right:**

```text modules/01-first/media/leaflet.pdf
%PDF-1.7
```

```markdown lesson
Print [the leaflet](media/leaflet.pdf).
```
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
    for file in (*course.media.values(), *course.theme.files):
        ending = posixpath.splitext(file.path)[1].lower()
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
