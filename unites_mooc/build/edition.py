"""The files of an edition on their way to its folder: made, scanned, reported and published."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Set
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unites_mooc import __version__
from unites_mooc.build.canaries import canaries_of
from unites_mooc.build.desk import Desk, Output, Record
from unites_mooc.build.executors import open_executor
from unites_mooc.build.memo import Memo
from unites_mooc.build.options import BuildOptions, EditionResult
from unites_mooc.build.publish import Staging
from unites_mooc.build.reading_pdfs import pdf_readings, texts_read
from unites_mooc.build.tasks import Results, run_tasks, tasks_in
from unites_mooc.editions.leaks import LeakScanner
from unites_mooc.editions.publication import Publication
from unites_mooc.model.course import Course
from unites_mooc.render.files import Files, Inventory
from unites_mooc.render.progress_outline import outline_bytes, progress_outline
from unites_mooc.targets import TARGETS
from unites_mooc.translation.apply import Share

REPORT_FILE = "build.json"
Progress = Callable[[str, int, int], None]
"""Hears what is being done, and how much of it is done of how much."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition on its way from publications to files."""

    name: str
    publications: tuple[Publication, ...]
    outputs: dict[str, Output]
    built: frozenset[tuple[str, str]]
    """Targets and languages that were rendered."""
    explicit_targets: bool
    """Whether the user asked for certain targets."""

    def in_order(self) -> list[tuple[str, Output]]:
        """Return the outputs by path, those last that speak of others."""
        return sorted(self.outputs.items(), key=lambda item: (isinstance(item[1].entry, Inventory), item[0]))

    def ready(self) -> list[tuple[str, Output]]:
        """Return the outputs that need no task."""
        return [
            (path, output)
            for path, output in self.in_order()
            if not isinstance(output.entry, Inventory) and not any(tasks_in({path: output.entry}))
        ]

    def keeps(self, pair: tuple[str, str]) -> bool:
        """Tell whether files of a target and a language stay, though they were not asked for."""
        target, language = pair
        published = self.publications[0]
        wanted = target in TARGETS if self.explicit_targets else target in published.outputs
        return pair not in self.built and wanted and language in published.languages


def build_edition(
    course: Course, edition: Edition, options: BuildOptions, memo: Memo, progress: Progress
) -> EditionResult:
    """Run the tasks of an edition, scan its files, and publish it."""
    entries: Files = {path: output.entry for path, output in edition.outputs.items()}
    label = f"Edition {edition.name}"
    canaries = canaries_of(course, edition.name, edition.publications, options)
    readings = pdf_readings(entries) if canaries else {}
    scanner = LeakScanner(canaries)
    staging = Staging(options.out, edition.name)
    try:
        desk = Desk(options.root, staging, scanner, memo)
        outlines: dict[str, Any] = {}

        def meanwhile() -> None:
            """Do here what needs no result of a task, while workers make the first of them."""
            desk.write(edition.ready(), Results())
            outlines.update({p.language: progress_outline(p).as_data() for p in edition.publications})

        with _open_executor(options) as executor:
            results = run_tasks(
                [*tasks_in(entries), *readings.values()],
                options.root,
                memo,
                executor,
                lambda done, of: progress(label, done, of),
                meanwhile,
            )
        scanner.texts = texts_read(readings, results)
        desk.write(edition.in_order(), results)
        records, leaks = desk.records, desk.leaks
        if canaries:
            leaks.extend(scanner.scan(REPORT_FILE, outline_bytes(outlines)))
        if leaks:
            return EditionResult(leaks=tuple(leaks))
        records |= _keep_others(staging, edition, scanner)
        outlines = _kept_outlines(staging, records, set(outlines), scanner) | outlines
        staging.write(REPORT_FILE, _report(course, edition, records, outlines))
        staging.publish()
        desk.remember()
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


def _keep_others(staging: Staging, edition: Edition, scanner: LeakScanner) -> dict[str, Record]:
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
    course: Course, edition: Edition, records: dict[str, Record], outlines: Mapping[str, Any]
) -> bytes:
    """Return ``build.json``: every file of the edition, and what progress in each language hangs on.

    It holds no clock and no machine's path.
    """
    report = {
        "tool": f"unites-mooc {__version__}",
        "course": course.meta.id,
        "version": course.meta.version,
        "edition": edition.name,
        "files": {path: records[path].as_data() for path in sorted(records)},
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
