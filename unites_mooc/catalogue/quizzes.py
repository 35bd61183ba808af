"""Quizzes: questions, options and feedback.

# section-level (error)

A heading inside a quiz, a scenario or a self-assessment has not three signs and a space.

`### ` begins each question, scene and dimension.

**Why:** what stands below it would belong to no question.

**Wrong:**

```markdown quiz
## What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
```

**Right:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
```

# quiz-without-question (error)

A quiz has no question.

**Why:** learners could open it and do nothing, and never complete the lesson.

**Wrong:**

```markdown lesson
:::{quiz} Check your understanding
:id: q

What is co-design?
:::
```

**Right:**

```markdown lesson
:::{quiz} Check your understanding
:id: q

### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
:::
```

# question-without-options (error)

A question has nothing to choose from.

**Why:** nobody could answer it.

**Wrong:**

```markdown quiz
### What is co-design? {#what}

Deciding together.
```

**Right:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
```

# option-without-box (error)

An option has no box, or something that is none.

Boxes are square, with an `x` or a space between the brackets, and a space stands after them.

**Why:** it cannot be told whether the option is right.

**Wrong:**

```markdown quiz
### What is co-design? {#what}

* (x) Deciding together
* ( ) Asking politely
```

**Right:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
```

# empty-option (error)

An option has no text.

**Why:** learners cannot choose what they cannot see.

**Wrong:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
- [ ] > Not quite.
```

**Right:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
  > Not quite.
```

# question-without-right-option (error)

No option of a question is right.

**Why:** nobody could earn its points.

**Wrong:**

```markdown quiz
### What is co-design? {#what}

- [ ] Deciding together
- [ ] Asking politely
```

**Right:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
```

# question-without-wrong-option (warning)

Every option of a question is right.

**Why:** who ticks everything is right, and learns nothing.

**Wrong:**

```markdown quiz
### Who belongs to the table? {#who}

- [x] Residents
- [x] Shopkeepers
```

**Right:**

```markdown quiz
### Who belongs to the table? {#who}

- [x] Residents
- [x] Shopkeepers
- [ ] Nobody but the mayor
```

# single-choice-with-several-right (error)

A single choice has several right options.

**Why:** learners can tick one only, so they could not be right.

**Wrong:**

```markdown quiz
### Who belongs to the table? {#who type=single}

- [x] Residents
- [x] Shopkeepers
- [ ] Nobody but the mayor
```

**Right:**

```markdown quiz
### Who belongs to the table? {#who}

- [x] Residents
- [x] Shopkeepers
- [ ] Nobody but the mayor
```

# too-many-options (error)

A question has more than 26 options.

**Why:** an LMS reports the chosen ones by the letters a to z.

**Wrong:**

```markdown quiz
### Which of these numbers is even? {#even}

- [x] 2
- [ ] 1
- [ ] 3
- [ ] 5
- [ ] 7
- [ ] 9
- [ ] 11
- [ ] 13
- [ ] 15
- [ ] 17
- [ ] 19
- [ ] 21
- [ ] 23
- [ ] 25
- [ ] 27
- [ ] 29
- [ ] 31
- [ ] 33
- [ ] 35
- [ ] 37
- [ ] 39
- [ ] 41
- [ ] 43
- [ ] 45
- [ ] 47
- [ ] 49
- [ ] 51
```

**Right:**

```markdown quiz
### Which of these numbers is even? {#even}

- [x] 2
- [ ] 1
- [ ] 3
```

# feedback-between-options (error)

Feedback stands between two options, so it belongs to none of them.

Under its option it is indented by two spaces; at the end of the question it is shown whatever was chosen.

**Why:** learners would read it with the wrong answer.

**Wrong:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together

> Yes.

- [ ] Asking politely
```

**Right:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
  > Yes.
- [ ] Asking politely
```

# quiz-content (error)

Text stands after the options of a question and is neither an option nor feedback.

**Why:** it would not be shown.

**Wrong:**

```markdown quiz
### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely

Think of the harbour.
```

**Right:**

```markdown quiz
### What is co-design? {#what}

Think of the harbour.

- [x] Deciding together
- [ ] Asking politely
```

# unknown-attribute (error)

A question has an attribute that questions do not have.

**Why:** what it says would have no effect.

**Wrong:**

```markdown quiz
### What is co-design? {#what point=2}

- [x] Deciding together
- [ ] Asking politely
```

**Right:**

```markdown quiz
### What is co-design? {#what points=2}

- [x] Deciding together
- [ ] Asking politely
```

# unknown-question-type (error)

A question is of a type that there is not.

**Why:** it cannot be told how to ask and how to mark it.

**Wrong:**

```markdown quiz
### What is co-design? {#what type=mutliple}

- [x] Deciding together
- [ ] Asking politely
```

**Right:**

```markdown quiz
### What is co-design? {#what type=multiple}

- [x] Deciding together
- [ ] Asking politely
```

# draw-too-many (error)

A quiz draws more questions than it has.

**Why:** learners would get fewer questions than you promise.

**Wrong:**

```markdown lesson
:::{quiz} Check your understanding
:id: q
:draw: 5

### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
:::
```

**Right:**

```markdown lesson
:::{quiz} Check your understanding
:id: q
:draw: 1

### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
:::
```
"""
