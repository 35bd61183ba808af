"""Drawings that do more than being looked at.

# unsafe-svg (error)

A drawing (SVG) does more than being looked at.

It holds a script, an event handler (`onclick="…"`), foreign content (`<foreignObject>`), the declaration of
an entity, or an address that loads something from elsewhere. Links that a reader may follow
(`<a href="https://…">`) and embedded bitmaps are fine.

Save it from the drawing program as *plain* or *optimised* SVG, with images embedded and text as text or as
paths. The line says what to look for.

**Why:** an SVG is a document: opened by itself it may run scripts in the name of the site and send what it
finds there to others. The course promises its learners neither scripts of strangers nor a request to
another host. What a drawing loads is missing offline and in the PDF, too.

**Wrong:**

```xml modules/01-first/media/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <image href="https://www.example.org/harbour.png" width="10" height="10"/>
</svg>
```

```markdown lesson
![The harbour and the streets around it](media/map.svg)
```

**Right:**

```xml modules/01-first/media/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <path d="M0 5h10"/>
</svg>
```

```markdown lesson
![The harbour and the streets around it](media/map.svg)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error
from unites_mooc.model.course import Course


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for everything in a used drawing that is more than a picture."""
    for file in (*course.media.values(), *course.theme.files):
        if file.content.kind == "SVG":
            for flaw in file.content.active:
                message = f"The drawing holds {flaw.what}."
                advice = "Save it as plain SVG, with everything it shows inside it."
                yield error(Span(file.path, flaw.line, flaw.column), "unsafe-svg", message, advice)
