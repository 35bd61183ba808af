"""Install missing system packages with apt-get or Homebrew."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache

from .needs import Need
from .report import ObstacleError, say

APT_OPTIONS = ("--quiet", "--yes", "--no-install-recommends", "--option", "DPkg::Lock::Timeout=120")


def provide(needs: Iterable[Need]) -> None:
    """Install what is missing, or raise ``ObstacleError``."""
    missing = unmet(needs)
    if not missing:
        return
    say(f"missing: {'; '.join(need.what for need in missing)}")
    if not can_install():
        raise ObstacleError("administrator rights are needed", command_for_people(missing))
    refresh()
    try:
        _install(_packages(missing))
    except subprocess.CalledProcessError as error:
        lack = f"the installation failed with status {error.returncode}"
        raise ObstacleError(lack, command_for_people(missing)) from error
    left = unmet(missing)
    if left:
        raise ObstacleError(f"still missing: {left[0].what}", _last_resort(left))


def provide_if_possible(needs: Iterable[Need]) -> None:
    """Install what is missing, each on its own where not all can be had, and go on without."""
    missing = unmet(needs)
    if not missing:
        return
    say(f"missing: {'; '.join(need.what for need in missing)}")
    if can_install():
        refresh()
        try:
            _install(_packages(missing))
        except (ObstacleError, subprocess.CalledProcessError):
            for need in unmet(missing):
                _try_to_install(need)
    for need in unmet(missing):
        say(f"went on without {need.what}: tests that need it will be skipped; to get it:")
        say(f"    {command_for_people([need])}")


def unmet(needs: Iterable[Need]) -> list[Need]:
    """Return the needs that are not met."""
    importlib.invalidate_caches()
    return [need for need in needs if not need.is_met()]


def can_install() -> bool:
    """Say whether packages can be installed without a person's help."""
    if uses_homebrew():
        return True
    return uses_apt() and administrator() is not None


def uses_apt() -> bool:
    """Say whether this is Debian, Ubuntu or their like."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def uses_homebrew() -> bool:
    """Say whether this is a Mac with Homebrew."""
    return sys.platform == "darwin" and shutil.which("brew") is not None


@cache
def administrator() -> tuple[str, ...] | None:
    """Return the words before a command that make it run as root, or None where none can.

    sudo counts where it asks for no password, or where a person sits at the terminal.
    """
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    quiet = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ("sudo",) if quiet.returncode == 0 or _is_at_terminal() else None


def command_for_people(missing: Sequence[Need]) -> str:
    """Return the one command with which a person can install what is missing."""
    if sys.platform == "darwin":
        return f"brew install {' '.join(_formulas(missing))}"
    names = dict.fromkeys(_known(need.debian) or need.debian[0] for need in missing)
    command = f"apt-get update && apt-get install {' '.join(names)}"
    if os.geteuid() == 0:
        return command
    return f"sudo sh -c '{command}'" if shutil.which("sudo") else f"su -c '{command}'"


def run_as_administrator(command: Sequence[str]) -> None:
    """Run a command as root, without questions from Debian's package tools."""
    words = administrator()
    assert words is not None
    environment = ("env", "DEBIAN_FRONTEND=noninteractive")
    subprocess.run([*words, *environment, *command], check=True)


@cache
def refresh() -> None:
    """Bring Debian's package lists up to date, once in a run.

    A failure is no obstacle yet: the lists that are there may do.
    """
    if uses_apt():
        try:
            run_as_administrator(["apt-get", "update", "--quiet"])
        except subprocess.CalledProcessError as error:
            say(f"apt-get update failed with status {error.returncode}; going on with old lists")


def install_debian_package(name: str) -> None:
    """Install one package of Debian."""
    _install([name])


def is_known(name: str) -> bool:
    """Say whether this release of Debian or Ubuntu has a package."""
    finished = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", name], capture_output=True, check=False
    )
    return finished.returncode == 0


def _is_at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _last_resort(missing: Sequence[Need]) -> str:
    """Return what is left to do when an installation succeeded and did not help.

    On a Mac, only Homebrew's own Python looks where Homebrew puts its libraries.
    """
    if sys.platform == "darwin":
        return "brew install python3 && rm -rf .venv && make course"
    return command_for_people(missing)


def _try_to_install(need: Need) -> None:
    try:
        _install(_packages([need]))
    except (ObstacleError, subprocess.CalledProcessError) as error:
        say(f"could not install {need.what}: {error}")


def _install(names: Sequence[str]) -> None:
    say(f"installing {' '.join(names)}")
    if uses_homebrew():
        subprocess.run(["brew", "install", *names], check=True)
        return
    command = ["apt-get", "install", *APT_OPTIONS, *names]
    try:
        run_as_administrator(command)
    except subprocess.CalledProcessError:
        say("trying once more")
        run_as_administrator(command)


def _packages(needs: Sequence[Need]) -> list[str]:
    if uses_homebrew():
        return _formulas(needs)
    names = {}
    for need in needs:
        name = _known(need.debian)
        if name is None:
            raise ObstacleError(f"this system has no package for {need.what}", command_for_people([need]))
        names[name] = None
    return list(names)


def _formulas(needs: Sequence[Need]) -> list[str]:
    return list(dict.fromkeys(need.homebrew for need in needs))


def _known(names: Sequence[str]) -> str | None:
    return next((name for name in names if shutil.which("apt-cache") and is_known(name)), None)
