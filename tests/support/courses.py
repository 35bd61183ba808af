"""Small courses for tests: a dict of files becomes a folder."""

from __future__ import annotations

from pathlib import Path

COURSE = """\
id: sample
title: A sample course
version: 1.0.0
language: en
licence: CC-BY-4.0
publisher: The testers
description: What a course needs to be built.
completion: {lessons: all, pass: 70}
editions:
  public: {title: Public edition, include: [public]}
  pilot: {title: Pilot edition, include: [pilot]}
  facilitator: {title: Facilitator edition, include: [pilot, facilitator]}
outputs:
  public: [site, scorm12, scorm2004]
  pilot: [site]
  facilitator: [site]
"""

MODULE = "id: first\ntitle: The first module\n"

LESSON = """\
---
id: one
title: Lesson one
duration: 5 min
---

## A unit {#unit}

Some text.
"""

QUIZ_LESSON = """\
---
id: two
title: Lesson two
duration: 5 min
---

## Read {#read}

Some text.

## Answer {#answer}

:::{quiz} Check
:id: check
:pass: 50

### Which is right? {#right}

- [x] This one
  > Yes.
- [ ] That one
  > No.

### Which are even? {#even points=2}

- [x] Two
- [ ] Three
- [x] Four
:::
"""

STATEMENT = """\
---
id: accessibility
title: Accessibility
status: partially compliant
gaps: [Some]
alternatives: [Ask]
date: 2026-01-01
method: self-assessment
contact: the publisher
enforcement: the ombuds office
---
"""

SAMPLE = {
    "course/course.yaml": COURSE,
    "course/pages/accessibility.md": STATEMENT,
    "modules/01-first/module.yaml": MODULE,
    "modules/01-first/01-one.md": LESSON,
    "modules/01-first/02-two.md": QUIZ_LESSON,
}

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4"
    b"\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def write_course(root: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the sample course with some files changed, added, or (None) left out."""
    for path, content in {**SAMPLE, **(files or {})}.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def lesson(body: str, **metadata: str) -> str:
    """Return a lesson with this body; keywords replace or add metadata."""
    keys = {"id": "one", "title": "Lesson one", "duration": "5 min", **metadata}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + "---\n\n" + body
