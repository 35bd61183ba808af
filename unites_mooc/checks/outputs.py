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

# answers-for-learners (error)

`documents` gives learners a document that holds the answers to all quizzes.

**Why:** `facilitator-guide` and `answer-key` say what is right. An edition gets them only where it
includes the tag `facilitator`.

**Wrong:**

```yaml course
documents:
  public: [handouts, answer-key]
```

**Right:**

```yaml course
documents:
  public: [handouts]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, did_you_mean, error
from unites_mooc.model.course import Course
from unites_mooc.model.fields import FACILITATOR, FOR_FACILITATORS


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
    for edition, documents in course.meta.documents.items():
        if edition in known and FACILITATOR not in known[edition].include:
            yield from (_answers(course, edition, name) for name in documents if name in FOR_FACILITATORS)


def _answers(course: Course, edition: str, name: str) -> Diagnostic:
    return error(
        course.at(f"documents.{edition}"),
        "answers-for-learners",
        f"`{name}` would give learners of the edition `{edition}` the answers to all quizzes.",
        f"Take it out, or include the tag `{FACILITATOR}` in this edition.",
    )
