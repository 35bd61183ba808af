"""veraPDF and Poppler read PDFs, and tell a good one from a bad one."""

import pytest
import weasyprint

HTML = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A title</title></head>
<body><h1>Grüße</h1><p>One paragraph.</p></body></html>
"""


def make(path, variant=None):
    weasyprint.HTML(string=HTML).write_pdf(path, pdf_variant=variant)
    return path


def test_verapdf_tells_tagged_from_untagged(tmp_path, verapdf):
    tagged = make(tmp_path / "tagged.pdf", "pdf/ua-1")
    plain = make(tmp_path / "plain.pdf")
    broken = tmp_path / 'no "PDF".pdf'
    broken.write_text("This is not a PDF.")

    first, second, third = verapdf([tagged, plain, broken])

    assert (first.compliant, first.file, first.failures) == (True, tagged, ())
    assert not second.compliant
    assert "7.1-3" in {failure.rule for failure in second.failures}
    assert "plain.pdf: ua1 failed\n  6.2-1" in str(second)
    assert not third.compliant
    assert third.file == broken
    assert third.failures[0].rule == "unreadable"


# WeasyPrint 70 leaves the colour profile of PDF/A open, which Python remarks when it cleans up.
@pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")
def test_verapdf_judges_by_pdf_a_3a(tmp_path, verapdf):
    archived = make(tmp_path / "archived.pdf", "pdf/a-3a")
    tagged = make(tmp_path / "tagged.pdf", "pdf/ua-1")
    found = [
        (verdict.file.stem, verdict.profile, verdict.compliant)
        for verdict in verapdf([archived, tagged], profiles=["ua1", "3a"])
    ]
    assert found == [
        ("archived", "ua1", False),
        ("archived", "3a", True),
        ("tagged", "ua1", True),
        ("tagged", "3a", False),
    ]


def test_verapdf_refuses_an_unknown_profile_and_no_files(tmp_path, verapdf):
    with pytest.raises(RuntimeError, match="no profile 9z"):
        verapdf([make(tmp_path / "a.pdf")], profiles=["9z"])
    with pytest.raises(ValueError, match="no PDF"):
        verapdf([])


def test_poppler_reads_and_paints(tmp_path, pdf_text, pdf_pictures):
    document = make(tmp_path / "a.pdf")
    assert pdf_text(document).split() == ["Grüße", "One", "paragraph."]
    (picture,) = pdf_pictures(document, tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG")
