"""Hostile and broken course folders: every flaw is a diagnostic with its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import COURSE, LESSON, MODULE, QUIZ_LESSON, lesson, write_course
from support.flaws import flaws
from unites_mooc.build.reading import read_course

ONE = "modules/01-first/01-one.md"


def test_the_sample_course_has_no_flaw(tmp_path: Path) -> None:
    assert flaws(write_course(tmp_path), hints=True) == []


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
    "path out of the course": (
        {ONE: lesson("## A {#a}\n\n![x](../../../x.png)\n")},
        [f"{ONE}:9 path-out-of-course"],
    ),
    "missing image": ({ONE: lesson("## A {#a}\n\n![x](media/x.png)\n")}, [f"{ONE}:9 missing-media"]),
    "missing figure": (
        {ONE: lesson("## A {#a}\n\n:::{figure} media/x.png\n:alt: x\n:::\n")},
        [f"{ONE}:9 missing-media"],
    ),
    "image without alternative": (
        {ONE: lesson("## A {#a}\n\n:::{figure} media/x.png\n:::\n")},
        [f"{ONE}:9 image-without-alt", f"{ONE}:9 missing-media"],
    ),
    "two lessons with one id": (
        {"modules/01-first/03-again.md": LESSON},
        ["modules/01-first/03-again.md:2 duplicate-id"],
    ),
    "broken anchor": (
        {ONE: lesson("## A {#a}\n\n[x](02-two.md#reed) [y](#b)\n")},
        [f"{ONE}:9 broken-anchor", f"{ONE}:9 broken-anchor"],
    ),
    "broken link": ({ONE: lesson("## A {#a}\n\n[x](03-three.md)\n")}, [f"{ONE}:9 broken-link"]),
    "tab in YAML": (
        {"modules/01-first/module.yaml": "id: first\ntitle: First\noutcomes:\n\t- one\n"},
        ["modules/01-first/module.yaml:4 yaml-tab"],
    ),
    "tab in front matter": (
        {ONE: "---\nid: one\ntitle: One\noutcomes:\n\t- x\nduration: 5 min\n---\n\ntext\n"},
        [f"{ONE}:5 yaml-tab"],
    ),
    "no front matter": (
        {ONE: "## A {#a}\n\n[x](y.md)\n"},
        [f"{ONE}:1 missing-front-matter", f"{ONE}:3 broken-link"],
    ),
    "unclosed front matter": (
        {ONE: "---\nid: one\ntitle: One\nduration: soon\n\n## A {#a}\n\n[x](y.md)\n\n---\n\nz\n"},
        [f"{ONE}:1 unclosed-front-matter", f"{ONE}:4 invalid-duration", f"{ONE}:8 broken-link"],
    ),
    "front matter between dashes": (
        {ONE: "—\nid: one\ntitle: One\nduration: soon\n----\n\n[x](y.md)\n"},
        [
            f"{ONE}:1 missing-front-matter",
            f"{ONE}:4 invalid-duration",
            f"{ONE}:5 unclosed-front-matter",
            f"{ONE}:7 broken-link",
        ],
    ),
    "front matter below a heading": (
        {ONE: "# One\n\n---\nid: one\ntitle: One\nduration: soon\n---\n\nx\n"},
        [f"{ONE}:3 missing-front-matter", f"{ONE}:6 invalid-duration"],
    ),
    "a comment like a heading in front matter": (
        {ONE: "---\n## Metadata\nid: one\ntitle: One\nduration: 5 min\n---\n\nx\n"},
        [],
    ),
    "several slips of YAML": (
        {ONE: "---\nid: one\ntitle: A: b\nduration 5 min\ndraft:soon\noutcomes:\n\t- x\n---\n\n[x](y.md)\n"},
        [
            f"{ONE}:3 yaml-syntax",
            f"{ONE}:4 yaml-syntax",
            f"{ONE}:5 invalid-boolean",
            f"{ONE}:5 yaml-syntax",
            f"{ONE}:7 yaml-tab",
            f"{ONE}:10 broken-link",
        ],
    ),
    "unknown key": ({ONE: lesson("x", titel="X")}, [f"{ONE}:5 unknown-key"]),
    "missing key": ({ONE: "---\nid: one\n---\nx\n"}, [f"{ONE}:2 missing-key", f"{ONE}:2 missing-key"]),
    "wrong values": (
        {ONE: lesson("x", id="Not An Id", duration="soon", draft="maybe")},
        [f"{ONE}:2 invalid-id", f"{ONE}:4 invalid-duration", f"{ONE}:5 invalid-boolean"],
    ),
    "duplicate key": (
        {ONE: "---\nid: one\ntitle: A\ntitle: B\nduration: 5 min\n---\nx\n"},
        [f"{ONE}:4 duplicate-key"],
    ),
    "level-one heading": ({ONE: lesson("# A\n\n## B {#b}\n")}, [f"{ONE}:7 level-one-heading"]),
    "skipped level": ({ONE: lesson("## B {#b}\n\n#### C\n")}, [f"{ONE}:9 heading-level-skipped"]),
    "unknown references": (
        {ONE: lesson("## A {#a}\n\n{term}`t` {case}`c` {ref}`r` [@k]\n\n:::{worksheet} w\n:::\n")},
        [
            f"{ONE}:9 unknown-term",
            f"{ONE}:9 unknown-case",
            f"{ONE}:9 unknown-ref",
            f"{ONE}:9 unknown-citation",
            f"{ONE}:11 unknown-worksheet",
        ],
    ),
    "footnotes": (
        {ONE: lesson("## A {#a}\n\nx[^a]\n\n[^b]: y\n")},
        [f"{ONE}:9 unknown-footnote", f"{ONE}:11 unused-footnote"],
    ),
    "a module without metadata": (
        {"modules/01-first/module.yaml": None},
        ["modules/01-first/module.yaml:1 missing-module"],
    ),
    "a folder of worksheets without metadata": (
        {"modules/02-x/worksheets/w.md": "---\nid: w\ntitle: W\npurpose: P\n---\n\nx\n"},
        ["modules/02-x/module.yaml:1 missing-module"],
    ),
    "a folder without anything to read": ({"modules/02-x/media/a.txt": "x"}, []),
    "what stands below wrong metadata": (
        {ONE: lesson("[x](nowhere.md)", duration="soon"), "modules/01-first/module.yaml": "id: first\n"},
        [
            f"{ONE}:4 invalid-duration",
            f"{ONE}:7 broken-link",
            "modules/01-first/module.yaml:1 missing-key",
        ],
    ),
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
    "reserved id": (
        {"modules/01-first/module.yaml": "id: assets\ntitle: A\n"},
        ["modules/01-first/module.yaml:1 reserved-id"],
    ),
    "unknown edition in outputs": (
        {"course/course.yaml": COURSE + "documents: {nobody: [handouts]}\n"},
        ["course/course.yaml:17 unknown-edition"],
    ),
    "unknown target": (
        {"course/course.yaml": COURSE.replace("[site, scorm12, scorm2004]", "[site, epub]")},
        ["course/course.yaml:14 unknown-target"],
    ),
    "unknown tag": ({ONE: lesson("## A {#a}\n\n:::{only} piolt\nx\n:::\n")}, [f"{ONE}:9 unknown-tag"]),
    "no accessibility statement": (
        {"course/pages/accessibility.md": None},
        ["course/course.yaml:1 accessibility-statement-missing"],
    ),
    "incomplete accessibility statement": (
        {"course/pages/accessibility.md": "---\nid: accessibility\ntitle: A\nstatus: good\n---\n"},
        ["course/pages/accessibility.md:2 incomplete-statement"],
    ),
    "a case without evidence": (
        {"course/cases/x.md": "---\nid: x\ntitle: X\n---\n\nText.\n"},
        ["course/cases/x.md:2 case-without-evidence"],
    ),
    "an incomplete statement with wrong values": (
        {"course/pages/accessibility.md": "---\nid: accessibility\ntitle: A\ndate: soon\n---\n"},
        [
            "course/pages/accessibility.md:2 incomplete-statement",
            "course/pages/accessibility.md:4 invalid-date",
        ],
    ),
    "keys of a statement on another page": (
        {"course/pages/x.md": "---\nid: x\ntitle: X\nmethod: M\ngaps: [G]\n---\n"},
        ["course/pages/x.md:4 unknown-key", "course/pages/x.md:5 unknown-key"],
    ),
    "a case without evidence and with wrong values": (
        {"course/cases/x.md": "---\nid: x\ntitle: X\nevidence: Z\ncountri: D\n---\n\nText.\n"},
        [
            "course/cases/x.md:2 case-without-evidence",
            "course/cases/x.md:4 invalid-evidence",
            "course/cases/x.md:5 unknown-key",
        ],
    ),
    "every wrong entry of a list": (
        {"course/course.yaml": COURSE + "documents:\n  public:\n    - handout\n    - workbook\n    - [x]\n"},
        ["course/course.yaml:19 unknown-document", "course/course.yaml:21 wrong-type"],
    ),
    "a key without a value": (
        {ONE: "---\nid: one\nduration:\ntitle: One\n---\nx\n"},
        [f"{ONE}:3 missing-key"],
    ),
    "metadata below an empty line": ({ONE: "\n" + LESSON}, [f"{ONE}:2 missing-front-matter"]),
    "an untranslated language": (
        {"course/course.yaml": COURSE + "languages: [en, pt]\n"},
        ["course/course.yaml:17 course-untranslated", "course/course.yaml:17 interface-untranslated"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_flaws_are_named_with_their_line(name: str, tmp_path: Path) -> None:
    files, expected = CASES[name]
    found = flaws(write_course(tmp_path, files), hints="mark" in name or "Windows" in name)
    assert sorted(found) == sorted(expected)


def test_all_flaws_of_a_course_are_reported_at_once(tmp_path: Path) -> None:
    root = write_course(
        tmp_path,
        {
            "course/course.yaml": COURSE.replace("language: en", "langauge: en"),
            "modules/01-first/module.yaml": MODULE + "summry: x\n",
            ONE: "",
            "modules/01-first/02-two.md": QUIZ_LESSON.replace("[x] This one", "[ ] This one"),
        },
    )
    assert flaws(root) == [
        "course/course.yaml:4 unknown-key",
        f"{ONE}:1 empty-file",
        "modules/01-first/02-two.md:17 question-without-right-option",
        "modules/01-first/module.yaml:3 unknown-key",
    ]


HINTS = {
    "a German key": ("titel: x\nid: one\nduration: 5 min", ["Did you mean `title`?"]),
    "a French key": ("title: x\nid: one\ndurée: 5 min", ["Did you mean `duration`?"]),
    "capitals": ("Title: x\nID: one\nduration: soon", ["Did you mean `title`?", "Did you mean `id`?", ""]),
    "a key of another kind": ("id: one\ntitle: x\nduration: 5 min\ncity: y", ["Remove it: only other"]),
    "an hour": ("id: one\ntitle: x\nduration: 1:30", ["Write `1 h 30 min`."]),
    "minutes in words": ("id: one\ntitle: x\nduration: 90 Minuten", ["Write `1 h 30 min`."]),
    "a number alone": ("id: one\ntitle: x\nduration: 10", ["Write `10 min`."]),
    "a range": ("id: one\ntitle: x\nduration: 10-15 min.", ["Write `15 min`."]),
    "typographic quotation marks": (
        "id: „one“\ntitle: x\nduration: “5 min”",
        ["For example `one`.", "Write `5 min`."],
    ),
    "yes": ("id: one\ntitle: x\nduration: 5 min\ndraft: ja", ["Write `true`."]),
    "no": ("id: one\ntitle: x\nduration: 5 min\nhandout: no", ["Write `false`."]),
    "tags without commas": (
        "id: one\ntitle: x\nduration: 5 min\nonly: pilot public",
        ["Write `pilot, public` for"],
    ),
    "a colon in a list": ("id: one\ntitle: x\nduration: 5 min\noutcomes:\n  - a: b", ['Write `"a: b"`.']),
    "a note for a title": ("id: one\ntitle: #1 here\nduration: 5 min", ["Put the text into quotes"]),
    "bullets": ("id: one\ntitle: x\nduration: 5 min\noutcomes:\n  • a", ["Begin each entry with `- `"]),
    "dashes without space": ("id: one\ntitle: x\nduration: 5 min\noutcomes:\n  -a\n  -b", ["Begin each"] * 2),
}


@pytest.mark.parametrize("name", HINTS)
def test_hints_say_what_was_probably_meant(name: str, tmp_path: Path) -> None:
    metadata, expected = HINTS[name]
    _course, found = read_course(write_course(tmp_path, {ONE: f"---\n{metadata}\n---\n\nx\n"}))
    assert len(found) == len(expected)
    assert all(item.hint.startswith(hint) for item, hint in zip(found, expected, strict=True))


COURSES = {
    "editions in one column": (
        "editions:\n  public:\n  title: P\n  include: [public]\n",
        ["11 wrong-type", "12 wrong-type"],
        "Indent it by two spaces more: it belongs to the name above.",
    ),
    "a text for an edition": (
        "editions:\n  public: Public edition\n",
        ["10 wrong-type"],
        "Write `public: {title: …, include: [public]}`.",
    ),
    "a list of editions": (
        "editions:\n  - public\n",
        ["10 wrong-type"],
        "Write a line for each below it, indented: `public: {title: …, include: [public]}`.",
    ),
    "outputs in one column": (
        "editions:\n  public: {title: P, include: [public]}\noutputs:\npublic: [site]\n",
        ["12 unknown-key"],
        "It belongs to `outputs`: indent it by two spaces, and what belongs to it, too.",
    ),
    "outputs without commas": (
        "outputs:\n  public: site and pdf\n",
        ["10 list-without-commas"],
        "Write `site, pdf`.",
    ),
    "languages without commas": ("languages: en de\n", ["9 list-without-commas"], "Write `en, de`."),
    "a language in words": ("languages: [en, German]\n", ["9 invalid-language"], "Write `de`."),
}


@pytest.mark.parametrize("name", COURSES)
def test_what_goes_wrong_with_editions_and_languages(name: str, tmp_path: Path) -> None:
    lines, expected, hint = COURSES[name]
    text = COURSE.split("editions:")[0] + lines
    _course, found = read_course(write_course(tmp_path, {"course/course.yaml": text}))
    assert [f"{item.span.line} {item.code}" for item in found] == expected
    assert found[0].hint == hint


LISTS = {
    "BibTeX": ("course/references.yaml", "@book{a,\n  title = {A}\n}\n", "wrong-type"),
    "RIS": ("course/references.yaml", "TY  - BOOK\nTI  - A\n", "wrong-type"),
    "a key with a space": ("course/references.yaml", "- {id: A 2004, title: A}\n", "invalid-id"),
    "a mapping of terms": ("course/glossary.yaml", "a:\n  term: A\n", "wrong-type"),
    "terms without dashes": (
        "course/glossary.yaml",
        "id: a\nterm: A\ndefinition: x\nid: b\nterm: B\ndefinition: y\n",
        "wrong-type",
    ),
    "a term without meaning": ("course/glossary.yaml", "- {id: a, term: A}\n", "missing-key"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_cannot_be_read_is_one_flaw(name: str, tmp_path: Path) -> None:
    path, text, code = LISTS[name]
    files = {path: text, ONE: lesson("## A {#a}\n\n{term}`a`\n" if "glossary" in path else "[@a-2004]\n")}
    assert flaws(write_course(tmp_path, files)) == [f"{path}:1 {code}"]


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


RENAMED = {
    "course/course.yml": "There is a file `course/course.yaml`: move what it lacks, and delete this one.",
    "course/Glossary.yaml": "Rename it to `course/glossary.yaml`.",
    "course/case/x.txt": "Rename it to `course/cases/x.md`.",
    "modules/glossary.yaml": "Rename it to `course/glossary.yaml`.",
    "modules/01-first/worksheet/w.md": "Rename it to `modules/01-first/worksheets/w.md`.",
    "modules/04-four.md": "Put it into the folder of a module: `modules/01-name/04-four.md`.",
    "modules/module.yaml": "Put it into the folder of its module: `modules/01-name/module.yaml`.",
    "course/about.md": "Put it into `course/pages` or `course/cases`, or into the folder of a module.",
}


@pytest.mark.parametrize("path", RENAMED)
def test_a_stray_file_is_told_where_it_belongs(path: str, tmp_path: Path) -> None:
    from unites_mooc.build.pipeline import read_course

    (flaw,) = read_course(write_course(tmp_path, {path: LESSON}))[1]
    assert (flaw.span.path, flaw.code, flaw.hint) == (path, "ignored-file", RENAMED[path])


def test_hints_help(tmp_path: Path) -> None:
    from unites_mooc.build.pipeline import read_course

    root = write_course(tmp_path, {ONE: "---\ntitle: Über uns\nduratoin: 5 min\n---\nx\n"})
    hints = {item.code + item.message: item.hint for item in read_course(root)[1]}
    assert hints["missing-key`id` is missing."] == "Write `id: uber-uns`; it never changes again."
    assert hints["unknown-key`duratoin` is not a key that is known here."] == "Did you mean `duration`?"
