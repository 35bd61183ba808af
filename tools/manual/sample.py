"""The small course into which an example of the manual is put, to be checked.

It has the glossary, the references, the cases and the media of the manual itself, so that an
example may refer to what the manual has.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

MANUAL = Path(__file__).parents[2] / "docs"
SHARED = ("glossary.yaml", "references.yaml", "cases", "media", "pages")

COURSE = """\
id: harbour-course
title: Safe on the quay
language: en
licence: CC-BY-4.0
completion: {lessons: all, pass: 70}
editions:
  public: {title: Public edition, include: [public]}
  pilot: {title: Pilot training, include: [pilot]}
  facilitator: {title: Facilitator edition, include: [pilot, facilitator]}
"""
LESSON = "---\nid: {id}\ntitle: {id}\nduration: 5 min\n---\n\n"
SHEET = "---\nid: {id}\ntitle: {id}\npurpose: To try it.\n---\n\n"
FILES: Mapping[str, str] = {
    "course/course.yaml": COURSE,
    "modules/01-first/module.yaml": "id: first-module\ntitle: The first module\n",
    "modules/01-first/01-one.md": LESSON.format(id="one") + "Some text.\n",
    "modules/01-first/02-two.md": LESSON.format(id="two") + "## Mandate {#mandate}\n\nSome text.\n",
    "modules/01-first/03-quiz.md": LESSON.format(id="three")
    + ":::{quiz} Check\n:id: sample-quiz\n\n### Which? {#which}\n\n- [x] This\n- [ ] That\n:::\n",
    "modules/01-first/worksheets/sheet.md": SHEET.format(id="sheet") + "Text.\n",
}
PLACES: Mapping[str, tuple[str, str]] = {
    "lesson": ("modules/01-first/01-one.md", LESSON.format(id="one")),
    "worksheet": (
        "modules/01-first/worksheets/02-example.md",
        SHEET.format(id="example-sheet"),
    ),
    "page": ("course/pages/example.md", "---\nid: example-page\ntitle: A page\n---\n\n"),
    "case": ("course/cases/example.md", "---\nid: example-case\ntitle: A case\nfictional: true\n---\n\n"),
    "course": ("course/course.yaml", ""),
    "module": ("modules/01-first/module.yaml", ""),
    "glossary": ("course/glossary.yaml", ""),
    "references": ("course/references.yaml", ""),
    "theme": ("course/theme/theme.yaml", ""),
    "cohort": ("course/cohorts/example.yaml", ""),
}
"""Where an example stands, and the metadata that it gets where it has none of its own."""


def write_sample(root: Path, place: str, text: str) -> str:
    """Write the sample course with an example in it; return the path of the example's file."""
    for path, content in FILES.items():
        _write(root / path, content)
    for name in SHARED:
        source, target = MANUAL / "course" / name, root / "course" / name
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.is_file():
            shutil.copy(source, target)
    shutil.copytree(MANUAL / "modules/02-write/media", root / "modules/01-first/media")
    path, metadata = PLACES[place]
    _write(root / path, text if text.startswith("---\n") else metadata + text)
    return path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
