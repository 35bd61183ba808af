"""Find a Java development kit. The set-up (tools/environment) asks here too.

It has to be started to be known: macOS has a ``/usr/bin/java`` that only opens a dialogue, and
Homebrew keeps its OpenJDK off the PATH.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

OLDEST = 17
"""The oldest version that runs the Nu HTML checker."""


def find() -> str | None:
    """Return a ``java`` that can run a source file and is new enough, or None."""
    home = os.environ.get("JAVA_HOME")
    candidates = [
        str(Path(home) / "bin" / "java") if home else None,
        shutil.which("java"),
        "/opt/homebrew/opt/openjdk/bin/java",
        "/usr/local/opt/openjdk/bin/java",
    ]
    return next((java for java in candidates if java and _is_usable(java)), None)


def _is_usable(java: str) -> bool:
    try:
        finished = subprocess.run([java, "-version"], capture_output=True, check=False, text=True)
    except OSError:
        return False
    version = re.search(r'version "(\d+)', finished.stderr)
    if finished.returncode or version is None or int(version[1]) < OLDEST:
        return False
    # Without the compiler beside it, it is a mere runtime, which cannot run a source file.
    return Path(java).resolve().with_name("javac").exists() or _has_compiler_module(java)


def _has_compiler_module(java: str) -> bool:
    modules = subprocess.run([java, "--list-modules"], capture_output=True, check=False, text=True)
    return "jdk.compiler" in modules.stdout
