"""Languages: what a course is published in and not translated into.

# course-untranslated (warning)

The course is published in a language that it is not translated into.

**Why:** readers of that language get the text of the source language, with a note that says so.

**Wrong:**

```yaml course
languages: [en, de]
```

**Right:**

```yaml course
languages: [en]
```

# interface-untranslated (warning)

The tool has no words in a language that the course is published in.

**Why:** buttons and headings of the pages are in English there.

**Wrong:**

```yaml course
languages: [en, pt]
```

**Right:**

```yaml course
languages: [en]
```
"""
