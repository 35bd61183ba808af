"""The firewall: what an edition excludes is not in its publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import lesson, write_course
from support.flaws import flaws
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.prose import plain_text
from unites_mooc.model.walk import all_prose
from unites_mooc.source.loader import load_course
from unites_mooc.translation.apply import Translated

REFERENCES = """\
references:
  - {id: shown-2020, type: book, title: Shown}
  - {id: hidden-2020, type: book, title: Hidden}
  - {id: unused-2020, type: book, title: Unused}
  - {id: term-2020, type: book, title: Of a term}
"""
GLOSSARY = """\
- {id: used, term: Used, definition: "Leads to {term}`second`.", see: [third, pilot-term]}
- {id: second, term: Second, definition: Two., sources: [term-2020]}
- {id: third, term: Third, definition: Three.}
- {id: unused, term: Unused, definition: Four.}
- {id: hidden, term: Hidden, definition: Five.}
- {id: pilot-term, term: For pilots, definition: Six., only: [pilot]}
"""
BODY = """\
Intro.

## Common {#common}

Shown to all [@shown-2020] {term}`used`.[^a] ![x](media/shown.svg)

:::{only} pilot
For pilots [@hidden-2020] {term}`hidden`.[^b] ![x](media/hidden.svg)
:::

- item

  :::{facilitator} Secret
  Deep inside.
  :::

::::{only} pilot
## Pilots {#pilots}

Unit for pilots.
::::

After the unit.

:::{quiz} Q
:id: q

### For all {#all}

- [x] a
- [ ] b

:::

[^a]: Note for all.[^c]
[^b]: Note for pilots.
[^c]: Note of a note.
"""
FILES = {
    "course/references.yaml": REFERENCES,
    "course/glossary.yaml": GLOSSARY,
    "modules/01-first/01-one.md": lesson(BODY),
    "modules/01-first/media/shown.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
    "modules/01-first/media/hidden.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'/>",
    "modules/02-pilot/module.yaml": "id: second\ntitle: For pilots\nonly: [pilot]\n",
    "modules/02-pilot/01-three.md": lesson("## A {#a}\n\nx\n", id="three"),
    "modules/03-mixed/module.yaml": "id: third\ntitle: Nothing left\n",
    "modules/03-mixed/01-four.md": lesson("## A {#a}\n\nx\n", id="four", only="[pilot]"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path, FILES)


def publication(root: Path, edition: str) -> Publication:
    course, _ = load_course(root)
    assert course is not None
    return select(Translated(without_drafts(course), "en", "en"), edition)


def texts(publication: Publication) -> str:
    found: list[str] = []
    for text in publication.course.texts:
        found.extend(plain_text(unit.title) for unit in text.units)
        found.extend(plain_text(prose) for prose in all_prose([*text.blocks, *text.footnotes]))
    return " | ".join(found)


def test_the_course_fits_together(root: Path) -> None:
    assert flaws(root) == []


def test_public_has_nothing_of_the_others(root: Path) -> None:
    public = publication(root, "public")
    shown = texts(public)
    for excluded in ("For pilots", "Deep inside", "Unit for pilots", "Note for pilots", "Pilots"):
        assert excluded not in shown
    for included in ("Shown to all", "After the unit", "Note for all", "Note of a note", "For all"):
        assert included in shown
    assert [module.meta.id for module in public.course.modules] == ["first"]
    assert sorted(public.course.references) == ["shown-2020", "term-2020"]
    assert [term.meta.id for term in public.course.glossary] == ["used", "second", "third"]
    assert public.course.glossary[0].meta.see == ("third",)
    assert [Path(path).name for path in public.course.media] == ["shown.svg"]
    assert list(public.course.meta.editions) == ["public"]
    assert list(public.course.meta.outputs) == ["public"]
    assert "02-pilot" not in repr(public)
    assert "hidden" not in repr(public)


def test_text_after_a_hidden_unit_belongs_to_the_unit_before(root: Path) -> None:
    (one, _two) = publication(root, "public").course.modules[0].lessons
    assert [unit.id for unit in one.units] == ["common"]
    (one, _two) = publication(root, "pilot").course.modules[0].lessons
    assert [unit.id for unit in one.units] == ["common", "pilots"]
    assert "After the unit" in " ".join(plain_text(prose) for prose in all_prose(one.units[1].blocks))


def test_pilot_and_facilitator_see_theirs(root: Path) -> None:
    pilot, facilitator = publication(root, "pilot"), publication(root, "facilitator")
    assert "For pilots" in texts(pilot)
    assert "Deep inside" not in texts(pilot)
    assert "Deep inside" in texts(facilitator)
    assert [module.meta.id for module in pilot.course.modules] == ["first", "second", "third"]
    assert "pilot-term" in [term.meta.id for term in pilot.course.glossary]
    assert len(pilot.course.media) == 2


def test_selecting_changes_nothing(root: Path) -> None:
    course, _ = load_course(root)
    assert course is not None
    before = repr(course)
    select(Translated(course, "en", "en"), "public")
    assert repr(course) == before


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("## A {#a}\n\n[x](../02-pilot/01-three.md)\n", 9),
        ("## A {#a}\n\n{ref}`three`\n", 9),
        ("## A {#a}\n\n{ref}`second`\n", 9),
        ("## A {#a}\n\n{term}`pilot-term`\n", 9),
        ("## A {#a}\n\n:::{worksheet} w\n:::\n", 9),
        ("## A {#a}\n\n[x](#b)\n\n:::{only} pilot\n## B {#b}\nx\n:::\n", 9),
    ],
)
def test_a_link_across_the_firewall_is_an_error(body: str, line: int, tmp_path: Path) -> None:
    sheet = "---\nid: w\ntitle: W\npurpose: P\nonly: [pilot]\n---\nx\n"
    files = {**FILES, "modules/01-first/01-one.md": lesson(body), "modules/01-first/worksheets/w.md": sheet}
    found = flaws(write_course(tmp_path, files))
    assert f"modules/01-first/01-one.md:{line} link-to-excluded" in found


def test_drafts_are_left_out_and_links_to_them_are_errors(tmp_path: Path) -> None:
    files = {
        "modules/01-first/01-one.md": lesson("## A {#a}\n\n[x](03-three.md)\n"),
        "modules/01-first/03-three.md": lesson("## A {#a}\n\nx\n", id="three", draft="true"),
    }
    root = write_course(tmp_path, files)
    assert [item.meta.id for item in publication(root, "public").course.lessons] == ["one", "two"]
    found = flaws(root, hints=True)
    assert "modules/01-first/03-three.md:5 draft" in found
    assert "modules/01-first/01-one.md:9 link-to-excluded" in found


def test_what_has_nothing_left_is_left_out(tmp_path: Path) -> None:
    body = """\
## A {#a}

Text.

:::::{self-assessment} Ready?
:id: ready
:scale: no, yes

::::{only} pilot
### One

- First.
::::
:::::

:::::{tab-set}
::::{only} pilot
:::{tab-item} One
Text.
:::
::::
:::::
"""
    course, diagnostics = load_course(write_course(tmp_path, {"modules/01-first/01-one.md": lesson(body)}))
    assert course
    assert not diagnostics
    public, pilot = (select(Translated(course, "en", "en"), name) for name in ("public", "pilot"))
    (shown,) = (next(part.course.lessons).units[0].blocks for part in (public,))
    assert [type(block).__name__ for block in shown] == ["Paragraph"]
    assert len(next(pilot.course.lessons).units[0].blocks) == 3
