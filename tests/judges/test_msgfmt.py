"""msgfmt accepts a good catalogue and complains about a bad one."""

GOOD = r"""msgid ""
msgstr ""
"Project-Id-Version: test\n"
"PO-Revision-Date: 2024-01-01 00:00+0000\n"
"Last-Translator: Nobody\n"
"Language-Team: none\n"
"Language: de\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

#, python-brace-format
msgid "{count} pages"
msgstr "{count} Seiten"
"""


def test_a_good_catalogue_has_no_complaint(tmp_path, msgfmt):
    catalogue = tmp_path / "de.po"
    catalogue.write_text(GOOD)
    assert msgfmt(catalogue) == []


def test_a_lost_placeholder_is_found(tmp_path, msgfmt):
    catalogue = tmp_path / "de.po"
    catalogue.write_text(GOOD.replace('"{count} Seiten"', '"{cont} Seiten"'))
    assert any("'cont'" in line for line in msgfmt(catalogue))
