"""The whole way: course folder → ``build/``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Set
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from unites_mooc import __version__
from unites_mooc.build.environment import MissingRequirementError, pango
from unites_mooc.build.executors import open_executor
from unites_mooc.build.fingerprint import fingerprint
from unites_mooc.build.memo import Memo
from unites_mooc.build.options import BuildOptions, BuildResult, EditionResult
from unites_mooc.build.pages import prepare_pages
from unites_mooc.build.plan import publications
from unites_mooc.build.publish import Staging, output_folder
from unites_mooc.build.reading import read_course
from unites_mooc.build.reading_pdfs import pdf_readings, texts_read
from unites_mooc.build.rendering import TemplateFlawError, render
from unites_mooc.build.shelf import Shelf
from unites_mooc.build.tasks import bytes_of, run_tasks, tasks_in
from unites_mooc.build.unchanged import remember
from unites_mooc.diagnostics import stops
from unites_mooc.editions.leaks import Canaries, Leak, LeakScanner, find_canaries
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.course import Course
from unites_mooc.render.context import THEME
from unites_mooc.render.files import Entry, Files, Inventory, Weight
from unites_mooc.render.progress_outline import outline_bytes, progress_outline
from unites_mooc.render.templates import keep_compiled
from unites_mooc.targets import TARGETS
from unites_mooc.translation.apply import Share, translate, with_pseudo_locales
from unites_mooc.translation.interface import interface
from unites_mooc.translation.pseudo import PSEUDO

REPORT_FILE = "build.json"


class UnknownChoiceError(Exception):
    """An edition, language or target was asked for that the course does not have."""


Progress = Callable[[str, int, int], None]
"""Hears what is being done, and how much of it is done of how much."""


def build(options: BuildOptions, progress: Progress) -> BuildResult:
    """Build a course; nothing is written where it has errors.

    Raises ``UnknownChoiceError`` and ``OutputError`` for wrong usage.
    """
    progress("Reading", 0, 1)
    before = fingerprint(options.root)
    memo = Memo(options.cache)
    keep_compiled(memo if memo.is_own else None)
    shelf = Shelf(memo, options.root, options.jobs) if memo.is_own else None
    course, diagnostics = read_course(options.root, options.settings.sco, shelf)
    course = _as_asked(course, options) if course else None
    if course is None or stops(diagnostics, strict=options.strict):
        return BuildResult(diagnostics)
    plan = _plan(course, options)
    _require_tools(plan, options)
    editions: dict[str, EditionResult] = {}
    with output_folder(options.out, options.root):
        for name, of_edition in plan.items():
            try:
                counts = [
                    prepare_pages(publication, options.targets or publication.outputs, memo, options.jobs)
                    for publication in of_edition
                ]
                edition = _render(of_edition, options)
            except TemplateFlawError as problem:
                return BuildResult((*diagnostics, problem.diagnostic))
            built = _build_edition(course, edition, options, memo, progress)
            made, remembered = (sum(numbers) for numbers in zip(*counts, strict=True))
            editions[name] = replace(built, pages_rendered=made, pages_remembered=remembered)
            for publication in of_edition:
                publication.course.memory.clear()
    if shelf:
        shelf.save()
    memo.trim()
    result = BuildResult(diagnostics, editions, shelf.read_anew if shelf else None)
    if result.succeeded and fingerprint(options.root) == before:
        remember(options, before, result)
    return result


def _as_asked(course: Course, options: BuildOptions) -> Course:
    """Return the course with what the options change of its metadata."""
    course = with_pseudo_locales(course, options.languages)
    if not options.without_documents:
        return course
    documents = dict.fromkeys(course.meta.published_editions, ())
    return replace(course, meta=course.meta.model_copy(update={"documents": documents}))


def _plan(course: Course, options: BuildOptions) -> Mapping[str, tuple[Publication, ...]]:
    """Return the publications of each edition that was asked for."""
    meta = course.meta
    course = course if options.drafts else without_drafts(course)
    editions = _chosen("edition", options.editions, tuple(meta.published_editions))
    languages = _chosen("language", options.languages, meta.published_languages)
    _chosen("target", options.targets, tuple(TARGETS))
    return publications(course, editions, languages, options.settings)


def _chosen(kind: str, asked: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    unknown = [name for name in asked if name not in known]
    if unknown:
        raise UnknownChoiceError(f"There is no {kind} `{unknown[0]}`. Known: {', '.join(known)}.")
    return tuple(name for name in known if not asked or name in asked)


def _require_tools(plan: Mapping[str, tuple[Publication, ...]], options: BuildOptions) -> None:
    """Raise ``MissingRequirementError`` where PDFs or pictures for links cannot be laid out."""
    publications = [publication for of_edition in plan.values() for publication in of_edition]
    wanted = set(options.targets).union(*(publication.outputs for publication in publications))
    pictures = "site" in wanted and any(p.course.meta.base_url for p in publications)
    if "pdf" in wanted or pictures:
        finding = pango()
        if not finding.present:
            raise MissingRequirementError(finding)


@dataclass(slots=True)
class _Output:
    """One output file: how to get it, and for whom it was made."""

    entry: Entry
    target: str
    languages: list[str]


@dataclass(frozen=True, slots=True)
class Record:
    """What the report says of a file."""

    size: int
    """In bytes."""
    sha256: str
    source: str
    """The source file it came from; empty for generated ones."""
    target: str
    languages: list[str]

    @classmethod
    def of(cls, data: bytes, source: str, target: str, languages: list[str]) -> Record:
        """Return the record of some bytes."""
        return cls(len(data), hashlib.sha256(data).hexdigest(), source, target, sorted(languages))

    @property
    def weight(self) -> Weight:
        """Return what an inventory says of the file."""
        return Weight(self.size, self.sha256)

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Return the targets and languages that the file belongs to."""
        return {(self.target, language) for language in self.languages}


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition on its way from publications to files."""

    name: str
    publications: tuple[Publication, ...]
    outputs: dict[str, _Output]
    built: frozenset[tuple[str, str]]
    """Targets and languages that were rendered."""
    explicit_targets: bool
    """Whether the user asked for certain targets."""

    def in_order(self) -> list[tuple[str, _Output]]:
        """Return the outputs by path, those last that speak of others."""
        return sorted(self.outputs.items(), key=lambda item: (isinstance(item[1].entry, Inventory), item[0]))

    def keeps(self, pair: tuple[str, str]) -> bool:
        """Tell whether files of a target and a language stay, though they were not asked for."""
        target, language = pair
        published = self.publications[0]
        wanted = target in TARGETS if self.explicit_targets else target in published.outputs
        return pair not in self.built and wanted and language in published.languages


def _build_edition(
    course: Course, edition: _Edition, options: BuildOptions, memo: Memo, progress: Progress
) -> EditionResult:
    """Run the tasks of an edition, scan its files, and publish it."""
    entries: Files = {path: output.entry for path, output in edition.outputs.items()}
    label = f"Edition {edition.name}"
    canaries = _canaries(course, edition, options)
    readings = pdf_readings(entries) if canaries else {}
    with _open_executor(options) as executor:
        results = run_tasks(
            [*tasks_in(entries), *readings.values()],
            options.root,
            memo,
            executor,
            lambda done, of: progress(label, done, of),
        )
    scanner = LeakScanner(canaries, texts_read(readings, results))
    staging = Staging(options.out, edition.name)
    try:
        records: dict[str, Record] = {}
        leaks: list[Leak] = []
        made: dict[int, str] = {}
        for path, output in edition.in_order():
            # The site holds packages that stand elsewhere too: they are zipped once.
            first = made.setdefault(id(output.entry), path)
            if isinstance(output.entry, Inventory):
                data = output.entry.write({other: records[other].weight for other in output.entry.paths})
            elif first != path:
                data = staging.new(first)
            else:
                data = bytes_of(output.entry, options.root, results)
            leaks.extend(scanner.scan(path, data))
            staging.write(path, data)
            source = getattr(output.entry, "source", "")
            records[path] = Record.of(data, source, output.target, output.languages)
        outlines = {p.language: progress_outline(p).as_data() for p in edition.publications}
        if canaries:
            leaks.extend(scanner.scan(REPORT_FILE, outline_bytes(outlines)))
        if leaks:
            return EditionResult(leaks=tuple(leaks))
        records |= _keep_others(staging, edition, scanner)
        outlines = _kept_outlines(staging, records, set(outlines), scanner) | outlines
        staging.write(REPORT_FILE, _report(course, edition, records, outlines))
        staging.publish()
        progress(label, 1, 1)
        return EditionResult(staging.written, staging.linked, results.ran, results.remembered)
    finally:
        staging.discard()


def _open_executor(options: BuildOptions) -> AbstractContextManager[Executor]:
    """Return what tasks run on."""
    if options.executor:
        from unites_mooc.build.scheduler import open_scheduler

        return open_scheduler(options.executor)
    return open_executor(options.jobs)


def _render(of_edition: tuple[Publication, ...], options: BuildOptions) -> _Edition:
    """Return the files of all targets and languages of an edition."""
    outputs: dict[str, _Output] = {}
    built: set[tuple[str, str]] = set()
    for publication in of_edition:
        for name, files in render(publication, options.targets or publication.outputs).items():
            built.add((name, publication.language))
            for path, entry in files.items():
                known = outputs.setdefault(path, _Output(entry, name, []))
                known.languages.append(publication.language)
    name = of_edition[0].edition
    return _Edition(name, of_edition, outputs, frozenset(built), bool(options.targets))


def _canaries(course: Course, edition: _Edition, options: BuildOptions) -> Canaries:
    """Return what must not be in the edition, in any language."""
    finished = course if options.drafts else without_drafts(course)
    translations = [translate(finished, language)[0] for language in course.meta.published_languages]
    shown = [*edition.publications, *(select(translated, edition.name) for translated in translations)]
    shown.extend(spoken for p in edition.publications for spoken in p.calendars.values())
    identities = [text for t in translations for text in _identity(t.course)] + _identity(course)
    words = [text for p in edition.publications for text in interface(p.language).messages.values()]
    return find_canaries(
        [course, *(t.course for t in translations if t.language not in PSEUDO)],
        shown,
        lambda path: (options.root / path).read_bytes(),
        [*words, *_theme_texts(), *_own_look(course), *identities],
    )


def _own_look(course: Course) -> list[str]:
    """Return the course's own templates and styles, which every edition has."""
    theme = course.theme
    return [*theme.templates.values(), *(piece for piece in theme.style if isinstance(piece, str))]


def _identity(course: Course) -> list[str]:
    """Return the course's own metadata, which every edition shows."""
    meta = course.meta
    editions = [edition.title for edition in meta.published_editions.values()]
    return [meta.id, meta.title, meta.publisher, meta.description, meta.notice, meta.licence, *editions]


def _theme_texts() -> list[str]:
    """Return the tool's own templates, scripts and views, whose words are no leak."""
    folders = (*(THEME / name for name in ("templates", "js", "css")), THEME.parent / "render")
    return [
        path.read_text("utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*.*"))
        if path.suffix != ".pyc"
    ]


def _keep_others(staging: Staging, edition: _Edition, scanner: LeakScanner) -> dict[str, Record]:
    """Take over the files of languages and targets that were not asked for.

    Those of a language or target that is not published any more go; so do all files of one
    that would still show what the edition excludes by now: a stale output is no excuse for a leak.
    """
    old = {
        path: record
        for path, record in _old_records(staging).items()
        if path not in edition.outputs and _is_inside(path)
    }
    kept = {pair for record in old.values() for pair in record.pairs if edition.keeps(pair)}
    for path, record in old.items():
        data = staging.old(path)
        if data is None or any(scanner.scan(path, data)):
            kept -= record.pairs
    records: dict[str, Record] = {}
    for path, record in old.items():
        data = staging.old(path)
        if data is not None and record.pairs & kept:
            staging.write(path, data)
            languages = sorted(language for _target, language in record.pairs & kept)
            records[path] = Record.of(data, record.source, record.target, languages)
    return records


def _old_records(staging: Staging) -> dict[str, Record]:
    """Return what the last build says of its files; nothing where its report cannot be read."""
    try:
        files = json.loads((staging.final / REPORT_FILE).read_text("utf-8"))["files"]
        return {str(path): Record(**record) for path, record in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _kept_outlines(
    staging: Staging, records: Mapping[str, Record], made: Set[str], scanner: LeakScanner
) -> dict[str, Any]:
    """Return the outlines of languages whose files stay as they were, as the last build wrote them."""
    languages = {language for record in records.values() for language in record.languages} - made
    try:
        old = json.loads((staging.final / REPORT_FILE).read_text("utf-8"))["outlines"]
        kept = {language: old[language] for language in sorted(languages & set(old))}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {
        name: data for name, data in kept.items() if not any(scanner.scan(REPORT_FILE, outline_bytes(data)))
    }


def _is_inside(path: str) -> bool:
    return not Path(path).is_absolute() and ".." not in path.split("/")


def _translated(share: Share) -> dict[str, int]:
    """Return what the report says of a translation: its share, and how many texts of the edition are left."""
    return {"percent": share.percent, "left": share.total - share.translated}


def _report(
    course: Course, edition: _Edition, records: dict[str, Record], outlines: Mapping[str, Any]
) -> bytes:
    """Return ``build.json``: every file of the edition, and what progress in each language hangs on.

    It holds no clock and no machine's path.
    """
    report = {
        "tool": f"unites-mooc {__version__}",
        "course": course.meta.id,
        "version": course.meta.version,
        "edition": edition.name,
        "files": {path: asdict(records[path]) for path in sorted(records)},
        "outlines": dict(outlines),
        "translations": {p.language: _translated(p.share) for p in edition.publications if p.share.total},
    }
    return _in_lines(report).encode()


def _in_lines(report: Mapping[str, Any]) -> str:
    """Return JSON with a line for each file, each language and all else: programs read it, and people may."""
    lines = []
    for name, value in sorted(report.items()):
        if isinstance(value, dict) and value:
            inner = ",\n".join(f" {_json(key)}: {_json(value[key])}" for key in sorted(value))
            lines.append(f"{_json(name)}: {{\n{inner}\n}}")
        else:
            lines.append(f"{_json(name)}: {_json(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
