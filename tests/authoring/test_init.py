"""The first course: it builds, it has no flaw, and making it never harms what is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.built import PROJECT
from support.cache import SHARED_CACHE
from support.flaws import flaws
from unites_mooc.authoring import writing
from unites_mooc.authoring.kinds import KINDS
from unites_mooc.authoring.outline import outline
from unites_mooc.build.pipeline import BuildOptions, build, read_course
from unites_mooc.cli.main import main


def init(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["init", *map(str, arguments)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_has_no_flaw_and_says_what_to_do_next(tmp_path: Path) -> None:
    root = tmp_path / "my course"
    code, out, err = init(root)
    assert (code, err) == (0, "")
    assert flaws(root, hints=True) == []
    commands = [line.strip() for line in out.splitlines() if line.startswith("  ")]
    assert [command.split()[1] for command in commands] == ["build", "new", "check"]
    assert all(command.endswith(f"'{root}'") for command in commands)


def test_it_builds_in_every_target(tmp_path: Path) -> None:
    init(tmp_path / "c")
    result = build(
        BuildOptions(root=tmp_path / "c", out=tmp_path / "out", jobs=2, cache=SHARED_CACHE), lambda *_: None
    )
    assert result.succeeded
    built = files(tmp_path / "out")
    for name in ("public/site/index.html", "facilitator/site/en/write-a-lesson/one-question.html"):
        assert name in built
    assert [name for name in built if name.startswith("public/scorm/")] == [
        "public/scorm/c-public-en-scorm12.zip",
        "public/scorm/c-public-en-scorm2004.zip",
    ]
    assert "public/pdf/en/worksheets/lesson-plan.pdf" in built


def test_its_lessons_take_what_they_say(tmp_path: Path) -> None:
    init(tmp_path / "c")
    course, _ = read_course(tmp_path / "c")
    assert course is not None
    for module in outline(course).modules:
        for lesson in module.lessons:
            assert abs(lesson.minutes - lesson.computed_minutes) <= 1, lesson.path
            assert all(1.5 <= unit.minutes <= 7 for unit in lesson.units), lesson.path


@pytest.mark.parametrize(
    ("title", "name", "line"),
    [
        ("Safe on the quay", "safe-on-the-quay", "title: Safe on the quay"),
        ("Ask: who, when & why?", "ask-who-when-why", 'title: "Ask: who, when & why?"'),
        ('The "new" rules', "the-new-rules", "title: 'The \"new\" rules'"),
        ("Η πόλη $id", "i-poli-id", 'title: "Η πόλη $id"'),
        ("yes", "yes", 'title: "yes"'),
        ("مقدمة", "c", "title: مقدمة"),
    ],
)
def test_title_and_id(title: str, name: str, line: str, tmp_path: Path) -> None:
    assert init(tmp_path / "c", "--title", title)[0] == 0
    text = (tmp_path / "c/course/course.yaml").read_text("utf-8").splitlines()
    assert f"id: {name}" in text
    assert line in text
    course, _ = read_course(tmp_path / "c")
    assert course is not None
    assert course.meta.title == title


def test_another_language(tmp_path: Path) -> None:
    code, out, _ = init(tmp_path / "c", "--language", "pt-BR")
    assert code == 0
    assert "in English" in out
    course, _ = read_course(tmp_path / "c")
    assert course is not None
    assert course.meta.language == "pt-BR"


@pytest.mark.parametrize(
    "arguments",
    [["--language", "English"], ["--title", "  "], ["--title", "a\x07b"]],
)
def test_wrong_options_make_nothing(arguments: list[str], tmp_path: Path) -> None:
    code, _, err = init(tmp_path / "c", *arguments)
    assert code == 2
    assert err.startswith("unites-mooc: ")
    assert not (tmp_path / "c").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    code, _, err = init(tmp_path)
    assert code == 2
    assert "is not empty: it holds `mine.txt`" in err
    assert files(tmp_path) == ["mine.txt"]
    code, _, err = init(tmp_path / "mine.txt")
    assert code == 2
    assert "is a file" in err


def test_an_empty_folder_or_a_fresh_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert init(".")[0] == 0
    assert (Path() / "course/course.yaml").is_file()
    assert init(".")[0] == 2


def test_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: Path, folder: Path) -> None:
        (folder / "schemas").mkdir()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_move_all", fail)
    code, _, err = init(tmp_path / "deep" / "course")
    assert code == 2
    assert "No space left on device" in err
    assert list(tmp_path.iterdir()) == []


def test_what_was_moved_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail_late(path: Path, target: Path) -> Path:
        if path.name == "modules":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(Path, "rename", fail_late)
    assert init(tmp_path)[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == [".git"]


def test_an_editor_finds_a_schema_for_every_yaml_file(tmp_path: Path) -> None:
    init(tmp_path / "c")
    settings = json.loads((tmp_path / "c/.vscode/settings.json").read_text())["yaml.schemas"]
    root = tmp_path / "c"
    matched = {path for pattern in settings.values() for path in root.glob(pattern)}
    assert matched == set(root.rglob("*.yaml"))
    assert all((root / schema).is_file() for schema in settings)
    assert sorted(path.stem for path in (root / "schemas").iterdir()) == sorted(KINDS)


def test_no_course_begins_among_the_sources_of_another(tmp_path: Path) -> None:
    init(tmp_path / "c")
    code, *said = init(tmp_path / "c" / "modules" / "new")
    assert code == 2
    assert "stands among the sources of the course `c`" in "".join(map(str, said))
    assert not (tmp_path / "c/modules/new").exists()


def test_the_wheel_holds_the_first_course(tmp_path: Path) -> None:
    import subprocess
    import sys
    import zipfile

    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    own = PROJECT / "unites_mooc" / "authoring"
    wanted = {path.relative_to(PROJECT).as_posix() for path in own.rglob("*") if path.is_file()}
    assert {name for name in wanted if "__pycache__" not in name} <= packed
