"""The SCORM run-time scorm-again, an npm package: fetched once, kept in the user's cache.

The two files that a browser gets are pinned by their hashes, so it does not matter which way they came:
by npm from whatever registry it is set to, or by hand.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from unites_mooc.diagnostics import error
from unites_mooc.serving.problems import HERE, MACHINE, ServingError

NAME, VERSION = "scorm-again", "3.4.3"
FILES: Mapping[str, str] = {
    "scorm12.min.js": "cf86d5840673b1ae90d00a1f6689376312842b65c7595b417b1259bfb0fc56b6",
    "scorm2004.min.js": "cc03a8c90f1f7cff3ad41d9e246a0c37760d7502bed53b1335622c189768e4ea",
}
"""Files of the package's folder ``dist``, and the SHA-256 of each."""
_PATIENCE = 120
"""Seconds that npm has."""
_GET_NPM = "Install npm (Debian, Ubuntu: `sudo apt-get install npm`; macOS: `brew install node`)"


def runtime(cache: Path) -> Path:
    """Return the folder with the run-time's files, fetched by npm where it is not there yet.

    Raises ``ServingError`` where it cannot be had.
    """
    folder = cache / f"{NAME}-{VERSION}"
    if not _is_whole(folder):
        _fetch(folder)
    return folder


def _is_whole(folder: Path) -> bool:
    try:
        return all(_sha256((folder / name).read_bytes()) == expected for name, expected in FILES.items())
    except OSError:
        return False


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _fetch(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise _missing("npm, which fetches it, is not installed", folder, _GET_NPM)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            files = _read(_packed(npm, Path(scratch), folder))
            if {name: _sha256(data) for name, data in files.items()} != FILES:
                raise _missing("what npm fetched has other contents than it must have", folder)
            for name, data in files.items():
                (Path(scratch) / name).write_bytes(data)
                (Path(scratch) / name).replace(folder / name)
    except (OSError, tarfile.TarError) as problem:
        raise _missing(f"it could not be kept ({problem})", folder) from problem


def _packed(npm: str, scratch: Path, folder: Path) -> Path:
    """Return the archive of the package; no script of it is run."""
    command = [
        npm,
        "pack",
        f"{NAME}@{VERSION}",
        "--ignore-scripts",
        "--loglevel=error",
        "--pack-destination=.",
    ]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=scratch, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise _missing(f"npm did not end within {_PATIENCE} seconds", folder) from problem
    archive = scratch / f"{NAME}-{VERSION}.tgz"
    if done.returncode or not archive.is_file():
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[0]
        raise _missing(f"npm could not fetch it ({said})", folder)
    return archive


def _read(archive: Path) -> dict[str, bytes]:
    """Return the files that a browser gets; nothing else is unpacked."""
    with tarfile.open(archive) as members:
        found = {name: members.extractfile(f"package/dist/{name}") for name in FILES if _has(members, name)}
        return {name: file.read() for name, file in found.items() if file is not None}


def _has(members: tarfile.TarFile, name: str) -> bool:
    return f"package/dist/{name}" in members.getnames()


def _missing(
    reason: str, folder: Path, first: str = "Try again with a connection to the network"
) -> ServingError:
    message = f"The SCORM run-time {NAME} {VERSION} is not there: {reason}."
    names = " and ".join(f"`{name}`" for name in FILES)
    advice = f"{first}, or put {names} from the folder `dist` of that npm package into `{folder}`."
    return ServingError(error(HERE, "run-time-missing", message, advice), MACHINE)
