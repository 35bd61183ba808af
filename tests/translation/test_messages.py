"""What is extracted for translators, and that nothing else is changed by a translation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support.built import EVERYTHING, PROJECT
from support.catalogues import loaded
from support.courses import lesson, write_course
from unites_mooc.model.contents import prose_of_course
from unites_mooc.model.course import Course
from unites_mooc.model.prose import Prose
from unites_mooc.translation.messages import Change, Place, map_course, message_of, messages_of

ONE = "modules/01-first/01-one.md"
BODY = """\
## A unit {#unit}

A paragraph
on two lines.

### A heading {#heading}

| Who | What |
|---|---|
| City | Pays |

:::{quiz} Check
:id: check

### Which? {#which}

- [x] This
  > Yes.
- [ ] That
:::

:::{figure} media/plan.svg
:alt: A plan

The caption
:::
"""
WORDS = b'<text x="1">Two <tspan>words</tspan></text>'
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + WORDS + b"</svg>"


def extracted(root: Path, path: str) -> list[tuple[str, str, str]]:
    """Return the texts of a file: id, what it is, text."""
    return [(p.id, p.what, text) for text, p in messages_of(loaded(root)) if p.path == path]


def test_each_text_says_where_it_stands_and_what_it_is(tmp_path: Path) -> None:
    files = {ONE: lesson(BODY, outcomes="[See it]"), "modules/01-first/media/plan.svg": DRAWING}
    root = write_course(tmp_path, files)
    assert extracted(root, ONE) == [
        ("@title", "title (lesson)", "Lesson one"),
        ("@outcomes", "outcomes (lesson)", "See it"),
        ("unit", "heading of a unit", "A unit"),
        ("unit", "text", "A paragraph on two lines."),
        ("heading", "heading", "A heading"),
        ("heading", "heading of a column", "Who"),
        ("heading", "heading of a column", "What"),
        ("heading", "cell of a table", "City"),
        ("heading", "cell of a table", "Pays"),
        ("check", "title of a quiz", "Check"),
        ("check/which", "question", "Which?"),
        ("check/which", "answer to choose (right)", "This"),
        ("check/which", "feedback on a right answer", "Yes."),
        ("check/which", "answer to choose (wrong)", "That"),
        ("heading", "text alternative of a figure", "A plan"),
        ("heading", "caption of a figure", "The caption"),
    ]
    assert extracted(root, "modules/01-first/media/plan.svg") == [
        ("word-1", "line of a drawing", "Two"),
        ("word-2", "line of a drawing", "words"),
    ]


def test_a_text_knows_its_line(tmp_path: Path) -> None:
    root = write_course(tmp_path, {ONE: lesson(BODY)})
    lines = {text: place.span.line for text, place in messages_of(loaded(root)) if place.path == ONE}
    assert (lines["Lesson one"], lines["A unit"], lines["City"], lines["That"]) == (3, 7, 16, 25)


def test_a_walk_that_changes_nothing_leaves_the_same_course() -> None:
    for root in (EVERYTHING, PROJECT):
        course = loaded(root)
        walked = map_course(course, Change(lambda prose, _place: prose, lambda text, _place: text))
        assert walked == replace(course, media=dict(course.media))


def test_every_prose_of_a_course_is_extracted() -> None:
    course = loaded(EVERYTHING)
    seen: list[Prose] = []

    def keep(prose: Prose, _place: Place) -> Prose:
        seen.append(prose)
        return prose

    map_course(course, Change(keep, lambda text, _place: text))
    assert {id(prose) for prose in prose_of_course(course) if prose} <= {id(prose) for prose in seen}


def test_no_id_and_no_path_is_extracted() -> None:
    course = loaded(EVERYTHING)
    texts = {text for text, _place in messages_of(course)}
    assert not texts & set(_names(course))


def _names(course: Course) -> list[str]:
    return [*(text.path for text in course.texts), *course.references, *course.media]


def prose(source: str) -> str:
    from unites_mooc.diagnostics import Span

    return message_of(Prose(source, (source,), Span("x")))


def test_wrapping_a_paragraph_anew_changes_no_message() -> None:
    assert prose("One two\n  three") == prose("One\ntwo three") == "One two three"


def test_breaks_that_the_author_asked_for_stay() -> None:
    assert prose("One\\\ntwo\nthree") == "One\\\ntwo three"
    assert prose("One  \ntwo") == "One  \ntwo"
