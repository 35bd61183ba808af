"""Endings of scenarios, and the ways to them.

# dead-end (error)

A scene has neither a choice nor an outcome.

Where the story ends there, say how: `outcome=good`, `outcome=mixed` or `outcome=poor`. Where it goes on, add
a list of links to the next scenes.

**Why:** learners could not tell whether the story is over, and how it went.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)

### You listen {#listen}

The neighbour calms down.
:::
```

**Right:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)

### You listen {#listen outcome=good}

The neighbour calms down.
:::
```

# scene-without-end (error)

From a scene no way leads to an ending.

Its choices lead in a circle, or into one.

**Why:** learners would turn round for ever and never complete the scenario.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I ask her to call tomorrow](#tomorrow)

### The next day {#tomorrow}

- [I ask once more](#call)
:::
```

**Right:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I ask her to call tomorrow](#tomorrow)

### The next day {#tomorrow}

- [I ask once more](#call)
- [I listen](#listen)

### You listen {#listen outcome=good}

The neighbour calms down.
:::
```

# outcome-not-at-end (error)

A scene has an outcome, and choices that go on from it.

Remove the outcome, or the choices.

**Why:** an outcome says how the story ended, and this scene does not end it.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call outcome=mixed}

- [I listen](#listen)

### You listen {#listen outcome=good}

The neighbour calms down.
:::
```

**Right:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)

### You listen {#listen outcome=good}

The neighbour calms down.
:::
```

# unknown-outcome (error)

An ending has an outcome that there is not.

The outcomes are `good`, `mixed` and `poor`.

**Why:** each has a colour, a sign and a word of its own, in the language of the reader.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I hang up](#hang-up)

### You hang up {#hang-up outcome=bad}

The neighbour writes to the mayor.
:::
```

**Right:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I hang up](#hang-up)

### You hang up {#hang-up outcome=poor}

The neighbour writes to the mayor.
:::
```
"""
