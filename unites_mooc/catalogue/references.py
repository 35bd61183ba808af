"""Works in ``references.yaml``.

# unknown-reference-key (warning)

A work has a key that is no variable of CSL.

CSL, which Zotero and pandoc write too, tells capitals from small letters: `URL`, `DOI`. A year is a date,
`issued`. The warning stands where the key is used first, and counts the other works that have it.

**Why:** what it says would be missing in every list of sources.

**Wrong:**

```yaml course/references.yaml
references:
  - id: council-2004
    type: report
    title: Common Basic Principles
    year: 2004
```

**Right:**

```yaml course/references.yaml
references:
  - id: council-2004
    type: report
    title: Common Basic Principles
    issued: 2004
```

# unread-reference-date (warning)

A date of a work cannot be read.

Write a year, a month or a day, such as `2004`, `2004-11` or `2004-11-19`; two years with `/` between them.
The forms of CSL-JSON (`{date-parts: [[2004, 11]]}`) and of pandoc (`{year: 2004, month: 11}`) are read, too.

**Why:** the work would be listed without a date.

**Wrong:**

```yaml course/references.yaml
references:
  - id: council-2004
    type: report
    title: Common Basic Principles
    issued: November 2004
```

**Right:**

```yaml course/references.yaml
references:
  - id: council-2004
    type: report
    title: Common Basic Principles
    issued: 2004-11
```

# unknown-reference-type (warning)

The type of a work is none of CSL.

**Why:** the type decides what stands in the list of sources, and what in italics.

**Wrong:**

```yaml course/references.yaml
references:
  - id: arnstein-1969
    type: journal
    title: A Ladder of Citizen Participation
```

**Right:**

```yaml course/references.yaml
references:
  - id: arnstein-1969
    type: article-journal
    title: A Ladder of Citizen Participation
```
"""
