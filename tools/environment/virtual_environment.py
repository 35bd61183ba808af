"""The virtual environment ``.venv`` and the packages that the lock files name.

``.venv/setup`` holds a stamp for each installation: the hash of what it was made from. While
something is being installed, ``.venv/setup/unfinished`` stands; where it is found at the next
run, that run was broken off, and the environment is made anew.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import ROOT
from .report import say

FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"
STAMPS = FOLDER / "setup"
UNFINISHED = STAMPS / "unfinished"
ORIGIN = STAMPS / "origin"

OLDEST = (3, 11)


@contextmanager
def exclusive() -> Iterator[None]:
    """Let a second set-up of the same folder wait until this one is done."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def is_whole() -> bool:
    """Say whether the environment's Python runs, is the one it was made with, and has pip."""
    if not PYTHON.exists() or UNFINISHED.exists():
        return False
    version = _python_version()
    if version is None:
        return False
    return not ORIGIN.exists() or ORIGIN.read_text() == _origin(version)


def provide_folder() -> None:
    """Make sure that there is an environment with a Python that runs."""
    if is_whole():
        return
    if FOLDER.is_symlink():
        FOLDER.unlink()
    elif FOLDER.exists():
        say("making .venv anew: it is unfinished, was moved, or its Python is gone")
        shutil.rmtree(FOLDER)
    else:
        say(f"making .venv with Python {sys.version.split()[0]}")
    STAMPS.mkdir(parents=True)
    UNFINISHED.touch()
    _create()
    ORIGIN.write_text(_origin(_python_version()))
    UNFINISHED.unlink()


def provide(lock_file: str) -> None:
    """Make sure that exactly the versions of a lock file are installed, by their hashes."""
    provide_folder()
    lock = ROOT / lock_file
    with _stamped(lock_file, lock.read_bytes()) as is_needed:
        if is_needed:
            say(f"installing the Python packages of {lock_file}")
            pip_install("--require-hashes", "--requirement", str(lock))


def provide_project() -> None:
    """Install the project itself in place, so that a change of a module counts at once."""
    with _stamped("project", (ROOT / "pyproject.toml").read_bytes()) as is_needed:
        if is_needed:
            say("installing the project itself")
            pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def pip_install(*arguments: str) -> None:
    """Run pip in the environment; its own settings and variables are the user's."""
    quiet = () if sys.stderr.isatty() else ("--quiet",)
    command = [str(PYTHON), "-m", "pip", "install", *quiet, *arguments]
    try:
        subprocess.run(command, check=True, cwd=ROOT)
    except subprocess.CalledProcessError as error:
        # pip leaves the environment whole when it gives up, not when it is killed.
        if error.returncode > 0:
            UNFINISHED.unlink(missing_ok=True)
        raise


def _create() -> None:
    subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)


def _python_version() -> str | None:
    """Return the version of the environment's Python, or None where it is of no use."""
    program = (
        "import importlib.util, sys\n"
        f"assert sys.version_info >= {OLDEST} and importlib.util.find_spec('pip')\n"
        "print('%d.%d' % sys.version_info[:2])"
    )
    try:
        finished = subprocess.run([str(PYTHON), "-c", program], capture_output=True, check=False, text=True)
    except OSError:
        return None
    return finished.stdout.strip() if finished.returncode == 0 else None


def _origin(version: str | None) -> str:
    """Return what the environment is bound to: its scripts hold its path."""
    return f"{FOLDER}\nPython {version}\n"


@contextmanager
def _stamped(name: str, source: bytes) -> Iterator[bool]:
    """Say whether something has to be installed, and write its stamp afterwards."""
    STAMPS.mkdir(exist_ok=True)
    stamp = STAMPS / name
    digest = hashlib.sha256(source).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        yield False
        return
    UNFINISHED.touch()
    yield True
    _write(stamp, digest)
    UNFINISHED.unlink()


def _write(file: Path, text: str) -> None:
    """Write a file in one step, so that a stamp is whole or not there."""
    temporary = file.with_name(f"{file.name}.new")
    temporary.write_text(text)
    temporary.replace(file)
