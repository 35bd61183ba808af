"""The whole way: course folder → ``build/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from unites_mooc.build.cycles import look_through_all_again, not_looking
from unites_mooc.build.desk import Output
from unites_mooc.build.edition import Edition, Progress, build_edition
from unites_mooc.build.environment import MissingRequirementError, pango
from unites_mooc.build.fingerprint import fingerprint
from unites_mooc.build.memo import Memo
from unites_mooc.build.options import BuildOptions, BuildResult, EditionResult
from unites_mooc.build.pages import prepare_pages
from unites_mooc.build.plan import publications
from unites_mooc.build.publish import output_folder
from unites_mooc.build.reading import read_course
from unites_mooc.build.rendering import TemplateFlawError, render
from unites_mooc.build.shelf import Shelf
from unites_mooc.build.unchanged import remember
from unites_mooc.diagnostics import stops
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import without_drafts
from unites_mooc.model.course import Course
from unites_mooc.render.kept import keeping_in
from unites_mooc.targets import TARGETS
from unites_mooc.translation.apply import with_pseudo_locales


class UnknownChoiceError(Exception):
    """An edition, language or target was asked for that the course does not have."""


def build(options: BuildOptions, progress: Progress) -> BuildResult:
    """Build a course; nothing is written where it has errors.

    Raises ``UnknownChoiceError`` and ``OutputError`` for wrong usage.
    """
    memo = Memo(options.cache)
    try:
        with keeping_in(memo if memo.is_own else None):
            return _build(options, memo, progress)
    finally:
        look_through_all_again()


def _build(options: BuildOptions, memo: Memo, progress: Progress) -> BuildResult:
    progress("Reading", 0, 1)
    before = fingerprint(options.root)
    shelf = Shelf(memo, options.root, options.jobs) if memo.is_own else None
    with not_looking():
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
            built = build_edition(course, edition, options, memo, progress)
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


def _render(of_edition: tuple[Publication, ...], options: BuildOptions) -> Edition:
    """Return the files of all targets and languages of an edition."""
    outputs: dict[str, Output] = {}
    built: set[tuple[str, str]] = set()
    for publication in of_edition:
        for name, files in render(publication, options.targets or publication.outputs).items():
            built.add((name, publication.language))
            for path, entry in files.items():
                known = outputs.setdefault(path, Output(entry, name, []))
                known.languages.append(publication.language)
    name = of_edition[0].edition
    return Edition(name, of_edition, outputs, frozenset(built), bool(options.targets))
