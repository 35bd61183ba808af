"""``unites-mooc new``: one command for each kind of thing that a course is made of."""

from __future__ import annotations

import os
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unites_mooc.cli.arguments import clean_title, course_root, fail
from unites_mooc.cli.reporting import COURSE_FOLDER

if TYPE_CHECKING:
    from unites_mooc.authoring.new_files import NewFile, Wish
    from unites_mooc.model.course import Course, Module

Make = Callable[["Course", "Wish"], "NewFile"]
_ID = click.option("--id", "name", metavar="ID", default="", help="Its id, instead of one from the title.")
_MODULE = click.option("--module", metavar="ID", help="The module it belongs to; the last one by default.")
_COURSE = click.argument("course", type=COURSE_FOLDER, required=False)


@click.group("new")
def command() -> None:
    """Add a module, lesson, worksheet, case or cohort to a course.

    The new file gets the next number and an id that is free, and says what to fill in. COURSE is the
    folder of the course; without it, the one that you are in.

    \b
    Example:
      unites-mooc new lesson "Who decides what"
    """


@command.command("module")
@click.argument("title")
@_COURSE
@_ID
def module_command(title: str, course: Path | None, name: str) -> None:
    """Add a module with the title TITLE after the last one.

    \b
    Example:
      unites-mooc new module "Before you ask"
    """
    from unites_mooc.authoring.new_files import new_module

    _add(title, course, name, new_module)


@command.command("lesson")
@click.argument("title")
@_COURSE
@_MODULE
@_ID
def lesson_command(title: str, course: Path | None, module: str | None, name: str) -> None:
    """Add a lesson with the title TITLE at the end of a module.

    It is a draft: `unites-mooc build --drafts` shows it. In a module's folder, it goes into that module.

    \b
    Example:
      unites-mooc new lesson "Who decides what" --module why-together
    """
    from unites_mooc.authoring.new_files import new_lesson

    root = course_root(course)
    _add(title, root, name, lambda loaded, wish: new_lesson(loaded, _module(loaded, root, module), wish))


@command.command("worksheet")
@click.argument("title")
@_COURSE
@_MODULE
@_ID
def worksheet_command(title: str, course: Path | None, module: str | None, name: str) -> None:
    """Add a working aid with the title TITLE to a module.

    It is a draft: `unites-mooc build --drafts` shows it. In a module's folder, it goes into that module.

    \b
    Example:
      unites-mooc new worksheet "Level check"
    """
    from unites_mooc.authoring.new_files import new_worksheet

    root = course_root(course)
    _add(title, root, name, lambda loaded, wish: new_worksheet(loaded, _module(loaded, root, module), wish))


@command.command("case")
@click.argument("title")
@_COURSE
@_ID
def case_command(title: str, course: Path | None, name: str) -> None:
    """Add a case with the title TITLE to the case library.

    It is a draft, and marked as fictional until you enter its sources.

    \b
    Example:
      unites-mooc new case "Brackwater: a letter that nobody read"
    """
    from unites_mooc.authoring.new_files import new_case

    _add(title, course, name, new_case)


@command.command("cohort")
@click.argument("city")
@_COURSE
@click.option("--timezone", metavar="ZONE", help="Its time zone; by default the one named after the city.")
@click.option(
    "--only", "tag", metavar="TAG", help="Tag of the editions that show it; one that is not public."
)
@_ID
def cohort_command(city: str, course: Path | None, timezone: str | None, tag: str | None, name: str) -> None:
    """Add a group that takes the course together in CITY, with a first session.

    \b
    Example:
      unites-mooc new cohort Bologna --timezone Europe/Rome
    """
    from unites_mooc.authoring.new_files import new_cohort

    root = course_root(course)
    zone = _zone(city, timezone)
    taken = {path.stem for path in (root / "course/cohorts").glob("*.yaml")}
    _add(city, root, name, lambda loaded, wish: new_cohort(loaded, wish, zone, _tag(loaded, tag), taken))


def _add(title: str, course: Path | None, name: str, make: Make) -> None:
    """Write what ``make`` makes of the course and the wish, and say where it stands."""
    from unites_mooc.authoring.names import NoNameError
    from unites_mooc.authoring.new_files import Wish
    from unites_mooc.authoring.writing import CannotWriteError, write_file
    from unites_mooc.source.loader import load_course

    wish = Wish(clean_title(title), name)
    root = course_root(course)
    loaded, _diagnostics = load_course(root)
    assert loaded is not None
    try:
        file = make(loaded, wish)
        write_file(root, file.path, file.text)
    except (NoNameError, CannotWriteError) as problem:
        fail(str(problem))
    click.echo(_shown(root / file.path))
    if "\ndraft: true\n" in file.text:
        click.echo("It is a draft: `unites-mooc build --drafts` shows it.", err=True)


def _shown(path: Path) -> str:
    """Return a path as the author would type it here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else relative


def _module(course: Course, root: Path, name: str | None) -> Module:
    """Return the module that was named, or the one of the current folder, or the last one."""
    from unites_mooc.authoring.new_files import folder_of
    from unites_mooc.diagnostics import did_you_mean

    if not course.modules:
        fail('The course has no module yet: `unites-mooc new module "…"` makes one.')
    if name is None:
        here = Path.cwd()
        inside = [m for m in course.modules if here.is_relative_to((root / folder_of(m)).resolve())]
        return inside[0] if inside else course.modules[-1]
    by_id = {module.meta.id: module for module in reversed(course.modules)}
    return by_id.get(name) or fail(f"There is no module `{name}`. {did_you_mean(name, by_id)}")


def _tag(course: Course, tag: str | None) -> str:
    """Return the tag of a cohort: the one that was named, or the first that is not public."""
    from unites_mooc.authoring.new_files import tags_for_cohorts
    from unites_mooc.diagnostics import did_you_mean

    known = sorted({tag for edition in course.meta.published_editions.values() for tag in edition.include})
    if tag is None:
        found = next(tags_for_cohorts(course), None)
        if found is None:
            message = "Every edition of this course is public. Say who sees the cohort: `--only TAG`."
            fail(f"{message} {did_you_mean('', known)}")
        return found
    if tag not in known:
        fail(f"No edition includes the tag `{tag}`. {did_you_mean(tag, known)}")
    return tag


def _zone(city: str, name: str | None) -> str:
    """Return the time zone that was named, or the one that has the name of the city."""
    from zoneinfo import available_timezones

    from unites_mooc.model.slugs import slugify

    known = {zone for zone in available_timezones() if "/" in zone}
    if name is None:
        by_city = {slugify(zone.rpartition("/")[2]): zone for zone in sorted(known)}
        found = by_city.get(slugify(city))
        return found or fail(f"No time zone has the name of “{city}”. Name one: `--timezone Europe/Rome`.")
    if known and name not in known:
        by_name = {zone.casefold(): zone for zone in known}
        near = get_close_matches(name.casefold(), sorted(by_name), n=1)
        advice = f"Did you mean `{by_name[near[0]]}`?" if near else "Write it as in `Europe/Athens`."
        fail(f"`{name}` is not a time zone. {advice}")
    return name
