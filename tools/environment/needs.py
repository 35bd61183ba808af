"""What the project needs of the system, how to see whether it is there, who brings it."""

import ctypes
import ctypes.util
import importlib.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from . import ROOT, virtual_environment


@dataclass(frozen=True)
class Need:
    """One thing that the system's package manager can bring."""

    what: str
    """What it is and what it is for, in words."""
    is_met: Callable[[], bool]
    debian: tuple[str, ...]
    """Packages that bring it on Debian and Ubuntu: the first one that the release knows."""
    homebrew: str
    """The Homebrew formula that brings it; empty where macOS never lacks it."""


def for_python() -> list[Need]:
    """Return what making a virtual environment needs."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return [
        Need(
            what=f"the module ensurepip of Python {version}",
            is_met=_can_have_environment,
            debian=(f"python{version}-venv", "python3-venv"),
            homebrew="",
        )
    ]


def for_pdf() -> list[Need]:
    """Return the libraries with which WeasyPrint lays out text."""
    return [
        _library("pango-1.0", "0", ("libpango-1.0-0",)),
        _library("pangoft2-1.0", "0", ("libpangoft2-1.0-0",)),
        _library("fontconfig", "1", ("libfontconfig1",)),
        _library("gobject-2.0", "0", ("libglib2.0-0", "libglib2.0-0t64")),
        _library("harfbuzz", "0", ("libharfbuzz0b",)),
        # Older releases keep this library in the package of the one above.
        _library("harfbuzz-subset", "0", ("libharfbuzz-subset0", "libharfbuzz0b")),
    ]


def for_tests() -> list[Need]:
    """Return the tools that judge in the tests; the browser is in ``browser.py``."""
    return [
        _command("npm", "npm", "node", "axe, scorm-again, the Nu HTML checker and the XSDs"),
        Need(
            what="a Java development kit (veraPDF and the Nu HTML checker)",
            is_met=_has_java,
            debian=(
                "openjdk-21-jdk-headless",
                "openjdk-17-jdk-headless",
                "default-jdk-headless",
            ),
            homebrew="openjdk",
        ),
        _command("msgfmt", "gettext", "gettext", "the check of PO files"),
        _command("pdftotext", "poppler-utils", "poppler", "reading PDFs back"),
        _command("pdftoppm", "poppler-utils", "poppler", "painting PDFs"),
        Need(
            what="the library atomic (Playwright drives the browser with it)",
            is_met=lambda: sys.platform != "linux" or _can_load("atomic", "1"),
            debian=("libatomic1",),
            homebrew="",
        ),
    ]


def _can_have_environment() -> bool:
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    return has_ensurepip or virtual_environment.is_whole()


def _has_java() -> bool:
    """Ask the tests' own finder, which is the one that will have to find it."""
    sys.path.append(str(ROOT / "tests"))
    from judges import java

    return java.find() is not None


def _command(name: str, debian: str, homebrew: str, purpose: str) -> Need:
    return Need(
        what=f"the command {name} ({purpose})",
        is_met=lambda: shutil.which(name) is not None,
        debian=(debian,),
        homebrew=homebrew,
    )


def _library(name: str, version: str, debian: tuple[str, ...]) -> Need:
    return Need(
        what=f"the library {name} (WeasyPrint makes PDFs with it)",
        is_met=lambda: _can_load(name, version),
        debian=debian,
        homebrew="pango",
    )


def _can_load(name: str, version: str) -> bool:
    """Say whether the dynamic linker finds a library, which is what WeasyPrint asks too."""
    names = [f"lib{name}.so.{version}", f"lib{name}.{version}.dylib"]
    if sys.platform == "darwin":
        names.append(ctypes.util.find_library(name) or f"lib{name}.dylib")
    for candidate in names:
        try:
            ctypes.CDLL(candidate)
        except OSError:
            continue
        return True
    return False
