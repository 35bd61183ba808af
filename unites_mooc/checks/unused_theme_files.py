"""Files of the course's own look that nothing uses.

# unused-theme-file (hint)

A file in `course/theme` has no part in the course's look.

Read are `theme.yaml`, the logo that it names, `theme.css` and the files that it names by `url(…)`, and in
`templates` those templates that have the name of a built-in one, or that another template includes.

**Why:** most often it is a slip in a name, and the pages look as if the file were not there.

**Wrong:**

```html course/theme/templates/pages/homepage.html
{% extends "builtin/pages/home.html" %}
```

**Right:**

```html course/theme/templates/pages/home.html
{% extends "builtin/pages/home.html" %}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, hint, nearest
from unites_mooc.model.course import STYLE_FILE, TEMPLATES_FOLDER, THEME_FILE, THEME_FOLDER, Course


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every file that nothing uses; none where not all files could be read."""
    theme = course.theme
    if any(path in course.unread for path in theme.paths):
        return
    used = {THEME_FILE, STYLE_FILE, *(file.path for file in theme.files), *_templates(course)}
    for path in theme.paths:
        if path not in used:
            message = "Nothing in the course's look uses this file."
            yield hint(Span(path), "unused-theme-file", message, _advice(path))


def _templates(course: Course) -> set[str]:
    """Return the paths of the templates that have a part in pages."""
    own = course.theme.templates
    if not own:
        return set()
    from unites_mooc.render.template_names import references
    from unites_mooc.render.templates import template_names

    named = {reference.name for source in own.values() for reference in references(source)}
    return {TEMPLATES_FOLDER + name for name in own if name in template_names() or name in named}


def _advice(path: str) -> str:
    """Return what the file was probably meant as."""
    from unites_mooc.render.templates import template_names

    if path.startswith(TEMPLATES_FOLDER):
        meant = nearest(path.removeprefix(TEMPLATES_FOLDER), template_names())
        other = "Give it the name of a built-in template, include it in one, or delete it."
    else:
        meant = nearest(path.removeprefix(THEME_FOLDER), ("theme.yaml", "theme.css"))
        other = "Name it in `theme.yaml` or `theme.css`, or delete it."
    return f"Did you mean `{meant}`?" if meant else other
