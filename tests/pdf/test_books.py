"""Books: contents and indexes that name the right pages, fields that stay apart, answers in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from support.built import everything, lessons_of_unites, unites

Pages = list[str]


@pytest.fixture
def pages(pdf_text: Callable[..., str]) -> Callable[[Path], Pages]:
    """Return the text of each page of a document, on one line."""

    def read(path: Path) -> Pages:
        return [" ".join(page.split()) for page in pdf_text(path).split("\f")[:-1]]

    return read


def entries(contents: str) -> Iterator[tuple[str, int]]:
    """Yield the entries of a table of contents: a title, dots, a page."""
    text = contents.split("Contents", 1)[1]
    for match in re.finditer(r"(\S.*?)(?: ?\.){4,} ?(\d+)", text):
        yield match[1].strip(), int(match[2])


@pytest.mark.parametrize("name", ["course-book.pdf", "workbook.pdf", "compendium.pdf"])
@pytest.mark.parametrize("course", [unites, everything])
def test_contents_name_the_page_on_which_a_chapter_begins(
    name: str, course: Callable[[], Path], pages: Callable[[Path], Pages]
) -> None:
    text = pages(course() / "public/pdf/en" / name)
    found = list(entries(text[1]))
    assert len(found) >= 2
    for title, page in found:
        assert re.sub(r"^\d+\. ", "", title) in text[page - 1], (title, page)


def test_an_index_names_pages_that_speak_of_the_term(pages: Callable[[Path], Pages]) -> None:
    text = pages(unites() / "public/pdf/en/course-book.pdf")
    index = text[-1].split("Index of terms", 1)[1]
    named = re.findall(r"([a-z][a-z -]+?) ((?:\d+)(?:, \d+)*)(?= |$)", index)
    assert len(named) >= 5
    found = 0
    for term, numbers in named:
        stem = term.split()[-1][:6].lower()
        on_pages = [text[int(number) - 1].lower().replace("- ", "") for number in numbers.split(", ")]
        found += all(stem in page for page in on_pages)
    assert found >= len(named) * 0.9


def test_references_inside_a_book_name_the_page(pages: Callable[[Path], Pages]) -> None:
    text = pages(everything() / "public/pdf/en/course-book.pdf")
    referring = [page for page in text if re.search(r"\(page \d+\)", page)]
    assert referring


def test_fields_of_a_workbook_stay_apart() -> None:
    folder = unites() / "public/pdf/en"
    with pikepdf.open(folder / "workbook.pdf") as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
        labels = {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}
    alone: dict[str, str] = {}
    for path in sorted((folder / "worksheets").glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            alone |= {f"{path.stem}.{field.T}": str(field.TU) for field in pdf.Root.AcroForm.Fields}
    assert len(names) == len(set(names))
    assert {name: label for name, label in labels.items() if not name.startswith("owner.")} == alone


def test_anchors_of_chapters_stay_apart() -> None:
    with pikepdf.open(everything() / "public/pdf/en/course-book.pdf") as pdf:
        named = pdf.Root.Names.Dests.Names
        anchors = [str(named[index]) for index in range(0, len(named), 2)]
        targets = {
            str(annotation.Dest)
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if "/Dest" in annotation
        }
    assert len(anchors) == len(set(anchors))
    assert targets <= set(anchors)
    assert any(anchor.startswith("at.lesson.") for anchor in targets)


def test_only_facilitators_have_the_answers(pages: Callable[[Path], Pages]) -> None:
    key = " ".join(pages(everything() / "facilitator/pdf/en/answer-key.pdf"))
    guide = " ".join(pages(everything() / "facilitator/pdf/en/facilitator-guide.pdf"))
    book = " ".join(pages(everything() / "public/pdf/en/course-book.pdf"))
    for text in (key, guide):
        assert "In any case." in text
    assert "In any case." not in book
    assert "What is x?" in book


def test_a_run_sheet_has_times_that_go_on(pages: Callable[[Path], Pages]) -> None:
    text = " ".join(pages(unites() / "facilitator/pdf/en/facilitator-guide.pdf"))
    sheets = re.split(r"Run sheet\s+From", text)[1:]
    assert len(sheets) == len(lessons_of_unites())
    for sheet in sheets:
        starts = [int(h) * 60 + int(m) for h, m in re.findall(r"\b(\d):(\d\d)\b", sheet.split("Notes")[0])]
        assert starts
        assert starts[0] == 0
        assert starts == sorted(starts)
    assert "For facilitators" in text


def test_forms_that_go_round_fit_on_one_sheet() -> None:
    folder = everything() / "facilitator/pdf/en"
    for name in ("certificate.pdf", "cohorts/athens/feedback.pdf", "cohorts/athens/attendance.pdf"):
        with pikepdf.open(folder / name) as pdf:
            assert len(pdf.pages) == 1, name
    for course in (unites, everything):
        with pikepdf.open(course() / "public/pdf/en/briefing.pdf") as pdf:
            assert len(pdf.pages) <= 2
