"""Every file of tests is run: pytest passes over some names of folders without a word."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    patterns = pytestconfig.getini("norecursedirs")
    folders = {
        name
        for path in TESTS.rglob("test_*.py")
        if "node_modules" not in path.parts
        for name in path.relative_to(TESTS).parts[:-1]
    }
    assert "build" in folders
    assert [name for name in sorted(folders) if any(fnmatch(name, pattern) for pattern in patterns)] == []
