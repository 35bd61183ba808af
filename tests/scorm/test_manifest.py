"""The manifest, by the official XSDs and by what LMS code is known to want."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from support.built import everything, unites
from support.courses import COURSE, LESSON
from support.packages import sample_package
from unites_mooc.model.settings import OutputSettings, Sco

VERSIONS = {"scorm12": "1.2", "scorm2004": "2004 4th Edition"}
PACKAGES = [(course, target) for course in (unites, everything) for target in VERSIONS]


def package(course: Callable[[], Path], target: str) -> Path:
    return next((course() / "public" / "scorm").glob(f"*-en-{target}.zip"))


def names(tree: etree._Element, name: str) -> list[etree._Element]:
    return [element for element in tree.iter() if etree.QName(element).localname == name]


@pytest.mark.parametrize(("course", "target"), PACKAGES)
def test_the_manifest_is_valid(
    course: Callable[[], Path], target: str, tmp_path: Path, manifest_schema: Callable[..., list[str]]
) -> None:
    with zipfile.ZipFile(package(course, target)) as archive:
        archive.extract("imsmanifest.xml", tmp_path)
    assert manifest_schema(tmp_path / "imsmanifest.xml", edition=VERSIONS[target]) == []


@pytest.mark.parametrize(("course", "target"), PACKAGES)
def test_the_package_is_what_lms_code_wants(course: Callable[[], Path], target: str) -> None:
    with zipfile.ZipFile(package(course, target)) as archive:
        members = archive.namelist()
        text = archive.read("imsmanifest.xml").decode()
        times = {entry.date_time for entry in archive.infolist()}
    tree = etree.fromstring(text.encode())
    assert members[0] == "imsmanifest.xml"
    assert len(times) == 1
    assert all(name.isascii() and name == name.lower() for name in members)
    (resource,) = names(tree, "resource")
    listed = [element.get("href") for element in names(tree, "file")]
    assert resource.get("href") == "index.html" == listed[0]
    assert sorted(["imsmanifest.xml", *listed]) == sorted(members)
    (item,) = names(tree, "item")
    assert item.get("isvisible") == "true"
    assert all(element.text for element in names(tree, "title") if len(element) == 0)
    assert "schemaLocation" not in text
    assert "xmlns:adlcp" in text
    assert "xml:base" not in text
    assert tree.nsmap[None].startswith(
        "http://www.imsproject.org" if target == "scorm12" else "http://www.imsglobal.org"
    )


def test_scorm_12_has_no_mastery_score() -> None:
    with zipfile.ZipFile(package(unites, "scorm12")) as archive:
        assert b"masteryscore" not in archive.read("imsmanifest.xml").lower()


def test_2004_says_who_decides_and_what_passes() -> None:
    with zipfile.ZipFile(package(unites, "scorm2004")) as archive:
        tree = etree.fromstring(archive.read("imsmanifest.xml"))
    (controls,) = names(tree, "deliveryControls")
    assert controls.get("completionSetByContent") == controls.get("objectiveSetByContent") == "true"
    (measure,) = names(tree, "minNormalizedMeasure")
    assert measure.text == "0.7"
    (objective,) = names(tree, "primaryObjective")
    assert objective.get("satisfiedByMeasure") == "true"
    (mode,) = names(tree, "controlMode")
    assert (mode.get("choice"), mode.get("flow")) == ("true", "true")


@pytest.mark.parametrize("target", VERSIONS)
def test_packages_hold_no_open_solutions_and_no_teacher_notes(target: str) -> None:
    with zipfile.ZipFile(package(everything, target)) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")}
    assert not any('<details class="solution"' in page for page in pages.values())
    assert not any("canary sings" in page or "Nobody of the public" in page for page in pages.values())
    assert 'rel="noopener"' in pages["pages/lesson-blocks.html"]


@pytest.mark.parametrize(("course", "target"), PACKAGES)
def test_no_two_files_have_the_same_name(course: Callable[[], Path], target: str) -> None:
    # The SCORM XBlock of Open edX up to 19.0.2 leaves out folders when it looks for a file.
    with zipfile.ZipFile(package(course, target)) as archive:
        names = [name.rpartition("/")[2] for name in archive.namelist()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("sco", ["course", "module"])
def test_a_stable_manifest_outlives_an_edit(
    version: str, sco: Sco, tmp_path: Path, manifest_schema: Callable[..., list[str]]
) -> None:
    settings = OutputSettings(sco=sco, stable_manifest=True)
    before = sample_package(version, tmp_path / "before", settings)
    edited = {
        "course/course.yaml": COURSE.replace("version: 1.0.0", "version: 1.1.0").replace(
            "What a course", "All that a course"
        ),
        "modules/01-first/01-one.md": LESSON.replace("Lesson one", "Another title")
        + "\n## More {#more}\n\nÄ.\n",
        "modules/01-first/03-three.md": LESSON.replace("id: one", "id: three"),
    }
    after = sample_package(version, tmp_path / "after", settings, **edited)
    manifests = []
    for path in (before, after):
        with zipfile.ZipFile(path) as archive:
            manifests.append(archive.read("imsmanifest.xml"))
    assert manifests[0] == manifests[1]
    (tmp_path / "imsmanifest.xml").write_bytes(manifests[0])
    assert manifest_schema(tmp_path / "imsmanifest.xml", edition=VERSIONS[version]) == []
