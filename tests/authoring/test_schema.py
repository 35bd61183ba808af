"""The JSON Schemas: valid, stable, and of one opinion with ``unites-mooc check``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from support.built import EVERYTHING, PROJECT
from support.courses import COURSE, write_course
from unites_mooc.authoring.first_course import STARTER
from unites_mooc.authoring.kinds import KINDS
from unites_mooc.authoring.schema import DIALECT, schema, schema_text
from unites_mooc.build.pipeline import read_course
from unites_mooc.cli.main import main
from unites_mooc.source.folder import open_folder


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["schema", *map(str, arguments)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def refused(folder: Path, kind: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return what check-jsonschema says of the YAML texts that a schema refuses, by name."""
    paths = {name: folder / f"{kind}-{number}.yaml" for number, name in enumerate(texts)}
    for name, text in texts.items():
        paths[name].write_text(text, "utf-8")
    schema_file = folder / f"{kind}.json"
    schema_file.write_text(schema_text(kind), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema_file, "-o", "json"]
    done = subprocess.run([*command, *paths.values()], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert not report.get("parse_errors"), report
    messages = {error["filename"]: error["message"] for error in report.get("errors", [])}
    return {name: messages[str(path)] for name, path in paths.items() if str(path) in messages}


def metadata(path: Path) -> str:
    """Return the metadata of a file: all of a YAML file, the top of a Markdown file."""
    text = path.read_text("utf-8")
    return text if path.suffix == ".yaml" else re.split(r"(?m)^---\s*$", text, maxsplit=2)[1]


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_schemas(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    path.write_text(schema_text(kind), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", path]
    subprocess.run(command, check=True, capture_output=True)
    found = schema(kind)
    assert list(found)[:4] == ["$schema", "$id", "title", "description"]
    assert (found["$schema"], found["$id"]) == (DIALECT, f"urn:unites-mooc:schema:{kind}")
    assert schema_text(kind) == schema_text(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_explains_itself(kind: str) -> None:
    for name, value in _properties(schema(kind)):
        assert len(value.get("description", "")) >= 5, name
        assert value["description"].endswith("."), name
        assert "``" not in value["description"], name


def _properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, list):
        for item in node:
            yield from _properties(item)
    elif isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for key in ("properties", "patternProperties", "$defs"):
            yield from _properties(list(node.get(key, {}).values()))
        yield from _properties([node.get("items"), node.get("anyOf")])


@pytest.mark.parametrize("kind", [kind for kind, entry in KINDS.items() if entry.metadata])
def test_models_are_closed(kind: str) -> None:
    found = schema(kind)
    assert found.get("items", found)["additionalProperties"] is False


@pytest.mark.parametrize("kind", KINDS)
def test_files_of_real_courses_are_valid(kind: str, tmp_path: Path) -> None:
    texts = {
        str(path): metadata(path)
        for root in (PROJECT, EVERYTHING)
        for path in sorted(root.glob(KINDS[kind].files))
    }
    texts |= {
        str(path): path.read_text("utf-8").replace("$id", "x").replace("$language", "en")
        if kind == "course"
        else metadata(path)
        for path in sorted(STARTER.glob(KINDS[kind].files))
    }
    assert texts
    assert refused(tmp_path, kind, texts) == {}


def test_every_file_of_a_course_has_a_kind() -> None:
    folder, _ = open_folder(PROJECT)
    known = {
        path.relative_to(PROJECT).as_posix() for kind in KINDS.values() for path in PROJECT.glob(kind.files)
    }
    assert {path for path in folder.files if path.endswith((".md", ".yaml"))} <= known


HEAD = "id: x\ntitle: X\n"
CASE = HEAD + "as_of: 2024-11\nevidence: A\nsources: [a-2004]\nnot_known: [Much.]\n"
STATEMENT = (
    "id: accessibility\ntitle: A\nstatus: s\ngaps: [g]\nalternatives: a\ndate: 2024-01-01\nmethod: m\n"
    "contact: c\nenforcement: e\n"
)
COHORT = "id: x\ncity: Athens\ntimezone: Europe/Athens\nonly: [pilot]\n"
SESSION = "sessions:\n- {id: s, title: S, start: 2027-03-28T10:00, duration: 2 h, mode: online}\n"
GOOD = {
    "course": {
        "numbers and truth values": "id: 2024\ntitle: 2024\nversion: 1.0\nlanguage: en\nnotice: true\n",
        "lists with commas": COURSE.replace("[pilot, facilitator]", '"pilot, facilitator"').replace(
            "public: [site, scorm12, scorm2004]", "public: site, pdf"
        ),
        "a share of the lessons": COURSE.replace("lessons: all, pass: 70", "lessons: 80%, pass: 70 %"),
        "a number of lessons": COURSE.replace("lessons: all, pass: 70", 'lessons: 2, pass: "100"'),
        "one language as a text": COURSE + "languages: en\nbase_url: https://example.org\n",
        "quoted dates and the like": COURSE.replace("version: 1.0.0", 'version: "1.0"'),
    },
    "module": {"one outcome": HEAD + "outcomes: Name it, and say why.\n", "a draft": HEAD + "draft: false\n"},
    "lesson": {
        "a truth value in quotes": HEAD + 'duration: 1 h 30 min\nhandout: "false"\nonly: pilot\n',
        "a duration without spaces": HEAD + "duration: 90min\nonly: [pilot]\nallow: [raw-html]\n",
        "a duration in hours": HEAD + "duration: 2 h\n",
    },
    "worksheet": {"without a duration": HEAD + "purpose: 1\nsensitive: true\n"},
    "case": {
        "a month": CASE,
        "a day": CASE.replace("2024-11", "2024-11-19"),
        "a day in quotes": CASE.replace("2024-11", '"2024-11-19"'),
        "a year": CASE.replace("2024-11", "2024"),
        "lists as texts": CASE.replace("[a-2004]", "a-2004").replace("[Much.]", "Much."),
        "a fictional one": HEAD + "fictional: true\n",
    },
    "page": {"a page": HEAD, "a statement": STATEMENT},
    "cohort": {
        "without sessions": COHORT,
        "with a session": COHORT + SESSION,
        "a blank in a time": COHORT + SESSION.replace("T10:00", " 10:00"),
        "one tag as a text": COHORT.replace("[pilot]", "pilot") + "mentees: Patras, Volos\nlanguage: el\n",
    },
    "glossary": {"a term": "- {id: t, term: T, definition: 1, see: t}\n"},
    "references": {
        "a list": "- {id: a-2004, title: T, issued: 2004}\n",
        "other keys": "references:\n- {id: a-2004, title: T, edition: 2, issued: {date-parts: [[2004]]}}\n",
        "what no style shows": "- {id: a-2004, title: T, journalAbbreviation: J, custom: {a: b}}\n",
    },
}
BAD = {
    "course": {
        "no id": COURSE.replace("id: sample\n", ""),
        "an id with a space": COURSE.replace("id: sample", "id: a sample"),
        "an unknown key": COURSE + "colour: red\n",
        "an empty title": COURSE.replace("A sample course", '""'),
        "a language in words": COURSE.replace("language: en", "language: English"),
        "a pass mark over 100": COURSE.replace("pass: 70", "pass: 170"),
        "a completion rule in words": COURSE.replace("lessons: all", "lessons: most"),
        "an edition without tags": COURSE.replace(", include: [public]", ""),
        "an edition with a capital": COURSE.replace("  public: {title", "  Public: {title"),
        "an unknown target": COURSE.replace("[site, scorm12, scorm2004]", "[site, epub]"),
        "an unknown target in a text": COURSE.replace("[site, scorm12, scorm2004]", "site epub"),
        "an unknown citation style": COURSE + "citation_style: footnotes\n",
        "a web address without https": COURSE + "base_url: example.org\n",
        "a web address with a query": COURSE + "base_url: https://example.org/?a=b\n",
        "editions as a list": re.sub(r"(?s)editions:.*", "editions: [public]\n", COURSE),
    },
    "module": {
        "no title": "id: x\n",
        "a list for a title": "id: x\ntitle: [X]\n",
        "an odd truth value": HEAD + "draft: maybe\n",
    },
    "lesson": {
        "no duration": HEAD,
        "a duration of nothing": HEAD + "duration: 0 min\n",
        "a duration without its unit": HEAD + "duration: 10\n",
        "a handout that is no truth value": HEAD + "duration: 5 min\nhandout: 1\n",
        "a mapping for outcomes": HEAD + "duration: 5 min\noutcomes: {a: b}\n",
        "a key of worksheets": HEAD + "duration: 5 min\npurpose: P\n",
        "a tag with capitals": HEAD + "duration: 5 min\nonly: [Pilot]\n",
        "tags without commas": HEAD + "duration: 5 min\nonly: pilot, Facili tator\n",
        "an id that is too long": HEAD.replace("id: x", f"id: {'x' * 81}") + "duration: 5 min\n",
    },
    "worksheet": {"no purpose": HEAD, "a wrong duration": HEAD + "purpose: P\nduration: long\n"},
    "case": {
        "nothing of its evidence": HEAD,
        "no sources": CASE.replace("sources: [a-2004]\n", ""),
        "an empty list of sources": CASE.replace("[a-2004]", "[]"),
        "not fictional": HEAD + "fictional: false\n",
        "an unknown mark": CASE.replace("evidence: A", "evidence: D"),
        "a date in words": CASE.replace("2024-11", "November 2024"),
        "a month that does not exist": CASE.replace("2024-11", "2024-13"),
    },
    "cohort": {
        "no tag": COHORT.replace("only: [pilot]\n", ""),
        "no time zone": COHORT.replace("timezone: Europe/Athens\n", ""),
        "a time with an offset": COHORT + SESSION.replace("10:00", "10:00+02:00"),
        "an unknown mode": COHORT + SESSION.replace("online", "hybrid"),
        "a session without a title": COHORT + SESSION.replace("title: S, ", ""),
    },
    "page": {
        "a statement without its contact": STATEMENT.replace("contact: c\n", ""),
        "a key of the statement elsewhere": HEAD + "contact: c\n",
    },
    "glossary": {
        "no list": "id: t\nterm: T\ndefinition: D\n",
        "no definition": "- {id: t, term: T}\n",
        "an unknown key": "- {id: t, term: T, definition: D, sea: [t]}\n",
    },
    "references": {
        "no list": "references: {id: a}\n",
        "no id": "references: [{title: T}]\n",
        "no title": "references: [{id: a-2004}]\n",
        "another key": "reference: [{id: a-2004, title: T}]\n",
        "a list for a text": "- {id: a-2004, title: T, page: [1, 2]}\n",
    },
}
PLACES = {
    "course": "course/course.yaml",
    "module": "modules/01-first/module.yaml",
    "lesson": "modules/01-first/03-three.md",
    "worksheet": "modules/01-first/worksheets/sheet.md",
    "case": "course/cases/case.md",
    "page": "course/pages/page.md",
    "cohort": "course/cohorts/x.yaml",
    "glossary": "course/glossary.yaml",
    "references": "course/references.yaml",
}


def cases(table: Mapping[str, Mapping[str, str]]) -> list[Any]:
    return [pytest.param(kind, name, id=f"{kind}: {name}") for kind in table for name in table[kind]]


@cache
def verdicts(kind: str, folder: Path) -> dict[str, str]:
    return refused(folder, kind, {**GOOD[kind], **BAD[kind]})


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("schemas")


def errors(root: Path, kind: str, text: str) -> list[str]:
    """Return the codes of the errors that ``check`` finds in a file with these metadata."""
    place = PLACES[kind]
    content = f"---\n{text}---\n\n## A {{#a}}\n\nSome text.\n" if place.endswith(".md") else text
    files = {"course/references.yaml": "- {id: a-2004, title: A}\n", place: content}
    if "id: accessibility" in text:
        files["course/pages/accessibility.md"] = None
    _course, found = read_course(write_course(root, files))
    return [item.code for item in found if item.severity == "error" and item.span.path == place]


@pytest.mark.parametrize(("kind", "name"), cases(GOOD))
def test_what_check_accepts_the_schema_accepts(kind: str, name: str, scratch: Path, tmp_path: Path) -> None:
    assert errors(tmp_path, kind, GOOD[kind][name]) == []
    assert verdicts(kind, scratch).get(name) is None


@pytest.mark.parametrize(("kind", "name"), cases(BAD))
def test_what_check_refuses_the_schema_refuses(kind: str, name: str, scratch: Path, tmp_path: Path) -> None:
    assert errors(tmp_path, kind, BAD[kind][name]) != []
    assert name in verdicts(kind, scratch)


@pytest.mark.parametrize("wrong", ["year: 2004", "type: journal", "author: [{last: A}]"])
def test_what_check_warns_of_in_references_the_schema_refuses(wrong: str, tmp_path: Path) -> None:
    text = f"- {{id: a-2004, title: T, {wrong}}}\n"
    _course, found = read_course(write_course(tmp_path / "course", {"course/references.yaml": text}))
    assert [item.severity for item in found if item.code.startswith("unknown-")] == ["warning"]
    (tmp_path / "schemas").mkdir()
    assert "wrong" in refused(tmp_path / "schemas", "references", {"wrong": text})


def test_the_command(tmp_path: Path) -> None:
    assert run("lesson") == (0, schema_text("lesson"), "")
    code, out, _ = run("--all", tmp_path / "new" / "schemas")
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == [f"{kind}.json" for kind in KINDS]
    assert (tmp_path / "new/schemas/page.json").read_text("utf-8") == schema_text("page")


def test_the_command_used_wrongly(tmp_path: Path) -> None:
    assert run("leson")[::2] == (2, "unites-mooc: There is no kind `leson`. Did you mean `lesson`?\n")
    for arguments in ([], ["lesson", "--all", tmp_path]):
        code, _, err = run(*arguments)
        assert code == 2
        assert "Name a kind" in err
    (tmp_path / "file").touch()
    assert run("--all", tmp_path / "file")[0] == 2


def test_help_names_every_kind() -> None:
    text = " ".join(run("--help")[1].split())
    assert all(re.search(rf"\b{kind}\b", text) for kind in KINDS)
