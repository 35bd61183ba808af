"""The course's logo.

# wrong-logo (error)

The logo is neither an SVG nor a PNG file.

An SVG is best: it is sharp at every size. Ask whoever designs for your organisation for the logo as SVG, in
a version that is about as wide as high.

**Why:** browsers show the logo on their tabs and devices among their programs, and they take no other kind
for that everywhere.

**Wrong:**

```yaml course/theme/theme.yaml
logo: logo.ico
```

```text course/theme/logo.ico
(the picture)
```

**Right:**

```yaml course/theme/theme.yaml
logo: logo.svg
```

```xml course/theme/logo.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10v5h-10z"/></svg>
```

# large-logo (warning)

The logo has more than 100 kB.

Save an SVG as *optimised* SVG, without embedded pictures. 512 pixels in a row are enough for a PNG.

**Why:** every page loads it before anything else, on old phones and in villages, too.

**Not shown:** it needs a large file.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, error, warning
from unites_mooc.model.course import Course

LARGEST = 100_000


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield what is wrong with the logo as such; drawings that do more are found by ``unsafe_svg``."""
    logo = course.theme.logo
    if logo is None:
        return
    if not logo.path.lower().endswith((".svg", ".png")):
        message = f"`{logo.path}` cannot be the logo: it is neither SVG nor PNG."
        advice = "Save it as SVG, or as PNG with 512 pixels in a row."
        yield error(course.theme.at("logo"), "wrong-logo", message, advice)
    if logo.size > LARGEST:
        message = f"The logo has {logo.size / 1000:.0f} kB; {LARGEST // 1000} kB are plenty."
        advice = "Save an SVG as optimised SVG, a PNG with 512 pixels in a row."
        yield warning(Span(logo.path), "large-logo", message, advice)
