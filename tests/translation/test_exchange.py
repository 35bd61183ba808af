"""XLIFF 2.0: what goes to an agency comes back to where it belongs."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from lxml import etree

from support.catalogues import loaded, write_catalogue
from support.courses import lesson, write_course
from unites_mooc.authoring.catalogues import read_po
from unites_mooc.authoring.exchange import ExchangeError, Imported, export_xliff, import_xliff

NS = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
ONE = "modules/01-first/01-one.md"
BODY = "## A unit {#unit}\n\nSee {term}`x` & *more* <at once>.\n\nOne\\\ntwo.\n"
GLOSSARY = "- {id: x, term: Thing, definition: A thing.}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path, {ONE: lesson(BODY), "course/glossary.yaml": GLOSSARY})


def exported(root: Path) -> etree._Element:
    po = read_po(root / "course/locales/de.po")
    return etree.fromstring(export_xliff(loaded(root), "de", po))


def texts(path: Path) -> dict[str, str]:
    return {f"{item.msgctxt}|{item.msgid}": item.msgstr for item in polib.pofile(str(path))}


def filled(tree: etree._Element, prefix: str = "D ") -> bytes:
    """Return the file as an agency sends it back."""
    for segment in tree.iterfind(".//x:segment", NS):
        source = segment.find("x:source", NS)
        target = segment.find("x:target", NS)
        if target is None:
            target = etree.SubElement(segment, f"{{{NS['x']}}}target")
        target.text = prefix + (source.text or "")
        segment.set("state", "final")
    return etree.tostring(tree)


def test_each_text_is_a_unit_with_its_place_and_what_it_is(root: Path) -> None:
    tree = exported(root)
    unit = next(
        u for u in tree.iterfind(".//x:unit", NS) if (u.get("name") or "").endswith("01-one.md@title")
    )
    assert [child.tag.rpartition("}")[2] for child in unit] == ["notes", "segment"]
    assert unit.findtext(".//x:note", namespaces=NS) == "title (lesson)"
    assert unit.findtext(".//x:source", namespaces=NS) == "Lesson one"
    assert (tree.get("srcLang"), tree.get("trgLang"), tree.get("version")) == ("en", "de", "2.0")
    ids = [u.get("id") for u in tree.iterfind(".//x:unit", NS)]
    assert len(ids) == len(set(ids))


def test_what_comes_back_is_where_it_belongs(root: Path) -> None:
    data = filled(exported(root))
    found = import_xliff(root, loaded(root), data)
    assert (found.language, found.open, found.gone, found.same) == ("de", 0, 0, 0)
    for key, translated in texts(root / "course/locales/de.po").items():
        assert translated == "D " + key.partition("|")[2]
    assert import_xliff(root, loaded(root), data).same == found.taken


def test_a_round_trip_without_work_changes_no_byte(root: Path) -> None:
    write_catalogue(root, "de", lambda _c, text: f"D {text}" if "o" in text else "")
    import_xliff(root, loaded(root), etree.tostring(exported(root)))
    before = (root / "course/locales/de.po").read_bytes()
    import_xliff(root, loaded(root), etree.tostring(exported(root)))
    assert (root / "course/locales/de.po").read_bytes() == before


def test_what_is_not_finished_is_not_taken(root: Path) -> None:
    tree = exported(root)
    data = filled(tree).replace(b'state="final"', b'state="initial"', 1)
    assert import_xliff(root, loaded(root), data).open == 1


def test_texts_that_changed_meanwhile_are_left_alone(root: Path) -> None:
    data = filled(exported(root))
    (root / ONE).write_text(lesson(BODY.replace("two.", "three.")))
    found = import_xliff(root, loaded(root), data)
    assert found.gone == 1
    assert texts(root / "course/locales/de.po")[f"{ONE}#unit|One\\\nthree."] == ""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no xml", "no XML"),
        (b"<xliff version='1.2'/>", "no XLIFF 2.0"),
        (
            b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="de"/>',
            "another course",
        ),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>', "no XLIFF 2.0"),
    ],
)
def test_other_files_are_refused(root: Path, data: bytes, told: str) -> None:
    with pytest.raises(ExchangeError, match=told):
        import_xliff(root, loaded(root), data)
    assert not (root / "course/locales").exists()


def test_a_file_without_units_changes_nothing(root: Path) -> None:
    data = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de"/>'
    assert import_xliff(root, loaded(root), data) == Imported("de", 0, 0, 0, 0)


@pytest.mark.parametrize("language", ["../../../evil/de", "en", "german", ""])
def test_a_file_says_where_it_belongs_by_a_language_alone(root: Path, language: str) -> None:
    tree = exported(root)
    tree.set("trgLang", language)
    with pytest.raises(ExchangeError, match="another course"):
        import_xliff(root, loaded(root), filled(tree))
    assert not (root.parent / "evil").exists()
    assert not (root / "course/locales").exists()


def _unit(tree: etree._Element, inner: str) -> bytes:
    """Return the file with one unit filled in by hand."""
    unit = next(u for u in tree.iterfind(".//x:unit", NS) if u.get("name") == f"{ONE}@title")
    for part in list(unit):
        unit.remove(part)
    unit.extend(etree.fromstring(f'<x xmlns="{NS["x"]}">{inner}</x>'))
    return etree.tostring(tree)


DONE, OPEN = 'state="final"', 'state="initial"'
UNITS = {
    "divided, all done": (
        f"<segment {DONE}><source>Lesson</source><target>Lektion</target></segment>"
        "<ignorable><source> </source></ignorable>"
        f"<segment {DONE}><source>one</source><target>eins</target></segment>",
        "Lektion eins",
    ),
    "divided, half done": (
        f"<segment {DONE}><source>Lesson </source><target>Lektion </target></segment>"
        f"<segment {OPEN}><source>one</source><target>eins</target></segment>",
        "",
    ),
    "with elements inside": (
        f'<segment {DONE}><source>Lesson one</source><target>Lektion <pc id="1">eins</pc></target></segment>',
        "",
    ),
    "of no state": ("<segment><source>Lesson one</source><target>Lektion eins</target></segment>", ""),
}


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_taken_whole_or_not_at_all(root: Path, name: str) -> None:
    inner, expected = UNITS[name]
    import_xliff(root, loaded(root), _unit(exported(root), inner))
    assert texts(root / "course/locales/de.po")[f"{ONE}@title|Lesson one"] == expected
