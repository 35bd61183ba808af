"""The command line as its users meet it: what it prints, and how it exits."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.built import PROJECT
from support.cache import SHARED_CACHE
from support.courses import COURSE, lesson, write_course
from unites_mooc import __version__
from unites_mooc.cli.main import COMMANDS, main


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_version_and_help() -> None:
    assert run("--version") == (0, f"unites-mooc, version {__version__}\n", "")
    code, out, _ = run("--help")
    assert code == 0
    assert all(command in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.startswith(f"Usage: main {command}")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from unites_mooc.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "names = {'yaml', 'pydantic', 'markdown_it', 'jinja2', 'weasyprint', 'rich', 'lxml'}\n"
        "assert not names & set(sys.modules), names & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)


def test_check_of_a_good_course(tmp_path: Path) -> None:
    assert run("check", write_course(tmp_path)) == (0, "Checked: no flaws.\n", "")


def test_check_prints_place_severity_code_message_and_hint(tmp_path: Path) -> None:
    root = write_course(tmp_path, {"modules/01-first/01-one.md": lesson("## A {#a}\n\n:::{tipp}\n:::\n")})
    code, out, _ = run("check", root)
    assert code == 1
    assert out.splitlines() == [
        "modules/01-first/01-one.md:9:1: error[unknown-directive] `{tipp}` is not a directive.",
        "    9 | :::{tipp}",
        "      | ^",
        "    Did you mean `tip`?",
        "",
        "Checked: 1 error.",
    ]


def test_check_as_json(tmp_path: Path) -> None:
    root = write_course(tmp_path, {"modules/01-first/01-one.md": lesson("## A {#a}\n\n<b>x</b>\n")})
    code, out, _ = run("check", root, "--format", "json")
    assert code == 0
    (item,) = json.loads(out)
    assert list(item) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert (item["path"], item["line"], item["column"]) == ("modules/01-first/01-one.md", 9, 1)
    assert (item["severity"], item["code"]) == ("warning", "raw-html")
    assert run("check", root, "--format", "json", "--strict")[0] == 1


def test_check_for_a_code_host(tmp_path: Path) -> None:
    root = write_course(tmp_path, {"modules/01-first/01-one.md": ""})
    _, out, _ = run("check", root, "--format", "github")
    expected = "::error file=modules/01-first/01-one.md,line=1,col=1,title=empty-file::"
    assert out.startswith(expected)


def test_build_says_what_it_wrote(tmp_path: Path) -> None:
    root = write_course(tmp_path / "ein Kürs")
    arguments = ["build", root, "--target", "site", "--cache", SHARED_CACHE]
    code, out, err = run(*arguments)
    assert code == 0
    assert re.search(r"public: \d+ files, 0 of them unchanged", out)
    assert "Built: no flaws." in out
    assert "Edition public" in err
    assert (root / "build/public/site/en/index.html").is_file()
    _, again, _ = run(*arguments)
    assert re.search(r"public: (\d+) files, \1 of them unchanged", again)


def test_a_course_with_errors_is_not_built(tmp_path: Path) -> None:
    root = write_course(tmp_path, {"modules/01-first/01-one.md": ""})
    code, _, err = run("build", root)
    assert code == 1
    assert "empty-file" in err
    assert "Not built: 1 error." in err
    assert not (root / "build").exists()


def test_a_folder_without_a_course(tmp_path: Path) -> None:
    for command in ("build", "check", "outline"):
        code, out, err = run(command, tmp_path)
        assert code == 1
        assert "missing-course" in out + err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--edition", "nope"],
        ["--lang", "xx"],
        ["--target", "epub"],
        ["--jobs", "0"],
        ["--cache", "x", "--no-cache"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    code, _, err = run("build", root, *arguments)
    assert code == 2
    assert err
    assert not (root / "build").exists()


def test_a_foreign_output_folder_exits_with_2(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x").touch()
    code, _, err = run("build", root, "--out", tmp_path / "mine")
    assert code == 2
    assert "did not write" in err


@pytest.mark.parametrize(
    "course",
    [
        COURSE.replace("scorm2004]", "pdf]"),
        COURSE.replace("[site, scorm12, scorm2004]", "[site]") + "base_url: https://example.org/\n",
    ],
    ids=["documents", "pictures of links"],
)
def test_a_machine_without_pango_exits_with_3(
    course: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unites_mooc.build import environment, pipeline

    finding = environment.Finding("Pango", False, "cannot load library", "apt-get install -y libpango")
    monkeypatch.setattr(pipeline, "pango", lambda: finding)
    root = write_course(tmp_path / "c", {"course/course.yaml": course})
    code, _, err = run("build", root, "--cache", SHARED_CACHE)
    assert code == 3
    assert "Mend it with: apt-get install -y libpango" in err
    assert not (root / "build").exists()


def test_the_report(tmp_path: Path) -> None:
    root = write_course(tmp_path / "c")
    report = tmp_path / "report.json"
    run("build", root, "--edition", "public", "--report", report, "--cache", SHARED_CACHE)
    content = json.loads(report.read_text())
    assert set(content["editions"]) == {"public"}
    assert content["texts_read"] is not None
    assert set(content["editions"]["public"]) == {"written", "linked", "pages", "tasks"}
    assert run("build", root, "--report", tmp_path / "no" / "report.json")[0] == 2


def test_outline(tmp_path: Path) -> None:
    code, out, _ = run("outline", write_course(tmp_path))
    assert code == 0
    assert out.splitlines() == [
        "A sample course",
        "",
        "                                                declared   counted  words points",
        "1 The first module                                10 min   1.0 min      4      3",
        "  1.1 Lesson one                                   5 min   0.0 min      2      0",
        "      A unit                                               0.0 min      2",
        "  1.2 Lesson two                                   5 min   1.0 min      2      3",
        "      Read                                                 0.0 min      2",
        "      Answer                                               1.0 min      0      3",
        "",
        "Whole course                                      10 min   1.0 min      4      3",
    ]


def test_outline_as_json(tmp_path: Path) -> None:
    _, text, _ = run("outline", write_course(tmp_path), "--format", "json")
    course = json.loads(text)
    assert (course["minutes"], course["computed_minutes"], course["points"]) == (10, 1.0, 3)
    (module,) = course["modules"]
    assert [item["id"] for item in module["lessons"]] == ["one", "two"]
    assert module["lessons"][1]["points"] == 3
    assert module["lessons"][1]["units"][1] == {
        "id": "answer",
        "title": "Answer",
        "minutes": 1.0,
        "words": 0,
        "points": 3,
    }


def test_outline_of_an_edition(tmp_path: Path) -> None:
    title = "'For pilots, with a title that is far too long to fit'"
    tagged = lesson("## A {#a}\n\nx\n", title=title, only="[pilot]")
    root = write_course(tmp_path, {"modules/01-first/01-one.md": tagged})
    _, everything, _ = run("outline", root)
    assert "  1.1 For pilots, with a title that is… [pilot]    5 min" in everything
    assert max(map(len, everything.splitlines())) <= 80
    _, public, _ = run("outline", root, "--edition", "public")
    assert public.startswith("A sample course (edition public)")
    assert "For pilots" not in public
    assert run("outline", root, "--edition", "pilto")[::2] == (
        2,
        "unites-mooc: There is no edition `pilto`. Did you mean `pilot`?\n",
    )


def test_outline_of_a_course_with_flaws(tmp_path: Path) -> None:
    files = {"course/course.yaml": COURSE.replace("title", "titel", 1), "modules/01-first/01-one.md": "x"}
    root = write_course(tmp_path, files)
    code, out, err = run("outline", root)
    assert code == 1
    assert "1.1 01-one" in out
    assert "1.2 Lesson two" in out
    assert "`check` names them" in err
    code, out, err = run("outline", root, "--edition", "public")
    assert (code, out) == (1, "")
    assert "editions are not known" in err


def test_doctor() -> None:
    code, out, _ = run("doctor")
    assert code == 0
    assert "Python" in out
    assert "Pango" in out


def test_the_current_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_course(tmp_path))
    assert run("check")[0] == 0


def test_it_runs_as_a_module_without_a_terminal() -> None:
    command = [sys.executable, "-m", "unites_mooc", "check", str(PROJECT), "--strict"]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "TERM": "dumb"}
    )
    assert done.stdout == "Checked: no flaws.\n"


@pytest.mark.parametrize(
    ("arguments", "version", "inline"),
    [
        ([], "2004 4th Edition", True),
        (["--scorm2004", "3rd"], "2004 3rd Edition", True),
        (["--preset", "moodle"], "2004 4th Edition", True),
        (["--preset", "ilias"], "2004 4th Edition", False),
    ],
)
def test_presets_and_options_shape_the_packages(
    arguments: list[str], version: str, inline: bool, tmp_path: Path
) -> None:
    root = write_course(tmp_path / "course")
    code, _out, err = run("build", root, "--edition", "public", "--target", "scorm2004", *arguments)
    assert code == 0, err
    with zipfile.ZipFile(root / "build/public/scorm/sample-public-en-scorm2004.zip") as archive:
        manifest = archive.read("imsmanifest.xml").decode()
    assert f"<schemaversion>{version}</schemaversion>" in manifest
    assert ("<lom" in manifest) == inline


def test_modules_alone_do_not_fit_an_lms_with_one_state(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    code, _out, err = run("build", root, "--sco", "module", "--preset", "openedx")
    assert code == 2
    assert "Open edX keeps one state and one status for a whole package" in err
    assert not (root / "build").exists()
