"""Colours of a course that are too much alike to be read.

# low-contrast (error)

A colour of the course's own look is too much like one that it stands on or under.

Text needs a contrast of 4.5 : 1, the edge of a field 3 : 1. Every pair of colours that the pages lay upon
each other is measured, in the light and in the dark scheme: links on the page and in every kind of box, text
on buttons, verdicts of questions. The hint names the nearest colour of the same hue that passes them all.

**Why:** people who see less, or who read in the sun, could not read it. For public bodies this is a duty
(WCAG 2.2, success criteria 1.4.3 and 1.4.11).

**Wrong:**

```yaml course/theme/theme.yaml
colours:
  accent: "#3fa7c9"
```

**Right:**

```yaml course/theme/theme.yaml
colours:
  accent: "#006180"
```
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, error
from unites_mooc.model.course import Course

_WORDS = {
    "accent-ink": "text on buttons",
    "ink": "text",
    "ink-soft": "quiet text",
    "mark": "what a search has found",
    "paper": "the page",
    "raised": "a box",
    "right": "a right answer's verdict",
    "right-soft": "a right answer",
    "surface": "a quiet box",
    "warm-soft": "a warning",
    "white": "a document",
    "wrong": "a wrong answer's verdict",
    "wrong-soft": "a wrong answer",
    "control": "the edge of a field",
}
"""What the properties of the style sheet are to readers."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every colour that has too little contrast, with its worst pair."""
    from unites_mooc.render.palette import failures, passing

    theme = course.theme
    said: set[str] = set()
    for failure in failures(theme.meta):
        pair = failure.pair
        if failure.key in said:
            continue
        said.add(failure.key)
        ratio = math.floor(failure.ratio * 100) / 100
        message = (
            f"`{failure.front}` ({_words(pair.front)}) on `{failure.ground}` ({_words(pair.ground)}) has a "
            f"contrast of {ratio:.2f} : 1 in the {failure.scheme} scheme; {pair.least:g} : 1 is needed."
        )
        near = passing(theme.meta, failure.key)
        advice = f'The nearest colour with enough is `"{near}"`.' if near else "Leave it out: none is near."
        yield error(theme.at(failure.key), "low-contrast", message, advice)


def _words(token: str) -> str:
    """Return what a property is to readers; hues and their soft grounds have numbers."""
    name, _, number = token.rpartition("-")
    match name:
        case "hue":
            return "links" if number == "1" else f"links in module {number}"
        case "soft":
            return "a coloured box"
        case _:
            return _WORDS[token]
