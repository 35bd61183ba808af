"""Drawings that cannot stand in the page.

# drawing-as-image (hint)

A drawing (SVG) is shown as an image, for it cannot stand in the page itself.

The message says why, and in which line of the file: a style rule that is no plain attribute (`@media`,
`@font-face`), an animation, an unusual element, a part that repeats itself, more than 60 KB. Save the
drawing as *plain* or *optimised* SVG, and convert effects of the program to paths. Where it shall stay as
it is, write the code into `allow` of the text.

**Why:** words in an image are set in a font of the reader's machine; nobody can select them or find them with
the browser's search. The image stays white when the page is dark.

**Wrong:**

```xml modules/01-first/media/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <circle cx="5" cy="5" r="1"><animate attributeName="r" to="5" dur="2s"/></circle>
</svg>
```

```markdown lesson
![The harbour and the streets around it](media/map.svg)
```

**Right:**

```xml modules/01-first/media/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <circle cx="5" cy="5" r="5"/>
</svg>
```

```markdown lesson
![The harbour and the streets around it](media/map.svg)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import figures_of, parts_of_course
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Image


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every drawing that stays an image, where it is first shown."""
    uses = list(figures_of(course))
    uses += [(part.path, part.span) for part in parts_of_course(course) if isinstance(part, Image)]
    seen: set[str] = set()
    for path, span in uses:
        file = course.media.get(path)
        if file and file.content.obstacle and path not in seen:
            seen.add(path)
            flaw = file.content.obstacle
            what = f"The drawing `{path}` cannot stand in the page: it has {flaw.what}, in line {flaw.line}."
            advice = "Save it as plain SVG, so that its words can be found and follow the page's font."
            yield hint(span, "drawing-as-image", what, advice)
