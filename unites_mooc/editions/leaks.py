"""The leak scan: proof, on the bytes that were written, that an edition holds nothing it excludes.

Selection makes a leak impossible by construction; the scan would find one all the same. It
takes canaries from everything that the edition excludes (texts, titles, file names, media)
and looks for them in every output byte: pages, scripts, members of archives, text, metadata and
form fields of PDFs. Canaries that the edition shows elsewhere say nothing and are left out.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unites_mooc.editions.publication import Publication
from unites_mooc.model.blocks import Block
from unites_mooc.model.coded_text import decode
from unites_mooc.model.contents import blocks_in, is_conditional, prose_of_text
from unites_mooc.model.course import Course, MediaFile
from unites_mooc.model.prose import Link, Prose, plain_text, references
from unites_mooc.model.walk import prose_of, strings_of, walk
from unites_mooc.model.worksheet import Field

MINIMUM_LENGTH = 12
"""Canaries shorter than this many letters and digits would be found by chance."""
_WORDS = 6
_STEP = 3
_SHORTEST_NAME = 4
"""Cities and places of cohorts are looked for as whole words, so that shorter ones are found too."""
_SEPARATORS = re.compile(r"[\W_]+")
_NUMBERS_AROUND = re.compile(r"\A(?:[\W_]*\d{1,3}(?!\w))+|(?:(?<!\w)\d{1,3}[\W_]*)+\Z")
"""Short numbers at the ends of a text: those of a page, of a list or of minutes stand beside any words."""
_TAGS = re.compile(r"<[^>]*>")
SEARCH_INDEX = "search-index.js"
"""The file that holds texts as numbers of their words (``render.search_index`` writes it)."""
_TEXT_MEDIA = (".svg", ".vtt", ".txt", ".md", ".csv")
_BINARY = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".mp4", ".webm", ".mp3", ".ogg")


@dataclass(frozen=True, slots=True)
class Leak:
    """Something excluded that an output holds."""

    output: str
    """The output file, with ``!`` before the member of an archive."""
    text: str
    """What was found."""


@dataclass(frozen=True, slots=True)
class Canaries:
    """What must not be in an edition."""

    texts: Mapping[str, str]
    """Squeezed texts → how they read."""
    media: Mapping[str, str]
    """SHA-256 of excluded media → their path."""
    names: frozenset[str] = frozenset()
    """Cities and places of excluded cohorts, as they are spoken: in lower case, between other words."""

    def __bool__(self) -> bool:
        return bool(self.texts or self.media or self.names)


def find_canaries(
    courses: Sequence[Course],
    publications: Iterable[Publication],
    read: Callable[[str], bytes],
    known: Iterable[str],
) -> Canaries:
    """Return the canaries of one edition, given the publications in all its languages.

    ``courses`` are the whole course, first as it was written, then in each language; ``read`` returns the
    bytes of a media file; ``known`` are texts of the tool itself.
    """
    shown = [publication.course for publication in publications]
    if all(_shows_all(courses[0], part) for part in shown):
        return Canaries({}, {})
    included_media = [file for part in shown for file in part.media.values()]
    included_paths = {file.path for file in included_media}
    included_hashes = {file.sha256 for file in included_media}
    excluded_media = [
        file for course in courses for file in course.media.values() if file.path not in included_paths
    ]
    included: set[str] = set()
    for part in shown:
        included.update(_strings(part))
    included.update(_media_strings(included_media, read))
    excluded = [text for course in courses for text in _strings(course) if text not in included]
    excluded.extend(_media_strings(excluded_media, read))
    names = dict.fromkeys(file.path for file in excluded_media)
    excluded.extend(posixpath.splitext(posixpath.basename(path))[0] for path in names)
    candidates: dict[str, str] = {}
    for text in excluded:
        for piece in _pieces(text):
            squeezed = squeeze(piece)
            if len(squeezed) >= MINIMUM_LENGTH:
                candidates.setdefault(squeezed, piece)
    streams = [stream for part in shown for stream in _streams(part)]
    unnumbered = {squeezed: squeeze(_NUMBERS_AROUND.sub("", piece)) for squeezed, piece in candidates.items()}
    looked_for = {text: text for text in [*candidates, *unnumbered.values()] if text}
    common = _occurring(looked_for, [*included, *streams, *known])
    texts = {
        squeezed: piece
        for squeezed, piece in candidates.items()
        if squeezed not in common and unnumbered[squeezed] not in common
    }
    media = {file.sha256: file.path for file in excluded_media if file.sha256 not in included_hashes}
    return Canaries(texts, media, _excluded_names(courses, shown, [*included, *streams, *known]))


def _shows_all(course: Course, part: Course) -> bool:
    """Tell whether an edition has everything that the course has, so that nothing of it could leak."""
    return _sizes(course) == _sizes(part) and not any(is_conditional(text) for text in course.texts)


def _sizes(course: Course) -> tuple[object, ...]:
    """Return how many there are of each thing that an edition may leave out as a whole."""
    parts = (course.modules, list(course.texts), course.glossary, course.references, course.media)
    return (*map(len, parts), [len(cohort.sessions) for cohort in course.cohorts])


def _excluded_names(
    courses: Iterable[Course], shown: Iterable[Course], said: Iterable[str]
) -> frozenset[str]:
    """Return the cities and places that an edition excludes and never speaks of otherwise."""
    every = frozenset[str]().union(*(_names(course) for course in courses))
    names = every.difference(*(_names(part) for part in shown))
    return names - {found for text in said for found in _names_in(names, text)} if names else names


def _names(course: Course) -> frozenset[str]:
    """Return the cities and places of cohorts that are too short for a canary of their own."""
    places = [session.meta.place for cohort in course.cohorts for session in cohort.sessions]
    names = {_spoken(name) for name in [*places, *(cohort.meta.city for cohort in course.cohorts)]}
    return frozenset(n for n in names if len(n) >= _SHORTEST_NAME and len(squeeze(n)) < MINIMUM_LENGTH)


def _names_in(names: frozenset[str], text: str) -> set[str]:
    """Return which of the names stand in a text as whole words."""
    spoken = _spoken(text)
    near = (name for name in names if name in spoken)
    return {name for name in near if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", spoken)}


def _spoken(text: str) -> str:
    return " ".join(text.split()).casefold().replace("’", "'")


def _automaton(texts: Mapping[str, str]) -> Any:
    """Return a machine that finds all squeezed texts in one pass."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for squeezed, text in texts.items():
        automaton.add_word(squeezed, text)
    automaton.make_automaton()
    return automaton


def _occurring(candidates: Mapping[str, str], texts: Iterable[str]) -> set[str]:
    """Return the candidates that are part of other texts, and so say nothing."""
    if not candidates:
        return set()
    automaton = _automaton(candidates)
    return {found for text in texts for _end, found in automaton.iter(squeeze(text))}


def squeeze(text: str) -> str:
    """Return the letters and digits of a text alone: nothing depends on markup or line breaks."""
    return _SEPARATORS.sub("", text).casefold()


def _pieces(text: str) -> Iterator[str]:
    """Yield a short text whole, a long one as overlapping runs of words.

    Whoever leaks ``_WORDS + _STEP - 1`` words in a row leaks a whole run.
    """
    words = text.split()
    if len(words) <= _WORDS:
        yield text
        return
    for start in range(0, len(words) - _WORDS + 1, _STEP):
        yield " ".join(words[start : start + _WORDS])
    yield " ".join(words[-_WORDS:])


def _strings(course: Course) -> Iterator[str]:
    """Yield every text that a course holds."""
    for cohort in course.cohorts:
        yield from _metadata(cohort.meta.model_dump(exclude={"only", "allow"}))
        yield posixpath.splitext(posixpath.basename(cohort.path))[0]
        for session in cohort.sessions:
            yield from _metadata(session.meta.model_dump(exclude={"only", "allow"}))
    for module in course.modules:
        yield from _metadata(module.meta.model_dump(exclude={"only", "allow"}))
    for text in course.texts:
        yield from _metadata(text.meta.model_dump(exclude={"only", "allow"}))
        yield posixpath.splitext(posixpath.basename(text.path))[0]
        for unit in text.units:
            yield plain_text(unit.title)
        yield from _block_strings([*text.blocks, *text.footnotes])
    for term in course.glossary:
        yield from _metadata(term.meta.model_dump(exclude={"only", "allow"}))
    for key, item in course.references.items():
        yield key
        yield from _metadata(item)


def _streams(course: Course) -> Iterator[str]:
    """Yield what readers meet one after the other: words that only meet there are no leak."""
    yield " ".join(target.meta.title for target in [*course.modules, *course.texts])
    for cohort in course.cohorts:
        yield " ".join(text for item in cohort.sessions for text in (item.meta.title, item.meta.place))
    for module in course.modules:
        yield " ".join(_metadata(module.meta.model_dump(exclude={"only", "allow"})))
    for text in course.texts:
        titles_and_blocks = [plain_text(prose) for prose in prose_of_text(text)]
        yield " ".join([*_metadata(text.meta.model_dump(exclude={"only", "allow"})), *titles_and_blocks])
        yield " ".join(_block_strings([*text.blocks, *text.footnotes]))
        for block in blocks_in(text, Field):
            yield " ".join([plain_text(block.label), *block.columns, *block.rows])
    for lesson in course.lessons:
        yield f"{lesson.meta.title} {lesson.meta.duration}"


def _block_strings(blocks: Iterable[Block]) -> Iterator[str]:
    for block in walk(blocks):
        yield from (plain_text(prose) for prose in prose_of(block) if isinstance(prose, Prose))
        yield from strings_of(block)
        for prose in prose_of(block):
            for part in references(prose.parts):
                if isinstance(part, Link):
                    yield from (part.url, part.title)
        if name := getattr(block, "id", ""):
            yield name


def _metadata(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _metadata(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _metadata(item)


def _media_strings(files: Iterable[MediaFile], read: Callable[[str], bytes]) -> Iterator[str]:
    """Yield the texts inside text-like media, such as the labels of a drawing."""
    for file in files:
        if file.path.lower().endswith(_TEXT_MEDIA):
            content = (file.data or read(file.path)).decode("utf-8", "replace")
            yield from (piece.strip() for piece in html.unescape(_TAGS.sub("\n", content)).splitlines())


class LeakScanner:
    """Looks for the canaries of an edition in its outputs."""

    def __init__(self, canaries: Canaries, texts: Mapping[str, str] | None = None) -> None:
        """``texts`` are those of PDFs that were read already, by the SHA-256 of the file."""
        self.canaries = canaries
        self.texts = texts or {}
        self.automaton = _automaton(canaries.texts)
        self._scanned: dict[tuple[str, str], tuple[Leak, ...]] = {}

    def scan(self, output: str, data: bytes) -> Iterator[Leak]:
        """Yield what an output file holds and must not, its own name included."""
        if not self.canaries:
            return
        yield from self._search(output, output)
        yield from self._search_names(output, output)
        digest = hashlib.sha256(data).hexdigest()
        if digest in self.canaries.media:
            yield Leak(output, self.canaries.media[digest])
        if output.lower().endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.namelist():
                    yield from self.scan(f"{output}!{member}", archive.read(member))
            return
        key = (posixpath.splitext(output)[1].lower(), digest)
        if key not in self._scanned:
            self._scanned[key] = tuple(self._search_content(output, data, digest))
        yield from (Leak(output, leak.text) for leak in self._scanned[key])

    def _search_content(self, output: str, data: bytes, digest: str) -> Iterator[Leak]:
        """Yield what the content of a file says; the same bytes stand in many outputs."""
        name = output.lower()
        if name.endswith(".pdf"):
            text = self.texts[digest] if digest in self.texts else "\n".join(pdf_texts(data))
            yield from self._search(output, text)
            yield from self._search_names(output, text)
        elif posixpath.basename(name) == SEARCH_INDEX:
            text = index_text(data)
            yield from [] if text else [Leak(output, "an index that cannot be read")]
            yield from self._search(output, text)
            yield from self._search_names(output, text)
        elif not name.endswith(_BINARY):
            text = data.decode("utf-8", "replace")
            if name.endswith(".ics"):
                text = text.replace("\r\n ", "").replace("\\n", "\n").replace("\\", "")
            plain = html.unescape(_unescape_json(text))
            yield from self._search(output, plain)
            yield from self._search_names(output, plain)
            yield from self._search(output, html.unescape(_TAGS.sub("", text)))

    def _search(self, output: str, text: str) -> Iterator[Leak]:
        if not self.canaries.texts:
            return
        for _end, found in self.automaton.iter(squeeze(text)):
            yield Leak(output, found)

    def _search_names(self, output: str, text: str) -> Iterator[Leak]:
        if self.canaries.names:
            yield from (Leak(output, name) for name in sorted(_names_in(self.canaries.names, text)))


def _unescape_json(text: str) -> str:
    if "\\u" not in text:
        return text
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)


def index_text(data: bytes) -> str:
    """Return what a search index says, its texts in words; nothing where it cannot be read."""
    try:
        index = json.loads(data[data.index(b"{") : data.rindex(b"}") + 1])
        words, pages = index.pop("words").split("\n"), index.pop("pages")
        coded = [text for page in pages for text in (page[2], *(t for part in page[3] for t in part[1:]))]
        addresses = [name for page in pages for name in (page[1], *(part[0] for part in page[3]))]
        rest = json.dumps(index, ensure_ascii=False)
        return "\n".join([*decode(words, coded), *addresses, rest])
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return ""


PDF_READERS = ("pikepdf", "pypdfium2")
"""The libraries that read PDFs."""


def pdf_texts(data: bytes) -> Iterator[str]:
    """Yield the text of a PDF's pages, and every string of its objects and metadata."""
    import pikepdf
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.get_textpage().get_text_bounded()
    finally:
        document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in [*pdf.objects, pdf.trailer]:
            yield from _pdf_strings(item, 0)
        metadata = pdf.Root.get("/Metadata")
        if metadata is not None:
            yield metadata.read_bytes().decode("utf-8", "replace")


def pdf_text(data: bytes) -> bytes:
    """Return everything that a PDF says, in UTF-8."""
    return "\n".join(pdf_texts(data)).encode("utf-8", "surrogatepass")


def _pdf_strings(item: Any, depth: int) -> Iterator[str]:
    import pikepdf

    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array) and depth < 20:
        for part in item:
            if not getattr(part, "is_indirect", False):
                yield from _pdf_strings(part, depth + 1)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and depth < 20:
        for part in dict(item.items()).values():
            if not getattr(part, "is_indirect", False):
                yield from _pdf_strings(part, depth + 1)
