"""GNU ``msgfmt``: does a PO file hold what gettext, Weblate and Poedit accept?"""

import subprocess
from pathlib import Path

from .availability import require_command


def complaints(catalogue: Path) -> list[str]:
    """Return what ``msgfmt --check`` says against a PO file; nothing for a good one."""
    command = [require_command("msgfmt", "gettext"), "--check", "-o", "/dev/null", str(catalogue)]
    finished = subprocess.run(command, capture_output=True, check=False, text=True)
    lines = finished.stderr.splitlines()
    if finished.returncode and not lines:
        return [f"msgfmt ended with {finished.returncode}"]
    return lines
