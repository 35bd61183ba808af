"""A site that is published without encryption.

# insecure-base-url (warning)

The address of the site begins with `http://`.

Ask those who run the server for `https://`, and write it here. `http://localhost` is fine for a trial.

**Why:** whoever shares the network with a learner can read and change the pages. And browsers keep a
course for reading offline only where it comes encrypted.

**Wrong:**

```yaml course
base_url: http://www.example.org/course/
```

**Right:**

```yaml course
base_url: https://www.example.org/course/
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, warning
from unites_mooc.model.course import Course
from unites_mooc.model.paths import is_unencrypted


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning where the site's own address is not encrypted."""
    url = course.meta.base_url
    if url and is_unencrypted(url):
        message = f"The site's address `{url}` is not encrypted."
        advice = f"Write `https{url[4:]}`: without it, browsers keep no course for reading offline."
        yield warning(course.at("base_url"), "insecure-base-url", message, advice)
