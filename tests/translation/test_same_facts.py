"""Facts that a text shares with its typeset version are those of both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from support.courses import write_course
from unites_mooc.checks import run_checks
from unites_mooc.editions.select import select
from unites_mooc.model.course import Course, Module, Text
from unites_mooc.render.progress_outline import progress_outline
from unites_mooc.source.loader import load_course
from unites_mooc.translation import typography
from unites_mooc.translation.apply import Translated

LESSON = """---
id: one
title: The city's "first" lesson
duration: 5
---

It's {term}`part's <part>`, see [the "plan"](media/plan.svg "it's a title"), [@work, "p. 3"], {ref}`two`
and [the "unit"](#unit).[^n]

![It's a "plan"](media/plan.svg){#plan}

## The "unit" {#unit}

:::{note} It's "so"
:only: [pilot]

Don't.
:::

:::{figure} media/plan.svg
:alt: It's a "plan".

The city's plan.
:::

:::{reflection} What's "it"?
:id: think
:::

:::{quiz} It's "a" quiz
:id: quiz

### Which is the city's? {#which}

- [x] This "one"
- [ ] It's that one

### Put them in order {#order}

1. It's first
2. "Second"
:::

[^n]: It's a note.
"""
SHEET = "---\nid: two\ntitle: It's a sheet\n---\n\n:::{field} What's \"it\"?\n:id: what\n:::\n"


def test_typography_changes_no_fact_that_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both are looked at as they are, so that each fact is found in the one and in the other.
    monkeypatch.setattr("unites_mooc.editions.select.typeset", lambda course, _language: course)
    root = write_course(
        tmp_path / "course",
        {
            "course/course.yaml": "id: c\ntitle: C\nlanguage: en\nlicence: CC-BY-4.0\n"
            "editions:\n  pilot: {title: P, include: [pilot]}\n  public: {title: Q, include: []}\n",
            "course/glossary.yaml": "- id: part\n  term: Part\n  definition: It's a part.\n",
            "course/references.yaml": "- id: work\n  type: book\n  title: Work\n",
            "modules/01-first/module.yaml": "id: first\ntitle: First\n",
            "modules/01-first/01-one.md": LESSON,
            "modules/01-first/worksheets/two.md": SHEET,
            "modules/01-first/media/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        },
    )
    course, _ = load_course(root)
    assert course
    plain = {text.path: _facts(course, text) for text in course.texts}
    typeset = {text.path: _facts(course, typography._typeset_text(text, "en")) for text in course.texts}
    assert typeset != plain, "nothing here is typeset"
    for path, facts in plain.items():
        for name in typography._SAME & facts.keys():
            assert typeset[path][name] == facts[name], f"{path}: {name}"
    assert set().union(*plain.values()) >= typography._SAME, "a fact that nobody asks for"


def _facts(course: Course, text: Text) -> dict[str, object]:
    """Return what checks and outlines find of a text that is alone in its course."""
    text = replace(text)
    module = course.modules[0]
    lessons, worksheets = ((text,), ()) if text.path.endswith("one.md") else ((), (text,))
    alone = replace(course, modules=(_with_texts(module, lessons, worksheets),))
    run_checks(alone)
    for edition in alone.meta.published_editions:
        progress_outline(select(Translated(alone, "en", "en"), edition))
    return text.facts


def _with_texts(module: Module, lessons: tuple[Text, ...], worksheets: tuple[Text, ...]) -> Module:
    """Return a module with other texts."""
    return replace(module, lessons=lessons, worksheets=worksheets)  # type: ignore[arg-type]
