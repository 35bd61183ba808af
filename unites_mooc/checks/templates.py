"""Templates that a course brings.

# template-error (error)

A template of the course cannot be read, or asks for something that is not there.

The line says where. Templates are those of Jinja: what stands between `{{` and `}}` is a value, between `{%`
and `%}` an instruction, many of which have an end (`{% block main %}` … `{% endblock %}`). Every page is made
to check this, so that names which no page has are found as well.

**Why:** the page could not be made, and nothing is published rather than half of it.

**Wrong:**

```html course/theme/templates/pages/home.html
{% extends "builtin/pages/home.html" %}
{% block main %}
<p>{{ course.titel }}</p>
{% endblock %}
```

**Right:**

```html course/theme/templates/pages/home.html
{% extends "builtin/pages/home.html" %}
{% block main %}
<p>{{ course.title }}</p>
{{ super() }}
{% endblock %}
```

# unknown-template (error)

A template of the course extends or includes one that is not there.

`builtin/pages/home.html` is the one of the tool. `pages/home.html` is that of the course where it has one,
otherwise that of the tool, too.

**Why:** the page could not be made.

**Wrong:**

```html course/theme/templates/pages/home.html
{% extends "builtin/pages/hone.html" %}
```

**Right:**

```html course/theme/templates/pages/home.html
{% extends "builtin/pages/home.html" %}
```

# template-breaks-policy (error)

A template of the course holds what browsers will not run or load.

Styles belong into `course/theme/theme.css`, pictures into the course. Scripts of a course's own are not
supported. A template that is a whole page must keep the line with `{{ policy }}`.

**Why:** pages promise their readers that nothing is loaded from elsewhere and no script of a stranger runs
(Content-Security-Policy). A browser would leave out what breaks that promise, without a word.

**Wrong:**

```html course/theme/templates/pages/home.html
{% extends "builtin/pages/home.html" %}
{% block main %}
<img src="https://www.example.org/banner.png" alt="The harbour">
{{ super() }}
{% endblock %}
```

**Right:**

```html course/theme/templates/pages/home.html
{% extends "builtin/pages/home.html" %}
{% block main %}
<p class="lead">Welcome to the harbour.</p>
{{ super() }}
{% endblock %}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, Span, did_you_mean, error
from unites_mooc.model.course import TEMPLATES_FOLDER, Course, Theme

_NO_SCRIPT = "Remove it: pages run the scripts of the tool alone."
_FOREIGN = r"""\s*=\s*["']?\s*(?:https?:)?//"""
_BROKEN_BY = tuple(
    (re.compile(pattern, re.I), what, advice)
    for pattern, what, advice in (
        (r"<style\b", "a `<style>`", "Write its rules into `course/theme/theme.css`."),
        (
            r"<[a-z][^<>]*\sstyle\s*=",
            "an attribute `style`",
            "Give the element a class, and style that in `course/theme/theme.css`.",
        ),
        (
            r"""<script\b(?![^>]*\stype=["']application/(?:ld\+)?json["'])(?![^>]*\ssrc=)""",
            "a script",
            _NO_SCRIPT,
        ),
        (r"<[a-z][^<>]*\son[a-z]+\s*=", "an event handler", _NO_SCRIPT),
        (
            rf"<(?:audio|img|input|script|source|track|video)\b[^<>]*\s(?:src|srcset|poster){_FOREIGN}",
            "an address of another host that the page would load",
            "Put the file into the course. A link (`<a href=…>`) may lead anywhere.",
        ),
        (
            rf"<link\b(?=[^<>]*\srel=[^<>]*(?:stylesheet|icon|preload|prefetch|manifest))[^<>]*\shref{_FOREIGN}",
            "an address of another host that the page would load",
            "Put the file into `course/theme`, and name it in `theme.css`.",
        ),
    )
)
"""What the policy of the pages forbids, and what to do instead."""
_FRAME = re.compile(r"<(?:iframe|object|embed)\b", re.I)
_FRAMED = "pages/shell.html"
"""The launch document of packages, whose frame holds the pages."""
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.S)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield what can be said of templates without making pages of them."""
    for name, source in course.theme.templates.items():
        yield from _syntax(course.theme, name, source)
        yield from _policy(name, source)


def _syntax(theme: Theme, name: str, source: str) -> Iterator[Diagnostic]:
    """Yield why a template cannot be read, or which templates it names in vain."""
    from jinja2 import TemplateSyntaxError

    from unites_mooc.render.template_names import references
    from unites_mooc.render.templates import BUILT_IN, environment, template_names

    path = TEMPLATES_FOLDER + name
    try:
        environment(theme).compile(source, name)
    except TemplateSyntaxError as problem:
        message = f"The template cannot be read: {str(problem.message).rstrip('.')}."
        advice = "Compare the line with the built-in template of that name."
        yield error(Span(path, problem.lineno), "template-error", message, advice)
        return
    known = {*template_names(), *theme.templates, *(BUILT_IN + own for own in template_names())}
    for reference in references(source):
        place = Span(path, reference.line)
        if reference.name == name:
            advice = f"The one of the tool is `{BUILT_IN}{name}`."
            yield error(place, "unknown-template", f"The template names itself: `{name}`.", advice)
        elif reference.name not in known:
            message = f"There is no template `{reference.name}`."
            advice = did_you_mean(reference.name, known) or f"Those of the tool begin with `{BUILT_IN}`."
            yield error(place, "unknown-template", message, advice)


def _policy(name: str, source: str) -> Iterator[Diagnostic]:
    """Yield what browsers will not run or load."""
    path = TEMPLATES_FOLDER + name
    shown = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)

    def flaw(match: re.Match[str], what: str, advice: str) -> Diagnostic:
        place = Span(path, shown.count("\n", 0, match.start()) + 1)
        return error(place, "template-breaks-policy", f"The template {what}.", advice)

    for pattern, what, advice in _BROKEN_BY:
        for match in pattern.finditer(shown):
            yield flaw(match, f"holds {what}", advice)
    if name != _FRAMED:
        for match in _FRAME.finditer(shown):
            yield flaw(match, "holds a frame", "Write a link to it instead.")
    head = re.search(r"<head\b", shown, re.I)
    if head and not name.startswith("print/") and not re.search(r"\{\{-?\s*policy\b", shown):
        advice = "Copy the line from the built-in template, or extend that one."
        yield flaw(head, "is a whole page, and lacks the line with `{{ policy }}`", advice)
