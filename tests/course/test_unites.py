"""The UNITES course keeps the rules that its authors gave themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.built import PROJECT
from unites_mooc.build.pipeline import read_course
from unites_mooc.model.blocks import Activity, Callout, FacilitatorNote, Figure
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Citation, plain_text, references
from unites_mooc.model.quiz import Choice, Matching, NumberEntry, Ordering, Quiz, Sorting
from unites_mooc.model.reading import units_of
from unites_mooc.model.scenario import Scenario
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
            assert 1.5 <= minutes <= 7.5, f"{lesson.path} {unit.id}: {minutes:.1f} minutes"


def test_lessons_say_what_they_take(course: Course) -> None:
    for lesson in course.lessons:
        minutes = sum(minutes for _unit, _words, minutes in units_of(lesson, course.meta.language))
        assert abs(minutes - lesson.meta.duration) <= 4, f"{lesson.path}: {minutes:.1f} minutes"


def test_eight_modules_of_four_lessons_take_45_minutes_each(course: Course) -> None:
    assert [len(module.lessons) for module in course.modules] == [4] * 8
    minutes = [sum(lesson.meta.duration for lesson in module.lessons) for module in course.modules]
    assert minutes == [45] * 8


def test_the_working_aids_w1_to_w24_stand_in_order(course: Course) -> None:
    numbers = [
        int(match[1]) for sheet in course.worksheets if (match := re.match(r"W(\d+) ", sheet.meta.title))
    ]
    assert numbers == list(range(1, 25))


def test_every_working_aid_has_a_fictional_example_and_a_hint_for_facilitators(course: Course) -> None:
    for sheet in course.worksheets:
        if not sheet.meta.title.startswith("W"):
            continue
        examples = [
            plain_text(block.title) for block in find(sheet.blocks, Callout) if block.kind == "example"
        ]
        assert any("ictional" in title for title in examples), sheet.path
        assert list(find(sheet.blocks, FacilitatorNote)), sheet.path


def test_every_lesson_has_outcomes_an_activity_a_quiz_and_sources(course: Course) -> None:
    for lesson in course.lessons:
        assert lesson.meta.outcomes, lesson.path
        done = [*find(lesson.blocks, Activity), *find(lesson.blocks, Scenario), *find(lesson.blocks, Quiz)]
        assert len(done) >= 2, lesson.path
        assert list(find(lesson.blocks, Quiz)), lesson.path
        parts = [part for prose in all_prose(lesson.blocks) for part in references(prose.parts)]
        assert [part for part in parts if isinstance(part, Citation)], lesson.path


def test_every_answer_is_explained(course: Course) -> None:
    for lesson in course.lessons:
        for quiz in find(lesson.blocks, Quiz):
            for question in quiz.questions:
                if isinstance(question.answer, Choice):
                    assert all(option.feedback for option in question.answer.options), f"{question.span}"
                else:
                    assert question.feedback, f"{question.span}"


def test_many_kinds_of_exercise_are_used(course: Course) -> None:
    quizzes = [quiz for lesson in course.lessons for quiz in find(lesson.blocks, Quiz)]
    kinds = {type(question.answer) for quiz in quizzes for question in quiz.questions}
    assert {Choice, Matching, Ordering, Sorting, NumberEntry} <= kinds
    assert len([scenario for lesson in course.lessons for scenario in find(lesson.blocks, Scenario)]) >= 6


def test_eight_cities_have_a_group_with_an_example_of_its_dates(course: Course) -> None:
    cities = {cohort.meta.city for cohort in course.cohorts}
    assert len(cities) == 8
    for cohort in course.cohorts:
        sessions = [session.meta for session in cohort.sessions]
        assert all("xample" in session.title for session in sessions), cohort.path
        assert {session.module for session in sessions} >= {module.meta.id for module in course.modules}


def test_the_commission_points_to_what_exists() -> None:
    commission = PROJECT / "docs/commission.md"
    targets = re.findall(r"\]\(([^)]+)\)", commission.read_text("utf-8"))
    assert len(targets) > 30
    assert [target for target in targets if not (commission.parent / target).exists()] == []


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
