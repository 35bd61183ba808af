"""Directives: how they open and close, and what they take.

# unknown-directive (error)

A directive is none that the tool knows.

**Why:** what stands in it would not be shown.

**Wrong:**

```markdown lesson
:::{tipp}
Begin with a walk.
:::
```

**Right:**

```markdown lesson
:::{tip}
Begin with a walk.
:::
```

# fence-without-name (error)

A line of colons opens something that has no name in braces.

**Why:** it cannot be told what it should become.

**Wrong:**

```markdown lesson
::: tip
Begin with a walk.
:::
```

**Right:**

```markdown lesson
:::{tip}
Begin with a walk.
:::
```

# unclosed-fence (error)

A directive is never closed.

**Why:** all that stands below would belong to it.

**Wrong:**

```markdown lesson
:::{tip}
Begin with a walk.

Then meet.
```

**Right:**

```markdown lesson
:::{tip}
Begin with a walk.
:::

Then meet.
```

# stray-fence (error)

A line of colons closes nothing.

The directive that it should close has another number of colons, or was closed before.

**Why:** a directive probably ends somewhere else than you think.

**Wrong:**

```markdown lesson
:::{tip}
Begin with a walk.
:::
:::
```

**Right:**

```markdown lesson
:::{tip}
Begin with a walk.
:::
```

# fence-closed-by-twin (error)

A directive would be closed by the end of one that stands inside it.

Directives inside each other need different numbers of colons: the outer one has more.

**Why:** other editors and code hosts end the outer one there, and show the rest outside it.

**Wrong:**

```markdown lesson
:::{details} More on walks
:::{tip}
Begin with a walk.
:::
:::
```

**Right:**

```markdown lesson
::::{details} More on walks
:::{tip}
Begin with a walk.
:::
::::
```

# missing-argument (error)

A directive needs something after its name, and has nothing.

**Why:** a quiz without a title, or a figure without a path, cannot be shown.

**Wrong:**

```markdown lesson
:::{activity}
Walk round the harbour.
:::
```

**Right:**

```markdown lesson
:::{activity} A walk
Walk round the harbour.
:::
```

# unexpected-argument (error)

A directive takes nothing after its name.

**Why:** what stands there would be lost.

**Wrong:**

```markdown lesson
:::{glossary} Words
:::
```

**Right:**

```markdown lesson
:::{glossary}
:::
```

# unexpected-body (error)

A directive has no body, and text stands in it.

**Why:** the text would be lost.

**Wrong:**

```markdown lesson
:::{worksheet} map
Print it twice.
:::
```

**Right:**

```markdown lesson
:::{worksheet} map
:::

Print it twice.
```

# unknown-option (error)

A directive does not have this option.

**Why:** what it says would have no effect.

**Wrong:**

```markdown lesson
:::{activity} A walk
:time: 10 min

Walk round the harbour.
:::
```

**Right:**

```markdown lesson
:::{activity} A walk
:duration: 10 min

Walk round the harbour.
:::
```

# duplicate-option (error)

An option stands in a directive a second time.

**Why:** only one of the two can hold.

**Wrong:**

```markdown lesson
:::{activity} A walk
:duration: 10 min
:duration: 20 min

Walk round the harbour.
:::
```

**Right:**

```markdown lesson
:::{activity} A walk
:duration: 20 min

Walk round the harbour.
:::
```

# misplaced-option (error)

An option does not stand directly under the opening line.

**Why:** it would be shown as text.

**Wrong:**

```markdown lesson
:::{activity} A walk

:duration: 10 min
:::
```

**Right:**

```markdown lesson
:::{activity} A walk
:duration: 10 min
:::
```

# malformed-option (error)

A line under the opening line of a directive was meant as an option, and is not written as one.

**Why:** it would be shown as text.

**Wrong:**

```markdown lesson
:::{activity} A walk
duration: 10 min
:::
```

**Right:**

```markdown lesson
:::{activity} A walk
:duration: 10 min
:::
```

# invalid-option (error)

An option has a value that it cannot have.

**Why:** what was meant cannot be told.

**Wrong:**

```markdown lesson
:::{activity} A walk
:grouping: pairs
:::
```

**Right:**

```markdown lesson
:::{activity} A walk
:grouping: pair
:::
```

# missing-option (error)

A directive needs an option that is not there.

**Why:** it cannot work without: a choice without options offers nothing to choose.

**Wrong:**

```markdown worksheet
:::{field} Who was there?
:id: who
:type: choice
:::
```

**Right:**

```markdown worksheet
:::{field} Who was there?
:id: who
:type: choice
:options: residents, shopkeepers, the school
:::
```

# missing-id (error)

Something needs an id, and has none.

**Why:** what learners do is kept under it, whatever happens to titles and places.

**Wrong:**

```markdown lesson
:::{reflection} Whom do you miss at the table?
:::
```

**Right:**

```markdown lesson
:::{reflection} Whom do you miss at the table?
:id: missing-people
:::
```
"""
