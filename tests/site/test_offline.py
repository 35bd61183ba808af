"""Reading without the internet: what was read, what was kept, and what comes after a new version."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support.courses import PIXEL, lesson
from support.sites import write_site
from unites_mooc.render.assets import script
from unites_mooc.translation.interface import interface

QUICK = 20_000
"""How long a worker may take on a busy machine, in ms."""
NEW = {
    "modules/01-first/02-two.md": lesson("## A {#a}\n\nThe second version.\n", id="two", title="Lesson two")
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
}
KEPT = """async () => {
  const [name] = await caches.keys();
  return (await (await caches.open(name)).keys()).map(request => request.url);
}"""


class Site:
    """A built course behind a web server, in a folder below its root."""

    def __init__(self, folder: Path, serve: Callable[..., Any]) -> None:
        self.folder = folder
        self.path = write_site(folder)
        self.server = serve(folder, headers=HEADERS)
        self.server.mounts = {"/deep/course/": self.path.resolve()}

    def url(self, path: str) -> str:
        return str(self.server.url(f"deep/course/{path}"))

    def change(self, files: dict[str, str]) -> None:
        """Publish a new version."""
        write_site(self.folder, files)
        self.server.mounts = {"/deep/course/": self.path.resolve()}

    def go_away(self) -> None:
        """Answer nothing any more: the browser itself stays online, as behind a broken line."""
        self.server.close()


@pytest.fixture
def site(tmp_path: Path, static_server: Callable[..., Any]) -> Site:
    return Site(tmp_path, static_server)


def visit(page: Page, site: Site, path: str) -> None:
    page.goto(site.url(path), wait_until="networkidle")


def control_page(page: Page, site: Site, path: str = "en/index.html") -> None:
    """Come to a page when the worker is there."""
    visit(page, site, path)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller")


def until(page: Page, expression: str) -> None:
    """Wait until a promise comes to something true: ``wait_for_function`` does not await promises."""
    end = time.monotonic() + QUICK / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(100)


def wait_until_kept(page: Page, *paths: str) -> None:
    for path in paths:
        until(page, f"({KEPT})().then(urls => urls.some(url => url.includes({path!r})))")


def keep(page: Page, language: str = "en") -> None:
    box, say = page.locator("[data-offline=control]"), interface(language).gettext
    box.get_by_role("button", name=say("Keep on this device")).click()
    ready = say("Ready: you can read the course offline.")
    expect(box.get_by_role("status")).to_contain_text(ready, timeout=QUICK)


def test_a_visited_page_opens_offline(page: Page, site: Site, browser_context: BrowserContext) -> None:
    control_page(page, site)
    visit(page, site, "en/first/one.html")
    wait_until_kept(page, "first/one.html", "media/dot")
    browser_context.set_offline(True)
    page.goto(site.url("en/first/one.html"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson one")
    assert "Source Sans 3" in page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.evaluate("document.querySelector('.unit img').naturalWidth") == 1
    assert page.evaluate("document.documentElement.className") == "js"


def test_a_page_that_is_not_kept_is_explained(
    page: Page, site: Site, browser_context: BrowserContext, axe: Callable[..., list[object]]
) -> None:
    control_page(page, site)
    visit(page, site, "en/first/one.html")
    wait_until_kept(page, "first/one.html", "en/offline.html")
    browser_context.set_offline(True)
    page.goto(site.url("en/first/two.html"))
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    expect(page.locator("[data-offline=kept] a")).to_have_text(["Overview", "Lesson one"])
    expect(page.get_by_role("link", name="Try again")).to_have_attribute(
        "href", site.url("en/first/two.html")
    )
    assert axe(page) == []
    browser_context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson two")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_whole_course_offline(
    language: str, page: Page, site: Site, browser_context: BrowserContext, browser_log: Any
) -> None:
    control_page(page, site, f"{language}/index.html")
    box = page.locator("[data-offline=control]")
    button = box.get_by_role("button", name=interface(language).gettext("Keep on this device"))
    expect(button).to_have_text(re.compile(r"\(0[.,]\d MB\)"))
    keep(page, language)
    assert not any("clip" in url for url in page.evaluate(KEPT)), "recordings were not asked for"
    browser_log.assert_clean()
    site.go_away()
    names = sorted(path.relative_to(site.path).as_posix() for path in (site.path / language).rglob("*.html"))
    assert len(names) > 8
    for name in names:
        page.goto(site.url(name))
        expect(page.locator("main h1")).to_be_visible()
        assert page.evaluate("document.documentElement.className") == "js", name
    assert browser_log.page_errors == []


def test_what_is_kept_can_be_removed(page: Page, site: Site, browser_context: BrowserContext) -> None:
    control_page(page, site, "en/downloads.html")
    keep(page)
    assert any("first/two.html" in url for url in page.evaluate(KEPT))
    page.reload()
    expect(page.locator("[data-offline=control]").get_by_role("status")).to_contain_text("Ready")
    page.get_by_role("button", name="Remove from this device").click()
    expect(page.locator("[data-offline=control]").get_by_role("status")).to_contain_text("was removed")
    expect(page.get_by_role("button", name="Keep on this device")).to_be_focused()
    assert not any("first/" in url or "media/" in url for url in page.evaluate(KEPT))


def test_recordings_play_in_part_and_offline(page: Page, site: Site, browser_context: BrowserContext) -> None:
    control_page(page, site)
    visit(page, site, "en/first/one.html")
    assert page.evaluate(PLAY), "the network answers"
    assert [status for path, status in site.server.requests if path.endswith(".webm")][-1] == 206
    visit(page, site, "en/index.html")
    page.get_by_label("with audio and video").check()
    keep(page)
    browser_context.set_offline(True)
    page.goto(site.url("en/first/one.html"))
    assert page.evaluate(PLAY), "what was kept answers"
    parts = page.evaluate(
        """async () => {
          const source = document.querySelector("video source, video[src]").src;
          const answers = await Promise.all(["bytes=0-9", "bytes=10-", "bytes=99999999-"].map((range) =>
            fetch(source, { headers: { Range: range } })));
          return Promise.all(answers.map(async (answer) =>
            [answer.status, answer.headers.get("Content-Range"), (await answer.arrayBuffer()).byteLength]));
        }"""
    )
    size = len((site.folder / "course/modules/01-first/media/clip.webm").read_bytes())
    assert parts == [
        [206, f"bytes 0-9/{size}", 10],
        [206, f"bytes 10-{size - 1}/{size}", size - 10],
        [416, f"bytes */{size}", 0],
    ]


PLAY = """async () => {
  const video = document.querySelector("video");
  video.muted = true;
  await video.play();
  return video.duration > 0 && !video.error;
}"""


def test_an_open_page_tells_of_a_newer_version(
    page: Page, site: Site, browser_context: BrowserContext, browser_log: Any
) -> None:
    control_page(page, site)
    keep(page)
    page.evaluate("localStorage.setItem('a note', 'stays')")
    visit(page, site, "en/first/two.html")
    site.change(NEW)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    notice = page.locator(".update-notice")
    expect(notice).to_contain_text("This course has a newer version.", timeout=QUICK)
    expect(page.get_by_text("Which is right?").first).to_be_visible()
    notice.get_by_role("button", name="Reload").click()
    expect(page.get_by_text("The second version.")).to_be_visible(timeout=QUICK)
    expect(notice).to_have_count(0)
    browser_log.assert_clean()
    browser_context.set_offline(True)
    page.goto(site.url("en/first/two.html"))
    expect(page.get_by_text("The second version.")).to_be_visible()
    assert page.evaluate("localStorage.getItem('a note')") == "stays"
    kept = page.evaluate(KEPT)
    names = [url.partition("?")[0] for url in kept]
    assert len(names) == len(set(names)), "the old version is gone"


def test_a_page_that_is_new_already_needs_no_notice(page: Page, site: Site) -> None:
    control_page(page, site)
    keep(page)
    site.change(NEW)
    before = page.evaluate(KEPT)
    visit(page, site, "en/first/two.html")
    expect(page.get_by_text("The second version.")).to_be_visible()
    old = next(url for url in before if "first/two" in url)
    until(page, f"({KEPT})().then(urls => !urls.includes({old!r}))")
    expect(page.locator(".update-notice")).to_have_count(0)


def test_a_build_that_changes_nothing_is_no_new_version(page: Page, site: Site) -> None:
    control_page(page, site)
    site.change({})
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    page.wait_for_timeout(500)
    state = "navigator.serviceWorker.getRegistration().then(found => !found.installing && !found.waiting)"
    assert page.evaluate(state)


def test_what_is_not_of_this_version_is_shown_but_not_kept(page: Page, site: Site) -> None:
    """A server that rewrites pages, or a site that is half copied."""
    control_page(page, site)
    path = site.path / "en/first/one.html"
    path.write_text(path.read_text("utf-8").replace("Lesson one", "Rewritten"), "utf-8")
    visit(page, site, "en/first/one.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rewritten")
    page.wait_for_timeout(500)
    assert not any("first/one.html" in url for url in page.evaluate(KEPT))
    visit(page, site, "en/index.html")
    page.get_by_role("button", name="Keep on this device").click()
    expect(page.locator("[data-offline=control]").get_by_role("status")).to_contain_text("Not everything")


def test_missing_files_break_nothing(page: Page, site: Site) -> None:
    for path in (site.path / "assets").glob("*italic*"):
        path.unlink()
    control_page(page, site)
    visit(page, site, "en/first/two.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson two")
    wait_until_kept(page, "first/two.html")


def test_packages_and_foreign_addresses_are_left_alone(page: Page, site: Site) -> None:
    control_page(page, site)
    status = "url => fetch(url).then(answer => answer.status)"
    assert page.evaluate(status, site.url("en/files/sample-public-en-scorm12.zip")) == 200
    assert page.evaluate(status, site.url("en/nowhere.html")) == 404
    assert page.evaluate(status, site.url("en/%E0%A4%A.html")) == 404


def test_no_worker_in_a_frame_nor_from_a_disk(page: Page, site: Site, browser_log: Any) -> None:
    page.goto((site.path / "en/index.html").as_uri())
    page.wait_for_timeout(300)
    expect(page.locator("[data-offline=control]")).to_be_hidden()
    frame = f'<iframe src="{site.url("en/index.html")}"></iframe>'
    host = f'<!DOCTYPE html><link rel="icon" href="data:,"><title>LMS</title>{frame}'
    site.server.headers.pop("Content-Security-Policy")
    page.goto(site.server.put("/lms.html", host), wait_until="networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    browser_log.assert_clean()


def test_nothing_is_offered_without_javascript(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url("en/index.html"))
    expect(page.locator("[data-offline=control]")).to_be_hidden()
    context.close()


def test_the_switch_in_the_manual_withdraws_the_worker(page: Page, site: Site) -> None:
    manual = Path(__file__).parents[2] / "docs/modules/01-start/06-web-server.md"
    switch = re.search(r"```js\n(self\..*?)```", manual.read_text("utf-8"), re.S)
    assert switch
    control_page(page, site)
    (site.path / "sw.js").write_text(switch[1], "utf-8")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    until(page, "navigator.serviceWorker.getRegistrations().then(found => !found.length)")
    assert page.evaluate("caches.keys()") == []


def test_the_script_that_every_page_loads_is_small() -> None:
    assert len(script("register")) <= 600


def asked_for_an_update(page: Page) -> None:
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def with_text(text: str) -> dict[str, str]:
    """Return a version of the second lesson."""
    body = lesson(f"## A {{#a}}\n\n{text}\n", id="two", title="Lesson two")
    return {"modules/01-first/02-two.md": body}


def test_the_notice_of_a_page_reloads_it_also_after_another_page_did(
    page: Page, site: Site, browser_context: BrowserContext
) -> None:
    control_page(page, site)
    visit(page, site, "en/first/two.html")
    other = browser_context.new_page()
    visit(other, site, "en/first/two.html")
    site.change(with_text("The second version."))
    for each in (page, other):
        asked_for_an_update(each)
        expect(each.locator(".update-notice")).to_be_visible(timeout=QUICK)
    for each in (other, page):
        each.get_by_role("button", name="Reload").click()
        expect(each.get_by_text("The second version.")).to_be_visible(timeout=QUICK)


def test_a_notice_that_stood_while_a_third_version_came_leads_to_it(page: Page, site: Site) -> None:
    control_page(page, site)
    visit(page, site, "en/first/two.html")
    site.change(with_text("The second version."))
    asked_for_an_update(page)
    expect(page.locator(".update-notice")).to_be_visible(timeout=QUICK)
    registration = "navigator.serviceWorker.getRegistration()"
    page.evaluate(f"{registration}.then(found => {{ window.second = found.waiting; }})")
    site.change(with_text("The third version."))
    asked_for_an_update(page)
    until(page, "window.second.state === 'redundant'")
    until(page, f"{registration}.then(found => found.waiting && found.waiting.state === 'installed')")
    page.get_by_role("button", name="Reload").click()
    expect(page.get_by_text("The third version.")).to_be_visible(timeout=QUICK)
    until(page, f"{registration}.then(found => !found.waiting)")


def test_a_page_shown_from_what_is_kept_hears_of_the_version_that_came_too_late(
    page: Page, site: Site
) -> None:
    """The line is slow: the kept page is shown, and the new one comes when it is being read."""
    control_page(page, site)
    visit(page, site, "en/first/two.html")
    wait_until_kept(page, "first/two.html")
    visit(page, site, "en/index.html")
    site.change(with_text("The second version."))
    find = site.server.find

    def slowly(path: str) -> Any:
        if path.endswith("first/two.html"):
            time.sleep(6)
        return find(path)

    site.server.find = slowly
    page.goto(site.url("en/first/two.html"))
    expect(page.get_by_text("Which is right?").first).to_be_visible()
    page.wait_for_timeout(3000)
    asked_for_an_update(page)
    expect(page.locator(".update-notice")).to_be_visible(timeout=QUICK)


def test_a_full_device_gets_the_new_version_without_what_has_no_room(
    page: Page, site: Site, browser_context: BrowserContext
) -> None:
    """Old and new files lie side by side until the new version is there."""
    noise = random.Random(7)
    site.change({"modules/01-first/media/dot.png": PIXEL + noise.randbytes(3_000_000)})
    control_page(page, site)
    keep(page)
    visit(page, site, "en/first/two.html")
    used = page.evaluate("navigator.storage.estimate().then(found => found.usage)")
    assert used > 3_000_000
    session = browser_context.new_cdp_session(page)
    origin = site.server.origin
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": used + 1_000_000})
    new = {"modules/01-first/media/dot.png": PIXEL + noise.randbytes(3_000_000)}
    site.change(new | with_text("The second version."))
    asked_for_an_update(page)
    page.locator(".update-notice").get_by_role("button", name="Reload").click(timeout=QUICK)
    expect(page.get_by_text("The second version.")).to_be_visible(timeout=QUICK)
    visit(page, site, "en/index.html")
    box = page.locator("[data-offline=control]")
    expect(box.get_by_role("status")).to_contain_text("Not everything")
    keep(page)
