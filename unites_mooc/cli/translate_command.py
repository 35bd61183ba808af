"""``unites-mooc translate``: PO files for translators, and how far they are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from unites_mooc.cli.arguments import fail
from unites_mooc.cli.reporting import COURSE_FOLDER
from unites_mooc.cli.text_output import show
from unites_mooc.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from unites_mooc.authoring.catalogues import Updated
    from unites_mooc.model.course import Course
    from unites_mooc.translation.status import Count, Status

T = TypeVar("T")
_COURSE = click.argument("course", type=COURSE_FOLDER, default=Path())
_LANGUAGES = click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANG",
    help="A language such as `de` or `pt-BR`; by default those of the course.",
)


@click.group("translate")
def command() -> None:
    """Keep the course in further languages, in PO files that translators know.

    \b
    Example:
      unites-mooc translate extract --lang de
      unites-mooc translate status
    """


@command.command("extract")
@_COURSE
@_LANGUAGES
def extract_command(course: Path, languages: tuple[str, ...]) -> None:
    """Write the texts of the course for translators.

    Writes course/locales/course.pot, and course/locales/LANG.po for each language. What was translated
    stays: where a text changed, its translation is kept as fuzzy, with the text before.

    \b
    Example:
      unites-mooc translate extract my-course --lang de --lang fr
    """
    from unites_mooc.authoring.catalogues import TEMPLATE, write_template

    loaded = _loaded(course)
    wanted = _wanted(loaded, languages)
    texts = _writing(lambda: write_template(course, loaded))
    click.echo(f"{TEMPLATE}: {texts} texts")
    _update(course, loaded, wanted)


@command.command("update")
@_COURSE
@_LANGUAGES
def update_command(course: Path, languages: tuple[str, ...]) -> None:
    """Bring the PO files up to date with the texts of the course.

    \b
    Example:
      unites-mooc translate update my-course
    """
    loaded = _loaded(course)
    _update(course, loaded, _wanted(loaded, languages))


@command.command("status")
@_COURSE
@_LANGUAGES
@click.option(
    "--format",
    "output",
    type=click.Choice(("text", "json", "badge")),
    default="text",
    help="How it is shown; `badge` is an endpoint for shields.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with status 1 where less is translated.",
)
def status_command(course: Path, languages: tuple[str, ...], output: str, fail_under: float | None) -> None:
    """Say how far the translations are: translated, fuzzy, missing, obsolete.

    A text counts as translated once somebody has looked at it since its source changed.

    \b
    Example:
      unites-mooc translate status my-course --lang de --fail-under 100
    """
    loaded = _loaded(course)
    found = _statuses(course, loaded, _wanted(loaded, languages))
    if output == "json":
        click.echo(json.dumps([_as_object(status) for status in found], ensure_ascii=False, indent=2))
    elif output == "badge":
        if len(found) != 1:
            fail("A badge is of one language: name it with --lang.")
        click.echo(json.dumps(_as_badge(found[0]), ensure_ascii=False))
    else:
        click.echo("\n\n".join(_as_text(status) for status in found))
    if fail_under is not None and any(status.percent < fail_under for status in found):
        raise SystemExit(1)


@command.command("export")
@_COURSE
@click.option("--lang", "language", required=True, metavar="LANG", help="The language to translate into.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; LANG.xlf by default.")
def export_command(course: Path, language: str, out: Path | None) -> None:
    """Write the texts of the course as XLIFF 2.0, for an agency or its tools.

    What is translated goes along. Send one file, and bring it back by `translate import`.

    \b
    Example:
      unites-mooc translate export my-course --lang fr --out harbour-fr.xlf
    """
    from unites_mooc.authoring.catalogues import catalogue_path, read_po
    from unites_mooc.authoring.exchange import export_xliff
    from unites_mooc.authoring.writing import write_bytes

    _require_xliff()
    loaded = _loaded(course)
    (language,) = _wanted(loaded, (language,))
    data = export_xliff(loaded, language, read_po(course / catalogue_path(language)))
    target = out or Path(f"{language}.xlf")
    _writing(lambda: write_bytes(target, data))
    click.echo(f"Written: {target}")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_COURSE
def import_command(file: Path, course: Path) -> None:
    """Put the translations of the XLIFF 2.0 file FILE into the PO file of its language.

    Texts that changed since the file was written are left alone, and counted. Run `check` afterwards: it
    names what a translation lost.

    \b
    Example:
      unites-mooc translate import harbour-fr.xlf my-course
    """
    from unites_mooc.authoring.exchange import ExchangeError, import_xliff

    _require_xliff()
    loaded = _loaded(course)
    try:
        found = _writing(lambda: import_xliff(course, loaded, file.read_bytes()))
    except ExchangeError as problem:
        fail(f"{file}: {problem}")
    click.echo(
        f"course/locales/{found.language}.po: {found.taken} taken, {found.same} as before, "
        f"{found.open} not finished, {found.gone} not in the course any more"
    )


def _require_xliff() -> None:
    """End with status 3 where the library for XLIFF is not installed."""
    from unites_mooc.authoring.exchange import is_installed

    if not is_installed():
        click.echo("unites-mooc: XLIFF needs translate-toolkit, which is not installed.", err=True)
        click.echo('Mend it with: pip install "unites-mooc[xliff]"', err=True)
        raise SystemExit(3)


@command.command("pseudo")
@_COURSE
@click.option(
    "--lang",
    "language",
    type=click.Choice(("en-XA", "ar-XB")),
    default="en-XA",
    help="Accented and longer, or from right to left.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to build into; `build-pseudo` in the course by default.",
)
@click.option(
    "--target", "targets", multiple=True, help="What to build; by default the pages of the site alone."
)
def pseudo_command(course: Path, language: str, out: Path | None, targets: tuple[str, ...]) -> None:
    """Build the course in a pseudo-locale, and name what stayed as it was.

    Every word that can be translated gets accents, a third more length and brackets. What has none cannot be
    translated; what lacks its closing bracket is cut off. In `ar-XB` all runs from right to left.

    \b
    Example:
      unites-mooc translate pseudo my-course
    """
    from unites_mooc.build.memo import default_cache_folder
    from unites_mooc.build.options import BuildOptions
    from unites_mooc.build.untranslated import untranslated
    from unites_mooc.cli.building import run_build, show_flaws

    folder = out or course / "build-pseudo"
    options = BuildOptions(
        root=course,
        out=folder,
        languages=(language,),
        targets=targets or ("site",),
        without_documents="pdf" not in targets,
        cache=default_cache_folder(),
    )
    result = run_build(options)
    if not result.succeeded:
        show_flaws(result, options)
        raise SystemExit(1)
    found = list(untranslated(folder, language))
    for page, text in found:
        click.echo(f"{page}: {text}")
    click.echo(f"Built in {folder}. {_left(len(found))}")
    raise SystemExit(1 if found else 0)


def _left(count: int) -> str:
    if not count:
        return "Every word can be translated."
    return f"{count} text{'' if count == 1 else 's'} cannot be translated."


def _loaded(root: Path) -> Course:
    """Return the course; end where what would be translated cannot be read."""
    from unites_mooc.source.loader import load_course

    course, diagnostics = load_course(root)
    if course is None or has_errors(diagnostics):
        show([item for item in diagnostics if item.severity == "error"], root, sys.stderr)
        click.echo("Nothing was written: the course has errors. `check` names everything.", err=True)
        raise SystemExit(1)
    return course


def _wanted(course: Course, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages to work on; end where there is none, or where one is no language."""
    from unites_mooc.authoring.catalogues import target_languages
    from unites_mooc.model.converters import LANGUAGE

    source = course.meta.language
    for language in asked:
        if not LANGUAGE.match(language):
            fail(f"`{language}` is no language tag. Write it such as `de` or `pt-BR`.")
        if language == source:
            fail(f"The course is written in `{source}`: there is nothing to translate.")
    wanted = tuple(dict.fromkeys(asked)) or target_languages(course)
    if not wanted:
        fail("The course has one language. Name another one with --lang, such as `--lang de`.")
    return wanted


def _update(root: Path, course: Course, languages: tuple[str, ...]) -> None:
    from unites_mooc.authoring.catalogues import update_catalogues

    updated = _writing(lambda: update_catalogues(root, course, languages))
    for file in updated:
        click.echo(f"{file.path}: {file.texts} texts{_changes(file)}")
        if file.language not in course.meta.published_languages:
            advice = f"Add `{file.language}` to `languages` in course/course.yaml to publish it."
            click.echo(f"    {advice}")


def _writing(write: Callable[[], T]) -> T:
    """Return what ``write`` returns; end as for wrong usage where a file cannot be written."""
    from unites_mooc.authoring.writing import CannotWriteError

    try:
        return write()
    except CannotWriteError as problem:
        fail(str(problem))


def _changes(file: Updated) -> str:
    """Return in words what an update changed."""
    changes = file.changes
    counts = (
        (changes.new, "new"),
        (changes.changed, "to look at again"),
        (changes.moved, "moved"),
        (changes.obsolete, "obsolete"),
    )
    parts = [f"{number} {words}" for number, words in counts if number]
    return f"; {', '.join(parts)}" if parts else "; nothing changed"


def _statuses(root: Path, course: Course, languages: tuple[str, ...]) -> list[Status]:
    from unites_mooc.authoring.catalogues import catalogue_path, read_po
    from unites_mooc.translation.po_file import messages
    from unites_mooc.translation.status import status_of

    texts = messages(course)
    return [
        status_of(language, texts, course.catalogues.get(language), read_po(root / catalogue_path(language)))
        for language in languages
    ]


def _as_text(status: Status) -> str:
    """Return a table for people: the share first, then what is left, and where."""
    lines = [f"{status.language}: {_percent(status)} translated"]
    for name in ("translated", "fuzzy", "missing", "obsolete"):
        count: Count = getattr(status, name)
        lines.append(f"  {name:<10} {count.texts:>7} texts {count.words:>9} words")
    left = {path: number for path, number in status.files.items() if number}
    lines.extend(f"    {number:>4} left in {path}" for path, number in left.items())
    return "\n".join(lines)


def _percent(status: Status) -> str:
    """Return the share, rounded down, so that 100 says that nothing is left."""
    return f"{int(status.percent * 10) / 10:g} %"


def _as_object(status: Status) -> dict[str, object]:
    states = ("translated", "fuzzy", "missing", "obsolete", "total")
    counts = {
        name: {"texts": getattr(status, name).texts, "words": getattr(status, name).words} for name in states
    }
    return {
        "language": status.language,
        "percent": round(status.percent, 2),
        **counts,
        "left": {path: number for path, number in status.files.items() if number},
    }


def _as_badge(status: Status) -> dict[str, object]:
    colour = "brightgreen" if status.percent == 100 else "yellow" if status.percent >= 80 else "red"
    label = f"translated ({status.language})"
    return {"schemaVersion": 1, "label": label, "message": _percent(status), "color": colour}
