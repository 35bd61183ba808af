"""The words of the interface: complete in the partners' languages, and in step with the code."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib
import pytest

from support.built import EVERYTHING
from tests.judges.availability import require_command
from tools.locales import TEMPLATE, catalogue, interface_messages
from unites_mooc.build.reading import read_course
from unites_mooc.editions.select import select
from unites_mooc.targets import render_targets
from unites_mooc.translation import interface as module
from unites_mooc.translation.apply import translate
from unites_mooc.translation.interface import CATALOGUES, Interface, interface

LANGUAGES = ("ar", "cs", "de", "el", "es", "fi", "fr", "hr", "it")
PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)s")
ENDS = ".?!؟;"
"""What a sentence ends with, and a label does not; a Greek question ends with a semicolon."""
FILES = [CATALOGUES / f"{language}.po" for language in LANGUAGES]


def test_the_partners_languages_have_catalogues() -> None:
    assert sorted(CATALOGUES.glob("*.po")) == FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_is_translated(path: Path) -> None:
    file = polib.pofile(str(path))
    assert [item.msgid for item in file if not item.translated() or item.fuzzy] == []
    for item in file:
        forms = list(item.msgstr_plural.values()) if item.msgid_plural else [item.msgstr]
        for form in forms:
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(item.msgid)), item.msgid
            if " " in item.msgid:
                assert (form[-1] in ENDS) == (item.msgid[-1] in ENDS), item.msgid


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gettext_accepts_the_catalogue(path: Path) -> None:
    tool = require_command("msgfmt", "gettext")
    done = subprocess.run(
        [tool, "-c", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", [TEMPLATE, *FILES], ids=lambda path: path.name)
def test_catalogues_have_the_words_that_the_code_says(path: Path) -> None:
    language = "" if path == TEMPLATE else path.stem
    written = str(catalogue(language, polib.pofile(str(path))))
    assert path.read_text("utf-8") == written, "run `make locales`"


class _Recorder(Mapping[str, str]):
    """A catalogue that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, text: str) -> str:
        self.asked.add(text)
        raise KeyError(text)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


def test_every_word_that_is_said_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever calls a page, package or document makes: no word escapes those who translate."""
    words = _Recorder()

    def recording(language: str) -> Interface:
        return Interface(language, words, {}, "n != 1")

    for name in ("render.context", "render.web", "render.calendar", "targets.site", "translation.apply"):
        target = f"unites_mooc.{name}.interface"
        if hasattr(__import__(f"unites_mooc.{name}", fromlist=["x"]), "interface"):
            monkeypatch.setattr(target, recording)
    monkeypatch.setattr(module, "interface", recording)
    course, _ = read_course(EVERYTHING)
    assert course
    for edition in ("public", "facilitator"):
        publication = select(translate(course, "de")[0], edition)
        render_targets(publication, publication.outputs)
    assert len(words.asked) > 200
    assert words.asked - {""} <= {singular for singular, _plural in interface_messages()}


PLURALS = {
    "de": {0: "0 Lektionen", 1: "1 Lektion", 2: "2 Lektionen"},
    "fr": {0: "0 leçon", 1: "1 leçon", 2: "2 leçons"},
    "cs": {1: "1 lekce", 2: "2 lekce", 5: "5 lekcí"},
    "hr": {1: "1 lekcija", 2: "2 lekcije", 5: "5 lekcija", 21: "21 lekcija"},
}


@pytest.mark.parametrize("language", PLURALS)
def test_numbers_have_the_form_of_the_language(language: str) -> None:
    said = {
        number: interface(language).ngettext("%(n)s lesson", "%(n)s lessons", number).replace("\u00a0", " ")
        for number in PLURALS[language]
    }
    assert said == PLURALS[language]
