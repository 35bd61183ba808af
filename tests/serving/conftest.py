"""A platform that answers for a test: packages are built once a run, the run-time comes from the judges."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from judges.availability import require_npm_file
from support.packages import sample_package
from unites_mooc.serving.lms.packages import Package, open_package
from unites_mooc.serving.lms.runtime import FILES, NAME, VERSION
from unites_mooc.serving.server import listen, url

VERSIONS = ("scorm12", "scorm2004")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache folder in which the run-time is already."""
    folder = tmp_path / "cache"
    (folder / f"{NAME}-{VERSION}").mkdir(parents=True)
    for name in FILES:
        shutil.copy(require_npm_file(f"scorm-again/dist/{name}"), folder / f"{NAME}-{VERSION}")
    return folder


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample course for SCORM 1.2 and 2004."""
    return [sample_package(version, tmp_path_factory.mktemp(version)) for version in VERSIONS]


@pytest.fixture
def packages(archives: list[Path], tmp_path: Path) -> list[Package]:
    opened = []
    for archive in archives:
        folder = tmp_path / archive.stem
        folder.mkdir()
        opened.append(open_package(archive, folder))
    return opened


@pytest.fixture
def platform(cache: Path) -> Iterator[Callable[..., str]]:
    """Serve packages: ``platform(packages)`` returns the address of the page."""
    import uvicorn

    from unites_mooc.serving.lms.app import application

    running = []

    def start(packages: list[Package]) -> str:
        listening = listen("127.0.0.1", 0)
        app = application(packages, cache / f"{NAME}-{VERSION}", "127.0.0.1")
        server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        running.append((server, thread, listening))
        return url(listening)

    yield start
    for server, thread, listening in running:
        server.should_exit = True
        thread.join()
        listening.close()
