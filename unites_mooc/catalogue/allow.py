"""Silenced codes: what `allow` in the metadata of a file can do.

# unknown-allowed-code (warning)

A file's `allow` names a code that the tool does not have.

**Why:** it silences nothing; it is misspelt, or the code has gone.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
allow: [raw-htlm]
---

Write <b>bold</b>.
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
allow: [raw-html]
---

Write <b>bold</b>.
```

# allowed-error (warning)

A file's `allow` names an error, which cannot be silenced.

**Why:** errors stand for what cannot be built, or what learners would stumble over. They must be mended.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
allow: [broken-link]
---
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
---
```

# unused-allow (hint)

A file's `allow` names a code that silences nothing there.

**Why:** the flaw was mended; a later one of its kind would not be reported.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
allow: [raw-html]
---
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
---
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache

from unites_mooc.catalogue import pages
from unites_mooc.diagnostics import Diagnostic, Severity, Span, did_you_mean, hint, warning

Allowed = Mapping[str, Mapping[str, Span]]
"""The codes that each file allows, and where it says so."""


def wrongly_allowed(allowed: Allowed) -> Iterator[Diagnostic]:
    """Yield a warning for every allowed code that is unknown, or an error."""
    for codes in allowed.values():
        for code, span in codes.items():
            page = pages().get(code)
            if page is None:
                message = f"`{code}` is not a code that can be silenced."
                yield warning(span, "unknown-allowed-code", message, did_you_mean(code, _silenceable()))
            elif page.severity is Severity.ERROR:
                message = f"`{code}` is an error, and errors cannot be silenced."
                yield warning(span, "allowed-error", message, "Mend it, and remove the code here.")


def needlessly_allowed(allowed: Allowed, silenced: Set[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Yield a hint for every allowed code that silenced nothing; ``silenced`` holds paths and codes."""
    for path, codes in allowed.items():
        for code, span in codes.items():
            if code in _silenceable() and (path, code) not in silenced:
                message = f"`{code}` silences nothing in this file."
                yield hint(span, "unused-allow", message, "Remove it from `allow`.")


@cache
def _silenceable() -> frozenset[str]:
    return frozenset(code for code, page in pages().items() if page.severity is not Severity.ERROR)
