"""Languages: what a course is published in, and what is said of its translations.

# course-untranslated (warning)

The course is published in a language that it is not translated into.

There is no PO file for the language, or nothing in it is translated.

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

# translation-incomplete (warning)

Some texts of the course have no translation, or one that somebody has to look at again.

The message says how many. `unites-mooc translate status` says in which files they stand, and an editor for
PO files
takes you from one to the next.

**Why:** readers get these passages in the language of the source, with a note at the top of each page. Under
`--strict` nothing is built.

**Wrong:**

```yaml course
languages: [en, de]
```

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md@title"
msgid "Lesson one"
msgstr "Erste Lektion"
```

**Right:**

```yaml course
languages: [en]
```

# translation-loses (error)

A translation lacks something that leads somewhere, or that a machine reads.

Links, roles, citations, footnote marks, code, images and their attributes stay what they are. Their order
is free, and
so are the words of a link, the text of a role, a text alternative, and what stands before a citation.

**Why:** a source that is not cited any more, or a link that is gone, makes two courses of one.

**Wrong:**

```yaml course
languages: [en, de]
```

```markdown lesson
This is {term}`co-design`.
```

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md#unit"
msgid "This is {term}`co-design`."
msgstr "Das ist gemeinsame Gestaltung."
```

**Right:**

```yaml course
languages: [en, de]
```

```markdown lesson
This is {term}`co-design`.
```

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md#unit"
msgid "This is {term}`co-design`."
msgstr "Das ist {term}`co-design`."
```

# translation-adds (error)

A translation has a link, a role, a citation, code or an image that its source does not have.

**Why:** a translation changes words. What leads to another text could lead to one that the edition must not
show.

**Wrong:**

```yaml course
languages: [en, de]
```

```markdown lesson
Decide together.
```

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md#unit"
msgid "Decide together."
msgstr "Entscheiden Sie [gemeinsam](https://example.org/)."
```

**Right:**

```yaml course
languages: [en, de]
```

```markdown lesson
Decide together.
```

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md#unit"
msgid "Decide together."
msgstr "Entscheiden Sie gemeinsam."
```

# term-translated-otherwise (warning)

A translation calls a term of the glossary something else than the glossary does.

It is looked at where the source marks a term by `` {term}`…` ``, and where the translation gives it words
of its own. One
word with the same beginning is enough, so that the term may be bent, or be part of a longer word.

**Why:** readers look for the word in the glossary, and find another one.

**Wrong:**

```yaml course
languages: [en, de]
```

```markdown lesson
This is {term}`co-design`.
```

```po course/locales/de.po
msgctxt "course/glossary.yaml#co-design@term"
msgid "Co-design"
msgstr "Gemeinsame Gestaltung"

msgctxt "modules/01-first/01-one.md#unit"
msgid "This is {term}`co-design`."
msgstr "Das ist {term}`Mitbestimmung <co-design>`."
```

**Right:**

```yaml course
languages: [en, de]
```

```markdown lesson
This is {term}`co-design`.
```

```po course/locales/de.po
msgctxt "course/glossary.yaml#co-design@term"
msgid "Co-design"
msgstr "Gemeinsame Gestaltung"

msgctxt "modules/01-first/01-one.md#unit"
msgid "This is {term}`co-design`."
msgstr "Das ist {term}`gemeinsam gestaltet <co-design>`."
```

# unreadable-catalogue (error)

A file in `course/locales` is not written as PO files are.

**Why:** nothing of it can be read, so the whole translation would be missing.

**Wrong:**

```po course/locales/de.po
msgid "Lesson one"
msgstr "Die "erste" Lektion"
```

**Right:**

```po course/locales/de.po
msgid "Lesson one"
msgstr "Die \\"erste\\" Lektion"
```

# duplicate-translation (error)

A PO file translates the same text in the same place twice.

**Why:** nobody can know which of the two readers should get. Merging two versions of a file often leaves
both.

**Wrong:**

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md@title"
msgid "Lesson one"
msgstr "Erste Lektion"

msgctxt "modules/01-first/01-one.md@title"
msgid "Lesson one"
msgstr "Lektion eins"
```

**Right:**

```po course/locales/de.po
msgctxt "modules/01-first/01-one.md@title"
msgid "Lesson one"
msgstr "Erste Lektion"
```
"""
