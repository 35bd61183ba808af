"""The stages of the set-up: ``tools/setup course``, ``check``, ``test`` or ``lock``.

Each stage does nothing where nothing has changed since it last ran.
"""

import subprocess
import sys

from . import browser, locks, needs, npm_packages, open_edx, packages, virtual_environment
from .report import ObstacleError, say


def course() -> None:
    """Install what building a course needs."""
    packages.provide([*needs.for_python(), *needs.for_pdf()])
    virtual_environment.provide("requirements.lock")
    virtual_environment.provide_project()


def check() -> None:
    """Install what ``make check`` needs: Python packages only."""
    packages.provide(needs.for_python())
    virtual_environment.provide("requirements.lock")
    virtual_environment.provide("requirements-dev.lock")
    virtual_environment.provide_project()


def test() -> None:
    """Install all: what building needs, and every tool that judges in the tests."""
    packages.provide([*needs.for_python(), *needs.for_pdf()])
    packages.provide_if_possible(needs.for_tests())
    check()
    npm_packages.provide_if_possible()
    browser.provide_if_possible()
    open_edx.provide_if_possible()


def lock() -> None:
    """Write the lock files anew."""
    packages.provide(needs.for_python())
    virtual_environment.provide_folder()
    locks.write(upgrade="--upgrade" in sys.argv[2:])


STAGES = {"course": course, "check": check, "test": test, "lock": lock}


def main() -> int:
    """Run the stage that the command line names and return the exit status."""
    if len(sys.argv) < 2 or sys.argv[1] not in STAGES:
        say(f"usage: tools/setup {'|'.join(STAGES)}")
        return 2
    try:
        with virtual_environment.exclusive():
            STAGES[sys.argv[1]]()
    except ObstacleError as obstacle:
        say(str(obstacle))
        return 3
    except subprocess.CalledProcessError as error:
        say(f"failed with status {error.returncode}: {' '.join(map(str, error.cmd))}")
        return 1
    except KeyboardInterrupt:
        say("interrupted; the next run begins the unfinished part anew")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
