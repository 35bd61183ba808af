"""The UNITES course keeps the rules that its authors gave themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.built import PROJECT
from unites_mooc.build.pipeline import read_course
from unites_mooc.model.blocks import Activity, Figure
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Citation, plain_text, references
from unites_mooc.model.quiz import Quiz
from unites_mooc.model.reading import units_of
from unites_mooc.model.walk import all_prose, find
from unites_mooc.model.worksheet import Field


@pytest.fixture(scope="module")
def course() -> Course:
    loaded, diagnostics = read_course(PROJECT)
    assert [item for item in diagnostics if item.severity != "hint"] == []
    assert loaded is not None
    return loaded


def test_units_take_two_to_seven_minutes(course: Course) -> None:
    for lesson in course.lessons:
        for unit, _words, minutes in units_of(lesson, course.meta.language):
            assert 1.8 <= minutes <= 7.2, f"{lesson.path} {unit.id}: {minutes:.1f} minutes"


def test_lessons_say_what_they_take(course: Course) -> None:
    for lesson in course.lessons:
        minutes = sum(minutes for _unit, _words, minutes in units_of(lesson, course.meta.language))
        assert abs(minutes - lesson.meta.duration) <= 3, f"{lesson.path}: {minutes:.1f} minutes"


def test_every_lesson_has_outcomes_an_activity_a_quiz_and_sources(course: Course) -> None:
    for lesson in course.lessons:
        assert lesson.meta.outcomes, lesson.path
        assert list(find(lesson.blocks, Activity)), lesson.path
        assert list(find(lesson.blocks, Quiz)), lesson.path
        parts = [part for prose in all_prose(lesson.blocks) for part in references(prose.parts)]
        assert [part for part in parts if isinstance(part, Citation)], lesson.path


def test_every_option_has_feedback(course: Course) -> None:
    for lesson in course.lessons:
        for quiz in find(lesson.blocks, Quiz):
            for question in quiz.questions:
                for option in question.answer.options:
                    assert option.feedback, f"{option.span}"


def test_every_figure_says_what_it_shows(course: Course) -> None:
    figures = [figure for lesson in course.lessons for figure in find(lesson.blocks, Figure)]
    assert len(figures) >= 5
    for figure in figures:
        assert len(figure.alt) > 40, figure.span


def test_drawings_need_nothing_from_elsewhere() -> None:
    for path in (PROJECT / "modules").rglob("*.svg"):
        text = path.read_text("utf-8")
        addresses = set(re.findall(r"https?://[^\"' ]+", text))
        assert addresses <= {"http://www.w3.org/2000/svg"}, path
        assert "<script" not in text
        assert "<style" not in text


def test_worksheets_can_be_filled_in(course: Course) -> None:
    for worksheet in course.worksheets:
        assert len(list(find(worksheet.blocks, Field))) >= 5, worksheet.path


def test_cases_say_what_is_not_known(course: Course) -> None:
    for case in course.cases:
        assert case.meta.fictional or case.meta.not_known, case.path


WORDS = ("illegal migrant", "refugee wave", "migrant wave", "beneficiary", "beneficiaries")


def test_people_come_first(course: Course) -> None:
    for text in course.texts:
        shown = " ".join(plain_text(prose) for prose in all_prose([*text.blocks, *text.footnotes])).lower()
        for word in WORDS:
            assert word not in shown, f"{text.path}: {word}"


def test_the_notice_claims_no_affiliation(course: Course) -> None:
    assert "UNITES" in course.meta.notice
    assert "not" in course.meta.notice


def test_nothing_of_this_repository_names_a_machine() -> None:
    for folder in ("course", "modules", "unites_mooc", "docs", "tools"):
        for path in (PROJECT / folder).rglob("*"):
            if path.suffix in {".md", ".py", ".yaml", ".js", ".css", ".html", ".svg", ".toml"}:
                text = Path(path).read_text("utf-8")
                assert not re.search(r"(?<![\w.])/(?:home|Users|root)/\w", text), path
