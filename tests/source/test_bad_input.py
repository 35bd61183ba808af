"""Wrong metadata and texts: every flaw is a diagnostic with its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, LESSON, MODULE, QUIZ_LESSON, lesson, write_course
from support.flaws import flaws

ONE = "modules/01-first/01-one.md"


def test_the_sample_course_has_no_flaw(tmp_path: Path) -> None:
    assert flaws(write_course(tmp_path), hints=True) == []


CASES: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "path out of the course": (
        {ONE: lesson("## A {#a}\n\n![x](../../../x.png)\n")},
        [f"{ONE}:9 path-out-of-course"],
    ),
    "missing image": ({ONE: lesson("## A {#a}\n\n![x](media/x.png)\n")}, [f"{ONE}:9 missing-media"]),
    "missing figure": (
        {ONE: lesson("## A {#a}\n\n:::{figure} media/x.png\n:alt: x\n:::\n")},
        [f"{ONE}:9 missing-media"],
    ),
    "image without alternative": (
        {ONE: lesson("## A {#a}\n\n:::{figure} media/x.png\n:::\n")},
        [f"{ONE}:9 image-without-alt", f"{ONE}:9 missing-media"],
    ),
    "two lessons with one id": (
        {"modules/01-first/03-again.md": LESSON},
        ["modules/01-first/03-again.md:2 duplicate-id"],
    ),
    "broken anchor": (
        {ONE: lesson("## A {#a}\n\n[x](02-two.md#reed) [y](#b)\n")},
        [f"{ONE}:9 broken-anchor", f"{ONE}:9 broken-anchor"],
    ),
    "broken link": ({ONE: lesson("## A {#a}\n\n[x](03-three.md)\n")}, [f"{ONE}:9 broken-link"]),
    "tab in YAML": (
        {"modules/01-first/module.yaml": "id: first\ntitle: First\noutcomes:\n\t- one\n"},
        ["modules/01-first/module.yaml:4 yaml-tab"],
    ),
    "tab in front matter": (
        {ONE: "---\nid: one\ntitle: One\noutcomes:\n\t- x\nduration: 5 min\n---\n\ntext\n"},
        [f"{ONE}:5 yaml-tab"],
    ),
    "no front matter": (
        {ONE: "## A {#a}\n\n[x](y.md)\n"},
        [f"{ONE}:1 missing-front-matter", f"{ONE}:3 broken-link"],
    ),
    "unclosed front matter": (
        {ONE: "---\nid: one\ntitle: One\nduration: soon\n\n## A {#a}\n\n[x](y.md)\n\n---\n\nz\n"},
        [f"{ONE}:1 unclosed-front-matter", f"{ONE}:4 invalid-duration", f"{ONE}:8 broken-link"],
    ),
    "front matter between dashes": (
        {ONE: "—\nid: one\ntitle: One\nduration: soon\n----\n\n[x](y.md)\n"},
        [
            f"{ONE}:1 missing-front-matter",
            f"{ONE}:4 invalid-duration",
            f"{ONE}:5 unclosed-front-matter",
            f"{ONE}:7 broken-link",
        ],
    ),
    "front matter below a heading": (
        {ONE: "# One\n\n---\nid: one\ntitle: One\nduration: soon\n---\n\nx\n"},
        [f"{ONE}:3 missing-front-matter", f"{ONE}:6 invalid-duration"],
    ),
    "a comment like a heading in front matter": (
        {ONE: "---\n## Metadata\nid: one\ntitle: One\nduration: 5 min\n---\n\nx\n"},
        [],
    ),
    "several slips of YAML": (
        {ONE: "---\nid: one\ntitle: A: b\nduration 5 min\ndraft:soon\noutcomes:\n\t- x\n---\n\n[x](y.md)\n"},
        [
            f"{ONE}:3 yaml-syntax",
            f"{ONE}:4 yaml-syntax",
            f"{ONE}:5 invalid-boolean",
            f"{ONE}:5 yaml-syntax",
            f"{ONE}:7 yaml-tab",
            f"{ONE}:10 broken-link",
        ],
    ),
    "unknown key": ({ONE: lesson("x", titel="X")}, [f"{ONE}:5 unknown-key"]),
    "missing key": ({ONE: "---\nid: one\n---\nx\n"}, [f"{ONE}:2 missing-key", f"{ONE}:2 missing-key"]),
    "wrong values": (
        {ONE: lesson("x", id="Not An Id", duration="soon", draft="maybe")},
        [f"{ONE}:2 invalid-id", f"{ONE}:4 invalid-duration", f"{ONE}:5 invalid-boolean"],
    ),
    "duplicate key": (
        {ONE: "---\nid: one\ntitle: A\ntitle: B\nduration: 5 min\n---\nx\n"},
        [f"{ONE}:4 duplicate-key"],
    ),
    "level-one heading": ({ONE: lesson("# A\n\n## B {#b}\n")}, [f"{ONE}:7 level-one-heading"]),
    "skipped level": ({ONE: lesson("## B {#b}\n\n#### C\n")}, [f"{ONE}:9 heading-level-skipped"]),
    "unknown references": (
        {ONE: lesson("## A {#a}\n\n{term}`t` {case}`c` {ref}`r` [@k]\n\n:::{worksheet} w\n:::\n")},
        [
            f"{ONE}:9 unknown-term",
            f"{ONE}:9 unknown-case",
            f"{ONE}:9 unknown-ref",
            f"{ONE}:9 unknown-citation",
            f"{ONE}:11 unknown-worksheet",
        ],
    ),
    "footnotes": (
        {ONE: lesson("## A {#a}\n\nx[^a]\n\n[^b]: y\n")},
        [f"{ONE}:9 unknown-footnote", f"{ONE}:11 unused-footnote"],
    ),
    "what stands below wrong metadata": (
        {ONE: lesson("[x](nowhere.md)", duration="soon"), "modules/01-first/module.yaml": "id: first\n"},
        [
            f"{ONE}:4 invalid-duration",
            f"{ONE}:7 broken-link",
            "modules/01-first/module.yaml:1 missing-key",
        ],
    ),
    "reserved id": (
        {"modules/01-first/module.yaml": "id: assets\ntitle: A\n"},
        ["modules/01-first/module.yaml:1 reserved-id"],
    ),
    "unknown edition in outputs": (
        {"course/course.yaml": COURSE + "documents: {nobody: [handouts]}\n"},
        ["course/course.yaml:17 unknown-edition"],
    ),
    "unknown target": (
        {"course/course.yaml": COURSE.replace("[site, scorm12, scorm2004]", "[site, epub]")},
        ["course/course.yaml:14 unknown-target"],
    ),
    "unknown tag": ({ONE: lesson("## A {#a}\n\n:::{only} piolt\nx\n:::\n")}, [f"{ONE}:9 unknown-tag"]),
    "no accessibility statement": (
        {"course/pages/accessibility.md": None},
        ["course/course.yaml:1 accessibility-statement-missing"],
    ),
    "incomplete accessibility statement": (
        {"course/pages/accessibility.md": "---\nid: accessibility\ntitle: A\nstatus: good\n---\n"},
        ["course/pages/accessibility.md:2 incomplete-statement"],
    ),
    "a case without evidence": (
        {"course/cases/x.md": "---\nid: x\ntitle: X\n---\n\nText.\n"},
        ["course/cases/x.md:2 case-without-evidence"],
    ),
    "an incomplete statement with wrong values": (
        {"course/pages/accessibility.md": "---\nid: accessibility\ntitle: A\ndate: soon\n---\n"},
        [
            "course/pages/accessibility.md:2 incomplete-statement",
            "course/pages/accessibility.md:4 invalid-date",
        ],
    ),
    "keys of a statement on another page": (
        {"course/pages/x.md": "---\nid: x\ntitle: X\nmethod: M\ngaps: [G]\n---\n"},
        ["course/pages/x.md:4 unknown-key", "course/pages/x.md:5 unknown-key"],
    ),
    "a case without evidence and with wrong values": (
        {"course/cases/x.md": "---\nid: x\ntitle: X\nevidence: Z\ncountri: D\n---\n\nText.\n"},
        [
            "course/cases/x.md:2 case-without-evidence",
            "course/cases/x.md:4 invalid-evidence",
            "course/cases/x.md:5 unknown-key",
        ],
    ),
    "every wrong entry of a list": (
        {"course/course.yaml": COURSE + "documents:\n  public:\n    - handout\n    - workbook\n    - [x]\n"},
        ["course/course.yaml:19 unknown-document", "course/course.yaml:21 wrong-type"],
    ),
    "a key without a value": (
        {ONE: "---\nid: one\nduration:\ntitle: One\n---\nx\n"},
        [f"{ONE}:3 missing-key"],
    ),
    "metadata below an empty line": ({ONE: "\n" + LESSON}, [f"{ONE}:2 missing-front-matter"]),
    "an untranslated language": (
        {"course/course.yaml": COURSE + "languages: [en, pt]\n"},
        ["course/course.yaml:17 course-untranslated", "course/course.yaml:17 interface-untranslated"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_flaws_are_named_with_their_line(name: str, tmp_path: Path) -> None:
    files, expected = CASES[name]
    found = flaws(write_course(tmp_path, files))
    assert sorted(found) == sorted(expected)


def test_all_flaws_of_a_course_are_reported_at_once(tmp_path: Path) -> None:
    root = write_course(
        tmp_path,
        {
            "course/course.yaml": COURSE.replace("language: en", "langauge: en"),
            "modules/01-first/module.yaml": MODULE + "summry: x\n",
            ONE: "",
            "modules/01-first/02-two.md": QUIZ_LESSON.replace("[x] This one", "[ ] This one"),
        },
    )
    assert flaws(root) == [
        "course/course.yaml:4 unknown-key",
        f"{ONE}:1 empty-file",
        "modules/01-first/02-two.md:17 question-without-right-option",
        "modules/01-first/module.yaml:3 unknown-key",
    ]
