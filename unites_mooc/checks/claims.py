"""Claims of cases.

# claim-without-source (hint)

A case states a figure, a year or a quotation, and names no source.

A paragraph, an item of a list or a row of a table holds a year, a percentage, a number from ten upwards or a
quotation, and there is no citation in it. For a paragraph, one in the paragraph before or after it will do;
for items and rows, one in the paragraph around the list or table. What is cited elsewhere in the same case
may be repeated without it. Cases that are `fictional` are left alone.

If you know no source, say so, or leave the figure out.

**Why:** cases are quoted in council papers. Readers must be able to check every figure, and the author to
renew it; a case that rests on nothing is an anecdote.

**Wrong:**

```markdown case
---
id: harbour
title: A harbour
as_of: 2024-11
evidence: B
sources: [council-2004]
not_known: [How many people took part]
---

The plan rests on the common principles [@council-2004].

It has three parts.

The city spent 1.2 million euros on language courses.
```

**Right:**

```markdown case
---
id: harbour
title: A harbour
as_of: 2024-11
evidence: B
sources: [council-2004]
not_known: [How many people took part]
---

The plan rests on the common principles [@council-2004].

It has three parts.

The city spent 1.2 million euros on language courses [@council-2004, p. 14].
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unites_mooc.diagnostics import Diagnostic, Span, hint
from unites_mooc.model.blocks import Block, Code, Heading, ListItem, Table
from unites_mooc.model.course import Case, Course
from unites_mooc.model.prose import Citation, FootnoteMark, Prose, plain_text, references
from unites_mooc.model.walk import children, prose_of

_NUMBER = re.compile(r"(?<![\w.,-])\d[\d.,\u00a0\u202f']*\d(?![\w-])|\d[\d.,]*\s?(?:%|percent|per cent)")
_QUOTATION = re.compile(r"[“„«\"]((?:[^“”„«»\"\s]+\s+){3,}[^“”„«»\"\s]+)[“”»\"]")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph, a list item or a row of a table."""

    proses: tuple[Prose, ...]
    span: Span
    is_paragraph: bool

    def cited(self) -> bool:
        return any(
            isinstance(part, Citation | FootnoteMark)
            for prose in self.proses
            for part in references(prose.parts)
        )

    def claims(self) -> list[str]:
        """Return the figures and quotations, as they are written."""
        texts = [plain_text(prose) for prose in self.proses]
        return [match[0].strip() for text in texts for match in _NUMBER.finditer(text)] + [
            match[1] for text in texts for match in _QUOTATION.finditer(text)
        ]


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every passage of a case whose claims have no source near them."""
    for case in course.cases:
        if not case.meta.fictional and not case.meta.draft:
            yield from _check(case)


def _check(case: Case) -> Iterator[Diagnostic]:
    sections = [case.introduction, *(unit.blocks for unit in case.units)]
    passages = [list(_passages(blocks)) for blocks in sections]
    sourced = {claim for section in passages for p in section if p.cited() for claim in p.claims()}
    for section in passages:
        for index, passage in enumerate(section):
            claims = [claim for claim in passage.claims() if claim not in sourced]
            if claims and not any(near.cited() for near in _around(section, index)):
                message = f"“{_short(claims[0])}” has no source."
                advice = "Add the citation, `[@key, p. 3]`, or say that it is not known."
                yield hint(passage.span, "claim-without-source", message, advice)


def _around(section: list[_Passage], index: int) -> Iterator[_Passage]:
    """Yield a passage and the paragraphs next to it."""
    yield section[index]
    for step in (-1, 1):
        near = index + step
        while not section[index].is_paragraph and 0 <= near < len(section) and not section[near].is_paragraph:
            near += step
        if 0 <= near < len(section) and section[near].is_paragraph:
            yield section[near]


def _passages(blocks: Iterable[Block]) -> Iterator[_Passage]:
    for block in blocks:
        if isinstance(block, ListItem):
            proses = tuple(prose for inner in block.blocks for prose in prose_of(inner))
            yield _Passage(proses, block.span, is_paragraph=False)
            nested = [grandchild for inner in block.blocks for grandchild in children(inner)]
            yield from _passages(nested)
        elif isinstance(block, Table):
            for row in block.rows:
                yield _Passage(row, row[0].span if row else block.span, is_paragraph=False)
        elif not isinstance(block, Heading | Code):
            proses = tuple(prose_of(block))
            if proses:
                yield _Passage(proses, block.span, is_paragraph=True)
            yield from _passages(children(block))


def _short(claim: str) -> str:
    words = claim.split()
    return claim if len(words) <= 8 else " ".join(words[:8]) + " …"
