"""The SCORM XBlock of Open edX (``openedx-scorm-xblock`` on PyPI): its own import, scripts and handlers.

It needs Django and XBlock, which nothing else here does, so it runs in a Python of its own, named by
``UNITES_XBLOCK_PYTHON``; without one the tests are skipped. ``server.py`` runs there.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

PYTHON = "UNITES_XBLOCK_PYTHON"
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
    python = os.environ.get(PYTHON)
    if not python:
        pytest.skip(
            f"the SCORM XBlock is missing: python3 -m venv xblock && xblock/bin/pip install "
            f"openedx-scorm-xblock django, then set {PYTHON}=xblock/bin/python"
        )
    with subprocess.Popen([python, SERVER, package, folder], stdout=subprocess.PIPE, text=True) as server:
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            assert address, "the server has not started"
            yield OpenEdx(address)
        finally:
            server.terminate()
