"""Pages, by the judges of the web: the Nu checker, axe, and a browser that reads them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from rcssmin import cssmin

from support.built import everything, unites
from support.pages import flaws_of_site
from unites_mooc.translation.interface import interface

SITES = [(unites, "facilitator"), (unites, "public"), (everything, "facilitator"), (everything, "public")]
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)


def site(course: Callable[[], Path], edition: str) -> Path:
    return course() / edition / "site"


@pytest.mark.parametrize(("course", "edition"), SITES)
def test_the_nu_checker_finds_no_error(
    course: Callable[[], Path], edition: str, nu_html: Callable[..., list[object]]
) -> None:
    assert nu_html(site(course, edition)) == []


@pytest.mark.parametrize(("course", "edition"), SITES)
def test_every_link_and_fragment_resolves(course: Callable[[], Path], edition: str) -> None:
    assert list(flaws_of_site(site(course, edition))) == []


@pytest.mark.parametrize(("course", "edition"), SITES)
def test_pages_ask_no_other_host_and_run_nothing_inline(course: Callable[[], Path], edition: str) -> None:
    for path in site(course, edition).rglob("*.html"):
        text = path.read_text("utf-8")
        assert "default-src 'none'" in html.unescape(text)
        for tag in re.findall(r"<(?:script|link|img)\b[^>]*>", text):
            assert '="http' not in tag or 'rel="canonical"' in tag or 'rel="alternate"' in tag, tag
        scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.S)
        assert all(
            not body.strip() or re.search(r'type="application/(ld\+)?json"', attributes)
            for attributes, body in scripts
        )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("course", "edition"), [(unites, "facilitator"), (everything, "facilitator")])
def test_axe_finds_nothing_and_nothing_overflows(
    course: Callable[[], Path],
    edition: str,
    width: int,
    scheme: str,
    chromium: object,
    axe: Callable[..., list[object]],
    static_server: Callable[..., object],
) -> None:
    from judges.browser_log import BrowserLog, watch

    root = site(course, edition)
    server = static_server(root)
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[attr-defined]
    log = BrowserLog()
    watch(context, log)
    page = context.new_page()
    for path in sorted(root.rglob("*.html")):
        if "/ar/" in str(path) and width != 320:
            continue
        if path == root / "404.html":
            continue  # it is shown at other addresses: see test_web.py
        page.goto(server.url(path.relative_to(root).as_posix()))  # type: ignore[attr-defined]
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    log.assert_clean()
    context.close()


def test_the_report_and_the_pages_say_where_they_come_from() -> None:
    report = json.loads((unites() / "public/build.json").read_text("utf-8"))
    record = report["files"]["site/en/why-together/shared-task.html"]
    assert record["source"] == "modules/01-why-together/01-a-shared-task.md"


def test_a_fallback_says_so_and_marks_its_language() -> None:
    page = (everything() / "public/site/ar/all-things/plain.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl"' in page
    assert '<article lang="en" dir="ltr">' in page
    note = "This course is not yet translated; you read it in its original language."
    assert interface("ar").gettext(note) in page
    english = (everything() / "public/site/en/all-things/plain.html").read_text("utf-8")
    assert "not yet translated" not in english


def test_canonical_links_where_a_base_url_is_given() -> None:
    page = (everything() / "public/site/en/all-things/plain.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/everything/en/all-things/plain.html">' in page


STYLES = Path(__file__).parents[2] / "unites_mooc" / "theme" / "css"


def test_packed_styles_mean_what_was_written(page: Page) -> None:
    """Packing takes spaces away; those that mean "inside" must stay."""
    rules = (
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " return Array.from(sheet.cssRules, rule => rule.cssText) }"
    )
    for path in sorted(STYLES.glob("*.css")):
        if path.name == "print.css":
            continue
        written = path.read_text("utf-8")
        packed, plain = (page.evaluate(rules, css) for css in (cssmin(written), written))
        # Of values with variables the browser keeps the text, spaces after commas included.
        assert [rule.replace(", ", ",") for rule in packed] == [rule.replace(", ", ",") for rule in plain]
