"""The SCORM XBlock of Open edX (``openedx-scorm-xblock`` on PyPI): its own import, scripts and handlers.

It needs Django and XBlock, which nothing else here does, so it runs in a Python environment of its own,
which ``make test`` makes inside the project's. ``server.py`` runs there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from ..availability import missing

PYTHON = Path(sys.prefix) / "open-edx/bin/python"
SERVER = Path(__file__).parent / "server.py"


class OpenEdx:
    """A unit of a course with one package, for one learner."""

    def __init__(self, address: str) -> None:
        """Use the server that listens at ``address``."""
        self.address = address

    def state(self) -> dict:
        """Return what the XBlock has stored of package and learner."""
        with urlopen(f"{self.address}/state") as answer:
            return json.load(answer)


@contextmanager
def imported(package: Path, folder: Path) -> Iterator[OpenEdx]:
    """Import a package as Studio does, and serve the learner's page."""
    if not (PYTHON.parents[1] / ".setup").exists():
        missing("the SCORM XBlock of Open edX")
    with subprocess.Popen([PYTHON, SERVER, package, folder], stdout=subprocess.PIPE, text=True) as server:
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            assert address, "the server has not started"
            yield OpenEdx(address)
        finally:
            server.terminate()
