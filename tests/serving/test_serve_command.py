"""``serve`` as authors meet it: what it says where it cannot serve, and how it ends."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from support.built import PROJECT
from support.courses import COURSE, LESSON, write_course
from unites_mooc.cli.main import main
from unites_mooc.cli.serve_command import _edition, _packages
from unites_mooc.model.settings import Sco
from unites_mooc.serving.lms.runtime import FILES, NAME, VERSION, runtime
from unites_mooc.serving.problems import ServingError


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["serve", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for an npm of the test's own, which is the only one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder / "npm"


def write_npm(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "unites_mooc.serving.server.find_spec", lambda name: None if name == "uvicorn" else find(name)
    )
    code, _, err = run("--lms", write_course(tmp_path))
    assert code == 3
    assert err.startswith("error[server-missing] The web server is not installed: uvicorn cannot be found.")
    assert 'pip install "unites-mooc[serve]"' in err


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = run("--lms", "--port", str(port), write_course(tmp_path))
    assert code == 2
    assert f"error[address-unusable] Port {port} of 127.0.0.1 is taken by another program." in err
    assert "--port 0" in err


def test_an_address_of_another_machine_is_named(tmp_path: Path) -> None:
    code, _, err = run("--lms", "--host", "192.0.2.1", write_course(tmp_path))
    assert code == 2
    assert "error[address-unusable] 192.0.2.1, port 8765, cannot be listened on" in err


def test_without_npm_the_run_time_can_be_put_there(npm: Path, tmp_path: Path) -> None:
    code, out, err = run("--lms", "--port", "0", write_course(tmp_path / "course"))
    assert (code, out) == (3, "")
    assert err.startswith(
        f"error[run-time-missing] The SCORM run-time {NAME} {VERSION} is not there: "
        "npm, which fetches it, is not installed."
    )
    assert "sudo apt-get install npm" in err
    assert "brew install node" in err
    assert f"`{tmp_path}/cache/unites-mooc/{NAME}-{VERSION}`" in err


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'npm error network' >&2; exit 1", "npm could not fetch it (npm error network)"),
        (f"/bin/echo x > {NAME}-{VERSION}.tgz", "could not be kept"),
    ],
)
def test_a_failing_npm_is_quoted(npm: Path, tmp_path: Path, script: str, reason: str) -> None:
    write_npm(npm, script)
    with pytest.raises(ServingError) as raised:
        runtime(tmp_path / "cache")
    assert reason in raised.value.diagnostic.message
    assert raised.value.status == 3


def packed(tmp_path: Path, cache: Path, changed: bytes = b"") -> Path:
    """Return an archive as npm packs it."""
    import io
    import tarfile

    archive = tmp_path / "packed.tgz"
    with tarfile.open(archive, "w:gz") as members:
        for name in FILES:
            data = (cache / f"{NAME}-{VERSION}" / name).read_bytes() + changed
            info = tarfile.TarInfo(f"package/dist/{name}")
            info.size = len(data)
            members.addfile(info, io.BytesIO(data))
    return archive


def test_what_npm_fetches_is_kept_and_not_fetched_again(npm: Path, tmp_path: Path, cache: Path) -> None:
    write_npm(npm, f"/bin/cp {packed(tmp_path, cache)} {NAME}-{VERSION}.tgz")
    folder = runtime(tmp_path / "empty")
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    npm.unlink()
    assert runtime(tmp_path / "empty") == folder


def test_another_run_time_than_the_known_one_is_refused(npm: Path, tmp_path: Path, cache: Path) -> None:
    write_npm(npm, f"/bin/cp {packed(tmp_path, cache, b'//')} {NAME}-{VERSION}.tgz")
    with pytest.raises(ServingError, match="other contents than it must have"):
        runtime(tmp_path / "empty")
    next((cache / f"{NAME}-{VERSION}").iterdir()).write_text("changed", "utf-8")
    with pytest.raises(ServingError):
        runtime(cache)


def test_a_course_with_errors_is_not_served(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unites_mooc.build.memo.default_cache_folder", lambda: cache)
    root = write_course(tmp_path / "course", {"modules/01-first/01-one.md": ""})
    code, out, err = run("--lms", "--port", "0", root)
    assert (code, out) == (1, "")
    assert "empty-file" in err
    assert "Not built: 1 error." in err
    code, _, err = run("--lms", "--port", "0", "--edition", "none", write_course(tmp_path / "good"))
    assert (code, err) == (
        2,
        "Reading\nunites-mooc: There is no edition `none`. Known: public, pilot, facilitator.\n",
    )


@pytest.mark.parametrize(("sco", "launched"), [("course", 1), ("module", 2)])
def test_a_platform_launches_what_was_asked_for(
    sco: Sco, launched: int, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unites_mooc.build.memo.default_cache_folder", lambda: cache)
    second = {
        "modules/02-second/module.yaml": "id: second\ntitle: The second\n",
        "modules/02-second/01-three.md": LESSON.replace("id: one", "id: three"),
    }
    root = write_course(tmp_path / "course", second)
    with _packages(root, None, None, sco) as packages:
        assert [len(package.scos) for package in packages] == [launched, launched]


def test_a_package_has_one_edition_and_one_language(
    archives: list[Path], tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unites_mooc.build.memo.default_cache_folder", lambda: cache)
    code, _, err = run("--lms", "--port", "0", "--lang", "en", archives[0])
    assert code == 2
    assert "leave out --edition, --lang and --sco" in err
    (tmp_path / "a.zip").write_bytes(b"PK")
    code, _, err = run("--lms", "--port", "0", tmp_path / "a.zip")
    assert code == 2
    assert "is no package, or a damaged one" in err


def test_the_first_edition_that_is_published_as_a_package_is_shown(tmp_path: Path) -> None:
    assert _edition(write_course(tmp_path / "a")) == "public"
    swapped = COURSE.replace("public: [site, scorm12, scorm2004]", "public: [site]")
    other = swapped.replace("pilot: [site]", "pilot: [site, scorm2004]")
    assert _edition(write_course(tmp_path / "b", {"course/course.yaml": other})) == "pilot"
    assert _edition(write_course(tmp_path / "c", {"course/course.yaml": swapped})) == "public"
    assert _edition(write_course(tmp_path / "d", {"course/course.yaml": "id: ["})) == ""


def test_it_serves_a_package_and_ends_with_ctrl_c(archives: list[Path], cache: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    cache.rename(tmp_path / "home/unites-mooc")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "unites_mooc", "serve", "--lms", "--port", "0", str(archives[1])]
    environment = {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "PYTHONUNBUFFERED": "1",
        "TMPDIR": str(temporary),
        "XDG_CACHE_HOME": str(tmp_path / "home"),
    }
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        lines = [process.stdout.readline(), process.stdout.readline()]
        assert lines[0] == f"{archives[1].name}\n"
        address = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/) in a browser\. Ctrl-C ends\.\n", lines[1])
        assert address
        with urlopen(address[1]) as answer:
            assert b"A look as an LMS" in answer.read()
        assert list(temporary.iterdir())
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=20)
    assert (process.returncode, rest) == (0, "Ended. What was built for looking is gone again.\n")
    assert list(temporary.iterdir()) == []


def test_the_run_time_is_the_one_of_the_tests() -> None:
    judges = json.loads((PROJECT / "tests/judges/package.json").read_text("utf-8"))
    assert judges["dependencies"][NAME] == VERSION
