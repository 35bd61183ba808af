"""Progress is the same in every language: what was answered in one is answered in all."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from support.built import EVERYTHING, PROJECT
from support.cache import SHARED_CACHE
from support.catalogues import loaded, write_catalogue
from support.courses import COURSE, QUIZ_LESSON, lesson, write_course
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.editions.select import select
from unites_mooc.render.learner_data import structure
from unites_mooc.translation.apply import translate

TWO = "modules/01-first/02-two.md"
GERMAN = COURSE.replace("language: en\n", "language: en\nlanguages: [en, de]\n")
QUIZ = """\
## A {#a}

:::{quiz} Q
:id: q

### Match. {#match type=matching}

It's one
: A "hearing"

Two
: A talk

### Sort. {#sort type=sorting}

First
: a
: b

Second
: c
:::
"""


def test_words_of_a_translation_are_no_part_of_the_structure(tmp_path: Path) -> None:
    """Two places may have the same word in another language, and marks differ: all stays where it is."""
    write_course(tmp_path, {"course/course.yaml": GERMAN, "modules/01-first/01-one.md": lesson(QUIZ)})
    write_catalogue(tmp_path, "de", lambda _context, _text: "Gespräch")
    course = loaded(tmp_path)
    english, german = (structure(select(translate(course, name)[0], "public")) for name in ("en", "de"))
    assert english == german


def test_the_sample_and_the_course_have_one_structure(tmp_path: Path) -> None:
    shutil.copytree(EVERYTHING, tmp_path / "course")
    write_catalogue(tmp_path / "course", "de", lambda _context, text: text.replace("e", "é"))
    for root in (tmp_path / "course", PROJECT):
        course = loaded(root)
        for edition in course.meta.published_editions:
            first, second = (structure(select(translate(course, name)[0], edition)) for name in ("en", "de"))
            assert first == second


def test_answers_are_there_in_the_other_language(page: Page, tmp_path: Path) -> None:
    write_course(tmp_path / "course", {"course/course.yaml": GERMAN, TWO: QUIZ_LESSON})
    write_catalogue(tmp_path / "course", "de", lambda _context, text: f"D {text}")
    options = BuildOptions(
        root=tmp_path / "course",
        out=tmp_path / "out",
        editions=("public",),
        targets=("site",),
        cache=SHARED_CACHE,
    )
    assert build(options, lambda *_: None).succeeded
    page.goto((tmp_path / "out/public/site/en/first/two.html").as_uri())
    page.get_by_label("This one").check()
    page.locator("[data-action=check]").click()
    expect(page.locator(".quiz-result")).to_contain_text("1 of 3")
    page.get_by_role("button", name="Language").click()
    page.get_by_role("link", name="Deutsch").click()
    assert page.url.partition("#")[0].endswith("/de/first/two.html")
    expect(page.get_by_label("D This one")).to_be_checked()
    expect(page.locator(".quiz-result")).to_contain_text("1 von 3")
