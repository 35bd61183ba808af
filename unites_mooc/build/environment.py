"""What this machine must have, and the one command that mends it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

_PANGO_DEBIAN = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the tool needs, and whether it is there."""

    name: str
    present: bool
    detail: str
    remedy: str = ""
    """The command that mends it."""


class MissingRequirementError(Exception):
    """The machine lacks something; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.detail)
        self.finding = finding


def pango() -> Finding:
    """Tell whether PDFs can be laid out: WeasyPrint needs Pango and HarfBuzz."""
    try:
        from weasyprint.text.ffi import harfbuzz_subset
        from weasyprint.text.ffi import pango as library
    except (OSError, ImportError) as problem:
        return Finding("Pango", False, str(problem).splitlines()[0], pango_remedy())
    if not harfbuzz_subset:
        return Finding("HarfBuzz", False, "the library harfbuzz-subset is missing", pango_remedy())
    number = library.pango_version()
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return Finding("Pango", True, version)


def pango_remedy() -> str:
    """Return the command that installs Pango here."""
    if sys.platform == "darwin":
        return "brew install pango"
    prefix = "sudo " if shutil.which("sudo") else ""
    return prefix + _PANGO_DEBIAN


def python() -> Finding:
    """Tell which Python this is."""
    version = platform.python_version()
    return Finding("Python", sys.version_info >= (3, 11), version, "install Python 3.11 or newer")


def cache_folder(folder: Path) -> Finding:
    """Tell whether results can be remembered."""
    existing = next((path for path in [folder, *folder.parents] if path.exists()), Path("/"))
    writable = os.access(existing, os.W_OK)
    return Finding("Cache folder", writable, str(folder), "choose another one with --cache DIR")
