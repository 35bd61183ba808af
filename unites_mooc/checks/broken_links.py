"""Links inside the course.

# broken-link (error)

A link leads to a file that is not in the course.

Links between pages are relative paths to the source file, so that they also work in an editor.

**Why:** readers who follow it would find nothing.

**Wrong:**

```markdown lesson
Read [the next lesson](02-tow.md).
```

**Right:**

```markdown lesson
Read [the next lesson](02-two.md).
```

# broken-anchor (error)

A link leads to a heading that is not there.

After the `#` stands the id of a heading, as it is written in its braces.

**Why:** readers would land at the top of the page and look for what was promised.

**Wrong:**

```markdown lesson
See [what to read](02-two.md#reading).
```

**Right:**

```markdown lesson
See [what to read](02-two.md#read).
```
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, did_you_mean, error
from unites_mooc.model.contents import parts_of_text
from unites_mooc.model.course import Course, Module
from unites_mooc.model.index import Index, Target, anchors, build_index
from unites_mooc.model.paths import path_advice, relative_url
from unites_mooc.model.prose import Link, references
from unites_mooc.model.walk import walk

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ADDRESS = re.compile(
    r"[^/@\s]+@[\w-]+(?:\.[\w-]+)+\Z|www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|eu|int|net|org|gov)(?:/|\Z)"
)
LISTED = 10
"""So many anchors of a long page are named."""


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every link inside the course that leads nowhere."""
    index = build_index(course)
    for text in course.texts:
        for part in parts_of_text(text):
            if isinstance(part, Link) and not part.url:
                yield from _check_link(course, index, text, part)
    for term in course.glossary:
        for part in references(term.definition.parts):
            if isinstance(part, Link) and not part.url:
                yield from _check_link(course, index, None, part)


def _check_link(course: Course, index: Index, text: Target | None, link: Link) -> Iterator[Diagnostic]:
    if link.path in course.unread:
        return
    target = index.by_path.get(link.path) if link.path else text
    if target is None:
        if not link.path or link.path not in course.media:
            message = f"There is no file `{link.path or link.anchor}` in the course."
            yield error(link.span, "broken-link", message, _advice(course, link, index))
    elif link.anchor and link.anchor not in set(anchors(target)):
        message = f"`{target.path}` has no heading `{link.anchor}`."
        elsewhere = _elsewhere(index, link) if not link.path else ""
        yield error(link.span, "broken-anchor", message, elsewhere or _anchor_advice(target, link.anchor))


def _elsewhere(index: Index, link: Link) -> str:
    """Return which other text has the heading that a link names without its file."""
    for path, other in sorted(index.by_path.items()):
        if link.anchor in anchors(other):
            return (
                f"That heading stands elsewhere: write `{relative_url(link.span.path, path)}#{link.anchor}`."
            )
    return ""


def _anchor_advice(target: Target, anchor: str) -> str:
    """Return which heading to link to instead."""
    if isinstance(target, Module):
        return "The page of a module has no anchors: link to a lesson, or without `#`."
    for unit in target.units:
        for block in walk(unit.blocks):
            if getattr(block, "id", "") == anchor:
                kind = _WORDS.sub("-", type(block).__name__).lower()
                return f"That is the id of a {kind}, which has no anchor; link to its unit, `#{unit.id}`."
    if any(note.label == anchor for note in target.footnotes):
        return f"That is a footnote: mark it with `[^{anchor}]`, or link to a heading."
    given = [name for name in anchors(target) if "--" not in name]
    if not given:
        return "No heading there has an id: write `{#its-id}` at the end of one."
    return (
        did_you_mean(anchor, given) or f"Some that there are: {', '.join(f'`{n}`' for n in given[:LISTED])}."
    )


def _advice(course: Course, link: Link, index: Index) -> str:
    """Return how the path should read, as seen from the file that the link stands in."""
    written = posixpath.relpath(link.path, posixpath.dirname(link.span.path))
    if _ADDRESS.match(written):
        return f"Write `mailto:{written}`." if "@" in written else f"Write `https://{written}`."
    source = link.path.removesuffix(".html") + ".md" if link.path.endswith(".html") else link.path
    for path in (source, f"{link.path}/module.yaml", f"{link.path}.md"):
        if path in index.by_path:
            return f"Did you mean `{relative_url(link.span.path, path)}`?"
    name = posixpath.splitext(posixpath.basename(link.path))[0]
    for path, target in sorted(index.by_path.items()):
        if target.meta.id == name:
            return f"Did you mean `{relative_url(link.span.path, path)}`?"
    ending = posixpath.splitext(link.path)[1].lower()
    if advice := path_advice(source, link.span.path, (*index.by_path, *course.other_files)):
        return advice
    if ending in {"", ".md", ".html", ".htm"}:
        return "Write the path to the source file (`.md`), relative to this file."
    return "Put the file into the folder `media` beside this text, and write `media/its-name`."
