"""A small site in two languages, as a web server holds it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from support.cache import SHARED_CACHE
from support.courses import COURSE, PIXEL, lesson, write_course
from unites_mooc.build.pipeline import BuildOptions, build

BASE = "https://courses.example.org/harbour/"
TWO_LANGUAGES = (
    COURSE.replace("language: en\n", "language: en\nlanguages: [en, de]\n")
    .replace("public: [site, scorm12, scorm2004]", "public: [site, scorm12]")
    .replace("title: A sample course", "title: A </script> & course")
)
RECORDING = (Path(__file__).parents[1] / "samples/everything/modules/02-more/media/clip.webm").read_bytes()
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.000\nCome to the harbour on Saturday.\n"
WORKSHEET = "---\nid: map\ntitle: A map\npurpose: To see who is there.\n---\n"
WITH_RECORDING = lesson(
    "## A unit {#unit}\n\nAt the {term}`quay`.\n\n:::{video} media/clip.webm\n:captions: media/clip.vtt\n"
    ":transcript: Come to the harbour on Saturday.\n:title: A walk\n:::\n\n![A dot](media/dot.png)\n"
)


def write_site(folder: Path, files: Mapping[str, str | bytes] | None = None, *, base_url: str = "") -> Path:
    """Build the public edition of a course into ``folder`` and return its site."""
    course = TWO_LANGUAGES + (f"base_url: {base_url}\n" if base_url else "")
    sources = {
        "course/course.yaml": course,
        "course/glossary.yaml": "- {id: quay, term: Quay, definition: Where ships lie.}\n",
        "modules/01-first/01-one.md": WITH_RECORDING,
        "modules/01-first/media/clip.webm": RECORDING,
        "modules/01-first/media/clip.vtt": CAPTIONS,
        "modules/01-first/media/dot.png": PIXEL,
        "modules/01-first/worksheets/map.md": WORKSHEET,
        **(files or {}),
    }
    shutil.rmtree(folder / "course", ignore_errors=True)
    options = BuildOptions(
        root=write_course(folder / "course", dict(sources)),
        out=folder / "build",
        editions=("public",),
        cache=SHARED_CACHE,
    )
    result = build(options, lambda *_: None)
    assert result.succeeded, result
    return folder / "build/public/site"
