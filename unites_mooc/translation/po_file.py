"""Messages → PO files: written for translators, and brought up to date without losing their work.

What a translator wrote is kept as long as any use of it can be thought of: where a source text changed, its
translation stays as fuzzy, with the previous text beside it; where a text is gone, as obsolete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from unites_mooc import __version__
from unites_mooc.model.catalogue import Key
from unites_mooc.model.course import Course
from unites_mooc.translation.messages import Place, messages_of

if TYPE_CHECKING:
    from polib import POEntry, POFile

ALIKE_HERE = 0.6
"""How alike two texts of the same block are, of 1, where the one is taken for a new version of the other."""
ALIKE_ELSEWHERE = 0.75
"""The same for texts of other blocks of the file."""
_WRAP = 100
_FIELDS = {
    "Project-Id-Version": "",
    "Report-Msgid-Bugs-To": "",
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate, with every place where it stands in its block."""

    key: Key
    places: tuple[Place, ...]

    @property
    def comment(self) -> str:
        """Return what a translator should know: what the text is."""
        return "; ".join(dict.fromkeys(place.what for place in self.places))


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did to a file."""

    new: int = 0
    changed: int = 0
    """Texts whose translation is fuzzy now, since the source is another one."""
    moved: int = 0
    """Texts that stand elsewhere; their translation went with them."""
    obsolete: int = 0


def messages(course: Course) -> tuple[Message, ...]:
    """Return the texts of a course in its order, each once for each block it stands in."""
    found: dict[Key, list[Place]] = {}
    for text, place in messages_of(course):
        found.setdefault((place.context, text), []).append(place)
    return tuple(Message(key, tuple(places)) for key, places in found.items())


def template(course: Course) -> POFile:
    """Return a POT file: every text without a translation."""
    file = _empty(course, "")
    file.extend(_entry(message) for message in messages(course))
    return file


def update(course: Course, language: str, old: POFile | None) -> tuple[POFile, Changes]:
    """Return the PO file of a language as the course has its texts now; ``old`` is not changed."""
    file = _empty(course, language)
    if old is not None:
        file.header = old.header
        file.metadata = {**file.metadata, **old.metadata, "Language": language}
        file.metadata["Project-Id-Version"] = f"{course.meta.id} {course.meta.version}"
    matcher = _Matcher(old or (), messages(course))
    file.extend(matcher.entries())
    left = list(matcher.left())
    file.extend(left)
    return file, Changes(matcher.new, matcher.changed, matcher.moved, len(left))


def _empty(course: Course, language: str) -> POFile:
    import polib

    file = polib.POFile(wrapwidth=_WRAP)
    file.metadata = {
        **_FIELDS,
        "Project-Id-Version": f"{course.meta.id} {course.meta.version}",
        "Language": language,
        "X-Generator": f"unites-mooc {__version__}",
    }
    file.metadata_is_fuzzy = False
    return file


def _entry(message: Message) -> POEntry:
    import polib

    context, text = message.key
    entry = polib.POEntry(msgctxt=context, msgid=text)
    _describe(entry, message)
    return entry


def _describe(entry: POEntry, message: Message) -> None:
    """Say in an entry where its text stands and what it is."""
    entry.comment = message.comment
    places = dict.fromkeys((place.span.path, str(place.span.line)) for place in message.places)
    entry.occurrences = list(places)


class _Matcher:
    """Finds for each text of the course the entry that a translator has worked on."""

    def __init__(self, old: Iterable[POEntry], new: tuple[Message, ...]) -> None:
        self.messages = new
        self.old: dict[Key, POEntry] = {}
        for entry in sorted(old, key=lambda entry: (not entry.msgstr.strip(), bool(entry.obsolete))):
            self.old.setdefault((entry.msgctxt or "", entry.msgid), entry)
        wanted = {message.key for message in new}
        self.free = {
            key: entry for key, entry in self.old.items() if key not in wanted and entry.msgstr.strip()
        }
        """Entries whose text is not in the course any more."""
        self.by_text: dict[str, list[Key]] = {}
        for key in self.old:
            self.by_text.setdefault(key[1], []).append(key)
        self.new = self.changed = self.moved = 0

    def entries(self) -> list[POEntry]:
        """Return an entry for each text of the course.

        What is certain comes first: texts where they were, texts that only moved, texts that stand elsewhere
        too. Then those that are most alike find each other, wherever they stand in the course.
        """
        entries = {message.key: _entry(message) for message in self.messages}
        waiting = dict(entries)
        for key in list(waiting):
            if key in self.old:
                _keep(waiting.pop(key), self.old[key])
        for key in list(waiting):
            if self.moved_here(waiting[key], key):
                del waiting[key]
        for key in list(waiting):
            if self.copied(waiting[key], key):
                del waiting[key]
        for key, other in self.most_alike(waiting):
            self.like(waiting.pop(key), key, other)
        self.new = len(waiting)
        return list(entries.values())

    def moved_here(self, entry: POEntry, key: Key) -> bool:
        """Take over the translation of the same text from a place where it does not stand any more."""
        near = _nearest_place((other for other in self.by_text.get(key[1], ()) if other in self.free), key)
        if near is None:
            return False
        _keep(entry, self.free.pop(near))
        self.moved += 1
        return True

    def most_alike(self, waiting: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
        """Yield pairs of a new text and one that is gone from the same file, the most alike first."""
        by_file: dict[str, list[Key]] = {}
        for key in self.free:
            by_file.setdefault(_file_of(key[0]), []).append(key)
        found: list[tuple[float, int, Key, Key]] = []
        for key in waiting:
            for other in by_file.get(_file_of(key[0]), ()):
                least = ALIKE_HERE if other[0] == key[0] else ALIKE_ELSEWHERE
                ratio = _likeness(key[1], other[1], least)
                if ratio >= least:
                    found.append((-ratio, len(found), key, other))
        taken: set[Key] = set()
        done: set[Key] = set()
        for _ratio, _order, key, other in sorted(found):
            if key not in done and other not in taken:
                done.add(key)
                taken.add(other)
                yield key, other

    def like(self, entry: POEntry, key: Key, other: Key) -> None:
        """Take over, as fuzzy, the translation of the text that this one was probably made from."""
        known = self.free.pop(other)
        _keep(entry, known)
        entry.previous_msgctxt = known.msgctxt if known.msgctxt != key[0] else None
        entry.previous_msgid = known.previous_msgid if known.fuzzy and known.previous_msgid else known.msgid
        if "fuzzy" not in entry.flags:
            entry.flags.append("fuzzy")
        self.changed += 1

    def copied(self, entry: POEntry, key: Key) -> bool:
        """Take over, as fuzzy, the translation of the same text elsewhere: it may be meant otherwise."""
        same = (other for other in self.by_text.get(key[1], ()) if self.old[other].msgstr.strip())
        used = _nearest_place(same, key)
        if used is None:
            return False
        entry.msgstr, entry.previous_msgid, entry.flags = self.old[used].msgstr, key[1], ["fuzzy"]
        self.changed += 1
        return True

    def left(self) -> Iterator[POEntry]:
        """Yield, as obsolete, what has no place in the course any more."""
        import polib

        for (context, text), known in self.free.items():
            entry = polib.POEntry(msgctxt=context or None, msgid=text, obsolete=True)
            _keep(entry, known)
            yield entry


def _keep(entry: POEntry, known: POEntry) -> None:
    """Give an entry what a translator wrote into another one."""
    entry.msgstr = known.msgstr
    entry.tcomment = known.tcomment
    entry.flags = list(known.flags)
    if known.fuzzy:
        entry.previous_msgid = known.previous_msgid
        entry.previous_msgctxt = known.previous_msgctxt


def _nearest_place(keys: Iterable[Key], key: Key) -> Key | None:
    """Return the place of the same file, if any; else the first one."""
    listed = list(keys)
    path = _file_of(key[0])
    return next((other for other in listed if _file_of(other[0]) == path), listed[0] if listed else None)


def _file_of(context: str) -> str:
    """Return the file that a context names."""
    return context.partition("#")[0].partition("@")[0]


def _likeness(one: str, other: str, least: float) -> float:
    """Return how alike two texts are, word by word; 0 where they are clearly less than ``least``."""
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
