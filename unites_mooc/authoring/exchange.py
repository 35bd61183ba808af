"""XLIFF 2.0 files for those who translate elsewhere: what a PO file holds, and back into it.

https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html. Each text is a ``unit`` whose id
is made of its place and its words (4.2.2.4): what comes back is put where it belongs, or not at all.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unites_mooc.authoring.catalogues import catalogue_path, read_po, save_po
from unites_mooc.model.catalogue import Key
from unites_mooc.model.converters import LANGUAGE
from unites_mooc.model.course import Course
from unites_mooc.translation.po_file import update

if TYPE_CHECKING:
    from polib import POFile

_DONE = frozenset({"translated", "reviewed", "final"})
"""States of a segment (4.3.1.30) in which its translation is to be read."""
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
LARGEST = 64 * 1024 * 1024
"""In bytes: a file may come from anywhere."""


class ExchangeError(Exception):
    """A file cannot be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came back."""

    language: str
    taken: int
    """Translations that are new or other than before."""
    same: int
    open: int
    """Texts that are not translated, or not yet finished."""
    gone: int
    """Texts that the course does not have any more: nothing was taken from them."""


def is_installed() -> bool:
    """Tell whether translate-toolkit is here, which reads and writes XLIFF."""
    return find_spec("translate") is not None


def export_xliff(course: Course, language: str, po: POFile | None) -> bytes:
    """Return the texts of a course with their translations as XLIFF 2.0; fuzzy ones are ``initial``."""
    from lxml import etree
    from translate.storage.xliff2 import Xliff2File

    current, _changes = update(course, language, po)
    store: Any = Xliff2File()
    store.setsourcelanguage(course.meta.language)
    store.settargetlanguage(language)
    for entry in current:
        if entry.obsolete:
            continue
        unit = store.addsourceunit(entry.msgid)
        unit.setid(_id((entry.msgctxt or "", entry.msgid)))
        if entry.msgstr:
            unit.target = entry.msgstr
            unit.xmlelement.set("state", "initial" if entry.fuzzy else "translated")
        _describe(unit, entry.msgctxt or "", entry.comment)
    tree = etree.fromstring(bytes(store))
    return bytes(etree.tostring(tree, encoding="utf-8", xml_declaration=True, pretty_print=True))


def import_xliff(root: Path, course: Course, data: bytes) -> Imported:
    """Put the translations of an XLIFF file into the PO file of its language.

    Raises ``ExchangeError`` for what is no XLIFF 2.0, or is of another course's language, and
    ``CannotWriteError``.
    """
    language, units = _read(course, data)
    path = root / catalogue_path(language)
    file, _changes = update(course, language, read_po(path))
    entries = {_id((entry.msgctxt or "", entry.msgid)): entry for entry in file if not entry.obsolete}
    taken = same = still_open = gone = 0
    for name, target in units:
        entry = entries.get(name)
        if entry is None:
            gone += 1
        elif not target.strip():
            still_open += 1
        elif entry.msgstr == target and not entry.fuzzy:
            same += 1
        else:
            entry.msgstr = target
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = entry.previous_msgctxt = None
            taken += 1
    save_po(path, file)
    return Imported(language, taken, same, still_open, gone)


def _read(course: Course, data: bytes) -> tuple[str, list[tuple[str, str]]]:
    """Return the language of an XLIFF file, and the ids of its units with their finished translations."""
    from lxml import etree

    if len(data) > LARGEST:
        raise ExchangeError(f"The file has more than {LARGEST // 1024 // 1024} MB.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        message = f"This is no XML: {problem.msg}. Ask for the file again, as XLIFF 2.0."
        raise ExchangeError(message) from problem
    information: Any = root.getroottree().docinfo
    if root.tag != f"{_NAMESPACE}xliff" or information.doctype:
        raise ExchangeError("This is no XLIFF 2.0. Ask for the file again in this format.")
    source, language = root.get("srcLang", ""), root.get("trgLang", "")
    if source != course.meta.language or language == source or not LANGUAGE.match(language):
        message = f"The file translates from `{source}` to `{language}`, the course is written in"
        raise ExchangeError(f"{message} `{course.meta.language}`. It belongs to another course.")
    return language, [(unit.get("id", ""), _target(unit)) for unit in root.iter(f"{_NAMESPACE}unit")]


def _target(unit: Any) -> str:
    """Return the translation of a unit; nothing where a part of it is not finished.

    A unit may have been divided into segments, with what stands between them as ``ignorable`` (4.2.2.6).
    Where an agency's tool put elements into the words, somebody has to look.
    """
    pieces: list[str] = []
    for part in unit.iter(f"{_NAMESPACE}segment", f"{_NAMESPACE}ignorable"):
        words = part.find(f"{_NAMESPACE}target")
        if part.tag == f"{_NAMESPACE}ignorable" and words is None:
            words = part.find(f"{_NAMESPACE}source")
        elif part.tag == f"{_NAMESPACE}segment" and part.get("state", "initial") not in _DONE:
            return ""
        if words is None or len(words):
            return ""
        pieces.append(words.text or "")
    return "".join(pieces)


def _id(key: Key) -> str:
    """Return the id of a unit: an NMTOKEN made of the place and the words."""
    return f"t{hashlib.sha256(chr(4).join(key).encode()).hexdigest()[:20]}"


def _describe(unit: Any, context: str, comment: str) -> None:
    """Say where a text stands and what it is; space in it counts (4.3.1.21, 4.2.2.13)."""
    from lxml import etree

    element = unit.getunitelement()
    element.set("name", context)
    element.set(_XML_SPACE, "preserve")
    element.set("canResegment", "no")
    unit.xmlelement.attrib.pop(_XML_SPACE, None)
    notes = etree.Element(f"{_NAMESPACE}notes")
    etree.SubElement(notes, f"{_NAMESPACE}note", category="developer").text = comment
    element.insert(0, notes)
