"""Texts that are hard to read.

# hard-text (hint)

A text is harder to read than a newspaper.

Its readability index LIX is above that of normal newspapers in its language. LIX is the number of words in a
sentence, on average, plus the percentage of words with more than six letters.
[Björnsson](https://doi.org/10.2307/747382) (1983) measured newspapers in eleven languages: English 52,
German 59, French 55, Spanish 67, Italian 65, Swedish 47 and so on. Texts in other languages, or with fewer
than 100 words, are not measured.

Shorten sentences (`long-sentence` names the worst), and use verbs instead of nouns, and everyday words. LIX
counts letters, not sense: where long names drive it up, write `allow: [hard-text]`.

**Why:** a course is read at the end of a working day, by people of whom many work in their second language.
What reads like a ministerial circular is closed after the first screen.

**Wrong:**

```markdown lesson
The implementation of participatory instruments necessitates appropriate organisational resources. Municipal
administrations should institutionalise interdepartmental coordination. The identification of relevant
stakeholders presupposes comprehensive environmental observation. Underrepresented population groups require
differentiated communication strategies. Subsequently, representatives undertake the prioritisation of
recommendations. Continuous documentation facilitates transparency regarding procedural decisions. Political
committees subsequently deliberate concerning implementation. Responsibilities require unambiguous
allocation. Financial expenditures necessitate corresponding authorisation. Accompanying evaluation
demonstrates effectiveness. Systematic dissemination guarantees sustainability. Professional moderation
supports constructive discussions between participating organisations. Qualified interpretation enables
multilingual contributions. Accessible facilities encourage participation. Appropriate remuneration
acknowledges voluntary contributions. Intermediate evaluations demonstrate developmental potential. Comparable
municipalities contribute additional perspectives. International exchanges accelerate organisational learning.
Permanent institutionalisation constitutes the overarching objective.
```

**Right:**

```markdown lesson
Taking people seriously takes time and money. Plan both before you begin. Let the offices of the town talk to
each other first. Then find out who is affected: walk round, and ask whom people trust. Some groups hardly
ever come to a meeting. Go where they are, and speak their language. Let all who take part say what matters
most. Write down what was decided, and why. Then take it to the council. Say who does what, by when, and from
which budget. Look after a year at what has come of it. Tell people. Have somebody from outside lead the
meetings, pay for interpreters, and choose a room that has no steps.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import fact
from unites_mooc.model.course import Course, Text
from unites_mooc.model.languages import newspaper_lix
from unites_mooc.model.prose import plain_text
from unites_mooc.model.sentences import count_words, running_prose, sentences, without_quotations

ENOUGH_WORDS = 100
_LONG = 7
"""Letters of a long word."""
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_ENDS = (".", "!", "?", "…", "؟", ":")
_CLOSING = "\"'”“’»«)]"


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every text whose LIX is above that of newspapers in its language."""
    language = course.meta.language
    newspaper = newspaper_lix(language)
    if newspaper is None:
        return
    for text in course.texts:
        lix = fact(text, f"lix {language}", partial(_lix, text, language))
        if lix is not None and round(lix) > newspaper:
            message = f"The text has a LIX of {lix:.0f}; newspapers have {newspaper}, and easy texts less."
            advice = "Use shorter sentences and everyday words."
            yield hint(text.at("title"), "hard-text", message, advice)


def _lix(text: Text, language: str) -> float | None:
    """Return the readability index of what ends as a sentence does; None where that is little."""
    count, long, ends = 0, 0, 0
    for prose in running_prose(text):
        plain = without_quotations(plain_text(prose)).strip()
        if plain.rstrip(_CLOSING).endswith(_ENDS):
            count += count_words(plain, language)
            long += _long_words(plain)
            ends += len(sentences(plain, language)) + plain.count(": ")
    return count / ends + 100 * long / count if count >= ENOUGH_WORDS else None


def _long_words(text: str) -> int:
    """Return how many long words a text has; they are not looked for among the short ones."""
    return len(_LONG_WORD.findall(" ".join([part for part in text.split() if len(part) >= _LONG])))
