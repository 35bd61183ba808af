"""Markdown: headings, links, pictures, notes and code.

# empty-heading (error)

A heading has no text.

**Why:** those who listen to a page hear “heading”, and nothing after it.

**Wrong:**

```markdown lesson
### {#why}
```

**Right:**

```markdown lesson
### Why together {#why}
```

# unclosed-code (error)

Code is opened by a line of backticks and never closed.

**Why:** all that stands below it is shown as code, headings and questions included.

**Wrong:**

````markdown lesson
```
a piece of code

Some text.
````

**Right:**

````markdown lesson
```
a piece of code
```

Some text.
````

# indented-prose (hint)

A paragraph is shown as code, because it is indented by four spaces or more.

Only whole sentences of plain words are named. What is code stays code; put it between two lines of three
backticks to say so.

**Why:** readers see it in the letters of a typewriter, in lines that may leave the screen.

**Wrong:**

```markdown lesson
Begin with the list.

    Then everybody writes down what is missing.
```

**Right:**

```markdown lesson
Begin with the list.

Then everybody writes down what is missing.
```

# raw-html (warning)

The text holds HTML, which is shown as it stands.

**Why:** readers see the brackets. HTML is not interpreted, so that every page stays accessible, printable
and safe.

**Wrong:**

```markdown lesson
This is <b>important</b>.
```

**Right:**

```markdown lesson
This is **important**, and `<b>` is a tag.
```

# empty-link (error)

A link has no address.

**Why:** it looks like a link and leads nowhere.

**Wrong:**

```markdown lesson
Read [more]().
```

**Right:**

```markdown lesson
Read [more](02-two.md).
```

# unsupported-link (error)

A link has an address of a kind that a course cannot lead to.

**Why:** browsers refuse such links, or open something that readers do not expect.

**Wrong:**

```markdown lesson
Get [the files](ftp://example.org/files).
```

**Right:**

```markdown lesson
Get [the files](https://example.org/files).
```

# backslash-in-path (error)

The path of a figure or a recording has backslashes.

**Why:** only Windows writes paths so; on the web, and on all other computers, the file would not be found.

**Wrong:**

```markdown lesson
:::{figure} media\\plan.png
:alt: The plan of the harbour
:::
```

**Right:**

```markdown lesson
:::{figure} media/plan.png
:alt: The plan of the harbour
:::
```

# path-out-of-course (error)

A path leads out of the course folder.

**Why:** what stands outside is not published, so the link would break.

**Wrong:**

```markdown lesson
![The plan of the harbour](../../../plan.png)
```

**Right:**

```markdown lesson
![The plan of the harbour](media/plan.png)
```

# external-image (error)

A picture is loaded from another server.

**Why:** the page would tell that server who reads it, and the picture would be missing in packages, on paper
and offline.

**Wrong:**

```markdown lesson
![The plan of the harbour](https://example.org/plan.png)
```

**Right:**

```markdown lesson
![The plan of the harbour](media/plan.png)
```

# unknown-role (error)

A role is none: there are `term`, `case` and `ref`.

**Why:** what it refers to would be shown as plain text.

**Wrong:**

```markdown lesson
We call it {terms}`co-design`.
```

**Right:**

```markdown lesson
We call it {term}`co-design`.
```

# duplicate-footnote (error)

A footnote is defined a second time on the page.

**Why:** a mark leads to one text; the other would be lost.

**Wrong:**

```markdown lesson
So they say[^a].

[^a]: In the minutes.

[^a]: In the letter.
```

**Right:**

```markdown lesson
So they say[^a][^b].

[^a]: In the minutes.

[^b]: In the letter.
```

# definition-in-only (error)

The address of a link is defined in content that only some editions show.

**Why:** links outside that content can use the address, and would show it in every edition.

**Wrong:**

```markdown lesson
:::{facilitator} For you
Read [the notes][notes].

[notes]: https://example.org/notes
:::
```

**Right:**

```markdown lesson
:::{facilitator} For you
Read [the notes](https://example.org/notes).
:::
```

# nested-too-deep (error)

Lists, quotations or directives stand inside each other more than thirty levels deep.

**Why:** no screen has room for that, and what is deeper is lost.

**Wrong:**

```markdown lesson
>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Who said this?
```

**Right:**

```markdown lesson
> Who said this?
```
"""
