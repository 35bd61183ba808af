"""Every test of packages runs for each version of SCORM that it asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.packages import sample_package

VERSIONS = ("scorm12", "scorm2004")


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def package(version: str, tmp_path: Path) -> Path:
    """The sample course: a lesson to read, one with a quiz of two questions and three points."""
    return sample_package(version, tmp_path)
