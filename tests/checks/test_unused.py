"""Files, references and terms that nothing uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import PIXEL, lesson, write_course
from support.flaws import placed

ONE = "modules/01-first/01-one.md"
IMAGE = "modules/01-first/media/a.png"
REFERENCES = "references:\n  - type: book\n    id: a\n    title: A\n"
TERMS = "- id: a\n  term: A\n  definition: x\n"


def found(tmp_path: Path, body: str, code: str, **files: str | bytes) -> list[str]:
    text = body if body.startswith("---") else lesson(f"## A {{#a}}\n\n{body}\n")
    return placed(write_course(tmp_path, {ONE: text, **files}), code)


USES = {
    "nothing": ("x", False),
    "an image": ("![x](media/a.png)", True),
    "a figure": (":::{figure} media/a.png\n:alt: x\n:::", True),
    "a link": ("[x](media/a.png)", True),
    "one edition": (":::{only} pilot\n![x](media/a.png)\n:::", True),
    "a draft": (lesson("![x](media/a.png)\n", draft="true"), True),
    "code": ("`![x](media/a.png)`", False),
}


@pytest.mark.parametrize("name", USES)
def test_media(name: str, tmp_path: Path) -> None:
    body, used = USES[name]
    expected = [] if used else [f"{IMAGE}:1:1 unused-media"]
    assert found(tmp_path, body, "unused-media", **{IMAGE: PIXEL}) == expected


def test_nothing_is_said_of_media_beside_a_text_that_cannot_be_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {IMAGE: PIXEL, "course/pages/about.md": b"\xff\xfe\x00"}
    assert found(tmp_path, "x", "unused-media", **files) == []


def test_the_files_of_a_recording_are_used(tmp_path: Path) -> None:
    folder = "modules/01-first/media/"
    body = (
        ":::{video} media/a.mp4\n:title: T\n:captions: media/a.vtt\n:poster: media/a.png\n"
        ":transcript: media/a.txt\n:::"
    )
    files: dict[str, str | bytes] = {
        f"{folder}a.mp4": b"x",
        f"{folder}a.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n",
        f"{folder}a.txt": "Hello.",
        f"{folder}b.txt": "Unused.",
        IMAGE: PIXEL,
    }
    assert found(tmp_path, body, "unused-media", **files) == [f"{folder}b.txt:1:1 unused-media"]


def test_only_media_folders_are_looked_at(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"course/theme/logo.png": PIXEL, "course/media/.hidden.png": PIXEL}
    assert found(tmp_path, "x", "unused-media", **files) == []


CITATIONS: dict[str, tuple[str, dict[str, str | bytes], bool]] = {
    "nothing": ("x", {}, False),
    "a citation": ("x [@a]", {}, True),
    "a footnote": ("x[^n]\n\n[^n]: See [@a].", {}, True),
    "a quiz": (":::{quiz} Q\n:id: q\n\n### Q {#q1}\n\n- [x] a\n  > b [@a]\n- [ ] c\n:::", {}, True),
    "a term": ("x", {"course/glossary.yaml": f"{TERMS}  sources: [a]\n"}, True),
    "a definition": ("x", {"course/glossary.yaml": TERMS.replace(": x", ': "x [@a]"')}, True),
}


@pytest.mark.parametrize("name", CITATIONS)
def test_references(name: str, tmp_path: Path) -> None:
    body, files, used = CITATIONS[name]
    expected = [] if used else ["course/references.yaml:3:9 unused-reference"]
    assert (
        found(tmp_path, body, "unused-reference", **{"course/references.yaml": REFERENCES}, **files)
        == expected
    )


MORE = "- id: b\n  term: B\n  definition: x\n"
NAMED = {
    "nothing": ("x", TERMS, False),
    "the word alone": ("a A", TERMS, False),
    "a text": ("{term}`a`", TERMS, True),
    "see of a used term": ("{term}`b`", f"{TERMS}{MORE}  see: [a]\n", True),
    "a used definition": ("{term}`b`", TERMS + MORE.replace(": x", ': "{term}`a`"'), True),
    "a tag of its own": ("x", f"{TERMS}  only: [pilot]\n", True),
}


@pytest.mark.parametrize("name", NAMED)
def test_terms(name: str, tmp_path: Path) -> None:
    body, glossary, used = NAMED[name]
    expected = [] if used else ["course/glossary.yaml:1:7 unused-term"]
    assert found(tmp_path, body, "unused-term", **{"course/glossary.yaml": glossary}) == expected


def test_two_unused_terms_do_not_use_each_other(tmp_path: Path) -> None:
    glossary = f"{TERMS}  see: [b]\n{MORE}  see: [a]\n"
    assert len(found(tmp_path, "x", "unused-term", **{"course/glossary.yaml": glossary})) == 2


SEE = {
    "same tags": ("only: [pilot]", "only: [pilot]", []),
    "everywhere": ("", "", []),
    "tagged": ("", "only: [pilot]", ["course/glossary.yaml:5:12 see-to-excluded"]),
    "draft": ("", "draft: true", ["course/glossary.yaml:5:12 see-to-excluded"]),
    "wider": ("only: [pilot]", "only: [pilot, public]", []),
}


@pytest.mark.parametrize("name", SEE)
def test_see_leads_to_a_term_that_an_edition_leaves_out(name: str, tmp_path: Path) -> None:
    own, other, expected = SEE[name]
    first = f"- id: a\n  term: A\n  definition: x\n  {own or 'draft: false'}\n  see: [c, b]\n"
    glossary = f"{first}- id: b\n  term: B\n  definition: x\n  {other or 'draft: false'}\n"
    glossary += f"- id: c\n  term: C\n  definition: x\n  {own or 'draft: false'}\n"
    assert found(tmp_path, "{term}`a`", "see-to-excluded", **{"course/glossary.yaml": glossary}) == expected


def test_see_names_a_term_that_is_not_there(tmp_path: Path) -> None:
    glossary = {"course/glossary.yaml": f"{TERMS}  see: [nothing]\n"}
    assert found(tmp_path, "{term}`a`", "unknown-term", **glossary) == [
        "course/glossary.yaml:4:8 unknown-term"
    ]
