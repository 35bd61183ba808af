"""What several commands ask of their arguments."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NoReturn

import click

COURSE_FILE = "course/course.yaml"


def fail(message: str) -> NoReturn:
    """Say why nothing was done, and exit as for wrong usage."""
    click.echo(f"unites-mooc: {message}", err=True)
    raise SystemExit(2)


def clean_title(title: str) -> str:
    """Return a title without outer space; fail one that no page could show."""
    clean = " ".join(title.split())
    if not clean:
        fail('The title is empty. Write it in quotes: "Who decides what".')
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in clean):
        fail("The title holds a character that cannot be shown.")
    return clean


def course_root(given: Path | None) -> Path:
    """Return the folder of the course: the given one, or the one around the current folder."""
    if given is not None:
        candidates = [given]
    else:
        here = Path.cwd()
        candidates = [here, *here.parents]
    for folder in candidates:
        if (folder / COURSE_FILE).is_file():
            return folder
    place = f"in `{given}`" if given else "in this folder, nor around it"
    message = f"There is no course {place}: `{COURSE_FILE}` is missing."
    fail(f"{message} Go to the folder of a course, or begin one with `unites-mooc init DIR`.")
