"""Options, links, licences, quotation marks, anchors."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, lesson, write_course
from support.flaws import placed
from unites_mooc.build.pipeline import read_course

ONE = "modules/01-first/01-one.md"
TWO = "modules/01-first/02-two.md"
SHORT, MIDDLE, LONG = "Consult the people", "Collaborate with all the people", "x" * 52

OPTIONS = {
    "like the others": ([("x", MIDDLE), (" ", SHORT)], []),
    "much longer": ([(" ", SHORT), ("x", LONG), (" ", MIDDLE)], [f"{ONE}:14:7"]),
    "much shorter": ([("x", SHORT), (" ", LONG)], []),
    "one wrong one as long": ([("x", LONG), (" ", LONG), (" ", SHORT)], []),
    "both right ones longer": ([("x", LONG), ("x", LONG + "x"), (" ", SHORT)], [f"{ONE}:13:7"]),
    "one right one longer": ([("x", LONG), ("x", SHORT), (" ", SHORT)], []),
    "short words": ([("x", "Always"), (" ", "No")], []),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_options_that_give_the_answer_away(name: str, tmp_path: Path) -> None:
    options, places = OPTIONS[name]
    listed = "".join(f"- [{mark}] {text}\n" for mark, text in options)
    body = f"## A {{#a}}\n\n:::{{quiz}} Q\n:id: q\n\n### Q {{#q1}}\n{listed}:::\n"
    files = {ONE: lesson(body)}
    found = placed(write_course(tmp_path, files), "giveaway-option")
    assert found == [f"{place} giveaway-option" for place in places]


LINKS = {
    "[x](http://example.org/)": ["9:1"],
    "See\nthe [x](HTTP://example.org/) there": ["10:5"],
    "<http://example.org/>": ["9:1"],
    "[x](https://example.org/?u=http://example.org)": [],
    "[x](http://localhost:8000/) [y](http://127.0.0.1/)": [],
    "`http://example.org/` and http://example.org/": [],
    "[x](mailto:a@example.org)": [],
    ":::{audio}\n:title: T\n:link: http://example.org/a\n:transcript: Hello.\n:::": ["9:1"],
}


@pytest.mark.parametrize("body", LINKS)
def test_links_that_are_not_encrypted(body: str, tmp_path: Path) -> None:
    found = placed(write_course(tmp_path, {ONE: lesson(f"## A {{#a}}\n\n{body}\n")}), "insecure-link")
    assert found == [f"{ONE}:{place} insecure-link" for place in LINKS[body]]


def test_addresses_of_references_that_are_not_encrypted(tmp_path: Path) -> None:
    references = (
        "references:\n  - id: a\n    title: A\n    URL: http://example.org/\n"
        "  - id: b\n    title: B\n    URL: https://example.org/\n  - URL: http://example.org/no-id\n"
    )
    found = placed(write_course(tmp_path, {"course/references.yaml": references}), "insecure-link")
    assert found == ["course/references.yaml:4:10 insecure-link"]
    allowed = {"course/references.yaml": f"{references}allow: [insecure-link]\n"}
    assert placed(write_course(tmp_path / "allowed", allowed), "insecure-link") == []


ADDRESSES = {
    "https://example.org": [],
    "https://example.org:8443/a/b": [],
    "http://localhost:8000/": [],
    "http://[::1]/": [],
    "http://example.org/a": ["insecure-base-url: Write `https://example.org/a/`: "],
    "https://example.org/a?": ["base-url-not-a-folder: Write `https://example.org/a/`."],
    "https://example.org/a/?b=/": ["base-url-not-a-folder: Write `https://example.org/a/`."],
    "https://example.org#top": ["base-url-not-a-folder: Write `https://example.org/`."],
    "http://example.org/a/index.html": ["base-url-not-a-folder: Write `http://example.org/a/`."],
    "https://example.org/index.html/b": [],
    "example.org": ["invalid-url: Begin it with "],
    "https://": ["invalid-url: Copy it from the browser: "],
    "https://?a": ["invalid-url: Copy it from the browser: "],
    "https://example.org/a b": ["invalid-url: Copy it from the browser: "],
    "https://example.org\\\\a": ["invalid-url: Copy it from the browser: "],
    "https://[example.org/": ["invalid-url: Copy it from the browser: "],
    "https://example.org:99999/": ["invalid-url: Copy it from the browser: "],
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_the_site(address: str, tmp_path: Path) -> None:
    root = write_course(tmp_path, {"course/course.yaml": f'{COURSE}base_url: "{address}"\n'})
    flaws = [item for item in read_course(root)[1] if item.code != "state-size"]
    line = COURSE.count("\n") + 1
    assert len(flaws) == len(ADDRESSES[address])
    for flaw, expected in zip(flaws, ADDRESSES[address], strict=True):
        assert (flaw.span.line, flaw.span.column) == (line, 11)
        assert f"{flaw.code}: {flaw.hint}".startswith(expected)


LICENCES = {
    "CC-BY-4.0": None,
    "cc-by-sa-4.0": None,
    "MIT AND CC0-1.0": None,
    "LicenseRef-Mine": None,
    "CC BY 4.0": "Did you mean `CC-BY-4.0`?",
    "CC-BY-4": "Did you mean `CC-BY-4.0`?",
    "Creative Commons Attribution-ShareAlike 4.0 International": "Did you mean `CC-BY-SA-4.0`?",
    "All rights reserved": "Write `CC-BY-4.0`, for example, or `LicenseRef-` and a name for one of your own.",
}


@pytest.mark.parametrize("licence", LICENCES)
def test_licences_that_machines_know(licence: str, tmp_path: Path) -> None:
    course = COURSE.replace("CC-BY-4.0", licence)
    _course, diagnostics = read_course(write_course(tmp_path, {"course/course.yaml": course}))
    flaws = [(f.span.line, f.span.column, f.hint) for f in diagnostics if f.code == "unknown-licence"]
    advice = LICENCES[licence]
    assert flaws == ([(5, 10, advice)] if advice else [])


QUOTED = {
    "“A title”": True,
    "„Ein Titel“": True,
    "« Un titre »": True,
    '"“A title”"': False,
    "“A” and “B”": False,
    "Say “A”": False,
    "A title": False,
}


@pytest.mark.parametrize("title", QUOTED)
def test_quotation_marks_that_yaml_does_not_know(title: str, tmp_path: Path) -> None:
    files = {ONE: lesson("## A {#a}\n\n“A whole paragraph.”\n", title=title)}
    found = placed(write_course(tmp_path, files), "quoted-with-typographic-quotes")
    assert found == ([f"{ONE}:3:8 quoted-with-typographic-quotes"] if QUOTED[title] else [])


ANCHORS = {
    "#unit-a": None,
    "02-two.md#read": None,
    "02-two.md#part": None,
    "worksheets/w.md#fields": None,
    "../../course/cases/c.md#happened": None,
    "02-two.md#raed": "Did you mean `read`?",
    "02-two.md#zzz": "Known here: `answer`, `part`, `read`.",
    "02-two.md#right": "That is the id of a question, which has no anchor; link to its unit, `#answer`.",
    "02-two.md#check": "That is the id of a quiz, which has no anchor; link to its unit, `#answer`.",
    "#think": "That is the id of a reflection, which has no anchor; link to its unit, `#unit-a`.",
    "worksheets/w.md#line": "That is the id of a field, which has no anchor; link to its unit, `#fields`.",
    "#note": "That is a footnote: mark it with `[^note]`, or link to a heading.",
    "module.yaml#unit-a": "The page of a module has no anchors: link to a lesson, or without `#`.",
    "../../course/pages/plain.md#x": "No heading there has an id: write `{#its-id}` at the end of one.",
}


@pytest.mark.parametrize("address", ANCHORS)
def test_anchors(address: str, tmp_path: Path) -> None:
    own = (
        f"## A {{#unit-a}}\n\n[x]({address}) and[^note]\n\n"
        ":::{reflection} T\n:id: think\n:::\n\n[^note]: x\n"
    )
    two = (
        "## Read {#read}\n\nx\n\n### Part {#part}\n\n## Answer {#answer}\n\n"
        ":::{quiz} Q\n:id: check\n\n### Q {#right}\n\n- [x] a\n- [ ] b\n:::\n"
    )
    sheet = "---\nid: w\ntitle: W\npurpose: P\n---\n\n## F {#fields}\n\n:::{field} L\n:id: line\n:::\n"
    files = {
        ONE: lesson(own),
        TWO: lesson(two, id="two"),
        "modules/01-first/worksheets/w.md": sheet,
        "course/cases/c.md": "---\nid: c\ntitle: C\nfictional: true\n---\n\n## H {#happened}\n\nx\n",
        "course/pages/plain.md": "---\nid: plain\ntitle: P\n---\n\n### No id\n",
    }
    _course, diagnostics = read_course(write_course(tmp_path, files))
    found = [(f.span.line, f.hint) for f in diagnostics if f.code in {"broken-anchor", "broken-link"}]
    advice = ANCHORS[address]
    assert found == ([(9, advice)] if advice else [])
