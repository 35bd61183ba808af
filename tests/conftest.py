"""Fixtures for all tests: the browser and the tools that judge real outputs.

What drives the tools is in ``tests/judges``; here they are only handed out. Nothing heavy is
imported before a test asks for it, so that ``make check`` stays quick.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from judges.browser_log import BrowserLog
    from judges.scorm import ScormAttempt
    from judges.static_server import StaticServer


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's cache out of the tests, and the tests out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A headless Chromium for the whole run; skips where there is none."""
    from judges.chromium import launched

    with launched() as browser:
        yield browser


@pytest.fixture
def browser_log() -> "BrowserLog":
    """What the browser complained about in ``browser_context`` and its pages."""
    from judges.browser_log import BrowserLog

    return BrowserLog()


@pytest.fixture
def browser_context(chromium: "Browser", browser_log: "BrowserLog") -> Iterator["BrowserContext"]:
    """A fresh browser profile, watched by ``browser_log``."""
    from judges.browser_log import watch

    context = chromium.new_context()
    watch(context, browser_log)
    yield context
    context.close()


@pytest.fixture
def page(browser_context: "BrowserContext") -> "Page":
    """An empty page in a fresh browser profile."""
    return browser_context.new_page()


@pytest.fixture
def static_server() -> Iterator[Callable[..., "StaticServer"]]:
    """Serve a folder: ``static_server(folder, headers={…}).url("index.html")``."""
    from judges.static_server import StaticServer

    servers = []

    def serve(folder: Path, *, headers: dict[str, str] | None = None) -> StaticServer:
        servers.append(StaticServer({"/": folder}, headers=headers))
        return servers[-1]

    yield serve
    for server in servers:
        server.close()


@pytest.fixture
def scorm_runtime(
    chromium: "Browser", tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Path], "ScormAttempt"]]:
    """Put a package into an LMS: ``scorm_runtime(zip_or_folder).start()`` launches it."""
    from judges import scorm

    attempts = []

    def enrol(package: Path, item: str = "") -> scorm.ScormAttempt:
        if package.is_dir():
            unpacked = scorm.read(package, item)
        else:
            unpacked = scorm.unpack(package, tmp_path_factory.mktemp("package"), item)
        attempts.append(scorm.ScormAttempt(chromium, unpacked))
        return attempts[-1]

    yield enrol
    for attempt in attempts:
        attempt.close()


@pytest.fixture
def manifest_schema() -> Callable[..., list[str]]:
    """Complaints of the official XSDs: ``manifest_schema(imsmanifest, edition="1.2") == []``."""
    from judges.manifest_schema import complaints

    return complaints


@pytest.fixture
def nu_html() -> Callable[..., list]:
    """Findings of the Nu HTML checker: ``nu_html(folder) == []``."""
    from judges.nu_html import findings

    return findings


@pytest.fixture
def axe() -> Callable[..., list]:
    """WCAG 2.2 A and AA violations of an open page: ``axe(page) == []``."""
    from judges.axe import violations

    return violations


@pytest.fixture
def verapdf() -> Callable[..., list]:
    """Verdicts of veraPDF: ``all(v.compliant for v in verapdf(files, profiles=["ua1"]))``."""
    from judges.verapdf import verdicts

    return verdicts


@pytest.fixture
def msgfmt() -> Callable[[Path], list[str]]:
    """Complaints of GNU msgfmt about a PO file: ``msgfmt(catalogue) == []``."""
    from judges.msgfmt import complaints

    return complaints


@pytest.fixture
def pdf_text() -> Callable[[Path], str]:
    """The text of a PDF as Poppler reads it: ``pdf_text(document)``."""
    from judges.poppler import text

    return text


@pytest.fixture
def pdf_pictures() -> Callable[..., list[Path]]:
    """PNG files of a PDF's pages: ``pdf_pictures(document, folder, dots_per_inch=72)``."""
    from judges.poppler import pictures

    return pictures
