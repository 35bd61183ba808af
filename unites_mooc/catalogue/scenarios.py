"""Scenarios: scenes, choices and endings.

# scenario-without-scene (error)

A scenario has no scene.

**Why:** there is nothing to begin with.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

A neighbour calls.
:::
```

**Right:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

What do you do?

- [I listen](#listen)

### You listen {#listen outcome=good}

The neighbour calms down.
:::
```

# choice-without-link (error)

A choice is something else than one link to a scene.

A list in which one item links to a scene is the choice of that scene: each of its items is a link, and
nothing else. What comes of a choice is told in the scene that it leads to.

**Why:** the choice becomes a button, which leads to one scene.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)
- I hang up

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
- [I hang up](#hang-up)

### You listen {#listen outcome=good}

The neighbour calms down.

### You hang up {#hang-up outcome=poor}

The neighbour writes to the mayor.
:::
```

# unknown-scene (error)

A choice leads to a scene that the scenario does not have.

**Why:** learners who choose it would go nowhere.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)
- [I hang up](#hangup)

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

# unreachable-scene (error)

A scene has no choice that leads to it.

**Why:** no learner would ever see it. Probably the choice was forgotten, or names another id.

**Wrong:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)

### You listen {#listen outcome=good}

The neighbour calms down.

### You hang up {#hang-up outcome=poor}

The neighbour writes to the mayor.
:::
```

**Right:**

```markdown lesson
:::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)
- [I hang up](#hang-up)

### You listen {#listen outcome=good}

The neighbour calms down.

### You hang up {#hang-up outcome=poor}

The neighbour writes to the mayor.
:::
```
"""
