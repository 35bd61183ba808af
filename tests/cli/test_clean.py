"""``clean`` removes what the tool wrote, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.courses import write_course
from unites_mooc.cli.main import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_build_goes_and_the_sources_stay(tmp_path: Path) -> None:
    root = write_course(tmp_path, {})
    assert run("build", root, "--edition", "pilot").exit_code == 0
    before = sorted(path for path in root.rglob("*") if "build" not in path.parts)
    result = run("clean", root)
    assert (result.exit_code, result.stdout) == (0, f"Removed: {root / 'build'}\n")
    assert sorted(root.rglob("*")) == before
    assert run("clean", root).stdout == f"Nothing to remove: there is no {root / 'build'}.\n"


def test_what_the_tool_did_not_write_is_left_alone(tmp_path: Path) -> None:
    root = write_course(tmp_path, {"build/mine.txt": "Mine.\n"})
    assert "which unites-mooc did not write" in run("clean", root).stdout
    assert (root / "build/mine.txt").exists()
    link = write_course(tmp_path / "other", {})
    assert run("build", link, "--edition", "pilot", "--out", tmp_path / "elsewhere").exit_code == 0
    (link / "build").symlink_to(tmp_path / "elsewhere")
    run("clean", link)
    assert (tmp_path / "elsewhere/pilot").exists()


def test_the_cache_goes_when_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    root = write_course(tmp_path / "course", {})
    run("build", root, "--edition", "pilot")
    folder = tmp_path / "caches/unites-mooc"
    (folder / "scorm-again").mkdir()
    run("clean", root)
    assert len(list(folder.iterdir())) > 1
    assert f"Removed: what was remembered in {folder}" in run("clean", root, "--cache").stdout
    assert [path.name for path in folder.iterdir()] == ["scorm-again"]
    assert (tmp_path / "caches").exists()
