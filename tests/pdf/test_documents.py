"""Documents, by veraPDF and by what is in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from support.built import everything, lessons_of_unites, unites, worksheets_of_unites
from support.pdf import elements


def structure_types(pdf: pikepdf.Pdf) -> set[str]:
    """Return the types of all structure elements."""
    return {str(element.S) for element in elements(pdf)}


EDITIONS = [(unites, "public"), (unites, "pilot"), (unites, "facilitator"), (everything, "facilitator")]


def documents(course: Callable[[], Path], edition: str) -> list[Path]:
    return sorted((course() / edition / "pdf").rglob("*.pdf"))


@pytest.mark.parametrize(("course", "edition"), EDITIONS)
def test_every_document_is_pdf_ua_1(
    course: Callable[[], Path], edition: str, verapdf: Callable[..., list[object]]
) -> None:
    files = documents(course, edition)
    assert files
    wrong = [str(verdict) for verdict in verapdf(files, profiles=["ua1"]) if not verdict.compliant]  # type: ignore[attr-defined]
    assert wrong == []


FORMS = {"worksheets", "workbook.pdf", "certificate.pdf", "feedback.pdf"}


def is_form(path: Path) -> bool:
    return path.name in FORMS or path.parent.name in FORMS


@pytest.mark.parametrize(("course", "edition"), EDITIONS)
def test_every_document_without_a_form_is_pdf_a_3a_too(
    course: Callable[[], Path], edition: str, verapdf: Callable[..., list[object]]
) -> None:
    files = [path for path in documents(course, edition) if not is_form(path)]
    assert files
    wrong = [str(verdict) for verdict in verapdf(files, profiles=["3a"]) if not verdict.compliant]  # type: ignore[attr-defined]
    assert wrong == []


def names_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_there_is_a_handout_for_each_lesson_a_form_for_each_worksheet_and_books_of_them() -> None:
    assert names_in(unites() / "public/pdf/en") == [
        "briefing.pdf",
        "certificate.pdf",
        "compendium.pdf",
        "course-book.pdf",
        *sorted(f"handouts/{lesson}.pdf" for lesson in lessons_of_unites()),
        "workbook.pdf",
        *(f"worksheets/{name}.pdf" for name in worksheets_of_unites()),
    ]
    assert not list((everything() / "public/pdf").rglob("plain.pdf"))


def test_facilitators_and_groups_have_documents_of_their_own() -> None:
    for_learners, for_facilitators = (
        set(names_in(everything() / edition / "pdf/en")) for edition in ("public", "facilitator")
    )
    assert for_facilitators - for_learners == {
        "facilitator-guide.pdf",
        "answer-key.pdf",
        *(f"cohorts/lisbon/{name}.pdf" for name in ("schedule", "attendance", "feedback")),
    }


def test_documents_have_title_language_outline_and_no_clock() -> None:
    with pikepdf.open(unites() / "public/pdf/en/handouts/why-together/shared-task.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title).startswith("A shared task")
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo
        assert len(list(pdf.open_outline().root)) >= 1
    kinds: set[str] = set()
    for path in sorted((unites() / "public/pdf/en/handouts/safe-fair-accessible").glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            kinds |= structure_types(pdf)
    assert {"/H1", "/H2", "/P", "/Figure", "/Link", "/LI", "/LBody", "/Table"} <= kinds


def fields(pdf: pikepdf.Pdf) -> dict[str, str]:
    return {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}


def test_a_worksheet_can_be_filled_in() -> None:
    with pikepdf.open(everything() / "public/pdf/en/worksheets/sheet.pdf") as pdf:
        names = fields(pdf)
        types = {str(field.T): str(field.get("/FT")) for field in pdf.Root.AcroForm.Fields}
        radios = [field for field in pdf.Root.AcroForm.Fields if "/Kids" in field]
        assert [len(field.Kids) for field in radios] == [2, 3]
        assert all("/T" not in kid for field in radios for kid in field.Kids)
    assert names["line"] == "A line with markup"
    assert names["choice"] == "A choice"
    assert names["scale"] == "A scale"
    assert names["boxes.2"] == "Boxes: two"
    assert names["table.1-2"] == "A table: What, row 1"
    assert names["matrix.2-1"] == "A table with rows: Power, Association"
    assert types["line"] == types["text"] == "/Tx"
    assert types["box"] == types["choice"] == "/Btn"


def test_a_handout_is_no_form() -> None:
    with pikepdf.open(unites() / "public/pdf/en/handouts/why-together/shared-task.pdf") as pdf:
        assert "/AcroForm" not in pdf.Root


def test_a_handout_has_the_quiz_but_not_its_key(pdf_text: Callable[[Path], str]) -> None:
    text = pdf_text(everything() / "public/pdf/en/handouts/all-things/quiz.pdf")
    assert "What is x?" in text
    assert "In any case." not in text
    assert "Right" not in text


def test_lists_start_where_they_start(pdf_text: Callable[[Path], str]) -> None:
    text = pdf_text(everything() / "public/pdf/en/handouts/all-things/blocks.pdf")
    assert "7. starts" in " ".join(text.split())


@pytest.mark.parametrize("course", [unites, everything])
def test_documents_embed_only_the_faces_of_the_theme(course: Callable[[], Path]) -> None:
    for path in documents(course, "public"):
        with pikepdf.open(path) as pdf:
            fonts = {
                str(item.BaseFont)
                for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
            }
        assert all("Source" in name or "IBM-Plex" in name for name in fonts), (path, fonts)


BOOKS = {"course-book.pdf", "workbook.pdf", "compendium.pdf"}
"""Their weight grows with the course, so no figure fits every course."""


def test_documents_are_light() -> None:
    for path in documents(unites, "public"):
        limit = 400_000 if is_form(path) else 150_000
        if path.name not in BOOKS:
            assert path.stat().st_size <= limit, path


def test_links_on_paper_lead_to_the_site_where_there_is_one() -> None:
    with pikepdf.open(everything() / "public/pdf/en/handouts/all-things/blocks.pdf") as pdf:
        addresses = {
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation and "/URI" in annotation.A
        }
    assert "https://example.org/everything/en/all-things/quiz.html#ask" in addresses
    assert all(address.startswith(("https://", "mailto:")) for address in addresses)
