"""``translate`` as translators and their editors meet it."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from support.catalogues import write_catalogue
from support.courses import COURSE, SAMPLE, write_course
from unites_mooc.cli.main import main

GERMAN = COURSE.replace("language: en\n", "language: en\nlanguages: [en, de]\n")
PO = "course/locales/de.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path, {"course/course.yaml": GERMAN})


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["translate", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_extract_writes_a_template_and_a_file_for_each_language(root: Path) -> None:
    status, said, _ = run("extract", root, "--lang", "de", "--lang", "fr")
    assert status == 0
    assert "course/locales/course.pot: " in said
    assert "Add `fr` to `languages`" in said
    assert sorted(path.name for path in (root / "course/locales").iterdir()) == [
        "course.pot",
        "de.po",
        "fr.po",
    ]
    assert polib.pofile(str(root / PO)).metadata["Language"] == "de"


def test_without_a_language_those_of_the_course_are_meant(root: Path) -> None:
    assert run("update", root)[0] == 0
    assert [path.name for path in (root / "course/locales").iterdir()] == ["de.po"]


def test_update_says_what_changed(root: Path) -> None:
    write_catalogue(root, "de", lambda _c, text: f"D {text}")
    lesson = root / "modules/01-first/01-one.md"
    lesson.write_text(SAMPLE["modules/01-first/01-one.md"].replace("Some text.", "Some more text."))
    assert run("update", root)[1] == f"{PO}: {_texts(root)} texts; 1 to look at again\n"
    assert run("update", root)[1] == f"{PO}: {_texts(root)} texts; nothing changed\n"


def _texts(root: Path) -> int:
    return sum(1 for item in polib.pofile(str(root / PO)) if not item.obsolete)


@pytest.mark.parametrize(
    ("language", "told"), [("german", "is no language tag"), ("en", "there is nothing to translate")]
)
def test_wrong_languages_are_refused_before_anything_is_written(root: Path, language: str, told: str) -> None:
    status, _, error = run("extract", root, "--lang", language)
    assert (status, told in error) == (2, True)
    assert not (root / "course/locales").exists()


def test_a_broken_file_is_named_and_left_as_it_is(root: Path) -> None:
    (root / "course/locales").mkdir()
    broken = 'msgid "Lesson one"\nmsgstr "x" y\n'
    (root / PO).write_text(broken)
    status, _, error = run("update", root)
    assert status == 1
    assert f"{PO}:2:1: error[unreadable-catalogue]" in error
    assert (root / PO).read_text() == broken


def test_status_counts_texts_and_words(root: Path) -> None:
    write_catalogue(root, "de", lambda _c, text: "" if text == "Lesson one" else f"D {text}")
    (found,) = json.loads(run("status", root, "--format", "json")[1])
    assert found["missing"] == {"texts": 1, "words": 2}
    assert found["left"] == {"modules/01-first/01-one.md": 1}
    assert found["translated"]["texts"] + 1 == found["total"]["texts"]
    text = run("status", root)[1]
    assert text.startswith("de: ")
    assert "1 left in modules/01-first/01-one.md" in text


def test_status_fails_below_a_share(root: Path) -> None:
    write_catalogue(root, "de", lambda _c, text: "" if text == "Lesson one" else f"D {text}")
    assert run("status", root, "--fail-under", "50")[0] == 0
    assert run("status", root, "--fail-under", "100")[0] == 1
    write_catalogue(root, "de", lambda _c, text: f"D {text}")
    assert run("status", root, "--fail-under", "100")[0] == 0


def test_a_badge_says_the_share(root: Path) -> None:
    write_catalogue(root, "de", lambda _c, text: f"D {text}")
    badge = json.loads(run("status", root, "--format", "badge")[1])
    assert badge == {
        "schemaVersion": 1,
        "label": "translated (de)",
        "message": "100 %",
        "color": "brightgreen",
    }


def test_xliff_goes_out_and_comes_back(root: Path, tmp_path: Path) -> None:
    write_catalogue(root, "de", lambda _c, text: f"D {text}")
    before = (root / PO).read_bytes()
    out = tmp_path / "out.xlf"
    assert run("export", root, "--lang", "de", "--out", out)[0] == 0
    status, said, _ = run("import", out, root)
    assert status == 0
    assert said.startswith(f"{PO}: 0 taken, ")
    assert (root / PO).read_bytes() == before
    out.write_text("no xml")
    status, _, error = run("import", out, root)
    assert (status, "This is no XML" in error) == (2, True)


def test_pseudo_builds_and_names_what_cannot_be_translated(root: Path, tmp_path: Path) -> None:
    status, said, _ = run("pseudo", root, "--out", tmp_path / "pseudo")
    assert (status, "Every word can be translated." in said) == (0, True)
    page = tmp_path / "pseudo/public/site/en-XA/first/one.html"
    assert "[Šööɱéé ţééẋţ.]" in page.read_text()
