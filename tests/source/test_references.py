"""What stands in ``references.yaml`` and is no CSL: nothing is left out without a word."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from support.courses import lesson, write_course
from support.flaws import flaws
from unites_mooc.build.reading import read_course
from unites_mooc.render.citations import STYLES, citations_for
from unites_mooc.source import csl
from unites_mooc.source.reference_reader import read_references
from unites_mooc.source.yaml_reader import read_yaml

PATH = "course/references.yaml"
ONE = "modules/01-first/01-one.md"


def read(lines: str) -> tuple[dict[str, Any], list[str]]:
    """Return the work ``a`` with these lines, and ``line code: hint`` of what is found."""
    text = f"- id: a\n  title: A\n{indent(lines, '  ')}\n"
    document, _slips = read_yaml(PATH, text)
    found, diagnostics = read_references(PATH, document)
    return dict(found.items["a"]), [f"{item.span.line} {item.code}: {item.hint}" for item in diagnostics]


KEYS = {
    "year: 2004": "Write `issued: 2004`.",
    "date: 19.11.2004": "Write `issued: 2004-11-19`.",
    "Date: soon": "Write `issued`, and a year, `2004`, a month, `2004-03`, or a day, `2004-03-28`.",
    "url: https://example.org/": "Write `URL`.",
    "Doi: 10.1000/1": "Write `DOI`.",
    "journal: Cities": "Write `container-title`.",
    "container_title: Cities": "Write `container-title`.",
    "containerTitle: Cities": "Write `container-title`.",
    "autor: A": "Write `author`.",
    "pages: 1-2": "Write `page`.",
    "publisher place: Bonn": "Write `publisher-place`.",
    "editors: A": "Write `editor`.",
    "subtitle: B": "Put it into `title`, after a colon.",
    "volum: 3": "Did you mean `volume`?",
    "qwertz: 3": "The names are those of CSL, such as `author`, `issued`, `publisher`, `URL`; `note` is for "
    "what nobody is shown.",
}


@pytest.mark.parametrize("line", KEYS)
def test_keys_that_are_none_of_csl(line: str) -> None:
    work, found = read(line)
    assert found == [f"3 unknown-reference-key: {KEYS[line]}"]
    assert set(work) == {"title"}


def test_a_key_is_named_once_for_all_works(tmp_path: Path) -> None:
    works = "".join(f"- {{id: w{number}, title: W, year: 2004}}\n" for number in range(3))
    text = lesson("## A {#a}\n\n[@w0; @w1; @w2]\n")
    root = write_course(tmp_path, {PATH: works, ONE: text})
    assert flaws(root) == [f"{PATH}:1 unknown-reference-key"]
    (flaw,) = read_course(root)[1]
    assert flaw.message == "`year` is no variable of CSL and has no effect, here and in 2 other works."


def test_names_that_are_none_of_csl() -> None:
    work, found = read("author:\n  - {first: Ann, last: Author}\n  - {name: The Office}\n  - literal: Bonn")
    assert found == [
        "4 unknown-reference-key: Write `given`.",
        "4 unknown-reference-key: Write `family`.",
        "5 unknown-reference-key: Write `family` and `given` of a person, `literal` of an organisation.",
    ]
    assert work["author"] == [{"literal": "Bonn"}]


def test_what_pandoc_and_zotero_write_is_known() -> None:
    lines = """\
author:
  - {family: Beauvoir, given: Simone, dropping-particle: de, suffix: Jr.}
  - {family: Beethoven, non-dropping-particle: van, static-ordering: true, comma-suffix: true}
container-title-short: J
citation-key: x
categories: [a, b]
keyword: a, b
shortTitle: B
journalAbbreviation: J
custom: {a: b}
archive_location: Bonn
event-place: Bonn
event-title: A fair
note: x
PMCID: x
language: en
type: motion_picture"""
    assert read(lines)[1] == []


def test_every_variable_of_the_styles_is_kept() -> None:
    styles = "".join(path.read_text("utf-8") for path in sorted(STYLES.glob("*.csl")))
    used = {name for names in re.findall(r'variable="([^"]*)"', styles) for name in names.split()}
    assert used - {"citation-number", "locator", "year-suffix"} <= csl.SHOWN <= csl.VARIABLES


GOOD_DATES = {
    "2004": [2004],
    "2004-03": [2004, 3],
    "2004-3-8": [2004, 3, 8],
    '"2004-03-28"': [2004, 3, 28],
    "2004-03-28T10:00:00Z": [2004, 3, 28],
    "2004~": [2004],
    "2004?": [2004],
    "2004-21": [2004],
    "2004/2006": [2004],
    "{year: 2004}": [2004],
    "{year: 2004, month: 3}": [2004, 3],
    "[{year: 2004, month: 3, day: 28}]": [2004, 3, 28],
    "{date-parts: [[2004, 3]]}": [2004, 3],
    "{date-parts: [[2004, 3], [2004, 5]]}": [2004, 3],
    '{date-parts: [["2004", "03"]], circa: true, season: 1}': [2004, 3],
    "{raw: 2004-03}": [2004, 3],
    "{literal: 2004}": [2004],
}


@pytest.mark.parametrize("date", GOOD_DATES)
def test_dates_of_csl(date: str) -> None:
    work, found = read(f"issued: {date}")
    assert (work["issued"], found) == ({"date-parts": [GOOD_DATES[date]]}, [])


USUAL = "Write a year, `2004`, a month, `2004-03`, or a day, `2004-03-28`."
BAD_DATES = {
    "March 2004": "Write `issued: 2004-03`.",
    "28. März 2004": "Write `issued: 2004-03-28`.",
    "28.03.2004": "Write `issued: 2004-03-28`.",
    "2004-2006": "Write `issued: 2004/2006`.",
    "2004–2006": "Write `issued: 2004/2006`.",
    "spring 2004": "Write `issued: 2004`.",
    "2004-13": "Write `issued: 2004`.",
    "2004-02-30": "Write `issued: 2004-02`.",
    "2004a": "Write `issued: 2004`.",
    "soon": USUAL,
    "n.d.": "Leave it out: a work without a date is listed as such.",
    "o. J.": "Leave it out: a work without a date is listed as such.",
    "{year: 2004, month: March}": "Write `issued: 2004-03`.",
    "{month: 3}": USUAL,
    "{date-parts: 2004}": "Write `issued: 2004`.",
    "{date-parts: [2004, 3]}": "Write `issued: 2004-03`.",
    "{date-parts: [[2004, 3, 40]]}": "Write `issued: 2004-03`.",
    "{literal: around 1990}": "Write `issued: 1990`.",
    "[]": USUAL,
    "[[2004]]": "Write `issued: 2004`.",
}


@pytest.mark.parametrize("date", BAD_DATES)
def test_dates_that_cannot_be_read(date: str) -> None:
    work, found = read(f"issued: {date}")
    assert "issued" not in work
    assert found == [f"3 unread-reference-date: {BAD_DATES[date]}"]


TYPES = {
    "journal": "Write `type: article-journal`.",
    "journal-article": "Write `type: article-journal`.",
    "website": "Write `type: webpage`.",
    "Book": "Write `type: book`.",
    "law": "Write `type: legislation`.",
    "reprot": "Did you mean `report`?",
    "qwertz": "Write `type: document` for what is none of the other types.",
}


@pytest.mark.parametrize("kind", TYPES)
def test_types_that_are_none_of_csl(kind: str) -> None:
    assert read(f"type: {kind}")[1] == [f"3 unknown-reference-type: {TYPES[kind]}"]


SHAPES = {
    "page: [1, 2]": "Write one text.",
    "type: [book]": "Write one text.",
    "publisher: {name: X}": "Write one text.",
    "author: [{family: [X]}]": "Write one text.",
    "author: [[x]]": "Write `{family: …, given: …}` for a person, `{literal: …}` for an organisation.",
}


@pytest.mark.parametrize("line", SHAPES)
def test_values_of_another_kind(line: str) -> None:
    assert read(line)[1] == [f"3 wrong-type: {SHAPES[line]}"]


@pytest.mark.parametrize(
    "lines",
    [
        *("composer: Bach", "submitted: 2004", "container: x", "illustrator: [{family: X}]", "author: Ann"),
        *(f"issued: {date}" for date in BAD_DATES),
        *(*KEYS, *SHAPES),
        "author: [{name: X}]",
        "author: [Ann, {family: B}]",
        "available-date: [a]",
        "custom: {a: b}",
        "event-title: A fair\njournalAbbreviation: J",
    ],
)
def test_whatever_was_read_can_be_cited(lines: str) -> None:
    work, _found = read(lines)
    assert "A" in citations_for("author-date", "en", {"a": work}).entry("a")
