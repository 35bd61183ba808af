"""References by id.

# unknown-citation (error)

A citation names a work that `course/references.yaml` does not have.

**Why:** readers could not look it up.

**Wrong:**

```markdown lesson
Both sides change [@council-2005].
```

**Right:**

```markdown lesson
Both sides change [@council-2004].
```

# unknown-term (error)

A term is not in `course/glossary.yaml`.

**Why:** there is no definition to show.

**Wrong:**

```markdown lesson
We call it {term}`codesign`.
```

**Right:**

```markdown lesson
We call it {term}`co-design`.
```

# unknown-case (error)

A case is not in the case library.

**Why:** there is no page to lead to.

**Wrong:**

```markdown lesson
As in {case}`harbor`.
```

**Right:**

```markdown lesson
As in {case}`harbour`.
```

# unknown-module (error)

A session of a cohort names a module that the course does not have.

**Why:** the schedule could not say what the session is about.

**Wrong:**

```yaml course/cohorts/athens.yaml
id: athens
city: Athens
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: first, title: The first meeting, start: 2027-03-27T10:00, duration: 2 h, module: frist}
```

**Right:**

```yaml course/cohorts/athens.yaml
id: athens
city: Athens
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: first, title: The first meeting, start: 2027-03-27T10:00, duration: 2 h, module: first}
```

# unknown-ref (error)

A reference names nothing that has a page of its own.

It can name a lesson, a worksheet, a module, a page or a case, by its id.

**Why:** there is no page to lead to.

**Wrong:**

```markdown lesson
Go on with {ref}`tow`.
```

**Right:**

```markdown lesson
Go on with {ref}`two`.
```

# unknown-worksheet (error)

A card names a worksheet that is not there.

**Why:** there is no working aid to lead to.

**Wrong:**

```markdown lesson
:::{worksheet} maps
:::
```

**Right:**

```markdown lesson
:::{worksheet} map
:::
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from unites_mooc.diagnostics import Diagnostic, Span, did_you_mean, error
from unites_mooc.model.blocks import WorksheetCard
from unites_mooc.model.contents import blocks_in, parts_of_course
from unites_mooc.model.course import Course
from unites_mooc.model.index import REFERABLE, Index, build_index
from unites_mooc.model.prose import Citation, Part, Reference
from unites_mooc.source.loader import GLOSSARY_FILE, REFERENCES_FILE


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every reference to an unknown id."""
    index = build_index(course)
    referable = {name for kind in REFERABLE for name in index.by_kind[kind]}
    yield from _check_parts(course, index, referable, parts_of_course(course))
    for text in course.texts:
        for card in blocks_in(text, WorksheetCard):
            yield from _unknown("worksheet", card.target, card.span, index.by_kind["worksheet"], course)
    for case in course.cases:
        for key in case.meta.sources:
            yield from _unknown("citation", key, case.at("sources"), course.references, course)
    for session in (session for cohort in course.cohorts for session in cohort.sessions):
        if session.meta.module:
            known = index.by_kind["module"]
            yield from _unknown("module", session.meta.module, session.at("module"), known, course)
    for term in course.glossary:
        for key in term.meta.sources:
            yield from _unknown("citation", key, term.at("sources"), course.references, course)
        for name in term.meta.see:
            yield from _unknown("term", name, term.at("see"), index.terms, course)


def _check_parts(
    course: Course, index: Index, referable: Set[str], parts: Iterable[Part]
) -> Iterator[Diagnostic]:
    for part in parts:
        if isinstance(part, Citation):
            for cite in part.cites:
                yield from _unknown("citation", cite.key, part.span, course.references, course)
        elif isinstance(part, Reference):
            known: Iterable[str] = index.terms if part.kind == "term" else index.by_kind["case"]
            if part.kind == "ref":
                known = referable
            yield from _unknown(part.kind, part.target, part.span, known, course)


_NAMES = {
    "citation": "a reference",
    "term": "a glossary term",
    "case": "a case",
    "ref": "a lesson, worksheet, module, page or case",
    "worksheet": "a worksheet",
    "module": "a module",
}


def _unknown(
    kind: str, target: str, span: Span, known: Iterable[str], course: Course
) -> Iterator[Diagnostic]:
    if target not in known and not _may_be_unread(course, kind):
        message = f"`{target}` is not the id of {_NAMES[kind]}."
        yield error(span, f"unknown-{kind}", message, did_you_mean(target, known) or _TO_WRITE[kind])


_TO_WRITE = {
    "citation": f"Add it to `{REFERENCES_FILE}`: `- id: …`, and below it `type`, `title`, `author` …",
    "term": f"Add it to `{GLOSSARY_FILE}`: `- id: …`, and below it `term` and `definition`.",
    "case": "Write it: `unites-mooc new case` makes the file.",
    "ref": "Write the id of the page that it should lead to.",
    "worksheet": "Write it: `unites-mooc new worksheet` makes the file.",
    "module": "Write the id of a module, or remove the line.",
}
"""What to do where there is nothing near."""


def _may_be_unread(course: Course, kind: str) -> bool:
    """Tell whether the id may stand in a file that could not be read."""
    file = {"citation": REFERENCES_FILE, "term": GLOSSARY_FILE}.get(kind)
    if file:
        return file in course.unread
    return any(path.endswith((".md", "module.yaml")) for path in course.unread)
