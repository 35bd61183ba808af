"""Answers to write, to match, to sort and to put in order.

# question-without-answer (error)

A question says no right answer, or has nothing to choose between.

Matching needs two items and two different matches, sorting two categories, ordering two steps of a numbered
list. Questions to write an answer to need a line that begins with `= `.

**Why:** nobody could answer it wrongly, or nobody could answer it at all.

**Wrong:**

```markdown quiz
### Put the steps of a visit in order. {#visit type=ordering}

- Agree on the questions
- Visit
- Write up together
```

**Right:**

```markdown quiz
### Put the steps of a visit in order. {#visit type=ordering}

1. Agree on the questions
2. Visit
3. Write up together
```

# match-not-one (error)

An item that is to be matched has no match, or several.

Each item has one match, on the line below it, which begins with `: `. To put several things under one
heading, use `type=sorting`.

**Why:** learners choose one match for each item, so only one can be right.

**Wrong:**

```markdown quiz
### Match each level with its promise. {#levels type=matching}

Consult
: We will listen to you.
: We will tell you what came of it.

Collaborate
: We will decide together with you.

Inform
: We will keep you informed.
```

**Right:**

```markdown quiz
### Match each level with its promise. {#levels type=matching}

Consult
: We will listen to you.

Collaborate
: We will decide together with you.

Inform
: We will keep you informed.
```

# category-without-item (error)

Nothing belongs to a category of a question that sorts.

Items stand below their category, each on a line that begins with `: `, a colon and a space.

**Why:** learners would look for something to put there.

**Wrong:**

```markdown quiz
### Sort the examples. {#sort type=sorting}

Consultation
: A questionnaire
: A hearing

Co-design
:
```

**Right:**

```markdown quiz
### Sort the examples. {#sort type=sorting}

Consultation
: A questionnaire
: A hearing

Co-design
: A joint drafting group
```

# duplicate-item (error)

Two items of a question read the same.

**Why:** nobody could tell the two apart, and one of them would be marked as wrong.

**Wrong:**

```markdown quiz
### Sort the examples. {#sort type=sorting}

Consultation
: A meeting

Co-design
: A meeting
```

**Right:**

```markdown quiz
### Sort the examples. {#sort type=sorting}

Consultation
: A meeting that asks for opinions

Co-design
: A meeting that drafts the text
```

# second-number (error)

A question for a number has a second answer.

`tolerance` allows for a margin: with `= 30` and `tolerance=5`, all from 25 to 35 is right.

**Why:** learning platforms take one number, or a range around it.

**Wrong:**

```markdown quiz
### How many minutes may a speaker have? {#minutes type=number}

= 4
= 5
= 6
```

**Right:**

```markdown quiz
### How many minutes may a speaker have? {#minutes type=number tolerance=1}

= 5
```

# ambiguous-number (warning)

A right number may be in thousands, but is read as one with decimals.

Numbers take a comma or a point before their decimals, as each language has it, and nothing between
thousands.

**Why:** learners who write the number that you mean would be marked as wrong.

**Wrong:**

```markdown quiz
### How many people live in Harbour City? {#people type=number}

= 12,500
```

**Right:**

```markdown quiz
### How many people live in Harbour City? {#people type=number}

= 12500
```

# answer-too-long (error)

An accepted answer is longer than learners can write.

The field takes 100 characters. Ask for a word or a name; for a longer text, use `{reflection}`.

**Why:** nobody writes a sentence exactly as you did, so nobody would be right.

**Wrong:**

```markdown quiz
### What is co-design? {#what type=text}

= Deciding together with the people who will live with the decision, from the first question to the last draft
```

**Right:**

```markdown quiz
### What is deciding together called? {#what type=text}

= co-design
= codesign
```
"""
