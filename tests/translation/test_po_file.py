"""PO files as translators and their tools leave them: nothing of their work is lost."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from support.built import EVERYTHING
from support.catalogues import loaded, write_catalogue
from support.courses import lesson, write_course
from tests.judges.availability import require_command
from unites_mooc.authoring.catalogues import TEMPLATE, read_po, update_catalogues, write_template
from unites_mooc.translation.po_file import Changes

ONE = "modules/01-first/01-one.md"
LONG = "A paragraph that says something about the harbour and those who work there."
BODY = f"## A unit {{#unit}}\n\n{LONG}\n\nAnother one.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_course(tmp_path, {ONE: lesson(BODY)})
    write_catalogue(tmp_path, "de", lambda _context, text: f"D {text}")
    return tmp_path


def updated(root: Path) -> tuple[polib.POFile, Changes]:
    (found,) = update_catalogues(root, loaded(root), ["de"])
    file = read_po(root / found.path)
    assert file is not None
    return file, found.changes


def entry(file: polib.POFile, text: str) -> polib.POEntry:
    return next(item for item in file if item.msgid == text)


def test_an_update_without_a_change_changes_no_byte(root: Path) -> None:
    path = root / "course/locales/de.po"
    update_catalogues(root, loaded(root), ["de"])
    before = path.read_bytes()
    assert updated(root)[1] == Changes()
    assert path.read_bytes() == before


def test_a_changed_source_keeps_its_translation_as_fuzzy_with_the_text_before(root: Path) -> None:
    new = LONG.replace("something", "a little")
    (root / ONE).write_text(lesson(BODY.replace(LONG, new)))
    file, changes = updated(root)
    changed = entry(file, new)
    assert changes == Changes(changed=1)
    assert (changed.msgstr, changed.previous_msgid, changed.fuzzy) == (f"D {LONG}", LONG, True)


def test_a_fuzzy_text_that_changes_again_keeps_the_first_text_before(root: Path) -> None:
    for word in ("a little", "very little"):
        (root / ONE).write_text(lesson(BODY.replace(LONG, LONG.replace("something", word))))
        file, _ = updated(root)
    assert entry(file, LONG.replace("something", "very little")).previous_msgid == LONG


def test_another_text_is_new(root: Path) -> None:
    (root / ONE).write_text(lesson(BODY.replace(LONG, "Nothing of the kind at all.")))
    file, changes = updated(root)
    assert changes == Changes(new=1, obsolete=1)
    assert entry(file, "Nothing of the kind at all.").msgstr == ""
    assert (entry(file, LONG).obsolete, entry(file, LONG).msgstr) == (1, f"D {LONG}")


def test_a_text_that_comes_back_has_its_translation_back(root: Path) -> None:
    (root / ONE).write_text(lesson(BODY.replace(LONG, "Nothing of the kind at all.")))
    updated(root)
    (root / ONE).write_text(lesson(BODY))
    file, _ = updated(root)
    assert (entry(file, LONG).msgstr, entry(file, LONG).fuzzy, bool(entry(file, LONG).obsolete)) == (
        *(f"D {LONG}", False, False),
    )


def test_a_renumbered_file_takes_its_translations_with_it(root: Path) -> None:
    (root / ONE).rename(root / "modules/01-first/09-one.md")
    file, changes = updated(root)
    assert changes.moved > 2
    assert (changes.new, changes.changed, changes.obsolete) == (0, 0, 0)
    assert not any(item.fuzzy for item in file)


def test_a_text_that_stands_elsewhere_still_is_looked_at_again(root: Path) -> None:
    (root / "modules/01-first/03-three.md").write_text(lesson(f"## B {{#b}}\n\n{LONG}\n", id="three"))
    file, _ = updated(root)
    copy = next(item for item in file if item.msgid == LONG and "03-three" in (item.msgctxt or ""))
    assert (copy.fuzzy, copy.msgstr) == (True, f"D {LONG}")


def test_comments_flags_and_header_of_translators_stay(root: Path) -> None:
    path = root / "course/locales/de.po"
    file = polib.pofile(str(path))
    file.metadata["Last-Translator"] = "Ada <ada@example.org>"
    file.metadata["X-Poedit-Bookmarks"] = "1,2"
    item = entry(file, LONG)
    item.tcomment, item.flags = "Ask Ada.", ["no-wrap"]
    file.save()
    after, _ = updated(root)
    assert after.metadata["Last-Translator"] == "Ada <ada@example.org>"
    assert after.metadata["X-Poedit-Bookmarks"] == "1,2"
    assert (entry(after, LONG).tcomment, entry(after, LONG).flags) == ("Ask Ada.", ["no-wrap"])


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """Return a catalogue of the course that has one of each thing."""
    shutil.copytree(EVERYTHING, tmp_path / "course")
    return write_catalogue(tmp_path / "course", "de", lambda _context, text: text)


def test_gettext_accepts_the_file(nasty: Path) -> None:
    for arguments in (["-c"], ["--check-format"]):
        done = subprocess.run(
            [require_command("msgfmt", "gettext"), *arguments, "-o", "/dev/null", str(nasty)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def texts(path: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    return {
        (item.msgctxt or "", item.msgid): (item.msgstr, item.fuzzy)
        for item in polib.pofile(str(path))
        if not item.obsolete
    }


@pytest.mark.parametrize("order", [["--no-wrap"], ["--sort-output", "--width=40"], ["--sort-by-file"]])
def test_the_round_trip_of_other_tools_loses_nothing(nasty: Path, order: list[str]) -> None:
    """Weblate and Poedit merge with gettext: wrapped anew, sorted, the same texts come back."""
    root = nasty.parents[2]
    update_catalogues(root, loaded(root), ["de"])
    before = texts(nasty)
    written = nasty.read_bytes()
    write_template(root, loaded(root))
    merge = [require_command("msgmerge", "gettext"), "--previous", "--quiet", *order]
    subprocess.run([*merge, "-o", str(nasty), str(nasty), str(root / TEMPLATE)], check=True)
    assert texts(nasty) == before
    update_catalogues(root, loaded(root), ["de"])
    assert nasty.read_bytes() == written


def test_of_several_changes_each_text_finds_its_own(root: Path) -> None:
    """A new text beside a changed one does not take its translation, though it is somewhat alike."""
    changed = LONG.replace("something", "a little")
    intruder = "A paragraph that says nothing about the harbour, nor those who live there."
    (root / ONE).write_text(lesson(BODY.replace(LONG, f"{intruder}\n\n{changed}")))
    file, changes = updated(root)
    assert (changes.new, changes.changed) == (1, 1)
    assert entry(file, changed).msgstr == f"D {LONG}"
    assert entry(file, intruder).msgstr == ""


def test_a_text_that_moved_is_not_taken_for_an_older_version_of_another(root: Path) -> None:
    intruder = LONG.replace("something", "a little")
    (root / ONE).write_text(
        lesson(f"## A unit {{#unit}}\n\n{intruder}\n\n## B {{#b}}\n\n{LONG}\n\nAnother one.\n")
    )
    file, changes = updated(root)
    assert (entry(file, LONG).msgstr, entry(file, LONG).fuzzy) == (f"D {LONG}", False)
    assert changes.moved == 2


def test_a_blank_entry_does_not_hide_an_obsolete_one(root: Path) -> None:
    path = root / "course/locales/de.po"
    file = polib.pofile(str(path))
    item = entry(file, LONG)
    obsolete = polib.POEntry(msgctxt=item.msgctxt, msgid=LONG, msgstr="D kept", obsolete=True)
    item.msgstr = ""
    file.append(obsolete)
    file.save()
    assert entry(updated(root)[0], LONG).msgstr == "D kept"
