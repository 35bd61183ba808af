"""Footnotes.

# unknown-footnote (error)

A footnote's mark has no text.

**Why:** readers would see the brackets, and no note.

**Wrong:**

```markdown lesson
So they say[^a].
```

**Right:**

```markdown lesson
So they say[^a].

[^a]: In the minutes.
```

# unused-footnote (warning)

A footnote's text has no mark.

**Why:** it is shown nowhere.

**Wrong:**

```markdown lesson
So they say.

[^a]: In the minutes.
```

**Right:**

```markdown lesson
So they say[^a].

[^a]: In the minutes.
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unites_mooc.diagnostics import Diagnostic, did_you_mean, error, warning
from unites_mooc.model.contents import facts, parts_of_text
from unites_mooc.model.course import Course, Text
from unites_mooc.model.prose import FootnoteMark, references


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every footnote that is not whole."""
    for text in course.texts:
        yield from facts(text, "footnotes", _check)
    for term in course.glossary:
        for part in references(term.definition.parts):
            if isinstance(part, FootnoteMark):
                yield _unknown(part, ())


def _check(text: Text) -> Iterator[Diagnostic]:
    known = {note.label for note in text.footnotes}
    marks = [part for part in parts_of_text(text) if isinstance(part, FootnoteMark)]
    for mark in marks:
        if mark.label not in known:
            yield _unknown(mark, known)
    used = {mark.label for mark in marks}
    for note in text.footnotes:
        if note.label not in used:
            message = f"The footnote `[^{note.label}]` is never marked in the text."
            yield warning(note.span, "unused-footnote", message, "Add the mark, or remove the text.")


def _unknown(mark: FootnoteMark, known: Iterable[str]) -> Diagnostic:
    message = f"The footnote `[^{mark.label}]` has no text here."
    return error(mark.span, "unknown-footnote", message, did_you_mean(mark.label, known))
