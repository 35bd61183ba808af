"""Metadata: keys and their values.

# missing-key (error)

A key that must be there is missing, or has no value.

**Why:** the course cannot be built without it: every text has a title, and progress hangs on its id.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
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

# unknown-key (error)

A key is not known where it stands.

It is misspelt, or it belongs to another kind of file.

**Why:** what it says would have no effect, and nobody would notice.

**Wrong:**

```yaml module
id: first
titel: The first module
title: The first module
```

**Right:**

```yaml module
id: first
title: The first module
```

# wrong-type (error)

A value is of another kind than its key needs: a list in the place of a text, or the other way round.

**Why:** the value cannot be understood.

**Wrong:**

```yaml module
id: first
title: [The first module]
```

**Right:**

```yaml module
id: first
title: The first module
```

# invalid-id (error)

An id has signs that it cannot have.

Ids are made of small letters a–z, digits and single hyphens. So are tags.

**Why:** ids become addresses, file names and names in an LMS, where other signs get lost.

**Wrong:**

```yaml module
id: First Module
title: The first module
```

**Right:**

```yaml module
id: first-module
title: The first module
```

# list-without-commas (error)

Between the entries of a list that stands on one line, something else than commas divides them.

**Why:** they would be one long entry.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
only: pilot facilitator
---

For two editions.
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
only: pilot, facilitator
---

For two editions.
```

# invalid-duration (error)

A duration is not one.

**Why:** durations are added up and shown to learners.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: five minutes
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

# invalid-boolean (error)

A value is neither `true` nor `false`.

**Why:** `yes`, `no` and `on` mean different things to different tools.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
handout: no
---
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
handout: false
---
```

# invalid-number (error)

A number is not one, or lies outside its limits.

Points, percentages and lines are whole numbers.

**Why:** an LMS adds them up, and refuses others.

**Wrong:**

```yaml course
completion:
  lessons: all
  pass: 170
```

**Right:**

```yaml course
completion:
  lessons: all
  pass: 70
```

# invalid-completion (error)

The completion rule for lessons is none.

It is `all`, a number of lessons, or a percentage of them.

**Why:** learners are told when they have completed the course.

**Wrong:**

```yaml course
completion:
  lessons: most
```

**Right:**

```yaml course
completion:
  lessons: 80%
```

# invalid-date (error)

A date is none that the calendar has, or is not written as a year, a month or a day.

**Why:** a date that everybody reads differently says nothing.

**Wrong:**

```markdown case
---
id: harbour
title: A harbour
as_of: 3.11.2024
fictional: true
---
```

**Right:**

```markdown case
---
id: harbour
title: A harbour
as_of: 2024-11-03
fictional: true
---
```

# invalid-language (error)

A language is not written as a language tag.

**Why:** browsers and screen readers choose the pronunciation by it.

**Wrong:**

```yaml course
languages: [English]
```

**Right:**

```yaml course
languages: [en]
```

# invalid-url (error)

An address is not one of the web.

**Why:** pages link to it, and printed codes lead there.

**Wrong:**

```yaml course
base_url: www.example.org/course
```

**Right:**

```yaml course
base_url: https://www.example.org/course/
```

# base-url-not-a-folder (error)

The address of the site is that of a page: it ends in `index.html`, or has a `?` or a `#`.

**Why:** the addresses of all pages begin with it, and with such an end none of them would be right.

**Wrong:**

```yaml course
base_url: https://www.example.org/course/index.html?lang=en
```

**Right:**

```yaml course
base_url: https://www.example.org/course/
```

# unknown-citation-style (error)

The citation style is neither `author-date` nor `numeric`.

**Why:** the bibliography would be set in another style than you expect.

**Wrong:**

```yaml course
citation_style: footnotes
```

**Right:**

```yaml course
citation_style: numeric
```

# unknown-target (error)

An edition asks for an output that the tool does not make.

**Why:** it would be missing, and nobody would notice before it is needed.

**Wrong:**

```yaml course
outputs:
  public: [site, scorm]
```

**Right:**

```yaml course
outputs:
  public: [site, scorm2004]
```

# unknown-document (error)

An edition asks for a document that the tool does not make.

**Why:** it would be missing, and nobody would notice before it is needed.

**Wrong:**

```yaml course
documents:
  public: [handout]
```

**Right:**

```yaml course
documents:
  public: [handouts]
```
"""
