"""Translations that nobody gets to read.

# unpublished-translation (hint)

There is a PO file for a language that the course is not published in.

The name of the file is the tag of its language: `de.po`, `pt-BR.po`.

**Why:** what somebody translated appears nowhere until `languages` in `course.yaml` names the language.

**Wrong:**

```yaml course
languages: [en]
```

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md@title"
msgid "Lesson one"
msgstr "Erste Lektion"
```

**Right:**

```yaml course
languages: [en, de]
```

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md@title"
msgid "Lesson one"
msgstr "Erste Lektion"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, hint
from unites_mooc.model.course import Course
from unites_mooc.model.likely import likely_language


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every PO file whose language is not published."""
    published = course.meta.published_languages
    for language, catalogue in course.catalogues.items():
        if language == course.meta.language:
            message = f"The course is written in `{language}`: nobody reads this translation."
            yield hint(Span(catalogue.path), "unpublished-translation", message, "Delete the file.")
        if language in published:
            continue
        meant = likely_language(language)
        message = f"The course is not published in `{language}`, so nobody reads this translation."
        advice = f"Add `{language}` to `languages` in `course/course.yaml`, or delete the file."
        if meant and meant != language:
            advice = f"A PO file is called as its language: rename it to `{meant}.po`."
        yield hint(Span(catalogue.path), "unpublished-translation", message, advice)
