"""The manual is a course in its own format: without a flaw, up to date, with links that lead somewhere."""

from __future__ import annotations

import re

import pytest

from support.built import MANUAL, manual
from support.pages import flaws_of_site
from tools.manual.diagnostics import TOPICS
from tools.manual.metadata import EXAMPLES, MODELS
from tools.manual.pages import outdated
from unites_mooc.build.reading import read_course
from unites_mooc.catalogue import pages
from unites_mooc.diagnostics import stops
from unites_mooc.directives import DIRECTIVES
from unites_mooc.source.yaml_reader import read_yaml

TEXTS = {path: path.read_text("utf-8") for path in sorted(MANUAL.glob("modules/**/*.md"))}


def test_generated_parts_are_up_to_date() -> None:
    changed = [path.relative_to(MANUAL).as_posix() for path, _text in outdated()]
    assert changed == [], "run `make manual`"


def test_check_finds_neither_error_nor_warning() -> None:
    _course, diagnostics = read_course(MANUAL)
    assert not stops(diagnostics, strict=True), diagnostics


def test_it_is_built_as_a_site_a_package_and_documents() -> None:
    edition = manual() / "public"
    assert (edition / "site/en/start/first-course.html").is_file()
    assert (edition / "scorm/unites-mooc-manual-public-en-scorm12.zip").is_file()
    assert (edition / "pdf/en/worksheets/all-fields.pdf").is_file()


def test_every_link_leads_somewhere() -> None:
    assert list(flaws_of_site(manual() / "public/site")) == []


@pytest.mark.parametrize("code", sorted(pages()))
def test_every_code_has_a_section_of_its_own(code: str) -> None:
    assert sum(f"{{#{code}}}" in text for text in TEXTS.values()) == 1


def test_every_topic_has_a_lesson() -> None:
    names = {re.sub(r"^\d+-", "", path.stem) for path in TEXTS if path.parent.name == "03-check"}
    assert set(TOPICS) <= names


@pytest.mark.parametrize("directive", [directive.name for directive in DIRECTIVES])
def test_every_directive_is_shown_in_an_example(directive: str) -> None:
    assert any(f":::{{{directive}}}" in text for text in TEXTS.values())


@pytest.mark.parametrize("name", MODELS)
def test_examples_of_metadata_are_good(name: str) -> None:
    lines = [f"{key}: {_quoted(value)}\n" for key, value in EXAMPLES[name].items()]
    document, flaws = read_yaml("examples.yaml", "".join(lines))
    assert not flaws
    MODELS[name].model_validate(document.data)


def _quoted(value: str) -> str:
    return value if value.startswith(("[", "{", '"')) else f'"{value}"'
