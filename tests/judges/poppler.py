"""Poppler's ``pdftotext`` and ``pdftoppm``: a PDF as another program reads and paints it."""

import subprocess
from pathlib import Path

from .availability import require_command

PACKAGE = "poppler-utils, in Homebrew poppler"


def text(document: Path) -> str:
    """Return the text of all pages in reading order, pages ended by a form feed."""
    command = [require_command("pdftotext", PACKAGE), "-enc", "UTF-8", str(document), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def pictures(document: Path, folder: Path, *, dots_per_inch: int = 72) -> list[Path]:
    """Paint each page into ``folder`` as a PNG file and return them in page order."""
    command = [require_command("pdftoppm", PACKAGE), "-png", "-r", str(dots_per_inch)]
    subprocess.run([*command, str(document), str(folder / "page")], capture_output=True, check=True)
    return sorted(folder.glob("page-*.png"))
