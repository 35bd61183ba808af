"""What happens when a judge is not installed: the test is skipped, in CI it fails.

A skipped test says what is missing and how to get it. CI sets ``UNITES_REQUIRE_JUDGES=1``
(see ``.ci/run``): there a missing judge is a failure, because a green run in which nothing
was judged proves nothing.
"""

import os
import shutil
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from . import java

REQUIRED_VARIABLE = "UNITES_REQUIRE_JUDGES"

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
    command = _java()
    if command is None:
        missing(
            f"a Java development kit {java.OLDEST} or newer",
            f"{SET_UP} (Debian: default-jdk-headless, Homebrew: openjdk)",
        )
    return command


@cache
def _java() -> str | None:
    return java.find()
