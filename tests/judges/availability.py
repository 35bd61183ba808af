"""What happens when a judge is not installed: the test is skipped, in CI it fails.

A skipped test says what is missing and how to get it. CI sets ``UNITES_REQUIRE_JUDGES=1``
(see ``.ci/run``): there a missing judge is a failure, because a green run in which nothing
was judged proves nothing.
"""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

REQUIRED_VARIABLE = "UNITES_REQUIRE_JUDGES"

JAVA_VERSION = 17
"""The oldest Java that runs the Nu checker and VeraCheck.java."""

NODE_MODULES = Path(__file__).parent / "node_modules"

SET_UP = "run 'make test', which installs it"


def missing(what: str, how: str = SET_UP) -> NoReturn:
    """Skip the running test, or fail it where judges are required."""
    message = f"{what} is missing: {how}"
    if os.environ.get(REQUIRED_VARIABLE, "") not in ("", "0"):
        pytest.fail(f"{message} ({REQUIRED_VARIABLE} is set)", pytrace=False)
    pytest.skip(message)


def require_command(name: str, package: str) -> str:
    """Return the path of the command, or skip with the name of the package that brings it."""
    path = shutil.which(name)
    if path is None:
        missing(f"the command {name}", f"{SET_UP} (Debian and Homebrew package: {package})")
    return path


def require_npm_file(relative: str) -> Path:
    """Return a file or folder below ``tests/judges/node_modules``, or skip."""
    path = NODE_MODULES / relative
    if not path.exists():
        missing(f"the npm package file {relative}", f"{SET_UP} (npm ci in tests/judges)")
    return path


def require_java() -> str:
    """Return a ``java`` that runs and is new enough for every judge, or skip."""
    java = _find_java()
    if java is None:
        missing(
            f"a Java development kit {JAVA_VERSION} or newer",
            f"{SET_UP} (Debian: default-jdk-headless, Homebrew: openjdk)",
        )
    return java


@cache
def _find_java() -> str | None:
    """Find a Java that starts.

    It has to be started to be known: macOS has a ``/usr/bin/java`` that only opens a dialogue,
    and Homebrew keeps its OpenJDK off the PATH.
    """
    home = os.environ.get("JAVA_HOME")
    candidates = [
        str(Path(home) / "bin" / "java") if home else None,
        shutil.which("java"),
        "/opt/homebrew/opt/openjdk/bin/java",
        "/usr/local/opt/openjdk/bin/java",
    ]
    return next((java for java in candidates if java and _is_new_enough(java)), None)


def _is_new_enough(java: str) -> bool:
    try:
        finished = subprocess.run(
            [java, "-version"], capture_output=True, check=False, text=True
        )
    except OSError:
        return False
    version = re.search(r'version "(\d+)', finished.stderr)
    return finished.returncode == 0 and version is not None and int(version[1]) >= JAVA_VERSION
