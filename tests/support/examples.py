"""The examples of the catalogue, put into a small course that has one of each thing.

A place with a ``/`` is a whole file. ``course`` stands for lines of ``course.yaml`` that replace
those with the same key. The other words stand for a file: its text as a whole where it begins
with ``---`` (or is YAML), a text below plain metadata otherwise. Metadata alone get a text.
``quiz`` is what stands in a quiz.
The course has those files of ``MEDIA`` that an example names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from support.courses import COURSE, MODULE, PIXEL, QUIZ_LESSON, STATEMENT
from unites_mooc.catalogue import Example

FILES = {
    "course": "course/course.yaml",
    "glossary": "course/glossary.yaml",
    "references": "course/references.yaml",
    "case": "course/cases/harbour.md",
    "page": "course/pages/about.md",
    "statement": "course/pages/accessibility.md",
    "module": "modules/01-first/module.yaml",
    "lesson": "modules/01-first/01-one.md",
    "quiz": "modules/01-first/01-one.md",
    "worksheet": "modules/01-first/worksheets/map.md",
}
METADATA = {
    "lesson": "id: one\ntitle: Lesson one\nduration: 5 min",
    "worksheet": "id: map\ntitle: A map\npurpose: To see who is there.",
    "case": "id: harbour\ntitle: A harbour\nfictional: true",
    "page": "id: about\ntitle: About",
}
FRAMES = {
    "lesson": "## A unit {{#unit}}\n\n{}",
    "quiz": "## A unit {{#unit}}\n\n:::{{quiz}} Q\n:id: q\n\n{}:::\n",
}
MEDIA: Mapping[str, bytes] = {
    "plan.png": PIXEL,
    "harbour.mp3": b"ID3",
    "harbour.wma": b"0&\xb2u",
    "harbour.mp4": b"\x00\x00\x00\x18ftypmp42",
    "harbour.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nCome to the harbour on Saturday.\n",
    "harbour.txt": b"Come to the harbour on Saturday.\n",
}

Sources = dict[str, str | bytes | None]


def files_of(examples: Iterable[Example]) -> Sources:
    """Return the files of a course that shows the examples."""
    shown = tuple(examples)
    files = {**_everything(), **_media(shown)}
    for example in shown:
        path = FILES.get(example.place, example.place)
        assert "/" in path, f"`{example.place}` is no place: write a path, or one of {', '.join(FILES)}"
        files[path] = _file(example)
    return files


def _everything() -> Sources:
    return {
        **{
            FILES[name]: _text(name, _framed(name, "Some text.\n"))
            for name in ("lesson", "worksheet", "case", "page")
        },
        "course/course.yaml": COURSE,
        "course/pages/accessibility.md": STATEMENT,
        "course/glossary.yaml": "- id: co-design\n  term: Co-design\n  definition: Deciding together.\n",
        "course/references.yaml": "references:\n  - {id: council-2004, type: book, title: Principles}\n",
        "modules/01-first/module.yaml": MODULE,
        "modules/01-first/02-two.md": QUIZ_LESSON,
    }


def _media(examples: Iterable[Example]) -> Sources:
    """Return the files that the examples name, in small letters or capitals."""
    texts = "".join(example.text for example in examples).lower()
    return {
        f"modules/01-first/media/{name}": data for name, data in MEDIA.items() if f"media/{name}" in texts
    }


def _file(example: Example) -> str:
    if example.text.startswith("---") and example.text.endswith("\n---\n"):
        return example.text + "\nSome text.\n"
    if example.place == "course":
        return _with_keys(COURSE, example.text)
    name = "lesson" if example.place == "quiz" else example.place
    if "/" in example.place or name not in METADATA or example.text.startswith("---"):
        return example.text
    return _text(name, _framed(example.place, example.text))


def _text(name: str, body: str) -> str:
    return f"---\n{METADATA[name]}\n---\n\n{body}"


def _framed(place: str, body: str) -> str:
    """Put a piece into what must stand around it; a lesson's may begin with a unit of its own."""
    has_unit = place == "lesson" and body.startswith("## ")
    return body if has_unit else FRAMES.get(place, "{}").format(body)


def _with_keys(text: str, lines: str) -> str:
    """Return YAML in which some top-level keys are written anew."""
    for key in re.findall(r"^(\w+):", lines, re.M):
        text = re.sub(rf"^{key}:.*\n(?:[ \t-].*\n)*", "", text, flags=re.M)
    return text + lines
