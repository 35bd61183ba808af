"""The licence of the course.

# unknown-licence (warning)

The licence of the course is not one that machines know.

Write its identifier in the [SPDX list](https://spdx.org/licenses/), with hyphens. For a licence of your own,
or none, write `LicenseRef-` and a name: `licence: LicenseRef-All-Rights-Reserved`.

**Why:** platforms, search engines and other authors' tools read the licence from the package. With a free
wording they cannot tell whether the course may be translated or reused.

**Wrong:**

```yaml course
licence: CC BY 4.0
```

**Right:**

```yaml course
licence: CC-BY-4.0
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from unites_mooc.diagnostics import Diagnostic, warning
from unites_mooc.model.course import Course

_OF_COURSES = (
    "CC0-1.0",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-SA-3.0",
    "CC-BY-SA-4.0",
    "DL-DE-BY-2.0",
    "EUPL-1.2",
    "GFDL-1.3-or-later",
    "OGL-UK-3.0",
    "etalab-2.0",
)
"""What courses are usually published under: these are known without the whole list, and proposed."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning where the course's licence is no SPDX expression."""
    licence = course.meta.licence
    if licence and licence not in _OF_COURSES and not _is_spdx(licence):
        message = f"`{licence}` is not an SPDX identifier."
        yield warning(course.at("licence"), "unknown-licence", message, _advice(licence))


def _is_spdx(licence: str) -> bool:
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        canonicalize_license_expression(licence)
    except InvalidLicenseExpression:
        return False
    return True


def _advice(licence: str) -> str:
    """Return the licence that is probably meant."""
    written = _folded(licence)
    folded = {_folded(name): name for name in _OF_COURSES}
    near = get_close_matches(written, folded, n=1, cutoff=0.75)
    if near:
        return f"Did you mean `{folded[near[0]]}`?"
    return "Write `CC-BY-4.0`, for example, or `LicenseRef-` and a name for one of your own."


def _folded(licence: str) -> str:
    text = licence.lower().replace("creative commons", "cc").replace("attribution", "by")
    text = text.replace("share alike", "sa").replace("sharealike", "sa").replace("noncommercial", "nc")
    return re.sub(r"[^a-z0-9]+", "", text.replace("international", ""))
