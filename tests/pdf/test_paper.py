"""Documents on other paper, in large print, in other languages, and beside each other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from support.built import SHARED_CACHE, everything
from support.courses import COURSE, lesson, write_course
from support.pdf import elements
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.model.settings import OutputSettings

SHEET = """\
---
id: w
title: A worksheet
purpose: P
---

:::{field} A line
:id: a
:::

:::{field} A day
:id: day
:type: date
:::

:::{field} One of many
:id: many
:type: choice
:options: a1, b2, c3, d4, e5, f6, g7, h8, i9
:::
"""
BODY = """\
## A unit {#a}

A paragraph with [a link](https://example.org/a-rather-long/address/that-is/not-short) and a note.[^n]

:::{worksheet} w
:::

| a | b |
|---|---|
| x[^t] | y |

[^n]: The note at the foot.
[^t]: The note of a table.
"""


def options(root: Path, tmp_path: Path) -> BuildOptions:
    return BuildOptions(root=root, out=tmp_path / "out", editions=("public",), cache=SHARED_CACHE)


def built(
    tmp_path: Path, settings: OutputSettings | None = None, course: str = "", target: str = "pdf"
) -> Path:
    files = {
        "course/course.yaml": COURSE.replace("[site, scorm12, scorm2004]", "[site, scorm12, pdf]") + course,
        "modules/01-first/01-one.md": lesson(BODY),
        "modules/01-first/worksheets/w.md": SHEET,
    }
    root = write_course(tmp_path / "course", files)
    chosen = replace(options(root, tmp_path), targets=(target,), settings=settings or OutputSettings())
    result = build(chosen, lambda *_: None)
    assert result.succeeded
    return chosen.out / "public"


def sizes(path: Path) -> set[float]:
    """Return the sizes of the letters of a document, in point."""
    found: set[float] = set()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=4):
                scale = item.get_matrix().get()
                found.add(round(item.get_font_size() * abs(scale[3] or scale[0]), 1))
    return found


def test_letter_and_large_print(tmp_path: Path) -> None:
    folder = built(tmp_path, OutputSettings(paper="letter", large_print=True))
    handout = next(folder.rglob("handouts/*/*.pdf"))
    with pikepdf.open(handout) as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
    text = {size for size in sizes(handout) if size > 1}
    assert 18 in {round(size) for size in text}
    assert min(text) >= 12.5  # the marks of footnotes; running heads have 14 point


def test_a4_is_the_paper_where_none_is_named(tmp_path: Path) -> None:
    with pikepdf.open(next(built(tmp_path).rglob("handouts/*/*.pdf"))) as pdf:
        assert [round(float(side)) for side in pdf.pages[0].MediaBox] == [0, 0, 595, 842]


def test_notes_stand_at_the_foot_or_the_end(
    tmp_path: Path, pdf_text: Callable[[Path], str], verapdf: Callable[..., list[Any]]
) -> None:
    handout = next(built(tmp_path).rglob("handouts/*/*.pdf"))
    text = " ".join(pdf_text(handout).split())
    assert "2. The note at the foot." in text
    assert "1. example.org/a-rather-long/address/that-is/not-short" in text
    assert text.index("Notes") < text.index("3. The note of a table.")
    with pikepdf.open(handout) as pdf:
        notes = [element for element in elements(pdf) if element.S == "/Note"]
        assert len({str(note.ID) for note in notes}) == len(notes) == 2
    judged = verapdf([handout], profiles=["ua1", "3a"])
    assert [str(verdict) for verdict in judged if not verdict.compliant] == []


def test_a_date_has_an_example_and_a_long_choice_is_a_menu_with_its_entries_on_paper(
    tmp_path: Path, pdf_text: Callable[[Path], str], verapdf: Callable[..., list[Any]]
) -> None:
    sheet = next(built(tmp_path).rglob("worksheets/*.pdf"))
    with pikepdf.open(sheet) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert str(fields["day"].TU) == "A day (Such as 31/12/2027)"
        assert str(fields["many"].FT) == "/Ch"
        assert str(fields["many"].TU) == "One of many"
        assert str(fields["many"].Opt[-1][1]) == "i9"
    text = " ".join(pdf_text(sheet).split())
    assert "a1 · b2 · c3" in text
    assert [str(verdict) for verdict in verapdf([sheet]) if not verdict.compliant] == []


def addresses(path: Path) -> set[str]:
    with pikepdf.open(path) as pdf:
        return {
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation and "/URI" in annotation.A
        }


def test_without_a_site_documents_lead_to_those_beside_them(tmp_path: Path) -> None:
    folder = built(tmp_path)
    handout = next(folder.rglob("pdf/en/handouts/*/*.pdf"))
    relative = {url for url in addresses(handout) if not url.startswith("https:")}
    assert relative == {"../../worksheets/w.pdf"}
    assert (handout.parent / relative.pop()).resolve().is_file()


def test_documents_in_a_package_lead_to_those_beside_them(tmp_path: Path) -> None:
    import zipfile

    folder = built(tmp_path, target="scorm12")
    with zipfile.ZipFile(next(folder.rglob("*.zip"))) as package:
        names = {Path(name).name for name in package.namelist()}
        handout = next(name for name in package.namelist() if "handouts-" in name)
        (tmp_path / "handout.pdf").write_bytes(package.read(handout))
    relative = {url for url in addresses(tmp_path / "handout.pdf") if not url.startswith("https:")}
    assert relative == {"worksheets-w.pdf"}
    assert relative <= names


def test_with_a_site_they_lead_there_and_show_a_code(tmp_path: Path, pdf_text: Callable[[Path], str]) -> None:
    folder = built(tmp_path, course="base_url: https://example.org/c/\n")
    handout = next(folder.rglob("pdf/en/handouts/*/*.pdf"))
    assert "https://example.org/c/en/worksheets/w.html" in addresses(handout)
    assert "example.org/c/en/first/one.html" in "".join(pdf_text(handout).split())
    with pikepdf.open(handout) as pdf:
        names = {str(element.get("/Alt", "")) for element in elements(pdf)}
    assert "Code that leads to this page on the web" in names


def test_passages_in_another_language_say_so(tmp_path: Path) -> None:
    """The interface has no Portuguese: words of the tool are English, the author's are not."""
    course = COURSE.replace("[site, scorm12, scorm2004]", "[pdf]").replace("language: en", "language: pt")
    files = {"course/course.yaml": course, "modules/01-first/01-one.md": lesson("## Um {#a}\n\nBom dia.\n")}
    chosen = replace(options(write_course(tmp_path / "course", files), tmp_path), targets=("pdf",))
    assert build(chosen, lambda *_: None).succeeded
    with pikepdf.open(next((chosen.out / "public/pdf").rglob("handouts/**/*.pdf"))) as pdf:
        assert str(pdf.Root.Lang) == "en"
        tagged = {(str(element.S), str(element.Lang)) for element in elements(pdf) if "/Lang" in element}
    assert {language for _tag, language in tagged} == {"pt"}


def test_contents_are_tagged_as_such() -> None:
    with pikepdf.open(everything() / "public/pdf/en/course-book.pdf") as pdf:
        kinds = [str(element.S) for element in elements(pdf)]
    assert "/TOC" in kinds
    assert kinds.count("/TOCI") >= 8


ARABIC = """\
## وحدة {#a}

مرحبا بكم في المدينة، وهذا **نص** طويل.

- قائمة
"""


def test_arabic_is_set_in_its_own_letters(
    tmp_path: Path, pdf_text: Callable[[Path], str], verapdf: Callable[..., list[Any]]
) -> None:
    course = COURSE.replace("[site, scorm12, scorm2004]", "[pdf]").replace("language: en", "language: ar")
    files = {"course/course.yaml": course, "modules/01-first/01-one.md": lesson(ARABIC)}
    chosen = replace(options(write_course(tmp_path / "course", files), tmp_path), targets=("pdf",))
    assert build(chosen, lambda *_: None).succeeded
    found = sorted((chosen.out / "public/pdf").rglob("*.pdf"))
    assert found
    assert [str(verdict) for verdict in verapdf(found) if not verdict.compliant] == []
    handout = next(path for path in found if "handouts" in path.parts)
    assert "المدينة" in pdf_text(handout)
    with pikepdf.open(handout) as pdf:
        objects = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        fonts = {str(item.BaseFont) for item in objects if item.get("/Type") == "/Font"}
    assert any("Arabic" in name for name in fonts)


CODE = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, "tests")
from unites_mooc.render.pdf import render_pdf
from unites_mooc.render.fonts import font_file
html = '<html lang="en"><head><title>T</title></head><body><h1>T</h1>%s</body></html>' % sys.argv[1]
faces = tuple(("F", "normal", weight, font_file("arabic").read_bytes()) for weight in (400, 700))
css = "@page{size:a4}html{font-family:F;font-size:calc(10pt * $scale)}"
print(hashlib.sha256(render_pdf(html, css, faces, (), ())).hexdigest())
"""


@pytest.mark.parametrize("body", ["<p>Text</p>", '<p><input name="a" title="A"></p>'])
def test_the_same_text_is_the_same_file_in_every_process(body: str) -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", CODE, body],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
