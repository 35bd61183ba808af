"""Packages whose modules an LMS launches one by one."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from support.built import EVERYTHING
from support.cache import SHARED_CACHE
from support.courses import QUIZ_LESSON, lesson
from support.packages import answer, course_frame, sample_package, turn
from support.pages import flaws_of_site
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.model.settings import OutputSettings

BY_MODULE = OutputSettings(sco="module")
STATUS = {"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.completion_status"}
SECOND = {
    "modules/02-second/module.yaml": "id: second\ntitle: The second module\nsummary: What comes then.\n",
    "modules/02-second/01-three.md": lesson(
        "## A unit {#unit}\n\n"
        "As in {ref}`one` and [the second](../01-first/02-two.md#answer), see {ref}`four`.\n",
        id="three",
        title="Lesson three",
    ),
    "modules/02-second/02-four.md": QUIZ_LESSON.replace("id: two", "id: four")
    .replace("Lesson two", "Lesson four")
    .replace("{quiz} Check\n:id: check", "{quiz} Check\n:id: other-check"),
    "modules/03-third/module.yaml": "id: third\ntitle: Only to read\n",
    "modules/03-third/01-five.md": lesson("## A unit {#unit}\n\nText.\n", id="five", title="Lesson five"),
}


def names(tree: etree._Element, name: str) -> list[etree._Element]:
    return [element for element in tree.iter() if etree.QName(element).localname == name]


@pytest.fixture
def modules(version: str, tmp_path: Path) -> Path:
    return sample_package(version, tmp_path, BY_MODULE, **SECOND)


@pytest.fixture
def manifest(modules: Path) -> etree._Element:
    with zipfile.ZipFile(modules) as archive:
        return etree.fromstring(archive.read("imsmanifest.xml"))


def test_the_manifest_is_valid_and_lists_every_file_once(
    modules: Path, manifest: etree._Element, tmp_path: Path, manifest_schema: Callable[..., list[str]]
) -> None:
    with zipfile.ZipFile(modules) as archive:
        archive.extract("imsmanifest.xml", tmp_path)
        members = sorted(set(archive.namelist()) - {"imsmanifest.xml"})
    edition = "1.2" if manifest.findtext(".//{*}schemaversion") == "1.2" else "2004 4th Edition"
    assert manifest_schema(tmp_path / "imsmanifest.xml", edition=edition) == []
    assert sorted(element.get("href") for element in names(manifest, "file")) == members


def test_each_module_is_an_item_that_keeps_its_identifier(manifest: etree._Element) -> None:
    items = [(item.get("identifier"), item.findtext("{*}title")) for item in names(manifest, "item")]
    assert items == [
        ("item-sample-first", "The first module"),
        ("item-sample-second", "The second module"),
        ("item-sample-third", "Only to read"),
    ]
    resources = names(manifest, "resource")
    launched = [resource.get("href") for resource in resources]
    assert launched == ["module-first.html", "module-second.html", "module-third.html", None]
    shared = resources[-1].get("identifier")
    needed = [resource.findall("{*}dependency") for resource in resources[:-1]]
    assert all([one.get("identifierref") for one in found] == [shared] for found in needed)


def test_the_rollup_is_said_outright(version: str, manifest: etree._Element) -> None:
    if version == "scorm12":
        assert not names(manifest, "sequencing")
        return
    of_items = [item.find("{*}sequencing/{*}rollupRules") for item in names(manifest, "item")]
    weights = [
        (rules.get("rollupObjectiveSatisfied"), rules.get("objectiveMeasureWeight")) for rules in of_items
    ]
    assert weights == [("true", "0.5000"), ("true", "0.5000"), ("false", "0.0000")]
    (organization,) = names(manifest, "organization")
    rules = organization.findall("{*}sequencing/{*}rollupRules/{*}rollupRule")
    said = [
        (
            rule.get("childActivitySet"),
            [
                (each.get("condition"), each.get("operator", "noOp"))
                for each in rule.iter("{*}rollupCondition")
            ],
            rule.find("{*}rollupAction").get("action"),
        )
        for rule in rules
    ]
    assert said == [
        ("all", [("completed", "noOp")], "completed"),
        ("any", [("completed", "not")], "incomplete"),
        ("all", [("satisfied", "noOp")], "satisfied"),
        ("any", [("objectiveStatusKnown", "noOp"), ("satisfied", "not")], "notSatisfied"),
    ]


def test_what_leads_to_another_module_is_text(modules: Path) -> None:
    with zipfile.ZipFile(modules) as archive:
        page = archive.read("pages/second/lesson-three.html").decode()
        start = archive.read("pages/second/home.html").decode()
    assert "As in <cite>Lesson one</cite> and the second, see <a href=" in page
    assert '<p class="kicker">Module 2</p>' in start
    assert "The first module" not in start


def test_every_link_of_the_nasty_sample_resolves(version: str, tmp_path: Path) -> None:
    options = BuildOptions(
        root=EVERYTHING,
        out=tmp_path / "out",
        editions=("facilitator",),
        languages=("en",),
        targets=(version,),
        cache=SHARED_CACHE,
        settings=BY_MODULE,
    )
    assert build(options, lambda *_: None).succeeded
    (package,) = (tmp_path / "out/facilitator/scorm").glob("*.zip")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "package")
    assert list(flaws_of_site(tmp_path / "package")) == []


def test_a_module_is_played_and_reported_alone(
    version: str, modules: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(modules, "item-sample-second")
    session = attempt.start()
    frame = turn(session, 3)
    assert frame.url.endswith("/pages/second/lesson-four.html")
    answer(frame, right=True)
    done = session.finish()
    assert session.faults() == []
    assert done[STATUS[version]] == ("passed" if version == "scorm12" else "completed")

    again = attempt.start()
    assert course_frame(again).url.endswith("/lesson-four.html")
    again.finish()

    first = scorm_runtime(modules, "item-sample-first").start()
    assert course_frame(first).url.endswith("/pages/first/home.html")
    turn(first, 2)
    assert first.finish()[STATUS[version]] == "incomplete"
    assert first.faults() == []


def test_modules_do_not_share_what_is_kept_on_a_device(
    version: str, modules: Path, scorm_runtime: Callable[..., object]
) -> None:
    with zipfile.ZipFile(modules) as archive:
        one, two = (archive.read(f"pages/{name}/course.js").decode() for name in ("first", "second"))
    assert '"course":"sample/first"' in one
    assert '"course":"sample/second"' in two
    assert "other-check" in two
    assert "other-check" not in one


@pytest.mark.parametrize(
    ("rule", "required"), [("all", [2, 2, 1]), ("50%", [1, 1, 1]), ("3", [2, 2, 1]), ("1", [1, 1, 1])]
)
def test_each_module_takes_its_share_of_the_lessons(rule: str, required: list[int], tmp_path: Path) -> None:
    from support.courses import COURSE

    course = COURSE.replace("lessons: all", f"lessons: {rule}")
    package = sample_package("scorm12", tmp_path, BY_MODULE, **SECOND, **{"course/course.yaml": course})
    with zipfile.ZipFile(package) as archive:
        texts = [archive.read(f"pages/{name}/course.js").decode() for name in ("first", "second", "third")]
    assert [f'"required":{count}' in text for count, text in zip(required, texts, strict=True)] == [True] * 3


def test_a_module_of_worksheets_is_complete_once_it_was_opened(
    version: str, tmp_path: Path, scorm_runtime: Callable[..., object]
) -> None:
    sheet = (
        "---\nid: w\ntitle: A sheet\npurpose: To write.\n---\n\n"
        ":::{field} Aims\n:id: aims\n:type: text\n:::\n"
    )
    more = {
        "modules/04-tools/module.yaml": "id: tools\ntitle: Tools\n",
        "modules/04-tools/worksheets/w.md": sheet,
    }
    package = sample_package(version, tmp_path, BY_MODULE, **SECOND, **more)
    session = scorm_runtime(package, "item-sample-tools").start()
    frame = turn(session)
    frame.get_by_role("link", name="A sheet").first.click()
    frame.wait_for_url("**/pages/tools/worksheet-w.html")
    done = session.finish()
    assert session.faults() == []
    assert done[STATUS[version]] == "completed"


def test_the_third_edition_is_named_where_it_is_asked_for(
    tmp_path: Path, manifest_schema: Callable[..., list[str]]
) -> None:
    package = sample_package("scorm2004", tmp_path, OutputSettings(scorm2004="3rd"))
    with zipfile.ZipFile(package) as archive:
        archive.extract("imsmanifest.xml", tmp_path)
    text = (tmp_path / "imsmanifest.xml").read_text("utf-8")
    assert "<schemaversion>2004 3rd Edition</schemaversion>" in text
    assert manifest_schema(tmp_path / "imsmanifest.xml", edition="2004 3rd Edition") == []
