"""The launch document of a package: by the judges of the web, and without an LMS."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.built import everything


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    archive = next((everything() / "public/scorm").glob("*-en-scorm12.zip"))
    with zipfile.ZipFile(archive) as package:
        package.extractall(tmp_path)
    return tmp_path


def test_the_nu_checker_finds_no_error(unpacked: Path, nu_html: Callable[..., list[object]]) -> None:
    assert nu_html(unpacked) == []


def test_axe_finds_nothing_in_the_launch_document_and_its_frame(
    unpacked: Path,
    page: Page,
    static_server: Callable[..., object],
    axe: Callable[..., list[object]],
    browser_log: object,
) -> None:
    page.goto(static_server(unpacked).url("index.html"))  # type: ignore[attr-defined]
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    assert axe(page) == []
    browser_log.assert_clean()  # type: ignore[attr-defined]


def test_without_an_lms_the_course_stands_alone(
    unpacked: Path, page: Page, static_server: Callable[..., object]
) -> None:
    dialogs: list[object] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    server = static_server(unpacked)
    page.goto(server.url("index.html"))  # type: ignore[attr-defined]
    frame = page.frame_locator("iframe")
    frame.locator("main a[rel=next]").click()
    expect(frame.get_by_role("heading", level=1, name="All things")).to_be_visible()
    frame.locator("main a[rel=next]").click()
    expect(page).to_have_title("Blocks: `a` & <b> – Everything & “more” <at once>")
    expect(page.get_by_role("button", name="Save and exit")).to_be_hidden()
    page.reload()
    expect(frame.get_by_role("heading", level=1, name="Blocks: `a` & <b>")).to_be_visible()
    assert dialogs == []


def test_the_back_button_turns_the_page_back(
    unpacked: Path, page: Page, static_server: Callable[..., object]
) -> None:
    server = static_server(unpacked)
    page.goto(server.url("index.html"))  # type: ignore[attr-defined]
    frame = page.frame_locator("iframe")
    frame.locator("main a[rel=next]").click()
    expect(frame.get_by_role("heading", level=1, name="All things")).to_be_visible()
    page.evaluate("history.back()")
    expect(frame.get_by_role("heading", level=1, name="Everything")).to_be_visible()


def test_a_deep_link_opens_its_page(unpacked: Path, page: Page, static_server: Callable[..., object]) -> None:
    server = static_server(unpacked)
    page.goto(server.url("index.html#pages/case-city.html"))  # type: ignore[attr-defined]
    expect(page.frame_locator("iframe").get_by_role("heading", level=1, name="A city")).to_be_visible()
    page.goto(server.url("404.html"))  # type: ignore[attr-defined]
    page.goto(server.url("index.html#https://example.org/"))  # type: ignore[attr-defined]
    assert "example.org" not in (page.locator("iframe").get_attribute("src") or "")
