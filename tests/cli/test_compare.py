"""``compare`` as authors meet it: a package that was built, a course that was edited since."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.cache import SHARED_CACHE
from support.courses import COURSE, QUIZ_LESSON, lesson, write_course
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.cli.main import main
from unites_mooc.model.settings import OutputSettings

TWO = "modules/01-first/02-two.md"
EDITED = QUIZ_LESSON.replace("{#read}", "{#reading}").replace(
    "- [ ] That one", "- [ ] Another\n- [ ] That one"
)
TWO_LANGUAGES = COURSE.replace("language: en\n", "language: en\nlanguages: [en, de]\n")


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def published(tmp_path: Path, course: str = COURSE, **options: tuple[str, ...]) -> Path:
    """Return the folder of an edition that was built from the sample course."""
    chosen = {"editions": ("public",), "targets": ("scorm12",), **options}
    root = write_course(tmp_path / "published", {"course/course.yaml": course})
    result = build(
        BuildOptions(root=root, out=tmp_path / "out", cache=SHARED_CACHE, **chosen),  # type: ignore[arg-type]
        lambda *_: None,
    )
    assert result.succeeded, result
    return tmp_path / "out/public"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return published(tmp_path) / "scorm/sample-public-en-scorm12.zip"


def test_an_unchanged_course_loses_nothing(package: Path, tmp_path: Path) -> None:
    expected = (0, "Compared with version 1.0.0: nothing is lost.\n", "")
    assert run("compare", package, tmp_path / "published") == expected
    assert run("compare", package.parents[2], tmp_path / "published") == expected
    with zipfile.ZipFile(package) as archive:
        assert b'<file href="outline.json"/>' in archive.read("imsmanifest.xml")


def test_what_is_lost_is_shown_with_its_line_and_counted(package: Path, tmp_path: Path) -> None:
    code, out, err = run("compare", package, write_course(tmp_path / "now", {TWO: EDITED}))
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f"{TWO}:7:1: error[renamed-id] Unit `read` (“Read”) looks renamed to `reading`: that "
        "learners have read it is lost.",
        "    7 | ## Read {#reading}",
        "      | ^",
        "    If it is the same, write its old id again: `read`. Titles may change, ids may not.",
        "",
        f"{TWO}:17:1: error[retyped-id] Question `right` (“Which is right?”) had 2 options and has 3 now: "
        "its answer and its points are lost.",
        "   17 | ### Which is right? {#right}",
        "      | ^",
        "    If it asks something else, give it an id of its own. If not, write it as it was.",
        "",
        "Compared with version 1.0.0: learners in mid-course lose 1 unit, 1 question; nothing else is lost.",
    ]


def test_programs_get_the_diagnostics(package: Path, tmp_path: Path) -> None:
    root = write_course(tmp_path / "now", {TWO: EDITED.replace("points=2", "points=3")})
    code, out, _ = run("compare", package, root, "--format", "json")
    assert code == 1
    found = json.loads(out)
    assert list(found[0]) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert [(item["severity"], item["code"], item["line"]) for item in found] == [
        ("error", "renamed-id", 7),
        ("error", "retyped-id", 17),
        ("hint", "changed-result", 25),
    ]
    assert json.loads(run("compare", package, root, "--format", "sarif")[1])["version"] == "2.1.0"


def test_hints_alone_are_no_failure(package: Path, tmp_path: Path) -> None:
    root = write_course(tmp_path / "now", {TWO: QUIZ_LESSON.replace("points=2", "points=3")})
    code, out, _ = run("compare", package, root)
    assert code == 0
    assert "hint[changed-result]" in out
    assert out.endswith("nothing is lost.\n")


def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    root = write_course(tmp_path / "now")
    (tmp_path / "a.zip").write_bytes(b"PK")
    for old in (tmp_path / "missing.zip", tmp_path / "a.zip", root):
        code, out, err = run("compare", old, root)
        assert (code, out) == (2, "")
        assert err


def test_a_course_with_errors_is_not_compared(package: Path, tmp_path: Path) -> None:
    code, out, err = run("compare", package, write_course(tmp_path / "now", {TWO: ""}))
    assert (code, out) == (1, "")
    assert "empty-file" in err
    assert "Not compared" in err


def test_a_report_keeps_the_outlines_of_languages_that_were_not_built_again(tmp_path: Path) -> None:
    folder = published(tmp_path, TWO_LANGUAGES)
    before = json.loads((folder / "build.json").read_text("utf-8"))["outlines"]
    assert set(before) == {"de", "en"}
    root = write_course(tmp_path / "published", {"course/course.yaml": TWO_LANGUAGES, TWO: EDITED})
    options = BuildOptions(
        root=root, out=tmp_path / "out", editions=("public",), languages=("en",), targets=("scorm12",)
    )
    assert build(options, lambda *_: None).succeeded
    after = json.loads((folder / "build.json").read_text("utf-8"))["outlines"]
    assert after["de"] == before["de"]
    assert after["en"] != before["en"]
    code, out, _ = run("compare", folder, root)
    assert code == 1
    assert "So it is in public/de." in out


def test_a_module_that_is_launched_alone_loses_what_leaves_it(tmp_path: Path) -> None:
    second = {
        "modules/02-second/module.yaml": "id: second\ntitle: The second module\n",
        "modules/02-second/03-three.md": lesson("## A unit {#unit}\n\nText.\n", id="three", title="Three"),
    }
    root = write_course(tmp_path / "published", second)
    options = BuildOptions(
        root=root,
        out=tmp_path / "out",
        editions=("public",),
        targets=("scorm12",),
        cache=SHARED_CACHE,
        settings=OutputSettings(sco="module"),
    )
    assert build(options, lambda *_: None).succeeded
    package = tmp_path / "out/public/scorm/sample-public-en-scorm12.zip"
    assert run("compare", package, root)[0] == 0

    moved = {**second, TWO: None, "modules/02-second/02-two.md": QUIZ_LESSON}
    code, out, _err = run("compare", package, write_course(tmp_path / "now", moved))
    assert code == 1
    assert "Lesson `two` (“Lesson two”) stands in another module now, which an LMS launches on its own" in out
