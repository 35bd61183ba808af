"""Every example of the manual is a course that builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.built import MANUAL
from tools.manual.examples import place_of
from tools.manual.regions import Fence, fences
from tools.manual.sample import LESSON, write_sample
from unites_mooc.build.reading import read_course
from unites_mooc.diagnostics import Diagnostic, Severity
from unites_mooc.editions.select import select
from unites_mooc.render.context import Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.pages import render_pages
from unites_mooc.translation.apply import Translated

EXAMPLES = {
    f"{path.relative_to(MANUAL)}:{fence.line}": fence
    for path in sorted(MANUAL.glob("modules/**/*.md"))
    for fence in fences(path.read_text("utf-8"))
    if place_of(fence)
}
LESSONS = [fence for fence in EXAMPLES.values() if place_of(fence) == "lesson"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_no_flaw(name: str, tmp_path: Path) -> None:
    example = EXAMPLES[name]
    path = write_sample(tmp_path, place_of(example) or "", example.text)
    _course, diagnostics = read_course(tmp_path)
    assert [item for item in diagnostics if _matters(item, path)] == []


def _matters(flaw: Diagnostic, path: str) -> bool:
    """Tell whether an example must not have a flaw: warnings of other files are about the rest of the course.

    A course in another language than English has a warning until its interface is translated.
    """
    if flaw.code == "interface-untranslated":
        return False
    return flaw.severity is Severity.ERROR or (flaw.severity is Severity.WARNING and flaw.span.path == path)


def test_the_examples_become_pages(tmp_path: Path) -> None:
    write_sample(tmp_path, "lesson", "Some text.\n")
    for number, example in enumerate(LESSONS):
        write_lesson(tmp_path, number, example)
    course, diagnostics = read_course(tmp_path)
    assert [item for item in diagnostics if item.severity is Severity.ERROR] == []
    assert course
    publication = select(Translated(course, "en", "en"), "facilitator")
    context = make_context(publication, Layout(pages="en/"), Medium.SITE)
    pages = [page.path for page in render_pages(context) if "/first-module/" in page.path]
    assert len(pages) > len(LESSONS)


def write_lesson(root: Path, number: int, example: Fence) -> None:
    name = f"modules/01-first/{number + 10:03}-example.md"
    text = example.text if example.text.startswith("---") else LESSON.format(id=f"e{number}") + example.text
    (root / name).write_text(text, "utf-8")


def test_there_are_examples_of_every_place() -> None:
    places = {place_of(example) for example in EXAMPLES.values()}
    assert places >= {"lesson", "worksheet", "case", "page", "course", "module", "glossary", "cohort"}
    assert len(LESSONS) > 25
