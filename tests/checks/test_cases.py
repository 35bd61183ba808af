"""Cases say where their figures come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import write_course
from support.flaws import placed

CASE = "course/cases/c.md"
HEAD = (
    "---\nid: c\ntitle: C\nas_of: 2025\nevidence: A\nsources:\n  - a\n  - b\n"
    "not_known: [x]\n{}---\n\n## S {{#s}}\n\n"
)
REFERENCES = "references:\n" + "".join(f"  - {{id: {key}, type: book, title: T}}\n" for key in "abc")
BOTH = "x [@a; @b]"


def found(tmp_path: Path, body: str, *codes: str, more: str = "") -> list[str]:
    files = {CASE: HEAD.format(more) + body + "\n", "course/references.yaml": REFERENCES}
    return [flaw.removeprefix(f"{CASE}:") for flaw in placed(write_course(tmp_path, files), *codes)]


CLAIMS = {
    "a year": ("In 2023 it began.", ["14:1"]),
    "a percentage": ("About 7 % came.", ["14:1"]),
    "percent in words": ("About 7 percent came.", ["14:1"]),
    "a number": ("They spent 1,200 euros.", ["14:1"]),
    "a quotation": ("They said “we do not know yet” and left.", ["14:1"]),
    "a small number": ("Of 3 groups, two came.", []),
    "a name in quotation marks": ("It is called “Open Doors”.", []),
    "cited": ("In 2023 it began [@a].", []),
    "cited in the next paragraph": ("In 2023 it began.\n\nMore follows [@a].", []),
    "cited in the paragraph before": ("More [@a].\n\nIn 2023 it began.", []),
    "cited two paragraphs on": ("In 2023 it began.\n\nx\n\nMore [@a].", ["14:1"]),
    "cited in another section": ("In 2023 it began.\n\n## T {#t}\n\nMore [@a].", ["14:1"]),
    "the same year, cited": ("In 2023 it began.\n\n## T {#t}\n\nIn 2023 it was small [@a].", []),
    "a footnote": ("In 2023 it began[^n].\n\n[^n]: See [@a].", []),
    "an item": ("x [@a]\n\ny\n\n- In 2023 it began.\n- Later [@a].", ["18:1"]),
    "an item below its source": ("The city reports [@a]:\n\n- in 2022, so\n- in 2023, so", []),
    "a row": ("| a | b |\n|---|---|\n| 2022 | x [@a] |\n| 2023 | y |", ["17:3"]),
    "a row in the same year": ("| a | b |\n|---|---|\n| 2023 | x [@a] |\n| 2023 | y |", []),
    "a callout": (":::{note}\nIn 2023 it began.\n:::", ["15:1"]),
    "a heading": ("### In 2023 {#in}\n\nx", []),
    "code": ("```\n2023\n```", []),
    "a version": ("SCORM-2004 and COVID-19 came.", []),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_claims_name_their_source(name: str, tmp_path: Path) -> None:
    body, places = CLAIMS[name]
    expected = [f"{place} claim-without-source" for place in places]
    assert found(tmp_path, body, "claim-without-source") == expected


def test_fictional_cases_need_no_sources(tmp_path: Path) -> None:
    assert found(tmp_path, "In 2023 it began.", "claim-without-source", more="fictional: true\n") == []
    assert found(tmp_path, "In 2023 it began.", "claim-without-source", more="draft: true\n") == []


SOURCES = {
    "all": (BOTH, []),
    "one is not cited": ("x [@a]", ["8:5 source-never-cited"]),
    "in a footnote": ("x [@a] y[^n]\n\n[^n]: See [@b].", []),
    "one is not listed": (f"{BOTH}\n\ny [@c], z [@c]", ["16:3 citation-not-in-sources"]),
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_sources_of_a_case_are_those_it_cites(name: str, tmp_path: Path) -> None:
    body, expected = SOURCES[name]
    assert found(tmp_path, body, "source-never-cited", "citation-not-in-sources") == expected
