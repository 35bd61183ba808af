"""Pseudo-locales show what cannot be translated, and break nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.built import EVERYTHING
from support.cache import SHARED_CACHE
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.build.untranslated import untranslated
from unites_mooc.translation.interface import interface
from unites_mooc.translation.pseudo import ACCENTED, MIRRORED, pseudo_text

KEPT = re.compile(r"\{\w+\}|%\(\w+\)s|https?://\S+")


def test_words_are_longer_accented_and_in_brackets() -> None:
    assert pseudo_text("Save as {name}.", ACCENTED) == "[Šååṽéé ååš {name}.]"


def test_words_run_from_right_to_left() -> None:
    assert re.search("[\u0600-\u06ff]", pseudo_text("Save", MIRRORED))
    assert interface(MIRRORED).direction == "rtl"
    assert interface(ACCENTED).direction == "ltr"


@pytest.mark.parametrize("language", [ACCENTED, MIRRORED])
@given(st.text(alphabet="abc {}%()sn<>&é\n"))
def test_placeholders_stay(language: str, text: str) -> None:
    assert KEPT.findall(pseudo_text(text, language)) == KEPT.findall(text)


def test_numbers_are_counted_in_a_pseudo_locale() -> None:
    said = [interface(ACCENTED).ngettext("%(n)s lesson", "%(n)s lessons", number) for number in (1, 2)]
    assert said == ["[1 ļééššööñ]", "[2 ļééššööñš]"]


@pytest.mark.parametrize("language", [ACCENTED, MIRRORED])
def test_every_word_of_every_page_can_be_translated(language: str, tmp_path: Path) -> None:
    options = BuildOptions(
        root=EVERYTHING, out=tmp_path, languages=(language,), without_documents=True, cache=SHARED_CACHE
    )
    assert build(options, lambda *_: None).succeeded
    assert list(tmp_path.glob(f"public/site/{language}/*.html"))
    assert list(untranslated(tmp_path, language)) == []


def test_what_stays_in_the_source_language_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "public/site" / ACCENTED
    folder.mkdir(parents=True)
    page = (
        '<html lang="en-XA"><title>[Ţ]</title><p aria-label="Left as it is">[Ŵööŕðš] <b>Forgotten</b> '
        '<code>kept</code> <span lang="fr">Bonjour</span> SCORM 2004</p></html>'
    )
    (folder / "a.html").write_text(page)
    assert [text for _page, text in untranslated(tmp_path, ACCENTED)] == ["Left as it is", "Forgotten"]
