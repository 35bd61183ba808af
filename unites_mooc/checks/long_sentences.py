"""Sentences that are too long.

How to write clearly:
https://op.europa.eu/en/publication-detail/-/publication/c2dab20c-0414-408d-87b5-dd3c6e5dd9a5

# long-sentence (hint)

A sentence is so long that most readers will have to read it twice.

It has more than 30 words in English. Other languages need more or fewer words to say the same, and are
measured accordingly: 26 in German and French, 28 in Dutch, 20 in Finnish. The five longest of a file are
named. Quotations, tables, code and footnotes are left alone.

The European Commission's *How to write clearly* asks for 20 words on average, and
[GOV.UK](https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/) for 25 at
most. The limit here is a fifth above that, so that the hint is nearly always right.

Say one thing in a sentence. Put the condition and its result into two, or make a list.

**Why:** part of your learners read in their second or third language, many on a phone, and all at the end of
a working day.

**Wrong:**

```markdown lesson
If your employer offers the course in a learning platform, the platform receives your progress and your score,
which it may keep for as long as its own rules say, and which we never see.
```

**Right:**

```markdown lesson
Your employer may offer the course in a learning platform. The platform then receives your progress and your
score. Its own rules say how long it keeps them. We never see them.
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import facts
from unites_mooc.model.course import Course, Text
from unites_mooc.model.languages import as_long_as, has_spaces
from unites_mooc.model.prose import Prose, plain_text
from unites_mooc.model.sentences import place_of, running_prose, sentences, without_quotations, words

ENGLISH_WORDS = 30
NAMED = 5
"""So many of a file; whoever mends them finds the others in the next run."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for the longest sentences of every text, where they are too long."""
    language = course.meta.language
    if not has_spaces(language):
        return
    limit = as_long_as(ENGLISH_WORDS, language)
    for text in course.texts:
        yield from facts(text, f"long sentences {language}", _of_text, language, limit)
    yield from _longest((term.definition for term in course.glossary), language, limit)


def _of_text(text: Text, language: str, limit: int) -> tuple[Diagnostic, ...]:
    return _longest(running_prose(text), language, limit)


def _longest(proses: Iterable[Prose], language: str, limit: int) -> tuple[Diagnostic, ...]:
    found = [flaw for prose in proses for flaw in _long(prose, language, limit)]
    found.sort(key=lambda flaw: (-flaw[0], flaw[1].span))
    return tuple(diagnostic for _count, diagnostic in found[:NAMED])


def _long(prose: Prose, language: str, limit: int) -> Iterator[tuple[int, Diagnostic]]:
    if prose.source.count(" ") + prose.source.count("\n") < limit:
        return
    for sentence in sentences(without_quotations(plain_text(prose)), language):
        if len(sentence.split()) <= limit:
            continue
        count = len(words(sentence, language))
        if count > limit:
            message = f"The sentence has {count} words; up to {limit} are easy to read."
            advice = "Say one thing in a sentence, or make a list."
            yield count, hint(place_of(prose, sentence), "long-sentence", message, advice)
