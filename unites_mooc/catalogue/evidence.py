"""What cases and statements must say.

# invalid-evidence (error)

The evidence mark of a case is not A, B, C or X.

**Why:** the mark tells readers how far they can rely on the case.

**Wrong:**

```markdown case
---
id: harbour
title: A harbour
evidence: good
fictional: true
---
```

**Right:**

```markdown case
---
id: harbour
title: A harbour
evidence: B
fictional: true
---
```

# case-without-evidence (error)

A case does not say what it rests on.

It needs `as_of`, `evidence`, `sources` and `not_known`, unless it is `fictional: true`.

**Why:** readers take a case for a fact, and act on it.

**Wrong:**

```markdown case
---
id: harbour
title: A harbour
---
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
```

# incomplete-statement (error)

The accessibility statement lacks something that it must say.

**Why:** Decision (EU) 2018/1523 says what the statement of a public body holds.

**Wrong:**

```markdown statement
---
id: accessibility
title: Accessibility
status: partially compliant
---
```

**Right:**

```markdown statement
---
id: accessibility
title: Accessibility
status: partially compliant
gaps: [The videos of the first module have no captions]
alternatives: [Every video has a transcript]
date: 2026-01-01
method: self-assessment
contact: team@example.org
enforcement: The ombuds office
---
```
"""
