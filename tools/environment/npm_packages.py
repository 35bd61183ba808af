"""The npm packages that judge in the tests, by their lock file."""

import hashlib
import shutil
import subprocess

from . import ROOT
from .report import say

FOLDER = ROOT / "tests" / "judges"
LOCK = FOLDER / "package-lock.json"
STAMP = FOLDER / "node_modules" / ".setup"


def provide_if_possible() -> None:
    """Install exactly the versions of the lock file; go on without where that fails.

    The stamp lies in the folder that npm removes first, so a broken-off run leaves none.
    """
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == digest:
        return
    if shutil.which("npm") is None:
        say("went on without the npm packages: npm is missing")
        return
    say("installing the npm packages of tests/judges/package-lock.json")
    STAMP.unlink(missing_ok=True)
    finished = subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=FOLDER, check=False)
    if finished.returncode:
        say("went on without the npm packages: tests that need them will be skipped; to get them:")
        say("    cd tests/judges && npm ci --ignore-scripts")
        return
    STAMP.write_text(digest)
