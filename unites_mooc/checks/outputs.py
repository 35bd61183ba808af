"""Outputs and documents of the editions.

# unknown-edition (error)

`outputs` or `documents` speak of an edition that the course does not have.

**Why:** nothing would be built for it.

**Wrong:**

```yaml course
outputs:
  publick: [site]
```

**Right:**

```yaml course
outputs:
  public: [site]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, did_you_mean, error
from unites_mooc.model.course import Course


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every unknown edition in ``course.yaml``."""
    known = course.meta.published_editions
    for key, editions in (("outputs", course.meta.outputs), ("documents", course.meta.documents)):
        for edition in editions:
            if edition not in known:
                message = f"`{key}` names no edition `{edition}`."
                yield error(
                    course.at(f"{key}.{edition}"), "unknown-edition", message, did_you_mean(edition, known)
                )
