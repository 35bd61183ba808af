"""The Nu HTML checker (vnu.jar), the validator behind the W3C's own service."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .availability import require_java, require_npm_file

# The checker recurses deeply; the quick compiler suits a run of a few seconds.
JVM_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@dataclass(frozen=True)
class Finding:
    """One message of the checker."""

    file: Path
    line: int
    """Counted from 1; 0 where the message is about the whole file."""
    kind: str
    """``error``, ``warning``, ``info`` or ``non-document-error``."""
    message: str
    extract: str
    """The markup around the place."""

    def __str__(self) -> str:
        """Return one line for a failed assertion."""
        return f"{self.file}:{self.line}: {self.kind}: {self.message} {self.extract!r}"


def findings(*paths: Path, errors_only: bool = True, also: Sequence[str] = ()) -> list[Finding]:
    """Check HTML files and folders of them, all in one run of Java.

    Warnings and hints come too where ``errors_only`` is false. ``also`` adds the file types
    ``css`` and ``svg``, which the checker leaves out of a folder otherwise.

    Raises ``ValueError`` where there is nothing to check: the checker is silent then, and
    silence would read as praise.
    """
    documents = [document for path in paths for document in _documents(path, ("html", *also))]
    command = [
        require_java(),
        *JVM_OPTIONS,
        "-jar",
        str(require_npm_file("vnu-jar/build/dist/vnu.jar")),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *(["--errors-only"] if errors_only else []),
        *(f"--also-check-{kind}" for kind in also),
        *(str(document) for document in documents),
    ]
    finished = subprocess.run(command, capture_output=True, check=True, text=True)
    return [_finding(message) for message in json.loads(finished.stdout)["messages"]]


def _documents(path: Path, suffixes: Sequence[str]) -> list[Path]:
    """Return the files to check; given a folder, the checker would read fonts as HTML too."""
    path = path.resolve()
    found = [path] if path.is_file() else []
    for suffix in suffixes:
        found.extend(sorted(path.rglob(f"*.{suffix}")))
    if not found:
        raise ValueError(f"nothing to check in {path}")
    return found


def _finding(message: dict[str, object]) -> Finding:
    kind = message["type"]
    if kind == "info" and "subType" in message:
        kind = message["subType"]
    return Finding(
        file=Path(unquote(urlsplit(str(message.get("url", ""))).path)),
        line=int(str(message.get("lastLine", 0))),
        kind=str(kind),
        message=str(message.get("message", "")),
        extract=str(message.get("extract", "")),
    )
