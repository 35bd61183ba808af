"""The menu: pages share its entries, and each page has the addresses that are right for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import lesson, write_course
from unites_mooc.build.plan import publications
from unites_mooc.build.reading import read_course
from unites_mooc.model.settings import OutputSettings
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.frame import Frame
from unites_mooc.render.layout import Layout, PackageLayout
from unites_mooc.render.pages import planned_pages

MODULES = 5
LAYOUTS = [(Layout(pages="en/"), Medium.SITE), (PackageLayout(pages="pages/"), Medium.PACKAGE)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {}
    for number in range(2, MODULES + 2):
        files[f"modules/{number:02}-m/module.yaml"] = f"id: m{number}\ntitle: Module {number}\n"
        for part in (1, 2):
            text = lesson("## A {#a}\n\nText.\n", id=f"l{number}-{part}", title=f"Lesson {number}.{part}")
            files[f"modules/{number:02}-m/{part:02}-l.md"] = text
    return write_course(tmp_path / "course", files)


def context_of(root: Path, layout: Layout, medium: Medium) -> Context:
    course, _diagnostics = read_course(root)
    assert course
    return make_context(
        publications(course, ("public",), ("en",), OutputSettings())["public"][0], layout, medium
    )


@pytest.mark.parametrize(("layout", "medium"), LAYOUTS, ids=["site", "package"])
@pytest.mark.parametrize("listed", [True, False])
def test_a_page_among_others_is_the_page_alone(
    root: Path, layout: Layout, medium: Medium, listed: bool
) -> None:
    context = context_of(root, layout, medium)
    shared = Frame(context)
    shared.lists_lessons = listed
    pages = planned_pages(context)
    # Backwards and forwards, so that each page comes after every other one.
    for path in [*reversed(pages), *pages]:
        alone = Frame(context)
        alone.lists_lessons = listed
        assert shared.navigation(pages[path]()) == alone.navigation(pages[path]()), path


@pytest.mark.parametrize(("layout", "medium"), LAYOUTS, ids=["site", "package"])
def test_what_pages_have_in_common_is_written_once(
    root: Path, layout: Layout, medium: Medium, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(root, layout, medium)
    written: list[int] = []
    shown = Frame._shown
    monkeypatch.setattr(Frame, "_shown", lambda *values: written.append(1) or shown(*values))
    frame = Frame(context)
    pages = planned_pages(context)
    for make in pages.values():
        frame.navigation(make())
    modules = len(context.publication.course.modules)
    folders = 4
    assert len(written) <= len(pages) + folders * modules < len(pages) * modules
