"""The set-up (tools/) installs what is missing, once, and says what a person has to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# A package manager that writes down how it was called and does what the test wants.
APT_GET = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "$LOG"
case "$*" in *broken*) exit 100 ;; esac
for word in "$@"; do : > "$INSTALLED/$word"; done
"""
APT_CACHE = """#!/bin/sh
case "$*" in *unheard-of*) exit 100 ;; esac
"""


@pytest.fixture
def setup_module(monkeypatch):
    """Import a module of the set-up by its name."""
    monkeypatch.syspath_prepend(ROOT / "tools")

    def load(name):
        return __import__(f"environment.{name}", fromlist=[name])

    return load


def write_command(folder, name, text):
    command = folder / name
    command.write_text(text)
    command.chmod(0o755)
    return command


class Machine:
    """A pretended Debian whose packages are files in a folder."""

    def __init__(self, folder):
        self.installed = folder / "installed"
        self.installed.mkdir()
        self.log = folder / "log"

    def calls(self):
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def debian(tmp_path, monkeypatch, setup_module):
    machine = Machine(tmp_path)
    commands = tmp_path / "bin"
    commands.mkdir()
    write_command(commands, "apt-get", APT_GET)
    write_command(commands, "apt-cache", APT_CACHE)
    monkeypatch.setenv("PATH", f"{commands}:{os.environ['PATH']}")
    monkeypatch.setenv("LOG", str(machine.log))
    monkeypatch.setenv("INSTALLED", str(machine.installed))
    packages = setup_module("packages")
    packages.refresh.cache_clear()
    monkeypatch.setattr(packages, "administrator", lambda: ())
    monkeypatch.setattr(packages.sys, "platform", "linux")
    yield machine
    packages.refresh.cache_clear()


@pytest.fixture
def need(setup_module, debian):
    def make(*names):
        return setup_module("needs").Need(
            what=f"the thing {names[0]}",
            is_met=lambda: any((debian.installed / name).exists() for name in names),
            debian=names,
            homebrew=f"{names[0]}-formula",
        )

    return make


def test_what_is_there_is_not_installed(setup_module, debian, need):
    (debian.installed / "pango").touch()
    setup_module("packages").provide([need("pango")])
    assert debian.calls() == []


def test_all_that_is_missing_is_installed_in_one_call(setup_module, debian, need):
    (debian.installed / "pango").touch()
    needs = [need("pango"), need("fonts"), need("unheard-of-new", "old-name")]
    setup_module("packages").provide(needs)
    update, install = debian.calls()
    assert update == "noninteractive update --quiet"
    assert install.startswith("noninteractive install --quiet --yes --no-install-recommends")
    assert install.endswith("fonts old-name")


def test_a_failed_installation_is_tried_twice(setup_module, debian, need):
    with pytest.raises(setup_module("report").ObstacleError, match="failed with status 100"):
        setup_module("packages").provide([need("broken")])
    assert [call.split()[1] for call in debian.calls()] == ["update", "install", "install"]


def test_without_rights_one_command_mends_all(setup_module, debian, need, monkeypatch):
    packages = setup_module("packages")
    monkeypatch.setattr(packages, "administrator", lambda: None)
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(packages.shutil, "which", lambda name: None if name == "sudo" else name)
    with pytest.raises(setup_module("report").ObstacleError) as raised:
        packages.provide([need("pango"), need("fonts")])
    assert raised.value.command == "su -c 'apt-get update && apt-get install pango fonts'"
    assert debian.calls() == []


def test_optional_things_are_installed_as_far_as_possible(setup_module, debian, need, capsys):
    setup_module("packages").provide_if_possible([need("broken"), need("gettext")])
    assert (debian.installed / "gettext").exists()
    said = capsys.readouterr().err
    assert "went on without the thing broken" in said
    assert "without the thing gettext" not in said


def test_on_a_mac_homebrew_installs(setup_module, debian, need, tmp_path, monkeypatch):
    packages = setup_module("packages")
    write_command(tmp_path / "bin", "brew", '#!/bin/sh\necho "brew $*" >> "$LOG"\n: > "$INSTALLED/pango"')
    monkeypatch.setattr(packages.sys, "platform", "darwin")
    packages.provide([need("pango")])
    assert debian.calls() == ["brew install pango-formula"]


@pytest.fixture
def environment(setup_module, tmp_path, monkeypatch):
    """The module of the virtual environment, at work in a folder of the test."""
    module = setup_module("virtual_environment")
    folder = tmp_path / ".venv"
    for name, path in {
        "ROOT": tmp_path,
        "FOLDER": folder,
        "PYTHON": folder / "bin" / "python",
        "STAMPS": folder / "setup",
        "UNFINISHED": folder / "setup" / "unfinished",
        "ORIGIN": folder / "setup" / "origin",
    }.items():
        monkeypatch.setattr(module, name, path)
    monkeypatch.setattr(module, "_create", lambda: create_environment(folder))
    (tmp_path / "requirements.lock").write_text("")
    return module


def create_environment(folder):
    """Make a virtual environment with a mere token of pip, which takes no time."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (pip,) = folder.glob("lib/python*/site-packages")
    (pip / "pip.py").touch()


@pytest.fixture
def installations(environment, monkeypatch):
    """The arguments of each call of pip, which is not really called."""
    calls = []
    monkeypatch.setattr(environment, "pip_install", lambda *arguments: calls.append(arguments))
    return calls


def test_a_lock_file_is_installed_once_until_it_changes(environment, installations, tmp_path):
    for _ in range(2):
        environment.provide("requirements.lock")
    lock = tmp_path / "requirements.lock"
    assert installations == [("--require-hashes", "--requirement", str(lock))]
    lock.write_text("# changed")
    environment.provide("requirements.lock")
    assert len(installations) == 2
    assert environment.is_whole()


def test_a_broken_off_installation_is_begun_anew(environment, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "pip_install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.provide("requirements.lock")
    assert not environment.is_whole()
    monkeypatch.setattr(environment, "pip_install", lambda *arguments: None)
    environment.provide("requirements.lock")
    assert environment.is_whole()


def test_an_environment_without_its_python_or_moved_is_made_anew(environment, installations, tmp_path):
    environment.provide("requirements.lock")
    for damage in (
        lambda: environment.PYTHON.unlink(),
        lambda: environment.ORIGIN.write_text("/another/folder/.venv\nPython 3.11\n"),
        lambda: shutil.rmtree(tmp_path / ".venv" / "lib"),
    ):
        damage()
        assert not environment.is_whole()
        environment.provide("requirements.lock")
        assert environment.is_whole()
    assert len(installations) == 4


@pytest.fixture
def find_python(tmp_path):
    """Run ``tools/setup`` with a PATH of the test's own; the rest of the set-up is a stub."""
    tools = tmp_path / "tools"
    commands = tmp_path / "bin"
    (tools / "environment").mkdir(parents=True)
    commands.mkdir()
    shutil.copy(ROOT / "tools" / "setup", tools)
    (tools / "environment" / "__main__.py").write_text("import sys; print(sys.argv[1:])")
    for name in ("sh", "dirname", "uname"):
        (commands / name).symlink_to(shutil.which(name))

    def run(pythons, **variables):
        for name, text in pythons.items():
            write_command(commands, name, f"#!/bin/sh\n{text}\n")
        return subprocess.run(
            ["sh", str(tools / "setup"), "course"],
            env={"PATH": str(commands), **variables},
            capture_output=True,
            check=False,
            text=True,
        )

    return run


GOOD_PYTHON = f'exec "{sys.executable}" "$@"'


def test_the_first_usable_python_is_taken(find_python):
    finished = find_python({"python3": "exit 1", "python3.14": "exit 127", "python3.12": GOOD_PYTHON})
    assert (finished.returncode, finished.stdout) == (0, "['course']\n")


def test_a_python_without_ensurepip_is_the_last_choice(find_python):
    incomplete = "echo /nowhere/python; exit 4"
    finished = find_python({"python3": incomplete, "python3.11": GOOD_PYTHON})
    assert finished.stdout == "['course']\n"


def test_without_a_python_a_command_is_named(find_python):
    finished = find_python({"python3": "exit 1"})
    assert finished.returncode == 3
    assert "install python3" in finished.stderr.splitlines()[-1]


def test_a_named_python_that_is_none_is_refused(find_python):
    finished = find_python({"python3": GOOD_PYTHON}, PYTHON="/no such/python")
    assert finished.returncode == 3
    assert "/no such/python is no Python 3.11" in finished.stderr


@pytest.mark.parametrize(
    ("system", "debian_has_it", "expected"),
    [("debian", True, "apt"), ("debian", False, "download"), ("ubuntu", True, "download")],
)
def test_where_the_browser_comes_from(setup_module, monkeypatch, system, debian_has_it, expected):
    browser = setup_module("browser")
    came_from = []
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "DEBIAN_CHROMIUM", Path("/no/chromium"))
    monkeypatch.setattr(browser.platform, "freedesktop_os_release", lambda: {"ID": system})
    monkeypatch.setattr(browser.packages, "uses_apt", lambda: True)
    monkeypatch.setattr(browser.packages, "administrator", lambda: ())
    monkeypatch.setattr(browser.packages, "refresh", lambda: None)
    monkeypatch.setattr(browser.packages, "is_known", lambda name: debian_has_it)
    monkeypatch.setattr(browser.packages, "install_debian_package", lambda name: came_from.append("apt"))
    monkeypatch.setattr(browser, "_is_downloaded", lambda: False)
    monkeypatch.setattr(browser, "_download", lambda: came_from.append("download"))
    browser.provide_if_possible()
    assert came_from == [expected]


def test_no_lock_file_names_a_host():
    for name in ("requirements.lock", "requirements-dev.lock", "tests/judges/package-lock.json"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), name
