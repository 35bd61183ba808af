"""YAML: the notation of metadata, in files of its own and at the top of texts.

# missing-front-matter (error)

A text does not begin with its metadata.

They stand between two lines of `---`, and nothing stands above the first of them.

**Why:** without metadata there is no title, no id and no duration.

**Wrong:**

```markdown modules/01-first/03-three.md
## A heading

Some text.
```

**Right:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
---

## A heading

Some text.
```

# unclosed-front-matter (error)

The metadata at the top of a text are never closed.

**Why:** where they do not end, the text cannot begin.

**Wrong:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min

Some text.
```

**Right:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
---

Some text.
```

# yaml-syntax (error)

The metadata cannot be read: a sign stands where it cannot.

A text needs quotes where it contains a colon and a space, or where it begins with one of ``@ ` % * & ! [ {``.
After the colon of a key, and after the dash of a list, stands a space.

**Why:** nothing that stands in the file can be read, below the flaw or above it.

**Wrong:**

```yaml module
id: first
title: Module 1: why together
```

**Right:**

```yaml module
id: first
title: "Module 1: why together"
```

# yaml-indentation (error)

A line does not begin in the column in which it should.

Keys that belong together begin in the same column; what belongs to a key stands below it, two spaces further
to the right.

**Why:** in YAML the spaces at the beginning of a line say what it belongs to.

**Wrong:**

```yaml module
id: first
 title: The first module
```

**Right:**

```yaml module
id: first
title: The first module
```

# yaml-tab (error)

A tab indents a line.

**Why:** YAML allows only spaces there, since nobody can see how wide a tab is.

**Wrong:**

```yaml module
id: first
title: The first module
outcomes:
\t- You can name three reasons.
```

**Right:**

```yaml module
id: first
title: The first module
outcomes:
  - You can name three reasons.
```

# swallowed-entry (warning)

An entry of a list is read as a part of the text above it.

It is indented further than the entry above, so it looks like the next line of that one.

**Why:** two entries become one, with a dash between them.

**Wrong:**

```yaml module
id: first
title: The first module
outcomes:
  - You can name three reasons.
    - You can tell them apart.
```

**Right:**

```yaml module
id: first
title: The first module
outcomes:
  - You can name three reasons.
  - You can tell them apart.
```

# duplicate-key (error)

A key stands in the same place a second time.

**Why:** only one of the two values can hold, and which one is a matter of chance.

**Wrong:**

```yaml module
id: first
title: The first module
title: Why together
```

**Right:**

```yaml module
id: first
title: Why together
```

# quoted-with-typographic-quotes (hint)

The quotation marks around a value are not those that YAML knows.

Word processors turn straight marks into curly ones. Write straight ones, or put straight ones around the
value where the curly ones are meant.

**Why:** the marks would be part of the text, and readers would see them.

**Wrong:**

```yaml module
id: first
title: „Why together?“
```

**Right:**

```yaml module
id: first
title: "Why together?"
```

# yaml-alias (error)

An alias (`*name`) repeats a whole list or mapping.

**Why:** readers of the file would have to look elsewhere for what it says, and a few lines of aliases can
stand for millions of values.

**Wrong:**

```yaml course
outputs:
  public: &all [site, scorm12]
  pilot: *all
```

**Right:**

```yaml course
outputs:
  public: [site, scorm12]
  pilot: [site, scorm12]
```

# yaml-too-deep (error)

Lists and mappings are nested more than 32 levels deep.

**Why:** no metadata need that; brackets were probably opened and not closed.

**Wrong:**

```yaml module
id: first
title: The first module
outcomes: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[One]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

**Right:**

```yaml module
id: first
title: The first module
outcomes: [One]
```

# yaml-too-large (error)

A file has more values than a course can need.

**Why:** something else was probably saved under its name.

**Not shown:** the file is too large for a page. Split it, or look whether it is the right one.
"""
