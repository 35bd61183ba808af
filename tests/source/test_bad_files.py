"""Files that cannot be read, that stand in a wrong place or have a wrong name, and missing ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, LESSON, MODULE, QUIZ_LESSON, lesson, write_course
from support.flaws import flaws
from unites_mooc.build.reading import read_course
from unites_mooc.source.folder import decode

ONE = "modules/01-first/01-one.md"


def test_no_course(tmp_path: Path) -> None:
    assert flaws(tmp_path) == ["course/course.yaml:1 missing-course"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("c/course", "Run the command one folder further up"),
        ("c/modules/01-first", "Run the command 2 folders further up"),
        (".", "There is one in the folder `c`"),
        ("empty", "Name the folder that holds `course` and `modules`"),
        ("flat", "Move `course.yaml` into a folder `course`"),
    ],
)
def test_where_the_course_is(place: str, expected: str, tmp_path: Path) -> None:
    write_course(tmp_path / "c")
    (tmp_path / "empty").mkdir()
    (tmp_path / "flat").mkdir()
    (tmp_path / "flat/course.yaml").write_text(COURSE)
    _course, (flaw, *_more) = read_course(tmp_path / place)
    assert flaw.hint.startswith(expected)


CASES: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "empty file": ({ONE: ""}, [f"{ONE}:1 empty-file"]),
    "blank file": ({ONE: " \n\n"}, [f"{ONE}:1 empty-file"]),
    "binary": ({ONE: LESSON.encode() + b"\x00\x01"}, [f"{ONE}:10 binary-file"]),
    "invalid UTF-8": ({ONE: LESSON.replace("Some", "S\xf6me").encode("latin-1")}, [f"{ONE}:9 invalid-utf8"]),
    "byte-order mark": ({ONE: b"\xef\xbb\xbf" + LESSON.encode()}, [f"{ONE}:1 byte-order-mark"]),
    "Windows line ends": ({ONE: LESSON.replace("\n", "\r\n")}, [f"{ONE}:1 windows-line-ends"]),
    "too large": ({ONE: LESSON + "x" * 5_000_000}, [f"{ONE}:1 file-too-large"]),
    "a module without metadata": (
        {"modules/01-first/module.yaml": None},
        ["modules/01-first/module.yaml:1 missing-module"],
    ),
    "a folder of worksheets without metadata": (
        {"modules/02-x/worksheets/w.md": "---\nid: w\ntitle: W\npurpose: P\n---\n\nx\n"},
        ["modules/02-x/module.yaml:1 missing-module"],
    ),
    "a folder without anything to read": ({"modules/02-x/media/a.txt": "x"}, []),
    "a file that nothing reads": (
        {"modules/01-first/more/notes.md": LESSON},
        ["modules/01-first/more/notes.md:1 ignored-file"],
    ),
    "a course file by another name": (
        {"course/course.yaml": None, "course/Course.yml": COURSE},
        ["course/course.yaml:1 missing-course"],
    ),
    "a module file by another name": (
        {"modules/01-first/module.yaml": None, "modules/01-first/Module.yaml": MODULE},
        ["modules/01-first/module.yaml:1 missing-module"],
    ),
    "a module file that is nearly right": (
        {"modules/01-first/module.yaml": None, "modules/01-first/modul.yaml": MODULE},
        ["modules/01-first/module.yaml:1 missing-module"],
    ),
    "UTF-16": ({ONE: LESSON.encode("utf-16")}, [f"{ONE}:1 invalid-utf8"]),
    "a document of an office program": ({ONE: b"PK\x03\x04\x14\x00"}, [f"{ONE}:1 binary-file"]),
    "files of office programs": (
        {
            "modules/01-first/03-three.docx": b"PK",
            "modules/01-first/media/form.docx": b"PK",
            "course/x.bib": "@",
        },
        ["course/x.bib:1 ignored-file", "modules/01-first/03-three.docx:1 ignored-file"],
    ),
    "sources with other endings": (
        {
            "course/glossary.yml": "- x\n",
            "course/cases/x.markdown": LESSON,
            "modules/01-first/03-three.txt": LESSON,
            "modules/01-first/Worksheet/w.MD": LESSON,
            "modules/01-first/media/notes.txt": "x",
        },
        [
            "course/cases/x.markdown:1 ignored-file",
            "course/glossary.yml:1 ignored-file",
            "modules/01-first/03-three.txt:1 ignored-file",
            "modules/01-first/Worksheet/w.MD:1 ignored-file",
        ],
    ),
    "sources outside their folder": (
        {"modules/03-three.md": LESSON, "modules/module.yaml": MODULE, "course/about.md": LESSON},
        [
            "course/about.md:1 ignored-file",
            "modules/03-three.md:1 ignored-file",
            "modules/module.yaml:1 ignored-file",
        ],
    ),
    "a folder in capitals": (
        {path.replace("modules", "Modules"): LESSON for path in (ONE,)}
        | dict.fromkeys((ONE, "modules/01-first/module.yaml", "modules/01-first/02-two.md")),
        ["Modules:1 ignored-file", "course/course.yaml:8 pass-without-quiz"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_flaws_of_files_are_named(name: str, tmp_path: Path) -> None:
    files, expected = CASES[name]
    found = flaws(write_course(tmp_path, files), hints="mark" in name or "Windows" in name)
    assert sorted(found) == sorted(expected)


def test_windows_line_ends_are_named_once_in_a_course(tmp_path: Path) -> None:
    two, module = "modules/01-first/02-two.md", "modules/01-first/module.yaml"
    ends = {ONE: LESSON, two: QUIZ_LESSON, module: MODULE}
    files: dict[str, str | bytes | None] = {path: text.replace("\n", "\r\n") for path, text in ends.items()}
    (flaw,) = read_course(write_course(tmp_path / "a", files))[1]
    assert flaw.message.endswith("; they were read as plain ones. So it is in 2 other files.")
    files[ONE] = lesson("## A {#a}\n\nText.\n", allow="[windows-line-ends]").replace("\n", "\r\n")
    (flaw,) = read_course(write_course(tmp_path / "b", files))[1]
    assert flaw.message.endswith("So it is in another file.")
    assert flaw.span.path == two


UP = "`modules/01-first/03-x.md`; working aids go to `worksheets`."
RENAMED = {
    "course/course.yml": "There is a file `course/course.yaml`: move what it lacks, and delete this one.",
    "course/Glossary.yaml": "Rename it to `course/glossary.yaml`.",
    "course/case/x.txt": "Rename it to `course/cases/x.md`.",
    "modules/glossary.yaml": "Rename it to `course/glossary.yaml`.",
    "modules/01-first/worksheet/w.md": "Rename it to `modules/01-first/worksheets/w.md`.",
    "modules/04-four.md": "Put it into the folder of a module: `modules/01-name/04-four.md`.",
    "modules/01-first/lessons/03-x.md": f"Move it up: {UP}",
    "modules/01-first/03-x/Index.md": f"Move it up: {UP}",
    "modules/module.yaml": "Put it into the folder of its module: `modules/01-name/module.yaml`.",
    "03-three.md": "Put it into the folder of a module: `modules/01-name/03-three.md`.",
    "References.yml": "Move it to `course/references.yaml`.",
    "course.yaml": "There is a file `course/course.yaml`: move what it lacks, and delete this one.",
    "module.yaml": "Put it into the folder of its module: `modules/01-name/module.yaml`.",
    "course/about.md": "Put it into `course/pages` or `course/cases`, or into the folder of a module.",
}


@pytest.mark.parametrize("path", RENAMED)
def test_a_stray_file_is_told_where_it_belongs(path: str, tmp_path: Path) -> None:
    (flaw,) = read_course(write_course(tmp_path, {path: LESSON}))[1]
    assert (flaw.span.path, flaw.code, flaw.hint) == (path, "ignored-file", RENAMED[path])


def test_a_link_out_of_the_course_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(LESSON.replace("id: one", "id: secret"))
    root = write_course(tmp_path / "course-folder")
    (root / "modules/01-first/03-secret.md").symlink_to(secret)
    (root / "modules/02-folder").symlink_to(tmp_path)
    (root / "modules/01-first/04-nowhere.md").symlink_to(tmp_path / "nothing")
    assert flaws(root) == [
        "modules/01-first/03-secret.md:1 link-out-of-course",
        "modules/01-first/04-nowhere.md:1 link-out-of-course",
        "modules/02-folder:1 link-out-of-course",
    ]


STRAY_FOLDERS = {
    "Cases/x.md": "Move it to `course/cases`.",
    "lessons/x.md": "Move it to the folder of a module, such as `modules/01-name`.",
    "media/x.png": "Move it to `course/media`, or into a module as its `media`.",
    "cohorts/bonn.yaml": "Move it to `course/cohorts`.",
}


@pytest.mark.parametrize("path", STRAY_FOLDERS)
def test_a_stray_folder_is_told_where_it_belongs(path: str, tmp_path: Path) -> None:
    (flaw,) = read_course(write_course(tmp_path, {path: LESSON}))[1]
    folder = path.partition("/")[0]
    assert (flaw.span.path, flaw.code, flaw.hint) == (folder, "ignored-file", STRAY_FOLDERS[path])


def test_a_folder_of_modules_by_another_name(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    (root / "modules").rename(root / "module")
    assert "module:1 ignored-file" in flaws(root)


def test_what_any_project_has_beside_its_course_is_no_stray(tmp_path: Path) -> None:
    names = ("README.md", "LICENSE", "CHANGELOG.md", "notes.md", "mkdocs.yml", "pages/index.html", "cases.md")
    files: dict[str, str | bytes | None] = dict.fromkeys((*names, "docs/01-x.md", "lessons/x.docx"), "x")
    assert flaws(write_course(tmp_path, files), hints=True) == []


EMPTY = "modules/02-x/module.yaml"
LESSONS: dict[str, tuple[dict[str, str], list[str]]] = {
    "nothing": ({}, [f"{EMPTY}:1 module-without-lesson"]),
    "what cannot be read": ({"modules/02-x/01-y.md": ""}, ["modules/02-x/01-y.md:1 empty-file"]),
    "a folder of lessons": (
        {"modules/02-x/lessons/01-y.md": LESSON},
        ["modules/02-x/lessons/01-y.md:1 ignored-file"],
    ),
    "a worksheet": ({"modules/02-x/worksheets/w.md": "---\nid: w\ntitle: W\npurpose: P\n---\n\nx\n"}, []),
}


@pytest.mark.parametrize("name", LESSONS)
def test_a_module_without_lessons(name: str, tmp_path: Path) -> None:
    files, expected = LESSONS[name]
    assert flaws(write_course(tmp_path, {EMPTY: "id: x\ntitle: X\n", **files}), hints=True) == expected


@pytest.mark.parametrize("sign", [b"\x1f", b"\0", b"\xfe"])
def test_lines_and_columns_are_those_of_an_editor(sign: bytes) -> None:
    _text, (flaw,) = decode("a.md", b"\xef\xbb\xbfone\rtwo\r\n\xc3\xbc " + sign)
    assert (flaw.span.line, flaw.span.column) == (3, 3)
    _text, (flaw,) = decode("a.md", b"\xef\xbb\xbf" + sign)
    assert (flaw.span.line, flaw.span.column) == (1, 1)
