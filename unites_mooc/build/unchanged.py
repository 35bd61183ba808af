"""Whether a build would change nothing: then nothing has to be read but bytes.

What a build published is remembered by everything that it depends on: the bytes of the course, what was
asked for, the tool's own source, the libraries. Whether the outputs are still those is seen from their
stamps: nobody but a build writes into them.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from unites_mooc.build.fingerprint import fingerprint
from unites_mooc.build.memo import Memo
from unites_mooc.build.options import BuildOptions, BuildResult, EditionResult
from unites_mooc.build.publish import is_clean
from unites_mooc.build.stamps import Stamp
from unites_mooc.diagnostics import as_object, from_object

_MAPS = Path("/proc/self/maps")
_SYSTEM = ("libcairo", "libfontconfig", "libfreetype", "libharfbuzz", "libpango")
"""Libraries of the system that have a say in documents."""


def unchanged(options: BuildOptions) -> BuildResult | None:
    """Return what the last such build came to, where another one would change nothing."""
    if options.cache is None or not is_clean(options.out):
        return None
    known = Memo(options.cache).get(_key(options, fingerprint(options.root)), ())
    if known is None:
        return None
    record = json.loads(known)
    current = all(_stamp(path) == stamp for path, stamp in record["system"])
    if not current or any(state != _state(options.out / name) for name, state in record["states"].items()):
        return None
    editions = {name: EditionResult(linked=count) for name, count in record["files"].items()}
    return BuildResult(tuple(map(from_object, record["diagnostics"])), editions)


def remember(options: BuildOptions, course: str, result: BuildResult) -> None:
    """Remember what a build published; ``course`` is the fingerprint of the course it was made of."""
    if options.cache is None:
        return
    system = _system_libraries()
    if system is None:
        return
    record = {
        "diagnostics": [as_object(item) for item in result.diagnostics],
        "files": {name: edition.written + edition.linked for name, edition in result.editions.items()},
        "states": {name: _state(options.out / name) for name in result.editions},
        "system": [[path, _stamp(path)] for path in system],
    }
    Memo(options.cache).put(_key(options, course), (), json.dumps(record).encode())


def _key(options: BuildOptions, course: str) -> str:
    asked = (
        str(options.out.resolve()),
        sorted(options.editions),
        sorted(options.languages),
        sorted(options.targets),
        options.strict,
        options.drafts,
        options.without_documents,
        repr(options.settings),
    )
    return f"build {course} {asked} {_libraries()} {sys.version}"


def _libraries() -> str:
    """Return a hash of all Python packages that can be imported, with their versions."""
    names: set[str] = set()
    for folder in sys.path:
        try:
            names.update(path.name for path in Path(folder).glob("*.dist-info"))
        except OSError:
            continue
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()


def _system_libraries() -> list[str] | None:
    """Return the system's libraries that were loaded; None where the system does not say which."""
    try:
        lines = _MAPS.read_text("utf-8").splitlines()
    except OSError:
        return None
    paths = {line.partition("/")[2] for line in lines if "/" in line}
    return sorted(f"/{path}" for path in paths if Path(path).name.startswith(_SYSTEM))


def _stamp(path: str) -> list[int]:
    try:
        return [*Stamp.of(Path(path).stat())]
    except OSError:
        return []


def _state(folder: Path) -> str:
    """Return a hash of the names and stamps of all files below a folder."""
    return _hash(
        f"{path} {size} {time} {number}" for path, (size, time, number) in sorted(_files(str(folder), ""))
    )


def _files(folder: str, within: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = f"{within}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{name}/")
        else:
            yield name, Stamp.of(entry.stat(follow_symlinks=False))


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
