"""Every test of packages runs for each version of SCORM that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from support.packages import sample_package

VERSIONS = ("scorm12", "scorm2004")


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Each version's package of the sample course, built once."""
    return cache(lambda version: sample_package(version, tmp_path_factory.mktemp(version)))


@pytest.fixture
def package(version: str, packages: Callable[[str], Path]) -> Path:
    """The sample course: a lesson to read, one with a quiz of two questions and three points."""
    return packages(version)
