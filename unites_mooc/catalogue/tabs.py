"""Sets of tabs.

# content-outside-tab (error)

Something stands in a `{tab-set}`, but in none of its tabs.

**Why:** it would not be shown: only tabs can be chosen.

**Wrong:**

```markdown lesson
::::{tab-set}
Choose where you are.

:::{tab-item} In the town hall
Ask the registry.
:::
::::
```

**Right:**

```markdown lesson
Choose where you are.

::::{tab-set}
:::{tab-item} In the town hall
Ask the registry.
:::
::::
```

# empty-tab-set (error)

A `{tab-set}` has no tab.

**Why:** there is nothing to choose, and nothing to show.

**Wrong:**

```markdown lesson
:::{tab-set}
:::
```

**Right:**

```markdown lesson
::::{tab-set}
:::{tab-item} In the town hall
Ask the registry.
:::
::::
```
"""
