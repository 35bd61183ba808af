"""Characters of printed texts.

# character-without-glyph (warning)

A character cannot be printed.

Documents embed a typeface for the Latin, Greek and Cyrillic scripts. Emoji, dingbats and characters pasted
from PDFs are not in it.

**Why:** on paper there would be an empty box.

**Wrong:**

```yaml course
outputs:
  public: [site, pdf]
```

```markdown lesson
Call ☎ 112.
```

**Right:**

```yaml course
outputs:
  public: [site, pdf]
```

```markdown lesson
Call 112.
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, warning
from unites_mooc.model.blocks import Listing
from unites_mooc.model.contents import blocks_in, every_block, prose_of_text
from unites_mooc.model.course import Course, Lesson, Text, Worksheet
from unites_mooc.model.prose import plain_text
from unites_mooc.model.walk import strings_of

_UNCOMMON = re.compile("[^\\t\\n\\x20-\\u024f\\u0370-\\u03ff\\u0400-\\u045f\\u2010-\\u2026\\u2030\\u20ac]")


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning for every character of a printed text that its typeface lacks."""
    printed = any("pdf" in course.meta.outputs_of(edition) for edition in course.meta.published_editions)
    if not printed:
        return
    for text in course.texts:
        if not _is_printed(text):
            continue
        yield from _check(text.meta.title, text.at("title"))
        for prose in prose_of_text(text):
            yield from _check(plain_text(prose), prose.span)
        for block in every_block(text):
            for string in strings_of(block):
                yield from _check(string, block.span)
    if any(_prints_schedule(text) for text in course.texts):
        for cohort in course.cohorts:
            yield from _check(f"{cohort.meta.city} {cohort.meta.country}", cohort.at("city"))
            yield from _check(" ".join(cohort.meta.mentees), cohort.at("mentees"))
            for session in cohort.sessions:
                yield from _check(session.meta.title, session.at("title"))
                yield from _check(session.meta.place, session.at("place"))


def _is_printed(text: Text) -> bool:
    """Tell whether a document is made of a text."""
    return isinstance(text, Worksheet) or (isinstance(text, Lesson) and text.meta.handout)


def _prints_schedule(text: Text) -> bool:
    """Tell whether a document shows the dates of cohorts."""
    return _is_printed(text) and any(listing.kind == "schedule" for listing in blocks_in(text, Listing))


def _check(text: str, span: Span) -> Iterator[Diagnostic]:
    uncommon = sorted(set(_UNCOMMON.findall(text)))
    if not uncommon:
        return
    from unites_mooc.render.fonts import printable

    for character in uncommon:
        if ord(character) not in printable():
            name = unicodedata.name(character, "unnamed").lower()
            message = f"“{character}” (U+{ord(character):04X}, {name}) cannot be printed."
            yield warning(span, "character-without-glyph", message, "Replace it by a word or a picture.")
