"""What the checks find, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, LESSON, MODULE, PIXEL, QUIZ_LESSON, lesson, write_course
from support.flaws import flaws, placed
from unites_mooc.build.reading import read_course
from unites_mooc.diagnostics import Diagnostic
from unites_mooc.model.settings import Sco

ONE = "modules/01-first/01-one.md"
PRINTED = COURSE.replace("[site, scorm12, scorm2004]", "[site, pdf]")
SHEET = "---\nid: w\ntitle: W\npurpose: P\n---\n\n"


def found(tmp_path: Path, body: str, **files: str) -> list[str]:
    return flaws(write_course(tmp_path, {ONE: lesson("## A {#a}\n\n" + body), **files}))


TYPOS = {
    "a space in an address": "[x](my file.md)",
    "a space in the address of an image": "![x](media/my file.png)",
    "a citation without its comma": "Said [@council-2004 p. 4].",
    "a script as an address": "[x](javascript:alert)",
    "an id with capitals": "### Title {#Big Id}",
    "an id without its end": "### Title {#ok",
    "an unknown alert": "> [!FOO]\n> x",
    "a heading without its space": "##Title",
    "a heading with a space of a word processor": "##\u00a0Title",
    "an id in other brackets": "### Title (#title)",
    "an id without its sign": "### Title {title}",
    "a bullet of a word processor": "•\tOne\n•\tTwo",
    "a symbol of a word processor": "▪ One",
    "a list without its spaces": "-One\n-Two",
    "a numbered list without its spaces": "1.One\n2.Two",
    "a table without its second line": "| A | B |\n| 1 | 2 |",
    "a table with a dash of a word processor": "| A | B |\n|—|—|\n| 1 | 2 |",
    "a space inside a link": "[text] (https://example.org)",
    "a link the wrong way round": "(text)[https://example.org]",
    "a link without its end": "See [text](https://example.org and more.",
    "a title in typographic quotes": "[text](https://example.org “A title”)",
    "a reference in typographic quotes": "{term}‘co-design’",
    "a reference with a space": "{term} `co-design`",
    "code that nothing runs": "```{python}\n1\n```",
}


@pytest.mark.parametrize("name", TYPOS)
def test_what_looks_like_markup_and_is_none(name: str, tmp_path: Path) -> None:
    (flaw,) = found(tmp_path, TYPOS[name])
    assert flaw == f"{ONE}:9 unread-markup"


DIRECTIVES = {
    "backticks": ("```{only} pilot\nx\n```", [f"{ONE}:9 unread-directive"]),
    "in the middle of a line": ("Mind :::{only} pilot x :::", [f"{ONE}:9 unread-directive"]),
    "two colons": (":: {only} pilot\nx\n::", [f"{ONE}:9 fence-without-name"]),
    "semicolons": (";;;{only} pilot\nx\n;;;", [f"{ONE}:9 fence-without-name"]),
    "wide colons": ("：：：{only} pilot\nx\n：：：", [f"{ONE}:9 fence-without-name"]),
    "round brackets": (":::(only) pilot\nx\n:::", [f"{ONE}:9 fence-without-name"]),
    "capitals": (":::{Only} pilot\nx\n:::", [f"{ONE}:9 unknown-directive"]),
    "a space of a word processor before": ("\u00a0:::{only} pilot\nx\n:::", []),
    "what nobody sees behind the end": (":::{only} pilot\nx\n:::\u200b", []),
}


@pytest.mark.parametrize("name", DIRECTIVES)
def test_nothing_meant_for_one_edition_is_shown_as_text(name: str, tmp_path: Path) -> None:
    body, expected = DIRECTIVES[name]
    assert found(tmp_path, body) == expected
    course, _found = read_course(tmp_path)
    assert course is not None
    (unit,) = next(iter(course.lessons)).units
    if not expected or "fence" in expected[0]:
        assert [block.only for block in unit.blocks] == [(("pilot",),)]


def test_every_slip_of_a_paragraph_is_placed(tmp_path: Path) -> None:
    write_course(tmp_path, {ONE: lesson("## A {#a}\n\nOne [[x]] and\nthen [[y]], `[[z]]`.\n")})
    assert placed(tmp_path, "unread-markup") == [f"{ONE}:9:5 unread-markup", f"{ONE}:10:6 unread-markup"]


def test_the_key_of_a_work_without_its_sign(tmp_path: Path) -> None:
    references = "references:\n  - {id: a-2004, type: book, title: A}\n"
    body = "They [a-2004] say [@a-2004] and [a-2004](https://example.org)."
    assert found(tmp_path, body, **{"course/references.yaml": references}) == [f"{ONE}:9 unread-markup"]


HARMLESS = {
    "code": "`[x](my file.md)` and `[@council-2004 p. 4]`",
    "braces": "### A set {a, b}",
    "a colon": ":::{note}\nMind: this.\n:::",
    "a mail address": "[to team@example.org] or mail [team@example.org](mailto:team@example.org)",
    "a comment": "% a note to self",
    "a hashtag": "#integration is a word",
    "a dialogue": "– Yes, she said.",
    "a bar": "Either | or.",
    "a directive in code": "`:::{only} pilot`",
    "a line of code": "```md\n##Title\n```",
    "an hour": "At 9:30 :: or 10:15.",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_meant_as_it_stands(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, HARMLESS[name]) == []


def test_a_citation_may_be_followed_by_a_colon(tmp_path: Path) -> None:
    references = "references:\n  - {id: a-2004, type: book, title: A}\n"
    assert found(tmp_path, "As they say [@a-2004]: so.", **{"course/references.yaml": references}) == []


def test_places_of_quizzes_and_fields(tmp_path: Path) -> None:
    quiz = ":::{quiz} Q\n:id: q\n\n### A {#a}\n\n- [x] x\n- [ ] y\n:::\n"
    field = ":::{field} F\n:id: f\n:::\n"
    assert found(tmp_path, field, **{"modules/01-first/worksheets/w.md": SHEET + quiz}) == [
        f"{ONE}:9 field-outside-worksheet",
        "modules/01-first/worksheets/w.md:7 quiz-outside-lesson",
    ]


def test_characters_that_cannot_be_printed(tmp_path: Path) -> None:
    body = "Call ☎ now, “quoted” – 5 € → Ωμέγα, ﬁne, žluťoučký."
    assert found(tmp_path, body, **{"course/course.yaml": PRINTED}) == [f"{ONE}:9 character-without-glyph"]
    assert found(tmp_path / "screen", body) == []


def test_what_is_not_printed_needs_no_glyph(tmp_path: Path) -> None:
    course = PRINTED + "documents: {public: [handouts]}\n"
    files = {"course/course.yaml": course, ONE: lesson("## A {#a}\n\nCall ☎ now.\n", handout="false")}
    assert flaws(write_course(tmp_path, files)) == []


def test_a_tab_in_code_needs_no_glyph(tmp_path: Path) -> None:
    assert found(tmp_path, "```\n\tmake\n```", **{"course/course.yaml": PRINTED}) == []


def test_a_script_without_a_typeface_is_named_once_in_a_file(tmp_path: Path) -> None:
    body = "ありがとう\n\nようこそ\n\nПривет, Γειά, شكرا, ☎"
    assert found(tmp_path, body, **{"course/course.yaml": PRINTED}) == [
        f"{ONE}:9 character-without-glyph",
        f"{ONE}:13 character-without-glyph",
    ]


def asked(count: int, name: str) -> str:
    """Return a quiz of some questions."""
    questions = "".join(f"### Q {{#{name}-{n}}}\n\n- [x] x\n- [ ] y\n\n" for n in range(count))
    return f"## A {{#a}}\n\n:::{{quiz}} Q\n:id: {name}\n\n{questions}:::\n"


def judged(root: Path, sco: Sco) -> list[Diagnostic]:
    """Return what is said of the space in an LMS."""
    codes = {"state-too-large", "edits-lose-progress"}
    return [item for item in read_course(root, sco)[1] if item.code in codes]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (300, []),
        (900, ["course/course.yaml:1 edits-lose-progress"]),
        (2000, ["course/course.yaml:1 state-too-large"]),
    ],
)
def test_a_course_that_no_lms_could_keep(tmp_path: Path, count: int, expected: list[str]) -> None:
    files = {"modules/01-first/02-two.md": lesson(asked(count, "q"), id="two")}
    assert flaws(write_course(tmp_path / "packaged", files)) == expected
    site_only = {**files, "course/course.yaml": COURSE.replace(", scorm12, scorm2004", "")}
    assert flaws(write_course(tmp_path / "site", site_only)) == []


def test_modules_that_are_launched_on_their_own_have_room_each(tmp_path: Path) -> None:
    files = {
        "modules/01-first/02-two.md": lesson(asked(400, "q"), id="two"),
        "modules/02-second/module.yaml": "id: second\ntitle: The second\n",
        "modules/02-second/01-three.md": lesson(asked(400, "r"), id="three"),
    }
    root = write_course(tmp_path, files)
    [whole] = judged(root, "course")
    assert whole.code == "edits-lose-progress"
    assert "By module, the marks of their ids included: `first` 3,253, `second` 3,246." in whole.message
    assert "`q` 1,204, `r` 1,204" in whole.message
    assert "Build packages with `--sco module`, which have room for each module" in whole.hint
    assert judged(root, "module") == []


def test_a_module_that_is_too_large_alone_is_named(tmp_path: Path) -> None:
    files = {"modules/01-first/02-two.md": lesson(asked(2000, "q"), id="two")}
    [flaw] = judged(write_course(tmp_path, files), "module")
    assert (flaw.span.path, flaw.code) == ("modules/01-first/module.yaml", "state-too-large")
    assert "in module `first` can take 6," in flaw.message
    assert "--sco" not in flaw.hint


def test_completion_that_cannot_be_reached(tmp_path: Path) -> None:
    rule = COURSE.replace("{lessons: all, pass: 70}", "{lessons: 9, pass: 70}")
    no_quiz = {"course/course.yaml": rule, "modules/01-first/02-two.md": lesson("## A {#a}\n\nx\n", id="two")}
    assert flaws(write_course(tmp_path, no_quiz)) == [
        "course/course.yaml:8 completion-out-of-reach",
        "course/course.yaml:8 pass-without-quiz",
    ]


def test_feedback_between_options(tmp_path: Path) -> None:
    wrong = QUIZ_LESSON.replace("  > Yes.", "> Yes.")
    assert flaws(write_course(tmp_path, {"modules/01-first/02-two.md": wrong})) == [
        "modules/01-first/02-two.md:20 feedback-between-options"
    ]


def test_definitions_in_tagged_content(tmp_path: Path) -> None:
    body = ":::{facilitator} T\n[r]: https://secret.example\n\n[x][r]\n:::\n"
    assert found(tmp_path, body) == [f"{ONE}:10 definition-in-only"]


def test_a_footnote_defined_in_tagged_content(tmp_path: Path) -> None:
    body = "Public[^a].\n\n:::{facilitator} T\nx[^a]\n\n[^a]: secret\n:::\n"
    assert found(tmp_path, body) == [f"{ONE}:9 link-to-excluded", f"{ONE}:9 link-to-excluded"]


def test_questions_that_an_edition_cuts(tmp_path: Path) -> None:
    cut = QUIZ_LESSON.replace("- [ ] That one\n  > No.\n", "\n:::{only} pilot\n- [ ] That one\n:::\n")
    codes = {flaw.split()[1] for flaw in flaws(write_course(tmp_path, {"modules/01-first/02-two.md": cut}))}
    assert codes == {"fence-closed-by-twin", "question-cut-by-edition"}


def test_a_lesson_of_which_nothing_is_left(tmp_path: Path) -> None:
    body = "---\nid: one\ntitle: One\nduration: 5 min\n---\n\n:::{only} pilot\n## A {#a}\nx\n:::\n"
    assert flaws(write_course(tmp_path, {ONE: body})) == [f"{ONE}:2 lesson-empty-in-edition"]


def test_everything_is_checked_beside_a_broken_course_file(tmp_path: Path) -> None:
    body = "[x](nowhere.md) {term}`nothing` ![x](media/none.png)"
    flaws_found = found(tmp_path, body, **{"course/course.yaml": COURSE.replace("title:", "titel:", 1)})
    assert [flaw.split()[1] for flaw in flaws_found] == [
        "unknown-key",
        *("broken-link", "unknown-term", "missing-media"),
    ]


def test_hints_for_links_lead_from_where_the_link_stands(tmp_path: Path) -> None:
    from unites_mooc.build.pipeline import read_course

    body = "[a](02-two.html) [b](../01-first) [c](02-tow.md) [d](xyz.md)"
    root = write_course(tmp_path, {ONE: lesson("## A {#a}\n\n" + body)})
    hints = [item.hint for item in read_course(root)[1] if item.severity != "hint"]
    assert hints == [
        "Did you mean `02-two.md`?",
        "Did you mean `module.yaml`?",
        "Did you mean `02-two.md`?",
        "Write the path to the source file (`.md`), relative to this file.",
    ]


PATHS = {
    "a backslash": ("![x](media\\plan.png)", "Write `media/plan.png`: with `/` between the folders."),
    "capitals": ("![x](media/Plan.PNG)", "Did you mean `media/plan.png`? Capitals"),
    "another ending": ("![x](media/plan.jpg)", "Did you mean `media/plan.png`?"),
    "another folder": ("![x](plan.png)", "Did you mean `media/plan.png`?"),
    "a slip": ("![x](media/plann.png)", "Did you mean `media/plan.png`?"),
    "quotation marks": (':::{figure} "media/plan.png"\n:alt: x\n:::', "Did you mean `media/plan.png`?"),
    "from the root": (
        "![x](/media/plan.png)",
        "A path begins in the folder of this text: write `media/plan.png`",
    ),
    "nothing near": ("![x](media/other.svg)", "Put the file into the folder `media`"),
    "letters of a Mac": ("![x](media/\u00fc.png)", "A file of that name has its `ü`"),
    "a drive": ("[x](C:/plan.docx)", "That is on your computer alone"),
    "an id": ("[x](two)", "Did you mean `02-two.md`?"),
    "a page of the site": ("[x](first/two.html)", "Did you mean `02-two.md`?"),
    "a document": ("[x](media/form.docx)", "Put the file into the folder `media`"),
    "an address": ("[x](www.example.org/a)", "Write `https://www.example.org/a`."),
    "a mail address": ("[x](me@example.org)", "Write `mailto:me@example.org`."),
    "a heading elsewhere": ("[x](#read)", "That heading stands elsewhere: write `02-two.md#read`."),
    "no case yet": ("{case}`bonn`", "Write it: `unites-mooc new case`"),
    "a tag of HTML": ("<!-- note -->", "Begin each line of the note with `% `"),
}


@pytest.mark.parametrize("name", PATHS)
def test_hints_say_which_file_was_meant(name: str, tmp_path: Path) -> None:
    body, expected = PATHS[name]
    media = "modules/01-first/media/"
    files = {f"{media}plan.png": PIXEL, f"{media}u\u0308.png": PIXEL}
    root = write_course(tmp_path, {ONE: lesson("## A {#a}\n\n" + body), **files})
    (flaw,) = [item for item in read_course(root)[1] if item.severity != "hint"]
    assert flaw.hint.startswith(expected)


def test_a_heading_without_its_space_is_one_flaw(tmp_path: Path) -> None:
    quiz = ":::{quiz} Q\n:id: q\n\n###B {#b}\n\n- [x] c\n- [ ] d\n:::"
    for name, body in {"unit": "##A {#a}\n\nText.", "question": f"## A {{#a}}\n\n{quiz}"}.items():
        assert len(flaws(write_course(tmp_path / name, {ONE: lesson(body)}))) == 1


COPIES = {
    "Windows": "modules/01-first/01-one - Copy.md",
    "macOS, in German": "modules/01-first/01-one Kopie 2.md",
    "a browser": "modules/01-first/01-one (1).md",
    "Linux": "modules/01-first/01-one (copy).md",
    "a drive in the cloud": "modules/01-first/Copy of 01-one.md",
}


@pytest.mark.parametrize("name", COPIES)
def test_the_copy_of_a_file_is_named_and_not_the_original(name: str, tmp_path: Path) -> None:
    text = lesson("## A {#a}\n\n:::{reflection} Why?\n:id: why\n:::\n")
    (flaw,) = read_course(write_course(tmp_path, {ONE: text, COPIES[name]: text}))[1]
    assert (flaw.span.path, flaw.span.line, flaw.code) == (COPIES[name], 2, "duplicate-id")
    assert flaw.message == f"A second lesson has the id `one` (first in {ONE}:2)."
    assert flaw.hint.startswith("This file looks like a copy: delete it, or")


def test_the_copy_of_a_module_is_one_flaw(tmp_path: Path) -> None:
    folder = "modules/01-first - Copy"
    files = {
        f"{folder}/module.yaml": MODULE,
        f"{folder}/01-one.md": LESSON,
        f"{folder}/02-two.md": QUIZ_LESSON,
    }
    (flaw,) = read_course(write_course(tmp_path, files))[1]
    assert (flaw.span.path, flaw.code) == (f"{folder}/module.yaml", "duplicate-id")
    assert flaw.hint.startswith("This folder looks like a copy: delete it, or")


def test_what_is_left_in_a_copy_with_an_id_of_its_own(tmp_path: Path) -> None:
    copy = "modules/01-first/01-one - Copy.md"
    text = lesson("## A {#a}\n\n:::{reflection} Why?\n:id: why\n:::\n")
    root = write_course(tmp_path, {ONE: text, copy: text.replace("id: one", "id: other")})
    assert flaws(root) == [f"{copy}:9 duplicate-id"]


def test_what_nobody_sees_is_named(tmp_path: Path) -> None:
    root = write_course(tmp_path, {ONE: lesson("## A {#a}\n\n:::{no\u00adte}\nx\n:::\n")})
    (flaw,) = read_course(root)[1]
    assert flaw.message == "`{no⟨soft hyphen⟩te}` is not a directive."


def test_a_file_that_a_wrong_path_means_is_not_called_unused(tmp_path: Path) -> None:
    body = lesson("## A {#a}\n\n![x](media/Plan.png)\n")
    root = write_course(tmp_path, {ONE: body, "modules/01-first/media/plan.png": PIXEL})
    assert flaws(root, hints=True) == [f"{ONE}:9 missing-media"]


def test_pictures_that_no_browser_shows(tmp_path: Path) -> None:
    files = {"modules/01-first/media/x.heic": b"ftypheic"}
    root = write_course(tmp_path, {ONE: lesson("## A {#a}\n\n![x](media/x.heic)\n"), **files})
    assert flaws(root) == [f"{ONE}:9 wrong-file-type"]


def test_a_lesson_without_text(tmp_path: Path) -> None:
    assert flaws(write_course(tmp_path, {ONE: lesson("% nothing yet\n")})) == [f"{ONE}:2 empty-lesson"]


@pytest.mark.parametrize("date", ["2024-02-30", "2024-13", "24", "soon"])
def test_dates_must_exist(date: str, tmp_path: Path) -> None:
    case = f"---\nid: x\ntitle: X\nas_of: {date}\nfictional: true\n---\n\nx\n"
    assert found(tmp_path, "x", **{"course/cases/x.md": case}) == ["course/cases/x.md:4 invalid-date"]


def test_characters_that_cannot_be_shown(tmp_path: Path) -> None:
    title = {"modules/01-first/module.yaml": 'id: first\ntitle: "A\\asample"\n'}
    assert found(tmp_path, "bell \x07 rings", **title) == [
        f"{ONE}:9 control-character",
        "modules/01-first/module.yaml:2 control-character",
    ]
    assert found(tmp_path / "long", "x" * 60_000) == [f"{ONE}:9 line-too-long"]
