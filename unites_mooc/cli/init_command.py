"""``unites-mooc init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from unites_mooc.cli.arguments import clean_title, fail


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="T", help="Title of the course; you can change it later.")
@click.option("--language", metavar="L", default="en", help="Language that you will write in: en, de, pt-BR.")
def command(folder: Path, title: str | None, language: str) -> None:
    """Begin a new course in the folder DIR, which is empty or not there yet.

    You get a small course that builds at once. It is about writing courses: read it, then replace it
    lesson by lesson with your own.

    \b
    Example:
      unites-mooc init harbour-course --title "Safe on the quay"
    """
    from unites_mooc.authoring.first_course import DEFAULT_TITLE, course_around, first_course
    from unites_mooc.authoring.writing import CannotWriteError, write_folder

    shown = DEFAULT_TITLE if title is None else clean_title(title)
    name = _name(title, folder)
    _check_language(language)
    if around := course_around(folder):
        fail(f"`{folder}` stands among the sources of the course `{around.name}`. Name a folder beside it.")
    try:
        write_folder(folder, first_course(name, shown, language))
    except CannotWriteError as problem:
        fail(str(problem))
    _show_next_steps(folder, language)


def _name(title: str | None, folder: Path) -> str:
    """Return the id of the course: from its title, or from the name of its folder."""
    from unites_mooc.model.slugs import slugify

    return slugify(title or "", default="") or slugify(folder.absolute().name, default="my-course")


def _check_language(language: str) -> None:
    from pydantic import TypeAdapter, ValidationError

    from unites_mooc.model.fields import Language

    try:
        TypeAdapter(Language).validate_python(language)
    except ValidationError as problem:
        details = problem.errors()[0].get("ctx", {})
        fail(f"{details.get('text', '')} {details.get('hint', '')}")


def _show_next_steps(folder: Path, language: str) -> None:
    place = shlex.quote(str(folder))
    click.echo(f"A new course stands in {folder}. Next:\n")
    click.echo(f"  unites-mooc build {place}")
    click.echo(f'  unites-mooc new lesson "My first lesson" {place}')
    click.echo(f"  unites-mooc check {place}\n")
    click.echo(f"After the first, open {folder / 'build/public/site/index.html'} in a browser.")
    if language.split("-")[0] != "en":
        click.echo(
            f"The example texts are in English. Until you replace them, they are marked as `{language}`."
        )
