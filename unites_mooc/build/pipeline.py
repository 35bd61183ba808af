"""The whole way: course folder → ``build/``."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from unites_mooc import __version__
from unites_mooc.build.archive import zip_bytes
from unites_mooc.build.environment import EnvironmentProblem, pango
from unites_mooc.build.memo import Memo
from unites_mooc.build.publish import Staging, output_folder
from unites_mooc.build.tasks import Results, run_tasks, tasks_in
from unites_mooc.checks import run_checks
from unites_mooc.diagnostics import Diagnostic, Severity, has_errors
from unites_mooc.editions.leaks import Canaries, Leak, LeakScanner, find_canaries
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.course import Course
from unites_mooc.render.context import THEME
from unites_mooc.render.files import Archive, Content, Entry, Files, SourceFile, Task
from unites_mooc.source.loader import load_course
from unites_mooc.targets import TARGETS
from unites_mooc.translation.apply import translate
from unites_mooc.translation.interface import interface

REPORT_FILE = "build.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What to build, and how."""

    root: Path
    out: Path
    editions: tuple[str, ...] = ()
    """Empty for all; so are languages and targets."""
    languages: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    jobs: int = 1
    cache: Path | None = None
    """Folder of the memo; None for none."""
    strict: bool = False
    drafts: bool = False


@dataclass(slots=True)
class BuildResult:
    """What came of a build."""

    diagnostics: tuple[Diagnostic, ...] = ()
    leaks: tuple[Leak, ...] = ()
    editions: dict[str, dict[str, int]] = field(default_factory=dict)
    """Files written and linked, by edition."""
    tasks_run: int = 0
    tasks_remembered: int = 0

    @property
    def succeeded(self) -> bool:
        """Whether the outputs were published."""
        return bool(self.editions)


class UnknownChoice(Exception):
    """An edition, language or target was asked for that the course does not have."""


Progress = Callable[[str, int, int], None]
"""Hears what is being done, and how much of it is done of how much."""


def read_course(root: Path) -> tuple[Course | None, tuple[Diagnostic, ...]]:
    """Load a course, drafts included, and run all checks; all flaws are returned at once."""
    course, found = load_course(root)
    diagnostics = list(found)
    if course is not None:
        diagnostics.extend(run_checks(course))
        for language in course.meta.published_languages:
            diagnostics.extend(translate(course, language)[1])
    return course, tuple(sorted(set(diagnostics), key=Diagnostic.sort_key))


def stops(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Tell whether a course may not be built: errors, and warnings under ``strict``."""
    found = tuple(diagnostics)
    return has_errors(found) or (strict and any(item.severity is Severity.WARNING for item in found))


def build(options: BuildOptions, progress: Progress) -> BuildResult:
    """Build a course; nothing is written where it has errors.

    Raises ``UnknownChoice`` and ``OutputError`` for wrong usage.
    """
    progress("Reading", 0, 1)
    course, diagnostics = read_course(options.root)
    result = BuildResult(diagnostics)
    if course is None or stops(diagnostics, strict=options.strict):
        return result
    plan = _plan(course, options)
    _require_tools(plan, options)
    memo = Memo(options.cache)
    with output_folder(options.out, options.root):
        for edition, publications in plan.items():
            _build_edition(course, edition, publications, options, memo, progress, result)
            if result.leaks:
                break
    return result


def _plan(course: Course, options: BuildOptions) -> dict[str, list[Publication]]:
    """Return the publications of each edition that was asked for."""
    meta = course.meta
    course = course if options.drafts else without_drafts(course)
    editions = _chosen("edition", options.editions, tuple(meta.published_editions))
    languages = _chosen("language", options.languages, meta.published_languages)
    _chosen("target", options.targets, tuple(TARGETS))
    translations = {language: translate(course, language)[0] for language in languages}
    return {
        edition: [select(translations[language], edition) for language in languages] for edition in editions
    }


def _chosen(kind: str, asked: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    unknown = [name for name in asked if name not in known]
    if unknown:
        raise UnknownChoice(f"There is no {kind} `{unknown[0]}`. Known: {', '.join(known)}.")
    return tuple(name for name in known if not asked or name in asked)


def _require_tools(plan: dict[str, list[Publication]], options: BuildOptions) -> None:
    """Raise ``EnvironmentProblem`` where PDFs are asked for and cannot be laid out."""
    wanted = {name for publications in plan.values() for p in publications for name in p.outputs}
    if "pdf" in wanted | set(options.targets):
        finding = pango()
        if not finding.present:
            raise EnvironmentProblem(finding)


@dataclass(slots=True)
class _Output:
    """One output file: how to get it, and for whom it was made."""

    entry: Entry
    target: str
    languages: list[str]


def _build_edition(
    course: Course,
    edition: str,
    publications: list[Publication],
    options: BuildOptions,
    memo: Memo,
    progress: Progress,
    result: BuildResult,
) -> None:
    """Render, scan and publish one edition."""
    outputs, built = _outputs(publications, options)
    entries: Files = {path: output.entry for path, output in outputs.items()}
    label = f"Edition {edition}"
    results = run_tasks(
        tasks_in(entries), options.root, memo, options.jobs, lambda done, of: progress(label, done, of)
    )
    result.tasks_run += results.ran
    result.tasks_remembered += results.remembered
    scanner = LeakScanner(_canaries(course, edition, publications, options))
    staging = Staging(options.out, edition)
    try:
        records: dict[str, dict[str, Any]] = {}
        leaks: list[Leak] = []
        for path, output in sorted(outputs.items()):
            data = _bytes(output.entry, options.root, results)
            leaks.extend(scanner.scan(path, data))
            staging.write(path, data)
            records[path] = _record(data, getattr(output.entry, "source", ""), output.target, output.languages)
        _keep_others(staging, records, built)
        if leaks:
            result.leaks = tuple(leaks)
            return
        staging.write(REPORT_FILE, _report(course, edition, records))
        staging.publish()
        result.editions[edition] = {"written": staging.written, "linked": staging.linked}
        progress(label, 1, 1)
    finally:
        staging.discard()


def _outputs(
    publications: list[Publication], options: BuildOptions
) -> tuple[dict[str, _Output], set[tuple[str, str]]]:
    """Return the files of all targets and languages, and which pairs of them were rendered."""
    outputs: dict[str, _Output] = {}
    built: set[tuple[str, str]] = set()
    for publication in publications:
        for name in options.targets or publication.outputs:
            built.add((name, publication.language))
            for path, entry in TARGETS[name].render(publication).items():
                known = outputs.setdefault(path, _Output(entry, name, []))
                known.languages.append(publication.language)
    return outputs, built


def _bytes(entry: Entry, root: Path, results: Results) -> bytes:
    match entry:
        case Content():
            return entry.data
        case SourceFile():
            return (root / entry.path).read_bytes()
        case Task():
            return results.data[entry.key]
        case Archive():
            return zip_bytes({path: _bytes(member, root, results) for path, member in entry.members.items()})


def _canaries(
    course: Course, edition: str, publications: list[Publication], options: BuildOptions
) -> Canaries:
    """Return what must not be in the edition, in any language."""
    finished = course if options.drafts else without_drafts(course)
    translations = [translate(finished, language)[0] for language in course.meta.published_languages]
    shown = [*publications, *(select(translated, edition) for translated in translations)]
    words = [text for p in publications for text in interface(p.language).messages.values()]
    return find_canaries(
        course, shown, lambda path: (options.root / path).read_bytes(), [*words, *_theme_texts(), *_identity(course)]
    )


def _identity(course: Course) -> list[str]:
    """Return the course's own metadata, which every edition shows."""
    meta = course.meta
    return [meta.id, meta.title, meta.publisher, meta.description, meta.notice, meta.licence]


def _theme_texts() -> list[str]:
    """Return the tool's own templates and scripts, whose words are no leak."""
    return [
        path.read_text("utf-8")
        for folder in ("templates", "js", "css")
        for path in sorted((THEME / folder).rglob("*.*"))
    ]


def _record(data: bytes, source: str, target: str, languages: list[str]) -> dict[str, Any]:
    return {
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "source": source,
        "target": target,
        "languages": sorted(languages),
    }


def _keep_others(staging: Staging, records: dict[str, dict[str, Any]], built: set[tuple[str, str]]) -> None:
    """Take over the files of languages and targets that were not asked for."""
    try:
        old = json.loads((staging.final / REPORT_FILE).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for path, record in old.items():
        pairs = {(record["target"], language) for language in record["languages"]}
        if path in records or not pairs - built or not _is_inside(path):
            continue
        data = staging.keep(path)
        if data is not None:
            languages = sorted(language for _target, language in pairs - built)
            records[path] = _record(data, record["source"], record["target"], languages)


def _is_inside(path: str) -> bool:
    return not os.path.isabs(path) and ".." not in path.split("/")


def _report(course: Course, edition: str, records: dict[str, dict[str, Any]]) -> bytes:
    """Return ``build.json``: every file of the edition, without a clock or a machine's path."""
    report = {
        "tool": f"unites-mooc {__version__}",
        "course": course.meta.id,
        "version": course.meta.version,
        "edition": edition,
        "files": {path: records[path] for path in sorted(records)},
    }
    return (json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
