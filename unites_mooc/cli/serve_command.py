"""``unites-mooc serve``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from unites_mooc.cli.arguments import fail
from unites_mooc.cli.building import run_build, show_flaws
from unites_mooc.cli.text_output import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unites_mooc.model.settings import Sco
    from unites_mooc.serving.lms.packages import Package

_PORT = 8765


@click.command("serve")
@click.argument("course", type=click.Path(path_type=Path, exists=True), default=Path())
@click.option("--edition", metavar="E", help="Only this edition; of packages, else the first that has any.")
@click.option("--lang", "language", metavar="L", help="Only this language.")
@click.option("--drafts", is_flag=True, help="Include what is marked as a draft.")
@click.option(
    "--sco", type=click.Choice(["course", "module"]), help="With --lms: what it launches, as for `build`."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Port; 0 takes a free one.",
)
@click.option("--lms", is_flag=True, help="Show packages, and what a learning platform (LMS) is told.")
def command(
    course: Path,
    edition: str | None,
    language: str | None,
    drafts: bool,
    sco: Sco | None,
    host: str,
    port: int,
    lms: bool,
) -> None:
    """Open the course in a browser while you write it: pages follow what you save.

    Every edition and language is served, from memory: nothing is built. What is wrong is listed below the
    page, and goes when it is mended. Ctrl-C ends.

    With --lms the course opens as in a learning platform, with what the platform is told beside it. The
    packages for SCORM 1.2 and 2004 are built into a temporary folder. COURSE may also be a package (.zip):
    it is shown as it is.

    \b
    Example:
      unites-mooc serve my-course
      unites-mooc serve --lms my-course
      unites-mooc serve --lms harbour-course-public-en-scorm12.zip
    """
    from unites_mooc.build.memo import default_cache_folder
    from unites_mooc.serving.problems import ServingError
    from unites_mooc.serving.server import listen, require_libraries, serve, url

    try:
        require_libraries()
        if not lms:
            _follow(course, edition, language, host, port, drafts=drafts, sco=sco)
            return
        if drafts:
            fail("Packages are built without drafts: leave out --drafts.")
        with listen(host, port) as listening:
            from unites_mooc.serving.lms.app import application
            from unites_mooc.serving.lms.runtime import runtime

            files = runtime(default_cache_folder())
            with _packages(course, edition, language, sco) as packages:
                click.echo(f"{_named(packages)}\nOpen {url(listening)} in a browser. Ctrl-C ends.")
                serve(application(packages, files, host), listening)
                click.echo("Ended. What was built for looking is gone again.")
    except ServingError as problem:
        show([problem.diagnostic], course, sys.stderr)
        raise SystemExit(problem.status) from problem


def _follow(
    course: Path,
    edition: str | None,
    language: str | None,
    host: str,
    port: int,
    *,
    drafts: bool,
    sco: Sco | None,
) -> None:
    """Serve the site until Ctrl-C."""
    from unites_mooc.build.memo import default_cache_folder
    from unites_mooc.serving.live import following
    from unites_mooc.serving.live.course import LiveCourse, Wanted
    from unites_mooc.serving.server import listen, serve, url

    if not course.is_dir():
        fail("A package has no site to follow: add --lms, or name the folder of a course.")
    if sco:
        fail("--sco is for packages: add --lms.")
    wanted = Wanted(
        root=course,
        editions=(edition,) if edition else (),
        languages=(language,) if language else (),
        drafts=drafts,
        cache=default_cache_folder(),
    )
    with listen(host, port) as listening:
        live = LiveCourse(wanted)
        live.read()
        for kind, asked, known in live.unknown():
            fail(f"There is no {kind} `{asked}`. Known: {', '.join(known)}.")
        with following(live, host) as (app, ending):
            click.echo(f"Open {url(listening)} in a browser; it follows what you save. Ctrl-C ends.")
            serve(app, listening, ending)


@contextmanager
def _packages(
    course: Path, edition: str | None, language: str | None, sco: Sco | None
) -> Iterator[Sequence[Package]]:
    """Yield the packages to look at; their files go when it ends."""
    from unites_mooc.build.published import UnreadableError
    from unites_mooc.serving.lms.packages import open_package

    with TemporaryDirectory(prefix="unites-mooc-") as temporary:
        folder = Path(temporary)
        if course.is_dir():
            archives = _built(course, edition, language, sco or "course", folder)
        elif edition or language or sco:
            fail("A package is as it was built: leave out --edition, --lang and --sco.")
        else:
            archives = [course]
        try:
            packages = []
            for number, archive in enumerate(archives):
                (folder / str(number)).mkdir()
                packages.append(open_package(archive, folder / str(number)))
        except UnreadableError as problem:
            fail(str(problem))
        yield packages


def _built(course: Path, edition: str | None, language: str | None, sco: Sco, folder: Path) -> list[Path]:
    """Return the packages of an edition, the plainest first; exit where the course cannot be built."""
    from unites_mooc.build.memo import default_cache_folder
    from unites_mooc.build.options import BuildOptions
    from unites_mooc.model.settings import OutputSettings
    from unites_mooc.render.packages import PACKAGES

    chosen = edition or _edition(course)
    options = BuildOptions(
        root=course,
        out=folder / "build",
        editions=(chosen,) if chosen else (),
        languages=(language,) if language else (),
        targets=tuple(PACKAGES),
        jobs=os.cpu_count() or 1,
        cache=default_cache_folder(),
        settings=OutputSettings(sco=sco),
    )
    result = run_build(options)
    show_flaws(result, options)
    if not result.succeeded:
        raise SystemExit(1)
    return sorted(options.out.glob("*/scorm/*.zip"))


def _edition(course: Path) -> str:
    """Return the first edition that is published as a package, else the first one.

    It is empty where the course cannot be read: the build will say why.
    """
    from unites_mooc.diagnostics import COURSE_FILE
    from unites_mooc.render.packages import PACKAGES
    from unites_mooc.source.loader import load_course

    loaded, _diagnostics = load_course(course)
    if loaded is None or COURSE_FILE in loaded.unread:
        return ""
    editions = list(loaded.meta.published_editions)
    packed = [name for name in editions if set(PACKAGES) & set(loaded.meta.outputs.get(name, ()))]
    return (packed or editions or [""])[0]


def _named(packages: Iterable[Package]) -> str:
    return "\n".join(package.name for package in packages)
