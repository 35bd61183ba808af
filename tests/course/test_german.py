"""The UNITES course in German: complete, in one form, right on pages and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import polib
import pytest
from lxml import html as lxml_html

from support.built import PROJECT, lessons_of_unites, unites
from support.cache import SHARED_CACHE
from support.catalogues import loaded
from unites_mooc.build.executors import open_executor
from unites_mooc.build.memo import Memo
from unites_mooc.build.plan import publications
from unites_mooc.build.tasks import run_tasks
from unites_mooc.render.files import Files, Task
from unites_mooc.targets.pdf import PDF
from unites_mooc.translation.apply import translate

PO = PROJECT / "course/locales/de.po"
SAMPLES = (
    *("briefing.pdf", "certificate.pdf", "handouts/why-together/how-much-say.pdf"),
    *("handouts/safe-fair-accessible/access-and-pay.pdf", "worksheets/w6-stakeholder-map.pdf"),
    *("worksheets/w18-action-plan.pdf", "worksheets/sheet-session.pdf"),
)


@cache
def catalogue() -> polib.POFile:
    return polib.pofile(str(PO))


def test_every_text_is_translated_and_nothing_is_wrong() -> None:
    translated, found = translate(loaded(PROJECT), "de")
    assert found == ()
    assert translated.share.percent == 100
    assert translated.share.translated > 9000


def test_the_file_is_as_the_tool_writes_it() -> None:
    from unites_mooc.translation.po_file import update

    file, changes = update(loaded(PROJECT), "de", polib.pofile(str(PO), wrapwidth=100))
    assert (changes.new, changes.changed, changes.moved) == (0, 0, 0)
    assert str(file) == PO.read_text("utf-8")


FORBIDDEN = {
    "a form that screen readers stumble over": re.compile(r"\w[*:_·]in(?:nen)?\b|[a-zäöü]Innen\b"),
    "a quotation mark that the tool would set": re.compile("[„“”»«‚‘]"),
    "a word that is not used of people": re.compile(
        r"\bIllegale|Flüchtlingswelle|Flüchtlingsstrom|Asylant|Wirtschaftsflüchtling|Hilfeempfänger", re.I
    ),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_german_keeps_to_one_form(name: str) -> None:
    wrong = [item.msgstr for item in catalogue() if not item.obsolete and FORBIDDEN[name].search(item.msgstr)]
    assert wrong == []


FIGURES = re.compile(r"\d[\d.,:]*\d|\d")
WORKS = re.compile(r"\[[^\]]*@[^\]]*\]|\]\([^)]*\)|`[^`]*`")


def figures(text: str) -> set[str]:
    """Return the figures of a text, without the signs that languages put between their digits."""
    return {re.sub(r"[.,:]", "", figure).lstrip("0") for figure in FIGURES.findall(WORKS.sub("", text))}


def test_figures_are_those_of_the_source() -> None:
    """Few texts say a figure as a word in one language alone."""
    differ = [
        (item.msgid, item.msgstr)
        for item in catalogue()
        if not item.obsolete and {f for f in figures(item.msgid) if len(f) > 2} - figures(item.msgstr)
    ]
    assert differ == []


def test_pages_are_german_all_over() -> None:
    site = unites() / "public/site/de"
    for path in (site / "index.html", *(site / f"{lesson}.html" for lesson in lessons_of_unites())):
        page = lxml_html.document_fromstring(path.read_text("utf-8"))
        assert page.get("lang") == "de"
        assert not page.find_class("fallback"), path
        foreign = page.xpath("//main//*[@lang and not(starts-with(@lang, 'de'))]")
        assert [item.text_content() for item in foreign if "sources" not in item.classes] == [], path


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return some documents of the public edition in German."""
    (publication,) = publications(loaded(PROJECT), ["public"], ("de",))["public"]
    chosen: Files = {name: PDF.render(publication)[f"pdf/de/{name}"] for name in SAMPLES}
    tasks = [entry for entry in chosen.values() if isinstance(entry, Task)]
    with open_executor(2) as executor:
        results = run_tasks(tasks, PROJECT, Memo(SHARED_CACHE), executor, lambda *_: None)
    folder = tmp_path_factory.mktemp("documents")
    for name, task in zip(SAMPLES, tasks, strict=True):
        (folder / name.replace("/", "-")).write_bytes(results.data[task.key])
    return sorted(folder.iterdir())


def test_documents_are_pdf_ua_1(documents: list[Path], verapdf: Callable[..., list[object]]) -> None:
    wrong = [str(v) for v in verapdf(documents, profiles=["ua1"]) if not v.compliant]  # type: ignore[attr-defined]
    assert wrong == []


def test_documents_say_their_language(documents: list[Path]) -> None:
    import pikepdf

    for path in documents:
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == "de"


def test_sheets_for_those_who_are_invited_have_two_pages(documents: list[Path]) -> None:
    import pikepdf

    with pikepdf.open(next(path for path in documents if "sheet-session" in path.name)) as pdf:
        assert len(pdf.pages) == 2
