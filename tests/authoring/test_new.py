"""New files: numbers that follow, ids that are free, no flaw, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from support.courses import COURSE, SAMPLE, write_course
from support.flaws import flaws
from unites_mooc.authoring.names import free_id, next_number, yaml_text
from unites_mooc.build.pipeline import read_course
from unites_mooc.cli.main import main
from unites_mooc.model.slugs import slugify


def new(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["new", *map(str, arguments)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course that is the current folder."""
    root = write_course(tmp_path / "course folder")
    monkeypatch.chdir(root)
    return root


NEW = {
    "module": "modules/02-ask-early/module.yaml",
    "lesson": "modules/01-first/03-ask-early.md",
    "worksheet": "modules/01-first/worksheets/01-ask-early.md",
    "case": "course/cases/ask-early.md",
}


@pytest.mark.parametrize("kind", NEW)
def test_each_kind_has_its_place_and_no_flaw(kind: str, course: Path) -> None:
    code, out, err = new(kind, "Ask early")
    assert (code, out) == (0, NEW[kind] + "\n")
    assert ("--drafts" in err) == (kind != "module")
    assert flaws(course) == []
    finished = (course / NEW[kind]).read_text("utf-8").replace("draft: true\n", "")
    (course / NEW[kind]).write_text(finished, "utf-8")
    assert flaws(course) == []


@pytest.mark.parametrize("kind", NEW)
def test_a_second_one_gets_an_id_of_its_own(kind: str, course: Path) -> None:
    paths = [new(kind, "Ask early")[1].strip() for _ in range(3)]
    assert len(set(paths)) == 3
    assert all("ask-early-2" in part for part in paths[1:2])
    assert flaws(course) == []


def test_the_same_title_in_another_module(course: Path) -> None:
    new("lesson", "Ask early")
    new("module", "Second")
    assert new("lesson", "Ask early")[1] == "modules/02-second/01-ask-early-2.md\n"
    assert new("lesson", "Ask early", "--module", "first")[1] == "modules/01-first/04-ask-early-3.md\n"
    assert flaws(course) == []


def test_the_module_of_the_current_folder(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new("module", "Second")
    monkeypatch.chdir(course / "modules/01-first")
    assert new("lesson", "Here")[1] == "03-here.md\n"
    assert new("worksheet", "Here")[1] == "worksheets/01-here.md\n"


def test_a_course_that_is_named(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("lesson", "Here", "course folder")[1] == "course folder/modules/01-first/03-here.md\n"


def test_numbers_keep_their_form() -> None:
    assert next_number([]) == "01"
    assert next_number(["intro"]) == "01"
    assert next_number(["01-a", "02-b"]) == "03"
    assert next_number(["1-a", "9-b"]) == "10"
    assert next_number(["001-a"]) == "002"
    assert next_number(["99-a", "05-b"]) == "100"
    assert next_number(["w1-a.md", "w2-b.md"]) == "w3"
    assert next_number(["2024 in review"]) == "2025"


TITLES = {
    "Before you ask: five questions": "before-you-ask-five-questions",
    "Žluťoučký kůň & Straße": "zlutoucky-kun-strasse",
    "Ποιος αποφασίζει για τους νέους;": "poios-apofasizei-gia-tous-neous",
    "Ψυχή & θεός": "psychi-theos",
    "Хто вирішує? Щось є": "khto-virishuie-shchos-ie",
    "Ko odlučuje? Ђорђе и Љуба": "ko-odlucuje-dorde-i-ljuba",
    "İstanbul’da ışık": "istanbulda-isik",
}


@pytest.mark.parametrize("title", TITLES)
def test_ids_of_titles(title: str) -> None:
    assert slugify(title) == TITLES[title]


def test_long_titles_have_short_ids() -> None:
    title = "How the city of Brackwater learnt to ask before it decides anything at all"
    assert free_id(title, ()) == "how-the-city-of-brackwater-learnt-to-ask"
    assert free_id("x" * 70, {"x" * 40}) == "x" * 40 + "-2"


def test_a_title_of_which_no_id_can_be_made(course: Path) -> None:
    code, _, err = new("lesson", "مقدمة")
    assert code == 2
    assert "--id" in err
    assert new("lesson", "مقدمة", "--id", "introduction")[1] == "modules/01-first/03-introduction.md\n"
    found, _ = read_course(course)
    assert found is not None
    assert [lesson.meta.title for lesson in found.lessons][-1] == "مقدمة"


WRONG = {
    "an id with capitals": ["lesson", "A", "--id", "Big"],
    "an id that is taken": ["lesson", "A", "--id", "one"],
    "an id that the tool needs": ["module", "A", "--id", "assets"],
    "an unknown module": ["lesson", "A", "--module", "frist"],
    "no title": ["case", " "],
    "a character that cannot be shown": ["case", "a\x1bb"],
    "an unknown time zone": ["cohort", "Athens", "--timezone", "Europe/Athen"],
    "a city without a time zone": ["cohort", "Bologna"],
    "an unknown tag": ["cohort", "Athens", "--only", "pilto"],
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_wishes_write_nothing(name: str, course: Path) -> None:
    before = sorted(course.rglob("*"))
    code, out, err = new(*WRONG[name])
    assert (code, out) == (2, "")
    assert err.startswith("unites-mooc: ")
    assert sorted(course.rglob("*")) == before


def test_mistyped_names_are_recognised(course: Path) -> None:
    assert "Did you mean `first`?" in new(*WRONG["an unknown module"])[2]
    assert "Did you mean `Europe/Athens`?" in new(*WRONG["an unknown time zone"])[2]
    assert "Did you mean `pilot`?" in new(*WRONG["an unknown tag"])[2]


def test_titles_that_the_tool_reserves(course: Path) -> None:
    assert new("module", "Assets")[1] == "modules/02-assets-2/module.yaml\n"
    assert new("lesson", "Index")[1] == "modules/02-assets-2/01-index-2.md\n"
    assert flaws(course) == []


@pytest.mark.parametrize(
    "title", ['Level "check"', "it's 5 o'clock: \"now\"", "- a # b", "[x] {y}", "50 %", "true", "1.0"]
)
def test_any_title_comes_back_from_yaml(title: str) -> None:
    assert yaml.load(yaml_text(title), Loader=yaml.BaseLoader) == title
    assert yaml.safe_load(yaml_text(title)) == title


def test_outside_of_a_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for kind in (*NEW, "cohort"):
        code, _, err = new(kind, "A")
        assert code == 2
        assert "There is no course in this folder" in err
    assert list(tmp_path.iterdir()) == []


def test_a_course_without_modules(tmp_path: Path) -> None:
    root = write_course(tmp_path, {path: None for path in SAMPLE if path.startswith("modules")})
    code, _, err = new("lesson", "A", root)
    assert code == 2
    assert "new module" in err
    assert new("module", "A", root)[0] == 0


def test_a_course_with_flaws(tmp_path: Path) -> None:
    broken = {
        "course/course.yaml": "titel: [",
        "modules/01-first/module.yaml": "id: Not an id\n",
        "modules/01-first/02-two.md": "---\nid: two\n",
        "modules/01-first/07-seven.md": "---\nid: seven\nduration: long\n---\n",
    }
    root = write_course(tmp_path, broken)
    assert new("lesson", "Seven", root)[0] == 0
    assert (root / "modules/01-first/08-seven-2.md").is_file()
    assert new("module", "Next", root)[0] == 0
    assert new("case", "Next", root)[0] == 0


def test_a_file_that_is_there_is_not_touched(course: Path) -> None:
    hidden = course / "course/cases/ask-early.md"
    hidden.parent.mkdir()
    hidden.write_text("---\nid: other\ntitle: Other\nfictional: true\n---\n\nx\n")
    code, _, err = new("case", "Ask early")
    assert code == 2
    assert "is there already" in err
    assert "Other" in hidden.read_text()


def test_a_cohort(course: Path) -> None:
    assert new("cohort", "Athens")[1] == "course/cohorts/athens.yaml\n"
    assert new("cohort", "Athens", "--id", "athens-autumn", "--only", "public")[0] == 0
    assert new("cohort", "Athens")[1] == "course/cohorts/athens-2.yaml\n"
    data = yaml.safe_load((course / "course/cohorts/athens.yaml").read_text("utf-8"))
    assert (data["id"], data["city"], data["timezone"], data["only"]) == (
        *("athens", "Athens", "Europe/Athens"),
        ["pilot"],
    )
    assert set(data["sessions"][0]) == {"id", "title", "start", "duration", "mode"}
    assert flaws(course) == []


def test_a_cohort_where_every_edition_is_public(tmp_path: Path) -> None:
    only_public = COURSE.replace("  pilot: {title: Pilot edition, include: [pilot]}\n", "").replace(
        "  facilitator: {title: Facilitator edition, include: [pilot, facilitator]}\n", ""
    )
    root = write_course(tmp_path, {"course/course.yaml": only_public})
    code, _, err = new("cohort", "Athens", root)
    assert code == 2
    assert "--only" in err
