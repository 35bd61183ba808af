"""Packages are served as they are: byte for byte, whoever made them, and nothing beside them."""

from __future__ import annotations

import http.client
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from unites_mooc.build.published import UnreadableError
from unites_mooc.serving.lms import packages as package_reader
from unites_mooc.serving.lms.packages import Package, open_package

MANIFEST = """\
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="two">
<organization identifier="one"><title>Another</title></organization>
<organization identifier="two"><title>Two parts</title>
<item identifier="a" identifierref="ra" parameters="?part=1"><title>A</title>
<adlcp:dataFromLMS>begin</adlcp:dataFromLMS>
<imsss:sequencing><imsss:objectives><imsss:primaryObjective>
<imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>
</imsss:primaryObjective></imsss:objectives></imsss:sequencing></item>
<item identifier="folder"><title>Folder</title>
<item identifier="b" identifierref="rb" parameters="part=2"><title>B</title></item></item>
<item identifier="c" identifierref="rc"><title>Only a page</title></item>
</organization></organizations>
<resources xml:base="parts/">
<resource identifier="ra" adlcp:scormType="sco" href="a%20b.html"/>
<resource identifier="rb" adlcp:scormType="sco" href="b.html?x=1"/>
<resource identifier="rc" adlcp:scormType="asset" href="c.html"/>
</resources></manifest>
"""
MEMBERS = {"imsmanifest.xml": MANIFEST, "parts/a b.html": "a", "parts/b.html": "b"}


def archive(folder: Path, members: dict[str, str]) -> Path:
    path = folder / "foreign.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return path


def opened(folder: Path, members: dict[str, str]) -> Package:
    (folder / "files").mkdir()
    return open_package(archive(folder, members), folder / "files")


def answer(address: str, path: str, **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    """Ask for a path as it is written, which a browser would mend first."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    found = (response.status, response.read(), response.headers)
    connection.close()
    return found


def test_what_is_served_is_what_is_in_the_package(
    platform: Callable[..., str], packages: list[Package], archives: list[Path]
) -> None:
    address = platform(packages)
    for number, path in enumerate(archives):
        with zipfile.ZipFile(path) as members:
            for name in members.namelist():
                status, data, headers = answer(address, f"/package/{number}/{name}")
                assert (status, data) == (200, members.read(name)), name
                assert headers["Permissions-Policy"] == "unload=()"
    kinds = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".woff2": "font/woff2"}
    for end, kind in kinds.items():
        name = next(name for name in packages[0].files if name.endswith(end))
        assert answer(address, f"/package/0/{name}")[2]["Content-Type"].startswith(kind)


def test_a_part_of_a_recording_can_be_asked_for(platform: Callable[..., str], tmp_path: Path) -> None:
    address = platform([opened(tmp_path, MEMBERS | {"a.mp4": "0123456789"})])
    status, data, headers = answer(address, "/package/0/a.mp4", Range="bytes=2-4")
    assert (status, data, headers["Content-Type"]) == (206, b"234", "video/mp4")


@pytest.mark.parametrize(
    "path",
    [
        "/package/0/../../etc/passwd",
        "/package/0/%2e%2e/x",
        "/package/9/index.html",
        "/platform/app.py",
        "/etc",
    ],
)
def test_nothing_else_is_served(path: str, platform: Callable[..., str], packages: list[Package]) -> None:
    assert answer(platform(packages), path)[0] == 404


def test_the_page_has_a_strict_policy_and_answers_to_this_machine_alone(
    platform: Callable[..., str], packages: list[Package]
) -> None:
    address = platform(packages)
    policy = answer(address, "/")[2]["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert answer(address, "/", Host="elsewhere.example")[0] == 400


def test_the_manifest_says_what_is_launched(tmp_path: Path) -> None:
    package = opened(tmp_path, MEMBERS)
    assert (package.version, package.standard, package.title) == ("2004", "2004 4th Edition", "Two parts")
    assert [(sco.id, sco.title, sco.launch) for sco in package.scos] == [
        ("a", "A", "parts/a%20b.html?part=1"),
        ("b", "B", "parts/b.html?x=1&part=2"),
    ]
    assert (package.scos[0].passing_score, package.scos[0].launch_data) == ("0.7", "begin")


def test_no_name_of_a_package_reaches_the_disk(tmp_path: Path) -> None:
    names = {"../../outside.html": "x", "/root.html": "y", "a/../../b.html": "z"}
    package = opened(tmp_path, MEMBERS | names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files", "foreign.zip"]
    assert all(path.parent == tmp_path / "files" for path in package.files.values())
    assert package.files["../../outside.html"].read_text("utf-8") == "x"


def test_an_entity_of_a_manifest_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words", "utf-8")
    entity = f'<!DOCTYPE manifest [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>\n'
    hostile = entity + MANIFEST.replace("Two parts", "Two &x;")
    assert "secret" not in opened(tmp_path, MEMBERS | {"imsmanifest.xml": hostile}).title


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"a.html": "x"}, "holds no `imsmanifest.xml`"),
        (MEMBERS | {"imsmanifest.xml": "<manifest>"}, "is not XML"),
        (MEMBERS | {"imsmanifest.xml": "<manifest/>"}, "has no organization"),
        (MEMBERS | {"imsmanifest.xml": MANIFEST.replace('"sco"', '"asset"')}, "names nothing that reports"),
        ({"imsmanifest.xml": MANIFEST}, "does not hold what its `imsmanifest.xml` launches"),
    ],
)
def test_what_is_no_package_is_named(members: dict[str, str], reason: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=reason):
        opened(tmp_path, members)


def test_a_package_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_reader, "_SIZE_LIMIT", 1000)
    with pytest.raises(UnreadableError, match="holds more than any package"):
        opened(tmp_path, MEMBERS | {"large.txt": "x" * 1000})
    assert list((tmp_path / "files").iterdir()) == []
