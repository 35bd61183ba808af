"""What makes the site good on the web: for search engines, for links from elsewhere, for missing pages."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from support.built import everything, unites
from support.courses import lesson
from support.sites import BASE, TWO_LANGUAGES, write_site
from unites_mooc.build.pipeline import read_course
from unites_mooc.build.plan import publications
from unites_mooc.render.context import Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.preview import HEIGHT, WIDTH, draw, previews
from unites_mooc.render.structured import licence_url
from unites_mooc.render.web_fonts import ARABIC_FAMILY, card_fonts

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Head(HTMLParser):
    """Collects what a page says in its head."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.metas: list[dict[str, str]] = []
        self.statements: list[Any] = []
        self.in_statement = False
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link":
            self.links.append(values)
        elif tag == "meta":
            self.metas.append(values)
        self.in_statement = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.in_statement:
            self.statements.append(json.loads(data))

    def handle_endtag(self, tag: str) -> None:
        self.in_statement = False

    @property
    def alternates(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.links if link["rel"] == "alternate"}

    @property
    def canonical(self) -> str:
        return "".join(link["href"] for link in self.links if link["rel"] == "canonical")

    def property(self, name: str) -> str:
        return "".join(meta["content"] for meta in self.metas if meta.get("property") == name)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("web"), base_url=BASE)


@pytest.fixture(scope="module")
def site_without_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("web"))


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def file_at(site: Path, url: str, base: str = BASE) -> Path:
    assert url.startswith(base), url
    path = site / url.removeprefix(base).partition("#")[0]
    return path / "index.html" if path.is_dir() else path


def test_a_link_shows_the_picture_of_its_module(site: Path) -> None:
    pictures = {
        "index.html": "previews/en.png",
        "en/index.html": "previews/en.png",
        "en/glossary.html": "previews/en.png",
        "en/first/index.html": "previews/en/first.png",
        "en/first/one.html": "previews/en/first.png",
        "de/first/one.html": "previews/de/first.png",
    }
    for page, picture in pictures.items():
        head = Head(site / page)
        url = head.property("og:image")
        assert url.partition("?")[0] == BASE + picture, page
        with Image.open(file_at(site, url.partition("?")[0])) as shown:
            assert (shown.format, shown.size) == ("PNG", (1200, 630))
        assert (head.property("og:image:width"), head.property("og:image:height")) == ("1200", "630")
        assert head.property("og:image:alt").endswith("A </script> & course")
    lesson_page = Head(site / "en/first/one.html")
    assert lesson_page.property("og:image:alt") == "The first module – A </script> & course"
    assert {"name": "twitter:card", "content": "summary_large_image"} in lesson_page.metas
    assert not Head(site / "en/certificate.html").property("og:image")


def test_pictures_of_links_need_an_address_and_are_not_kept_offline(
    site: Path, site_without_address: Path
) -> None:
    assert not (site_without_address / "previews").exists()
    assert "og:image" not in (site_without_address / "en/index.html").read_text("utf-8")
    assert not any("previews/" in path.read_text("utf-8") for path in site.rglob("inventory.js"))
    assert "previews/" not in (site / "sw.js").read_text("utf-8")


def test_a_picture_has_the_colours_of_the_course_and_a_new_address_when_it_changes(
    site: Path, tmp_path: Path
) -> None:
    theme = 'colours: {accent: "#0b4f2d", hues: ["#7a1212"], paper: "#fffbe6"}\n'
    files = {"course/theme/theme.yaml": theme}
    coloured = write_site(tmp_path, files, base_url=BASE)
    with Image.open(coloured / "previews/en/first.png") as picture:
        counted = picture.convert("RGB").getcolors(WIDTH * HEIGHT)
    assert counted is not None
    shown = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in counted}  # type: ignore[misc]
    assert {"#0b4f2d", "#fffbe6"} <= shown
    before, after = (Head(folder / "en/first/one.html").property("og:image") for folder in (site, coloured))
    assert before != after


def test_a_picture_is_the_same_wherever_it_is_drawn(site: Path) -> None:
    root = site.parents[2] / "course"
    course, _ = read_course(root)
    assert course
    (publication, _german) = publications(course, ("public",), ("en", "de"))["public"]
    context = make_context(publication, Layout(pages="en/"), Medium.SITE)
    for preview in previews(context):
        html, style, emblem, fonts = preview.task.arguments
        held = tuple((family, weight, font.function(*font.arguments)) for family, weight, font in fonts)
        assert draw(html, style, emblem, held) == (site / preview.path).read_bytes()


def test_blanks_in_arabic_titles_are_of_their_font() -> None:
    fonts = card_fonts(frozenset("تعاون المدن – Kurs"))
    assert len(fonts) == 4
    for family, _, task in fonts:
        with TTFont(io.BytesIO(task.function(*task.arguments))) as font:
            letters = {chr(point) for point in font.getBestCmap()}
        assert " " in letters
        assert ("ع" in letters) == (family == ARABIC_FAMILY)


UNLISTED = {"404.html", "offline.html", "search.html", "workbook.html", "certificate.html"}


def listed(site: Path) -> Iterator[Path]:
    yield from (path for path in pages(site) if path.name not in UNLISTED)


def test_the_site_map_names_every_page_and_no_other(site: Path) -> None:
    root = etree.parse(site / "sitemap.xml").getroot()
    named = [file_at(site, url) for url in root.xpath("//s:loc/text()", namespaces=NAMES)]
    assert sorted(named) == list(listed(site))
    for url in root.xpath("//s:url", namespaces=NAMES):
        links = url.xpath("x:link", namespaces=NAMES)
        assert [link.get("hreflang") for link in links] == ["en", "de", "x-default"]
        assert all(file_at(site, link.get("href")).is_file() for link in links)


def test_alternates_are_reciprocal(site: Path) -> None:
    for path in listed(site):
        head = Head(path)
        assert set(head.alternates) == {"en", "de", "x-default"}, path
        assert file_at(site, head.canonical) == path
        assert head.canonical in head.alternates.values()
        for url in head.alternates.values():
            assert Head(file_at(site, url)).alternates == head.alternates, path


def test_without_an_address_nothing_is_absolute(site_without_address: Path) -> None:
    assert not (site_without_address / "sitemap.xml").exists()
    assert not (site_without_address / "robots.txt").exists()
    for path in pages(site_without_address):
        head = Head(path)
        assert not head.canonical
        assert not head.alternates
        assert not head.property("og:url")
        assert "url" not in json.dumps(head.statements)
    assert Head(site_without_address / "en/first/one.html").property("og:title") == "Lesson one"


def test_robots_only_where_crawlers_look_for_it(site: Path, tmp_path: Path) -> None:
    assert not (site / "robots.txt").exists()
    at_root = write_site(tmp_path, base_url="https://harbour.example.org")
    assert "Sitemap: https://harbour.example.org/sitemap.xml\n" in (at_root / "robots.txt").read_text()


def test_what_a_link_to_a_lesson_shows(site: Path) -> None:
    head = Head(site / "de/first/one.html")
    assert head.property("og:type") == "article"
    assert head.property("og:site_name") == "A </script> & course"
    assert head.property("og:url") == f"{BASE}de/first/one.html"
    assert head.property("og:locale") == "en", "the course is not translated"


def test_pages_that_nobody_looks_for_say_so(site: Path) -> None:
    for path in pages(site):
        hidden = any(meta.get("name") == "robots" for meta in Head(path).metas)
        assert hidden == (path.name in UNLISTED), path


def test_the_course_is_stated(site: Path) -> None:
    (course,) = Head(site / "en/index.html").statements
    assert course["@context"] == "https://schema.org"
    assert course["@type"] == "Course"
    assert course["name"] == "A </script> & course"
    assert course["provider"] == {"@type": "Organization", "name": "The testers"}
    assert course["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert course["isAccessibleForFree"] is True
    assert course["timeRequired"] == "PT10M"
    assert [(part["name"], part["url"]) for part in course["hasPart"]] == [
        ("The first module", f"{BASE}en/first/index.html")
    ]
    instance = course["hasCourseInstance"][0]
    assert (instance["courseMode"], instance["courseWorkload"]) == ("Online", "PT10M")


def test_lessons_worksheets_and_terms_are_stated(site: Path) -> None:
    (stated,) = Head(site / "en/first/two.html").statements
    assert (stated["@type"], stated["learningResourceType"]) == ("LearningResource", "lesson")
    assert [whole["@type"] for whole in stated["isPartOf"]] == ["LearningResource", "Course"]
    (worksheet,) = Head(site / "en/worksheets/map.html").statements
    assert worksheet["description"] == "To see who is there."
    (terms,) = Head(site / "en/glossary.html").statements
    assert terms["@type"] == "DefinedTermSet"
    (term,) = terms["hasDefinedTerm"]
    assert term["url"] == f"{BASE}en/glossary.html#term--quay"


def test_a_group_is_a_run_of_the_course() -> None:
    (course,) = Head(everything() / "facilitator/site/en/index.html").statements
    runs = course["hasCourseInstance"]
    assert len(runs) > 1
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d", run["startDate"]) for run in runs[1:]
    )


@pytest.mark.parametrize(
    ("licence", "url"),
    [
        ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC-BY-NC-ND-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("EUPL-1.2", "https://spdx.org/licenses/EUPL-1.2.html"),
        ("LicenseRef-All-Rights-Reserved", ""),
        ("MIT OR CC-BY-4.0", ""),
        ("", ""),
    ],
)
def test_addresses_of_licences(licence: str, url: str) -> None:
    assert licence_url(licence) == url


def test_nothing_is_said_that_the_metadata_do_not_say(tmp_path: Path) -> None:
    bare = re.sub(r"(licence|publisher|version): .*\n", "", TWO_LANGUAGES)
    site = write_site(tmp_path, {"course/course.yaml": bare})
    (course,) = Head(site / "en/index.html").statements
    assert not {"license", "isAccessibleForFree", "offers", "provider", "version"} & set(course)


def test_the_manifest_of_each_language(site: Path) -> None:
    for language in ("en", "de"):
        path = site / language / "manifest.webmanifest"
        manifest = json.loads(path.read_text("utf-8"))
        assert manifest["name"] == "A </script> & course"
        assert manifest["short_name"] == "A </script> &"
        assert (path.parent / manifest["start_url"]).is_file()
        assert (path.parent / manifest["scope"]).resolve() == site.resolve()
        assert all((path.parent / icon["src"]).is_file() for icon in manifest["icons"])
        assert manifest["theme_color"] in (site / "assets/start.css").read_text("utf-8")


def test_packages_contain_none_of_this(site: Path) -> None:
    package = site.parent / "scorm/sample-public-en-scorm12.zip"
    with zipfile.ZipFile(package) as archive:
        texts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    unwanted = (
        "serviceWorker",
        "unitesOffline",
        "application/ld+json",
        "og:title",
        "hreflang",
        "?v=",
        "webmanifest",
    )
    unwanted += ("data-offline", "has a newer version", "theme-color", "sw.js", "update-notice")
    found = [(name, word) for name, text in texts.items() for word in unwanted if word in text]
    assert found == []
    assert not any(name.endswith(("sw.js", "offline.html", "offline.js", "sitemap.xml")) for name in texts)


def test_addresses_of_styles_and_scripts_name_their_content(site: Path, tmp_path: Path) -> None:
    def loaded(folder: Path) -> set[str]:
        text = (folder / "en/first/two.html").read_text("utf-8")
        return set(re.findall(r'(?:src|href)="([^"]*\?v=[0-9a-f]{8})"', text))

    before = loaded(site)
    assert len(before) == 3
    changed = {"modules/01-first/module.yaml": "id: first\ntitle: The first module\nsummary: New.\n"}
    assert loaded(write_site(tmp_path / "a", changed, base_url=BASE)) == before
    retitled = {"modules/01-first/02-two.md": lesson("## A {#a}\n\nText.\n", id="two", title="Other")}
    after = loaded(write_site(tmp_path / "b", retitled, base_url=BASE))
    assert [url.partition("?")[0] for url in before - after] == ["../course.js"]


def test_a_missing_page_is_shown_well_at_any_depth(
    site: Path, page: Page, static_server: Callable[..., Any]
) -> None:
    server = static_server(site.parent)
    server.mounts["/harbour/"] = site.resolve()
    text = (site / "404.html").read_text("utf-8")
    server.put("/harbour/en/a/b/c.html", text)
    page.goto(server.url("harbour/en/a/b/c.html"))
    font = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Source Sans 3" in font
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(server.url("harbour/de/index.html"))


def test_a_missing_page_leads_up_where_the_address_is_not_known(
    site_without_address: Path, page: Page, static_server: Callable[..., Any], browser_log: Any
) -> None:
    server = static_server(site_without_address.parent)
    text = (site_without_address / "404.html").read_text("utf-8")
    for missing in ("/site/en/a/b.html", "/site/en/a/"):
        server.documents[missing] = ("text/html; charset=utf-8", text.encode())
    page.goto(server.url("site/en/a/b.html"))
    page.get_by_role("link", name="to this folder").click()
    page.get_by_role("link", name="one level up").click()
    expect(page).to_have_url(server.url("site/en/"))
    browser_log.assert_clean()


def test_the_nu_checker_finds_no_error(
    site: Path, site_without_address: Path, nu_html: Callable[..., list[object]]
) -> None:
    assert nu_html(site, site_without_address / "404.html") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    scheme: str,
    site: Path,
    site_without_address: Path,
    axe: Callable[..., list[object]],
    chromium: Browser,
    static_server: Callable[..., Any],
) -> None:
    server = static_server(site)
    server.mounts = {"/harbour/": site.resolve(), "/": site_without_address.resolve()}
    context = chromium.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for name in ("404.html", "harbour/404.html", "en/offline.html", "en/index.html"):
        page.goto(server.url(name))
        if name == "en/index.html":
            expect(page.locator("[data-offline=control]")).to_be_visible()
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    context.close()


def test_the_weight_of_a_lesson(page: Page, static_server: Callable[..., Any]) -> None:
    server = static_server(unites() / "public/site")
    page.goto(server.url("en/why-together/shared-task.html"), wait_until="networkidle")
    asked = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert len(asked) + 1 <= 8, asked
