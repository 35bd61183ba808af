"""What a course's own look changes in its outputs, and what it leaves as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from support.courses import COURSE, PIXEL, SAMPLE, write_course
from support.pages import flaws_of_site
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.render.templates import environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from judges.axe import Violation
    from judges.browser_log import BrowserLog
    from judges.static_server import StaticServer

HOME = "course/theme/templates/pages/home.html"
STYLE = "course/theme/theme.css"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'
GREETING = (
    '{% extends "builtin/pages/home.html" %}\n'
    '{% block main %}<p class="greeting">Ahoy, {{ course.title }}</p>{{ super() }}{% endblock %}'
)
THEMED: dict[str, str | bytes] = {
    "course/course.yaml": COURSE.replace("  public: [site, scorm12, scorm2004]", "  public: [site, scorm12]"),
    "course/theme/theme.yaml": (
        'logo: logo.png\ncolours: {accent: "#8a1538", hues: ["#00524c"], paper: "#fff"}\n'
    ),
    "course/theme/logo.png": PIXEL,
    "course/theme/img/Dots.svg": LOGO,
    STYLE: ".hero { background: url(img/Dots.svg); }\n.greeting { color: var(--hue-2); }\n",
    HOME: GREETING,
}


def built(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Build the public edition of a course and return its folder."""
    root = write_course(folder / "course", dict(files))
    options = BuildOptions(root=root, out=folder / "build", editions=("public",), cache=folder / "cache")
    result = build(options, lambda *_: None)
    assert result.succeeded, result
    return folder / "build/public"


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("themed"), THEMED)


def read(path: Path) -> str:
    return path.read_text("utf-8")


def test_colours_and_rules_stand_in_the_layer_of_the_course(themed: Path) -> None:
    for name in ("learn-en", "start"):
        style = read(themed / f"site/assets/{name}.css")
        assert "@layer theme{:root{" in style
        assert "--hue-1:#8a1538" in style
        assert '@layer theme{.hero{background:url("own-dots-' in style


def test_files_of_the_style_are_published_under_a_name_of_their_content(themed: Path) -> None:
    (file,) = (themed / "site/assets").glob("own-dots-*.svg")
    assert read(file) == LOGO
    assert f'url("{file.name}")' in read(themed / "site/assets/learn-en.css")
    assert list(flaws_of_site(themed / "site")) == []


def test_the_logo_is_the_picture_everywhere(themed: Path) -> None:
    site = themed / "site"
    assert (site / "assets/icon.png").read_bytes() == PIXEL
    assert not (site / "assets/icon.svg").exists()
    for page in ("index.html", "en/index.html", "en/first/one.html"):
        assert '<link rel="icon" type="image/png" href="' in read(site / page)
    manifest = json.loads(read(site / "en/manifest.webmanifest"))
    assert manifest["icons"] == [
        {"src": "../assets/icon.png", "sizes": "1x1", "type": "image/png", "purpose": "any"}
    ]
    assert manifest["theme_color"] == "#ffffff"


def test_a_template_takes_the_place_of_the_built_in_one(themed: Path) -> None:
    assert '<p class="greeting">Ahoy, A sample course</p>' in read(themed / "site/en/index.html")
    assert "greeting" not in read(themed / "site/en/first/one.html")


def test_packages_have_the_look_too(themed: Path) -> None:
    (package,) = (themed / "scorm").glob("*.zip")
    with ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert {"assets/icon.png", "assets/shell.css"} <= set(files)
    assert b"--hue-1:#8a1538" in files["assets/shell.css"]
    assert b"greeting" in files["pages/home.html"]
    assert any(name.startswith("assets/own-dots-") for name in files)
    assert b'href="assets/own-dots-' in files["imsmanifest.xml"]


def test_same_sources_same_bytes(themed: Path, tmp_path: Path) -> None:
    again = built(tmp_path, THEMED)
    paths = sorted(path.relative_to(themed) for path in themed.rglob("*") if path.is_file())
    assert paths == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [path for path in paths if (themed / path).read_bytes() != (again / path).read_bytes()] == []


def test_a_change_of_the_look_is_in_the_next_build(tmp_path: Path) -> None:
    files = {**THEMED, "course/course.yaml": COURSE.replace("[site, scorm12, scorm2004]", "[site]")}
    site = built(tmp_path, files) / "site"
    before = read(site / "en/first/one.html")
    built(tmp_path, {**files, STYLE: ".hero { color: #123456; }\n", HOME: GREETING.replace("Ahoy", "Hello")})
    assert "#123456" in read(site / "assets/learn-en.css")
    assert "Hello, A sample course" in read(site / "en/index.html")
    assert read(site / "en/first/one.html") != before, "the address of the style names its content"
    assert not list((site / "assets").glob("own-dots-*"))


def test_one_process_builds_courses_of_several_looks(themed: Path, tmp_path: Path) -> None:
    plain = built(tmp_path, {"course/course.yaml": COURSE.replace("[site, scorm12, scorm2004]", "[site]")})
    assert "greeting" not in read(plain / "site/en/index.html")
    assert "@layer theme{" not in read(plain / "site/assets/learn-en.css")
    assert (plain / "site/assets/icon.svg").exists()


def test_engines_are_told_apart_by_what_they_hold() -> None:
    from unites_mooc.diagnostics import Span
    from unites_mooc.model.course import Theme

    def theme(text: str) -> Theme:
        return Theme(span=Span("x"), templates={"pages/home.html": text} if text else {})

    assert environment(theme("a")) is environment(theme("a"))
    pages = [environment(theme(text)).get_template("pages/home.html").render() for text in ("a", "b")]
    assert pages == ["a", "b"]
    assert not environment(theme("")).sandboxed
    assert environment(theme("a")).sandboxed


def test_what_only_drafts_show_is_said_at_the_build(tmp_path: Path) -> None:
    draft = SAMPLE["modules/01-first/01-one.md"].replace("---\n\n", "draft: true\n---\n\n", 1)
    wrong = (
        '{% extends "builtin/pages/lesson.html" %}{% block main %}\n'
        "{{ nothing if lesson.meta.draft }}{% endblock %}"
    )
    root = write_course(
        tmp_path / "course",
        {"modules/01-first/01-one.md": draft, "course/theme/templates/pages/lesson.html": wrong},
    )
    options = BuildOptions(root=root, out=tmp_path / "out", editions=("public",), drafts=True)
    result = build(options, lambda *_: None)
    assert not result.succeeded
    (flaw,) = (item for item in result.diagnostics if item.code == "template-error")
    assert (flaw.span.path, flaw.span.line) == ("course/theme/templates/pages/lesson.html", 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_stay_readable_in_both_schemes(
    scheme: str,
    themed: Path,
    page: Page,
    static_server: Callable[[Path], StaticServer],
    axe: Callable[[Page], list[Violation]],
    browser_log: BrowserLog,
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    server = static_server(themed / "site")
    for path in ("index.html", "en/index.html", "en/first/one.html", "en/first/two.html"):
        page.goto(server.url(path))
        assert [str(item) for item in axe(page)] == []
    button, ground = page.evaluate(
        "['--accent', '--paper'].map(name => getComputedStyle(document.body).getPropertyValue(name).trim())"
    )
    assert (button, ground) == (("#8a1538", "#ffffff") if scheme == "light" else ("#ffa2b0", "#131a1e"))
    assert browser_log.console_errors == []
