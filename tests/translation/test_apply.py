"""A course in another language: what is translated, what falls back, what may not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.catalogues import loaded, write_catalogue
from support.courses import COURSE, SAMPLE, lesson, write_course
from unites_mooc.build.pipeline import read_course
from unites_mooc.diagnostics import Diagnostic
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.course import Course
from unites_mooc.model.foreign import Foreign
from unites_mooc.model.prose import plain_text
from unites_mooc.translation.apply import translate
from unites_mooc.translation.po_file import messages

ONE = "modules/01-first/01-one.md"
GERMAN = COURSE.replace("language: en\n", "language: en\nlanguages: [en, de]\n")
GLOSSARY = "- {id: co-design, term: Co-design, definition: Deciding together.}\n"
REFERENCES = "references:\n  - {id: report, type: webpage, title: R, URL: 'https://example.org/r'}\n"


def translated(root: Path, body: str, german: str, **more: str) -> tuple[Course, list[Diagnostic]]:
    """Return a course whose first paragraph is ``body``, and ``german`` in German, all else upside down."""
    files = {
        "course/course.yaml": GERMAN,
        "course/glossary.yaml": GLOSSARY,
        "course/references.yaml": REFERENCES,
        ONE: lesson(f"## A unit {{#unit}}\n\n{body}\n"),
        **more,
    }
    write_course(root, files)
    write_catalogue(root, "de", lambda _context, text: german if text == body else f"D {text}")
    course, found = read_course(root)
    assert course
    return translate(course, "de")[0].course, [item for item in found if item.severity != "hint"]


def first_paragraph(course: Course) -> str:
    block = next(iter(next(course.lessons).units[0].blocks))
    return plain_text(block.text)  # type: ignore[attr-defined]


def test_texts_and_metadata_are_those_of_the_catalogue(tmp_path: Path) -> None:
    course, found = translated(tmp_path, "Some text.", "Etwas Text.")
    assert first_paragraph(course) == "Etwas Text."
    assert next(course.lessons).meta.title == "D Lesson one"
    assert course.meta.title == "D A sample course"
    assert course.glossary[0].meta.term == "D Co-design"
    assert next(course.lessons).meta.id == "one"
    assert found == []


FREE = {
    "words of a link": ("[Here](02-two.md) it is.", "Es ist [hier](02-two.md)."),
    "order": ("{term}`co-design` [@report]", "[@report] {term}`co-design`"),
    "the text of a role": ("{term}`co-design`", "{term}`gemeinsames Co-Design <co-design>`"),
    "what stands before a citation": ("[see @report]", "[siehe @report]"),
    "emphasis": ("*One* word.", "Ein **Wort**."),
    "a text alternative": ("![A plan](media/plan.png)", "![Ein Plan](media/plan.png)"),
}


@pytest.mark.parametrize("name", FREE)
def test_words_are_free(name: str, tmp_path: Path) -> None:
    from support.courses import PIXEL

    body, german = FREE[name]
    _course, found = translated(tmp_path, body, german, **{"modules/01-first/media/plan.png": PIXEL})  # type: ignore[arg-type]
    assert found == []


FIXED = {
    "a link": ("[Here](02-two.md).", "Hier.", "translation-loses", "[…](modules/01-first/02-two.md)"),
    "where a link leads": (
        *("[Here](https://example.org/a).", "[Hier](https://example.org/b)."),
        *("translation-adds", "[…](https://example.org/b)"),
    ),
    "a role": ("{term}`co-design`", "Co-Design", "translation-loses", "{term}`co-design`"),
    "a citation": ("So [@report].", "So.", "translation-loses", "[@report]"),
    "a page": ("So [@report, p. 3].", "So [@report, p. 4].", "translation-adds", "[@report, p. 4]"),
    "code": ("Type `a`.", "`b` eingeben.", "translation-loses", "`a`"),
    "a link too much": ("Here.", "[Hier](https://example.org/).", "translation-adds", "https://example.org/"),
    "a role too much": ("Co-design", "{term}`co-design`", "translation-adds", "{term}`co-design`"),
}


@pytest.mark.parametrize("name", FIXED)
def test_what_leads_somewhere_is_fixed(name: str, tmp_path: Path) -> None:
    body, german, code, told = FIXED[name]
    course, found = translated(tmp_path, body, german)
    flaw = next(item for item in found if item.code == code)
    assert told in flaw.message
    assert flaw.severity == "error"
    assert flaw.span.path == "course/locales/de.po"
    line = (tmp_path / flaw.span.path).read_text().split("\n")[flaw.span.line - 1]
    assert line.startswith("msgstr")
    assert german.split("`")[0][:8] in line
    assert "D " not in first_paragraph(course)


def test_html_in_a_translation_is_text(tmp_path: Path) -> None:
    course, found = translated(tmp_path, "One.", "<b onclick=x>Eins</b>.")
    assert first_paragraph(course) == "<b onclick=x>Eins</b>."
    assert [item.code for item in found] == ["raw-html"]


def test_a_translation_is_one_paragraph_whatever_it_looks_like(tmp_path: Path) -> None:
    course, _found = translated(tmp_path, "One.", "# Eins\n\n:::{only} pilot\n- zwei\n:::")
    assert len(next(course.lessons).units[0].blocks) == 1


def fallback(root: Path, fuzzy: bool) -> Course:
    write_course(root, {"course/course.yaml": GERMAN})
    path = write_catalogue(root, "de", lambda _c, text: "Etwas Text." if text == "Some text." else "")
    if fuzzy:
        entry = 'msgctxt "modules/01-first/01-one.md#unit"\nmsgid "Some'
        path.write_text(path.read_text().replace(entry, f"#, fuzzy\n{entry}"))
    return translate(loaded(root), "de")[0].course


def test_what_is_missing_or_fuzzy_stays_in_the_source_language_and_says_so(tmp_path: Path) -> None:
    course = fallback(tmp_path / "a", fuzzy=False)
    title = next(course.lessons).meta.title
    assert isinstance(title, Foreign)
    assert (title, title.language) == ("Lesson one", "en")
    assert next(course.lessons).units[0].title.language == "en"
    assert first_paragraph(course) == "Etwas Text."
    course = fallback(tmp_path / "b", fuzzy=True)
    assert first_paragraph(course) == "Some text."
    assert next(iter(next(course.lessons).units[0].blocks)).text.language == "en"  # type: ignore[attr-defined]


def test_the_share_counts_texts(tmp_path: Path) -> None:
    write_course(tmp_path, {"course/course.yaml": GERMAN})
    left = {"Some text.", "Yes."}
    write_catalogue(tmp_path, "de", lambda _c, text: "" if text in left else f"D {text}")
    course, found = read_course(tmp_path)
    assert course
    share = translate(course, "de")[0].share
    missing = sum(message.key[1] in left for message in messages(course))
    assert missing > 1
    assert (share.missing, share.fuzzy, share.total - share.translated) == (missing, 0, missing)
    assert share.percent < 100
    (flaw,) = [item for item in found if item.code == "translation-incomplete"]
    assert f"Of {share.total} texts, {missing} not translated" in flaw.message


def test_a_course_is_translated_once(tmp_path: Path) -> None:
    write_course(tmp_path, {"course/course.yaml": GERMAN})
    write_catalogue(tmp_path, "de", lambda _c, text: f"D {text}")
    course = loaded(tmp_path)
    assert translate(course, "de")[0] is translate(course, "de")[0]


TERMS = {
    "Gemeinsame Gestaltung": ("{term}`gemeinsam gestaltet <co-design>`", True),
    "Ehrenamtliche": ("{term}`ehrenamtlich tätige Menschen <co-design>`", True),
    "Maßnahme": ("{term}`Maßnahmenplan <co-design>`", True),
    "Interessengruppe": ("{term}`Akteure <co-design>`", False),
}


@pytest.mark.parametrize("term", TERMS)
def test_terms_are_called_as_the_glossary_calls_them(term: str, tmp_path: Path) -> None:
    german, same = TERMS[term]
    files = {
        **SAMPLE,
        "course/course.yaml": GERMAN,
        "course/glossary.yaml": GLOSSARY,
        ONE: lesson("## A unit {#unit}\n\n{term}`co-design`\n"),
    }
    write_course(tmp_path, files)  # type: ignore[arg-type]
    words = {"{term}`co-design`": german, "Co-design": term}
    write_catalogue(tmp_path, "de", lambda _c, text: words.get(text, text))
    codes = [item.code for item in read_course(tmp_path)[1] if item.severity == "warning"]
    assert codes == ([] if same else ["term-translated-otherwise"])


def test_a_drawing_has_the_words_of_the_language_or_says_that_it_has_not(tmp_path: Path) -> None:
    words = b"<text>One <tspan>way</tspan></text>"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + words + b"</svg>"
    path = "modules/01-first/media/plan.svg"
    files = {
        "course/course.yaml": GERMAN,
        ONE: lesson("## A unit {#unit}\n\n![A plan](media/plan.svg)\n"),
        path: drawing,
    }
    write_course(tmp_path, files)  # type: ignore[arg-type]
    write_catalogue(tmp_path, "de", lambda _c, text: {"One": "Ein", "way": "Weg"}.get(text, text))
    file = translate(loaded(tmp_path), "de")[0].course.media[path]
    assert b"Ein <" in file.data
    assert b">Weg<" in file.data
    assert b'xml:lang="de"' in file.data
    assert file.content.drawing
    assert file.content.drawing.language == "de"
    write_catalogue(tmp_path, "de", lambda _c, text: {"One": "Ein"}.get(text, ""))
    file = translate(loaded(tmp_path), "de")[0].course.media[path]
    assert file.data == b""
    assert file.content.drawing
    assert file.content.drawing.language == "en"


def test_words_of_a_translation_are_judged_at_their_line(tmp_path: Path) -> None:
    """A sentence may be short in the source and long in the translation."""
    long = f"Das ist {'ein langes Wort und ' * 12}das Ende."
    write_course(tmp_path, {"course/course.yaml": GERMAN, ONE: lesson("## A {#a}\n\nShort.\n")})
    path = write_catalogue(tmp_path, "de", lambda _c, text: long if text == "Short." else text)
    found = [item for item in read_course(tmp_path)[1] if item.code == "long-sentence"]
    assert [(item.span.path, item.severity) for item in found] == [("course/locales/de.po", "hint")]
    lines = path.read_text().split("\n")
    assert lines[found[0].span.line - 2] == 'msgid "Short."'


def test_addresses_in_plain_words_are_fixed(tmp_path: Path) -> None:
    cohort = (
        "id: a\ncity: Athens\ntimezone: Europe/Athens\nonly: [pilot]\nsessions:\n"
        "  - {id: s, title: First, start: 2027-03-01T10:00, duration: 1 h, place: 'https://example.org/room'}\n"
    )
    files = {
        "course/course.yaml": GERMAN.replace("The testers", "The testers, info@example.org"),
        "course/cohorts/athens.yaml": cohort,
    }
    write_course(tmp_path, files)
    write_catalogue(tmp_path, "de", lambda _c, text: text.replace("info@", "other@"))
    course, found = read_course(tmp_path)
    assert course
    assert sorted(item.code for item in found if item.severity == "error") == [
        "translation-adds",
        "translation-loses",
    ]
    assert translate(course, "de")[0].course.cohorts[0].sessions[0].meta.place == "https://example.org/room"
    assert all(text != "https://example.org/room" for message in messages(course) for text in message.key)


def test_characters_that_cannot_be_shown_are_named(tmp_path: Path) -> None:
    write_course(tmp_path, {"course/course.yaml": GERMAN})
    path = write_catalogue(
        tmp_path, "de", lambda _c, text: "Erste \bLektion" if text == "Lesson one" else text
    )
    found = [item for item in read_course(tmp_path)[1] if item.severity == "error"]
    assert [(item.code, item.span.path) for item in found] == [("control-character", "course/locales/de.po")]
    assert "Lektion" in path.read_text().split("\n")[found[0].span.line - 1]


@pytest.mark.parametrize("character", ["\u0085", "\u2028", "\u2029"])
def test_separators_that_are_no_line_ends_stay_in_their_text(tmp_path: Path, character: str) -> None:
    course, found = translated(tmp_path, f"One{character}two.", f"Eins{character}zwei.")
    assert first_paragraph(course).replace(character, "") == "Einszwei."
    assert found == []


def test_only_what_an_edition_shows_counts_for_its_share(tmp_path: Path) -> None:
    body = "## A {#a}\n\nSome text.\n\n:::{only} pilot\nHidden.\n:::\n"
    draft = lesson("## B {#b}\n\nA draft.\n", id="three", draft="true")
    files = {"course/course.yaml": GERMAN, ONE: lesson(body), "modules/01-first/03-three.md": draft}
    write_course(tmp_path, files)
    write_catalogue(tmp_path, "de", lambda _c, text: "" if text in {"Hidden.", "A draft."} else f"D {text}")
    course, found = read_course(tmp_path)
    assert course
    (flaw,) = [item for item in found if item.code == "translation-incomplete"]
    assert "1 not translated" in flaw.message
    german = translate(without_drafts(course), "de")[0]
    assert select(german, "public").share.percent == 100
    pilot = select(german, "pilot").share
    assert (pilot.total - pilot.translated, pilot.percent < 100) == (1, True)


def test_a_publication_holds_no_catalogue(tmp_path: Path) -> None:
    write_course(tmp_path, {"course/course.yaml": GERMAN})
    write_catalogue(tmp_path, "de", lambda _c, text: f"D {text}")
    assert select(translate(loaded(tmp_path), "de")[0], "public").course.catalogues == {}
