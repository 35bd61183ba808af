"""The browser fixtures open pages and write down every complaint."""

import pytest

from judges.browser_log import is_local

CLEAN = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Clean</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><h1>Hello</h1>
<script type="module" src="page.mjs"></script></html>
"""

FAULTS = {
    "console_errors": "<script>console.error('a complaint')</script>",
    "page_errors": "<script>throw new Error('nobody catches me')</script>",
    "foreign_requests": "<img alt='' src='https://example.org/tracker.gif'>",
    "failed_requests": "<img alt='' src='nowhere.png'>",
}


@pytest.fixture
def site(tmp_path):
    (tmp_path / "index.html").write_text(CLEAN)
    (tmp_path / "page.css").write_text("h1 { color: rgb(1, 2, 3); }")
    (tmp_path / "page.mjs").write_text("document.title = 'Script ran';")
    return tmp_path


def test_a_clean_page_leaves_no_complaint(site, page, static_server, browser_log):
    page.goto(static_server(site).url())
    assert page.title() == "Script ran"
    color = page.locator("h1").evaluate("h1 => getComputedStyle(h1).color")
    assert color == "rgb(1, 2, 3)"
    browser_log.assert_clean()


@pytest.mark.parametrize("kind", FAULTS)
def test_a_complaint_is_written_down(site, page, static_server, browser_log, kind):
    (site / "index.html").write_text(CLEAN.replace("<h1>", f"{FAULTS[kind]}<h1>"))
    page.goto(static_server(site).url(), wait_until="load")
    assert len(getattr(browser_log, kind)) == 1
    with pytest.raises(AssertionError, match="the browser complained"):
        browser_log.assert_clean()


def test_a_violated_content_security_policy_is_written_down(site, page, static_server, browser_log):
    page.goto(static_server(site, headers={"Content-Security-Policy": "style-src 'none'"}).url())
    assert "Content Security Policy" in browser_log.console_errors[0]


def test_a_file_is_opened_without_a_server(site, page, browser_log):
    (site / "index.html").write_text(CLEAN.replace(' type="module"', "").replace(".mjs", ".js"))
    (site / "page.mjs").rename(site / "page.js")
    page.goto((site / "index.html").as_uri())
    assert page.title() == "Script ran"
    browser_log.assert_clean()


def test_two_tests_share_no_storage(page, site, static_server):
    page.goto(static_server(site).url())
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://127.0.0.1:8000/a", True),
        ("http://[::1]/a", True),
        ("file:///tmp/a.html", True),
        ("data:image/gif;base64,", True),
        ("blob:http://127.0.0.1/1", True),
        ("https://example.org/", False),
        ("http://127.0.0.1.example.org/", False),
        ("ws://192.168.0.1/", False),
    ],
)
def test_what_is_local(address, expected):
    assert is_local(address) is expected
