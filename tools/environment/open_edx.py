"""The SCORM XBlock of Open edX, which imports and plays packages in the tests.

It has a Python environment of its own, ``.venv/open-edx``: it needs Django and XBlock, which nothing else
here does.
"""

import hashlib
import shutil
import subprocess

from . import ROOT
from .report import say
from .virtual_environment import FOLDER as MAIN
from .virtual_environment import PYTHON

LOCK = ROOT / "tests" / "judges" / "open_edx" / "requirements.lock"
FOLDER = MAIN / "open-edx"
STAMP = FOLDER / ".setup"


def provide_if_possible() -> None:
    """Install exactly the versions of the lock file; go on without where that fails."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == digest:
        return
    say(f"installing the SCORM XBlock by {LOCK.relative_to(ROOT)}")
    shutil.rmtree(FOLDER, ignore_errors=True)
    pip = [str(FOLDER / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    commands = (
        [str(PYTHON), "-m", "venv", str(FOLDER)],
        [*pip, "--require-hashes", "--requirement", str(LOCK)],
    )
    for command in commands:
        if subprocess.run(command, check=False).returncode:
            say("went on without the SCORM XBlock: the tests that need it will be skipped")
            return
    STAMP.write_text(digest)
