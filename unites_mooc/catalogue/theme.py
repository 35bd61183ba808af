"""The course's own look: what reading `course/theme` finds.

# invalid-colour (error)

A colour is not written as six hexadecimal digits.

Write `#` and six digits, in quotes: `"#14576b"`. Programs for drawing and the design manual of your
organisation name colours this way, mostly as *hex*. Three digits are read as six (`"#fff"`).

**Why:** without quotes, YAML takes what follows `#` for a note. Other notations cannot be measured.

**Wrong:**

```yaml course/theme/theme.yaml
colours:
  accent: teal
```

**Right:**

```yaml course/theme/theme.yaml
colours:
  accent: "#006060"
```

# wrong-number-of-hues (error)

There are too many colours for modules, or not as many for dark as for light.

Beside the accent, at most five `hues` are used; after the last, modules begin again. Where `dark` has
`hues`, it has as many as `colours`.

**Why:** a module keeps its colour in both schemes, so that learners recognise it.

**Wrong:**

```yaml course/theme/theme.yaml
colours:
  hues: ["#693a7c", "#2c6141"]
dark:
  hues: ["#dab6ec"]
```

**Right:**

```yaml course/theme/theme.yaml
colours:
  hues: ["#693a7c", "#2c6141"]
dark:
  hues: ["#dab6ec", "#9fd8ae"]
```

# missing-theme-file (error)

The course's look names a file that is not in `course/theme`.

Names are relative to `course/theme`, and capitals count.

**Why:** the logo or the picture would be missing on every page.

**Wrong:**

```yaml course/theme/theme.yaml
logo: Logo.svg
```

```xml course/theme/logo.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10v5h-10z"/></svg>
```

**Right:**

```yaml course/theme/theme.yaml
logo: logo.svg
```

```xml course/theme/logo.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10v5h-10z"/></svg>
```

# invalid-style (error)

The course's style sheet holds something that is no CSS, or that may not stand there.

Browsers leave out a rule that they do not understand. `@import`, `@charset` and `@namespace` may only
begin a whole style sheet, and `theme.css` becomes a part of one.

**Why:** a brace too many would end the part of the style sheet that is the course's own.

**Wrong:**

```css course/theme/theme.css
.lead { color: #14576b; }}
```

**Right:**

```css course/theme/theme.css
.lead { color: #14576b; }
```

# style-from-elsewhere (error)

The course's style sheet loads something from another place.

Put the file into `course/theme`, and name it relative to that folder.

**Why:** pages promise their readers that nothing is loaded from another host, and work offline.

**Wrong:**

```css course/theme/theme.css
.hero { background: url(https://www.example.org/harbour.svg); }
```

**Right:**

```css course/theme/theme.css
.hero { background: url(harbour.svg); }
```

```xml course/theme/harbour.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10v5h-10z"/></svg>
```
"""
