"""Sources of cases: what the metadata list, and what the text cites.

# source-never-cited (hint)

A case lists a source that its text never cites.

Cite it where it supports something, or take it off the list.

**Why:** the list stands at the head of the case and says what it rests on; readers, and whoever renews the
case, go by it. A source that supports nothing in the text only looks like evidence.

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

Residents and the port authority drew the plan together.
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

Residents and the port authority drew the plan together [@council-2004].
```

# citation-not-in-sources (hint)

The text of a case cites a work that is not among its `sources`.

**Why:** the list at the head of the case says what it rests on. Whoever renews the case reads the works of
the list again, and would forget this one.

**Wrong:**

```markdown case
---
id: harbour
title: A harbour
as_of: 2024-11
evidence: B
sources: [port-2023]
not_known: [How many people took part]
---

The port gave the ground [@port-2023], as the principles advise [@council-2004].
```

```yaml references
references:
  - {id: council-2004, type: book, title: Principles}
  - {id: port-2023, type: report, title: Yearly report of the port}
```

**Right:**

```markdown case
---
id: harbour
title: A harbour
as_of: 2024-11
evidence: B
sources: [port-2023, council-2004]
not_known: [How many people took part]
---

The port gave the ground [@port-2023], as the principles advise [@council-2004].
```

```yaml references
references:
  - {id: council-2004, type: book, title: Principles}
  - {id: port-2023, type: report, title: Yearly report of the port}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import parts_of_text
from unites_mooc.model.course import Case, Course
from unites_mooc.model.prose import Citation


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every difference between the sources of a case and what it cites."""
    for case in course.cases:
        if case.meta.sources:
            yield from _check(case)


def _check(case: Case) -> Iterator[Diagnostic]:
    citations = [part for part in parts_of_text(case) if isinstance(part, Citation)]
    cited = {cite.key for citation in citations for cite in citation.cites}
    for index, key in enumerate(case.meta.sources):
        if key not in cited:
            place = case.places.get(f"sources.{index}", case.at("sources"))
            message = f"The text of the case never cites `{key}`."
            yield hint(place, "source-never-cited", message, f"Cite it (`[@{key}]`), or take it off.")
    named = set(case.meta.sources)
    for citation in citations:
        for cite in citation.cites:
            if cite.key not in named:
                named.add(cite.key)
                message = f"The case cites `{cite.key}`, which is not among its `sources`."
                yield hint(citation.span, "citation-not-in-sources", message, "Add it to `sources`.")
