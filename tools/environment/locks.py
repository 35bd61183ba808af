"""Write the lock files anew: Python packages by uv, npm packages by npm.

No lock file names a host: every machine takes the packages from the registry it is set to.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from . import ROOT, npm_packages
from .report import say
from .virtual_environment import OLDEST, PYTHON

UV = "uv==0.13.9"

XBLOCK = "tests/judges/open_edx/requirements"

LOCKS = {
    "requirements.lock": ("pyproject.toml", "--group", "build", "--extra", "serve"),
    "requirements-dev.lock": ("pyproject.toml", "--group", "dev", "--constraint", "requirements.lock"),
    f"{XBLOCK}.lock": (f"{XBLOCK}.in",),
}
"""Lock files in the order in which they are written, and what goes in: the dependencies of the project, with
a dependency group of ``pyproject.toml`` and versions that must agree; or a list of their own."""

UV_OPTIONS = (
    "--universal",
    f"--python-version={OLDEST[0]}.{OLDEST[1]}",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
)


def write(*, upgrade: bool) -> None:
    """Write all lock files; versions that still fit are kept unless ``upgrade`` is asked for."""
    _write_python_locks(("--upgrade",) if upgrade else ())
    _write_npm_lock(upgrade=upgrade)


def _write_python_locks(options: tuple[str, ...]) -> None:
    """Resolve with a uv of its own, which the project's environment does not contain."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", "--target", folder, UV], check=True)
        uv = Path(folder) / "bin" / "uv"
        for lock, inputs in LOCKS.items():
            say(f"writing {lock}")
            command = [str(uv), "pip", "compile", *inputs, *UV_OPTIONS, *options]
            subprocess.run([*command, "--quiet", "--output-file", lock], check=True, cwd=ROOT)


def _write_npm_lock(*, upgrade: bool) -> None:
    if shutil.which("npm") is None:
        say("left tests/judges/package-lock.json as it is: npm is missing")
        return
    say("writing tests/judges/package-lock.json")
    if upgrade:
        npm_packages.LOCK.unlink(missing_ok=True)
    subprocess.run(
        ["npm", "install", "--package-lock-only", "--ignore-scripts"],
        cwd=npm_packages.FOLDER,
        check=True,
    )
    lock = json.loads(npm_packages.LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        for advert in ("deprecated", "funding"):
            package.pop(advert, None)
    npm_packages.LOCK.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
