"""Links that are not encrypted.

# insecure-link (hint)

The address of a link, or of a reference, begins with `http://`.

Write `https://` and try the link: nearly every site has the same page there. Where it has not, look for
another copy, or write `allow: [insecure-link]` into the metadata of the file; in `references.yaml`, beside
`references:`. Addresses in code, and of your own machine, are left alone.

**Why:** whoever shares the network with a learner can see and change such a page, and browsers warn before
they open it. In an office network it is often blocked.

**Wrong:**

```markdown lesson
Read [the charter](http://www.example.org/charter).
```

**Right:**

```markdown lesson
Read [the charter](https://www.example.org/charter).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, hint
from unites_mooc.model.contents import parts_of_course, recordings_of
from unites_mooc.model.course import Course
from unites_mooc.model.paths import is_unencrypted
from unites_mooc.model.prose import Link


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every link and reference that is not encrypted."""
    for part in parts_of_course(course):
        if isinstance(part, Link) and is_unencrypted(part.url):
            yield _report(part.url, part.span)
    for recording in recordings_of(course):
        if is_unencrypted(recording.link):
            yield _report(recording.link, recording.span)
    for key, span in course.reference_urls.items():
        url = course.references[key].get("URL")
        if isinstance(url, str) and is_unencrypted(url):
            yield _report(url, span)


def _report(url: str, span: Span) -> Diagnostic:
    advice = f"Write `https{url[4:]}` and try it."
    return hint(span, "insecure-link", f"The address `{url}` is not encrypted.", advice)
