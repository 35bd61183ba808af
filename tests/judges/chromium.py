"""Find a Chromium and start it for the tests.

Debian's ``chromium`` package is used where there is one, Playwright's own download elsewhere
(Ubuntu's package is only a stub that installs a snap). ``CHROMIUM`` names another one.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from .availability import SET_UP, missing

# Nothing outside this machine can be reached, so that a page that asks for a foreign address
# is caught on every machine in the same way, also by its failure. The rest keeps Chromium from
# talking to its maker on its own account.
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a headless Chromium and stop it at the end; skip where there is none."""
    with sync_playwright() as playwright:
        executable = executable_path(playwright)
        if executable is None:
            missing(
                "Chromium",
                f"{SET_UP} (Debian package: chromium; elsewhere: "
                ".venv/bin/playwright install chromium; or set CHROMIUM to its path)",
            )
        try:
            browser = playwright.chromium.launch(
                executable_path=executable, args=[*ARGUMENTS, *_sandbox_arguments()]
            )
        except Error as error:
            missing(f"a Chromium that starts ({executable}: {error.message.splitlines()[0]})")
        yield browser
        browser.close()


def executable_path(playwright: Playwright) -> str | None:
    """Return the Chromium to use, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    debian = Path("/usr/bin/chromium")
    if debian.exists():
        return str(debian)
    downloaded = playwright.chromium.executable_path
    return downloaded if Path(downloaded).exists() else None


def _sandbox_arguments() -> list[str]:
    """Return the argument without which Chromium refuses to run as root."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
