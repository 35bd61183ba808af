"""Characters of printed texts.

# character-without-glyph (warning)

A character cannot be printed.

Documents embed a typeface for the Latin, Greek, Cyrillic and Arabic scripts. Emoji, dingbats, characters
pasted from PDFs and other scripts are not in it. Letters of another script are reported once in a file.

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
from collections.abc import Iterator, Set

from unites_mooc.diagnostics import Diagnostic, Span, warning
from unites_mooc.model.blocks import Listing
from unites_mooc.model.contents import blocks_in, every_block, facts, prose_of_text
from unites_mooc.model.course import Case, Course, Lesson, Page, Text, Worksheet
from unites_mooc.model.prose import plain_text
from unites_mooc.model.walk import strings_of
from unites_mooc.render.document_list import BRIEFING

_WITH_LESSONS = frozenset({"course-book", "facilitator-guide", "answer-key"})
_OF_COHORTS = frozenset({"schedules", "attendance-lists", "feedback-forms"})
_UNCOMMON = re.compile("[^\\t\\n\\x20-\\u024f\\u0370-\\u03ff\\u0400-\\u045f\\u2010-\\u2026\\u2030\\u20ac]")


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a warning for every character of a printed text that its typeface lacks.

    Letters of a script without a typeface are reported once in a file: there would be no end to them.
    """
    kinds = {
        kind
        for edition in course.meta.published_editions
        if "pdf" in course.meta.outputs_of(edition)
        for kind in course.meta.documents_of(edition)
    }
    if not kinds:
        return
    seen: set[tuple[str, str]] = set()
    for text, span in _printed(course, kinds):
        for character in _missing(text):
            script = _foreign_script(character)
            if not script:
                yield _lacking(character, span)
            elif (span.path, script) not in seen:
                seen.add((span.path, script))
                yield _without_typeface(character, script, span)


def _printed(course: Course, kinds: Set[str]) -> Iterator[tuple[str, Span]]:
    """Yield the texts that documents show, and where they stand."""
    yield course.meta.title, course.at("title")
    for module in course.modules:
        for key in ("title", "summary"):
            yield getattr(module.meta, key), module.at(key)
        yield " ".join(module.meta.outcomes), module.at("outcomes")
    for text in course.texts:
        if not _is_printed(text, kinds):
            continue
        yield text.meta.title, text.at("title")
        yield from facts(text, "uncommon letters", _uncommon_in)
    for term in course.glossary:
        yield f"{term.meta.term} {plain_text(term.definition)}", term.span
    for cohort in course.cohorts if _shows_cohorts(course, kinds) else ():
        yield f"{cohort.meta.city} {cohort.meta.country}", cohort.at("city")
        yield " ".join(cohort.meta.mentees), cohort.at("mentees")
        for session in cohort.sessions:
            yield session.meta.title, session.at("title")
            yield session.meta.place, session.at("place")


def _uncommon_in(text: Text) -> Iterator[tuple[str, Span]]:
    """Yield the texts in a text that have uncommon characters, and where they stand."""
    said = [(plain_text(prose), prose.span) for prose in prose_of_text(text)]
    said += [(string, block.span) for block in every_block(text) for string in strings_of(block)]
    yield from ((words, span) for words, span in said if _UNCOMMON.search(words))


def _is_printed(text: Lesson | Worksheet | Case | Page, kinds: Set[str]) -> bool:
    """Tell whether one of the documents that are made shows a text."""
    match text:
        case Lesson():
            return (text.meta.handout and "handouts" in kinds) or not kinds.isdisjoint(_WITH_LESSONS)
        case Worksheet():
            return not kinds.isdisjoint({"worksheets", "workbook"})
        case Case():
            return not kinds.isdisjoint({"course-book", "compendium"})
    return text.meta.id == BRIEFING and "briefing" in kinds


def _shows_cohorts(course: Course, kinds: Set[str]) -> bool:
    """Tell whether a document shows the dates of cohorts: one of a cohort, or a list of them in a text."""
    return not kinds.isdisjoint(_OF_COHORTS) or any(
        listing.kind in {"schedule", "downloads"}
        for text in course.texts
        if _is_printed(text, kinds)
        for listing in blocks_in(text, Listing)
    )


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
