"""Characters of printed texts.

# character-without-glyph (warning)

A character cannot be printed.

Documents embed a typeface for the Latin, Greek and Cyrillic scripts. Emoji, dingbats, characters pasted
from PDFs and other scripts are not in it. Letters of another script are reported once in a file.

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
    """Yield a warning for every character of a printed text that its typeface lacks.

    Letters of a script without a typeface are reported once in a file: there would be no end to them.
    """
    printed = any("pdf" in course.meta.outputs_of(edition) for edition in course.meta.published_editions)
    if not printed:
        return
    seen: set[tuple[str, str]] = set()
    for text, span in _printed(course):
        for character in _missing(text):
            script = _foreign_script(character)
            if not script:
                yield _lacking(character, span)
            elif (span.path, script) not in seen:
                seen.add((span.path, script))
                yield _without_typeface(character, script, span)


def _printed(course: Course) -> Iterator[tuple[str, Span]]:
    """Yield the texts that documents show, and where they stand."""
    for text in course.texts:
        if not _is_printed(text):
            continue
        yield text.meta.title, text.at("title")
        for prose in prose_of_text(text):
            yield plain_text(prose), prose.span
        for block in every_block(text):
            for string in strings_of(block):
                yield string, block.span
    if any(_prints_schedule(text) for text in course.texts):
        for cohort in course.cohorts:
            yield f"{cohort.meta.city} {cohort.meta.country}", cohort.at("city")
            yield " ".join(cohort.meta.mentees), cohort.at("mentees")
            for session in cohort.sessions:
                yield session.meta.title, session.at("title")
                yield session.meta.place, session.at("place")


def _is_printed(text: Text) -> bool:
    """Tell whether a document is made of a text."""
    return isinstance(text, Worksheet) or (isinstance(text, Lesson) and text.meta.handout)


def _prints_schedule(text: Text) -> bool:
    """Tell whether a document shows the dates of cohorts."""
    return _is_printed(text) and any(listing.kind == "schedule" for listing in blocks_in(text, Listing))


def _missing(text: str) -> list[str]:
    """Return the characters of a text that cannot be printed."""
    uncommon = sorted(set(_UNCOMMON.findall(text)))
    if not uncommon:
        return []
    from unites_mooc.render.fonts import printable

    return [character for character in uncommon if ord(character) not in printable()]


def _foreign_script(character: str) -> str:
    """Return the script of a letter, or a mark on one, whose script has no typeface, such as ``Arabic``."""
    script = unicodedata.name(character, "").split(" ")[0]
    known = script in {"", "LATIN", "GREEK", "CYRILLIC", "MODIFIER", "COMBINING"}
    return "" if known or unicodedata.category(character)[0] not in "LM" else script.capitalize()


def _lacking(character: str, span: Span) -> Diagnostic:
    name = unicodedata.name(character, "unnamed").lower()
    message = f"“{character}” (U+{ord(character):04X}, {name}) cannot be printed."
    return warning(span, "character-without-glyph", message, "Replace it by a word or a picture.")


def _without_typeface(character: str, script: str, span: Span) -> Diagnostic:
    message = (
        f"Documents have no typeface for {script} letters, such as “{character}”: they print as empty boxes."
    )
    advice = "Leave `pdf` out of `outputs` where this is shown; pages show every script."
    return warning(span, "character-without-glyph", message, advice)
