"""The Chromium of the tests: Debian's package, or else the one that Playwright downloads."""

import os
import platform
import subprocess
import sys
from pathlib import Path

from . import packages
from .report import say
from .virtual_environment import PYTHON

DEBIAN_CHROMIUM = Path("/usr/bin/chromium")

PLAYWRIGHT_CHROMIUM = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright:\n"
    "    print(playwright.chromium.executable_path)"
)


def provide_if_possible() -> None:
    """Make sure that the tests find a Chromium; go on without where that fails."""
    if os.environ.get("CHROMIUM") or DEBIAN_CHROMIUM.exists():
        return
    try:
        if _debian_has_it():
            packages.install_debian_package("chromium")
        elif not _is_downloaded():
            _download()
    except (subprocess.CalledProcessError, OSError) as error:
        say(f"went on without Chromium, tests that need it will be skipped: {error}")
        say("    set CHROMIUM to the path of one, or: .venv/bin/playwright install chromium")


def _debian_has_it() -> bool:
    """Say whether ``chromium`` is a real package here: Ubuntu's installs a snap instead."""
    if not packages.uses_apt() or packages.administrator() is None:
        return False
    packages.refresh()
    return platform.freedesktop_os_release().get("ID") != "ubuntu" and packages.is_known("chromium")


def _is_downloaded() -> bool:
    finished = subprocess.run(
        [str(PYTHON), "-c", PLAYWRIGHT_CHROMIUM], capture_output=True, check=True, text=True
    )
    return Path(finished.stdout.strip()).exists()


def _download() -> None:
    say("downloading Playwright's Chromium")
    subprocess.run([str(PYTHON), "-m", "playwright", "install", "chromium"], check=True)
    if sys.platform == "linux" and packages.uses_apt() and packages.administrator() is not None:
        # The libraries that the browser links to; on other systems it brings its own.
        packages.run_as_administrator([str(PYTHON), "-m", "playwright", "install-deps", "chromium"])
