r"""Files: what stops one from being read, and where files stand.

# missing-course (error)

There is no `course/course.yaml`.

The folder that the command was run in, or that it was given, holds no course.

**Why:** this file says what the course is called and in which language it is written.

**Not shown:** the file is not there. Run the command in the folder that holds `course` and `modules`, or
write the file:

    id: harbour-course
    title: A course for the harbour
    language: en

# missing-module (error)

A folder of a module has no `module.yaml`.

**Why:** the module has no title and no id, so nothing can list it or keep its progress.

**Wrong:**

```markdown modules/02-next/01-start.md
---
id: start
title: Start
duration: 5 min
---

Some text.
```

**Right:**

```markdown modules/02-next/01-start.md
---
id: start
title: Start
duration: 5 min
---

Some text.
```

```yaml modules/02-next/module.yaml
id: next
title: The next module
```

# ignored-file (warning)

Nothing reads this file where it stands, or under this name.

Lessons stand in the folder of a module, working aids in its `worksheets`, cases and pages in `course/cases`
and `course/pages`. They end in `.md`, metadata in `.yaml`; small letters and capitals are different. Beside
`course` and `modules`, only what has a name of the format is taken for a source, such as `glossary.yaml`.

**Why:** what was written in it appears nowhere.

**Wrong:**

```markdown modules/03-three.md
---
id: three
title: Lesson three
duration: 5 min
---

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

# module-without-lesson (hint)

A module has neither a lesson nor a working aid.

`unites-mooc new lesson` makes one in it.

**Why:** its page would list nothing.

**Wrong:**

```yaml modules/02-second/module.yaml
id: second
title: The second module
```

**Right:**

```yaml modules/02-second/module.yaml
id: second
title: The second module
```

```markdown modules/02-second/01-begin.md
---
id: begin
title: Begin
duration: 5 min
---

## First steps {#first-steps}

Some text.
```

# empty-file (error)

The file is empty.

**Why:** a lesson without its metadata has no title, no id and no place in the course.

**Wrong:**

```markdown modules/01-first/03-three.md

```

**Right:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
---
```

# binary-file (error)

The file is not text: it contains binary data.

**Why:** a picture, a text of a word processor or a damaged file cannot be read as a lesson.

**Not shown:** binary data cannot be shown. Save the file as plain text (UTF-8), or move it to a `media`
folder.

# invalid-utf8 (error)

The file is not in the encoding UTF-8.

**Why:** accents and letters of other scripts would turn into wrong ones.

**Not shown:** a page has one encoding. Save the file again with the encoding UTF-8; editors offer that where
they save.

# byte-order-mark (hint)

The file begins with a byte-order mark, which was ignored.

**Why:** other tools may show it as a strange sign on the first line.

**Not shown:** the mark cannot be seen. Save the file as “UTF-8”, not as “UTF-8 with BOM”.

# windows-line-ends (hint)

The file has the line ends of Windows, which were read as plain ones.

It is named once in a course, with the number of other such files.

**Why:** colleagues on other systems see every line as changed when they save the file.

**Not shown:** line ends cannot be seen. Save the file with line ends “LF”.

# control-character (error)

The text holds a character that cannot be shown.

Such characters come from copying out of PDFs and old databases, or from an escape between double quotes.

**Why:** browsers and readers of e-books refuse pages that hold them.

**Wrong:**

```yaml module
id: first
title: "The bell \a rings"
```

**Right:**

```yaml module
id: first
title: The bell rings
```

# file-too-large (error)

A source file is larger than 2 MB.

**Why:** no lesson is that long; a picture or a table was probably pasted into the text.

**Not shown:** the file is too large for a page. Split it, and move pictures into a `media` folder.

# line-too-long (error)

A line has more than 50,000 characters.

**Why:** it would take a very long time to read, and no person writes such a line.

**Not shown:** the line is too long for a page. Break it into paragraphs; move pasted pictures into files.

# unreadable-file (error)

The file is there and cannot be read.

**Why:** the course cannot be built without it.

**Not shown:** it is a matter of the file's permissions, not of its text. Allow yourself to read it.

# link-out-of-course (error)

A symbolic link leads out of the course folder, or nowhere.

**Why:** a course must hold all that it is made of; nothing outside its folder is ever read or published.

**Not shown:** it is a matter of the folder. Copy the file into the course in the place of the link.
"""
