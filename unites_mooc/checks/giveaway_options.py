"""Answers that give themselves away.

# giveaway-option (hint)

The right answer of a question can be told by its length.

The right option of a choice question is much longer than every wrong one: at least 1.6 times as long, and
20 characters longer. Where several are right, all of them are.

Shorten the right option and move its reasons into its feedback, or give the wrong ones as much detail.

**Why:** authors take care to make the right answer exactly right, so it grows. Learners know this and choose
the longest option: the quiz then measures how well they know quizzes. See the item-writing guidelines of
[Haladyna, Downing and Rodriguez](https://doi.org/10.1207/S15324818AME1503_5) (2002).

**Wrong:**

```markdown quiz
### Which level is this? {#level}

- [ ] Consult
- [x] Collaborate, since those affected and the office draft the text together
- [ ] Inform
```

**Right:**

```markdown quiz
### Which level is this? {#level}

- [ ] Consult
- [x] Collaborate
  > Yes: those affected and the office draft the text together.
- [ ] Inform
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import blocks_in, facts
from unites_mooc.model.course import Course, Text
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Choice, Option, Question
from unites_mooc.model.walk import all_prose

TIMES, MORE = 1.6, 20
"""The shortest right option against the longest wrong one; in characters."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every question whose right options are all longer than the wrong ones."""
    for text in course.texts:
        yield from facts(text, "giveaway options", _in_text)


def _in_text(text: Text) -> Iterator[Diagnostic]:
    for question in blocks_in(text, Question):
        if isinstance(question.answer, Choice):
            yield from _check(question.answer)


def _check(answer: Choice) -> Iterator[Diagnostic]:
    right = [option for option in answer.options if option.correct]
    wrong = [_length(option) for option in answer.options if not option.correct]
    if not right or not wrong:
        return
    shortest = min(right, key=_length)
    if _length(shortest) >= max(TIMES * max(wrong), max(wrong) + MORE):
        subject = "The right answer is" if len(right) == 1 else "All right answers are"
        message = f"{subject} much longer than every wrong one; its length gives it away."
        advice = "Shorten it and put the reasons into its feedback, or say more in the wrong ones."
        yield hint(shortest.text.span, "giveaway-option", message, advice)


def _length(option: Option) -> int:
    return len(plain_text(option.text)) + sum(len(plain_text(prose)) for prose in all_prose(option.blocks))
