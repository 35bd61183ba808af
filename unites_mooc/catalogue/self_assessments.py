"""Self-assessments: a scale, dimensions, and statements to rate.

# invalid-scale (error)

A scale has too few labels or too many, or two that are the same.

It has 2 to 11 labels, lowest first, with commas between them.

**Why:** nobody could say where they stand on it.

**Wrong:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: yes

### Knowing {#knowing}

- We know who lives in our town.
:::
```

**Right:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, mostly, fully

### Knowing {#knowing}

- We know who lives in our town.
:::
```

# assessment-without-dimension (error)

A self-assessment has no dimension.

A dimension is a `###` heading with a list of statements below it; the chart of the result has one bar for
each.

**Why:** there would be nothing to rate, and no result.

**Wrong:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, mostly, fully

- We know who lives in our town.
- We ask them before we plan.
:::
```

**Right:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, mostly, fully

### Knowing {#knowing}

- We know who lives in our town.
- We ask them before we plan.
:::
```

# dimension-without-statement (error)

A dimension of a self-assessment has no statement.

Statements are the items of a list; other text is an introduction.

**Why:** there would be nothing to rate in it, and an empty bar in the chart.

**Wrong:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, mostly, fully

### Knowing {#knowing}

We know who lives in our town.
:::
```

**Right:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, mostly, fully

### Knowing {#knowing}

- We know who lives in our town.
:::
```

# statement-not-paragraph (error)

A statement of a self-assessment is more than one paragraph.

Shorten it, or split it into two. What people should read first stands above the list.

**Why:** a statement is the label of a row of buttons, and a row of the table of results.

**Wrong:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, mostly, fully

### Knowing {#knowing}

- We know:
  - who lives in our town
  - who is on the way
:::
```

**Right:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, mostly, fully

### Knowing {#knowing}

- We know who lives in our town.
- We know who is on the way.
:::
```

# level-not-on-scale (error)

Advice by level names a level that the scale does not have, or names one twice.

The advice of a dimension may be a definition list. Where its terms are labels of the scale, it is advice
by level: readers see the part that is nearest to what they rated.

**Why:** nobody would ever see the advice.

**Wrong:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, fully

### Knowing {#knowing}

- We know who lives in our town.

> not yet
> : Ask the library who comes.
>
> completely
> : Tell others how you found out.
:::
```

**Right:**

```markdown lesson
:::{self-assessment} Where do we stand?
:id: stand
:scale: not yet, partly, fully

### Knowing {#knowing}

- We know who lives in our town.

> not yet
> : Ask the library who comes.
>
> fully
> : Tell others how you found out.
:::
```
"""
