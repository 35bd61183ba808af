"""The Nu checker passes valid pages and finds what is broken in others."""

import pytest

GOOD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Good</title></head>
<body><h1>Good</h1></body></html>
"""
BROKEN = GOOD.replace("<h1>Good</h1>", "\n<p id=a>\n<div id=a><span></div>")
WARNED = GOOD.replace("<body>", "<body><section><p>No heading</p></section>")


def test_a_valid_folder_has_no_finding(tmp_path, nu_html):
    (tmp_path / "sub").mkdir()
    for name in ("index.html", "sub/page.html"):
        (tmp_path / name).write_text(GOOD)
    assert nu_html(tmp_path) == []


def test_every_broken_page_is_named_with_its_line(tmp_path, nu_html):
    for name in ("a b.html", "broken.html"):
        (tmp_path / name).write_text(BROKEN)
    (tmp_path / "good.html").write_text(GOOD)
    findings = nu_html(tmp_path)
    assert {finding.file.name for finding in findings} == {"a b.html", "broken.html"}
    duplicate = next(finding for finding in findings if "Duplicate ID" in finding.message)
    assert (duplicate.line, duplicate.kind) == (5, "error")


def test_warnings_style_sheets_and_drawings_come_when_asked_for(tmp_path, nu_html):
    (tmp_path / "index.html").write_text(WARNED)
    (tmp_path / "a.css").write_text("a { colr: red }")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><foo/></svg>')
    assert nu_html(tmp_path) == []
    found = nu_html(tmp_path, errors_only=False, also=("css", "svg"))
    kinds = {(finding.file.name, finding.kind) for finding in found}
    assert kinds == {("index.html", "warning"), ("a.css", "error"), ("a.svg", "error")}


def test_nothing_to_check_is_no_praise(tmp_path, nu_html):
    with pytest.raises(ValueError, match="nothing to check"):
        nu_html(tmp_path)
    with pytest.raises(ValueError, match="nothing to check"):
        nu_html(tmp_path / "none")
