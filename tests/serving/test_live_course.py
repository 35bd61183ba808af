"""The live course over HTTP, and what happens to its folder."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from support.built import PROJECT
from support.courses import COURSE, lesson, write_course
from support.live import Live, serving
from unites_mooc.editions.leaks import index_text
from unites_mooc.serving.live import watching
from unites_mooc.serving.live.course import LiveCourse, Wanted

ONE = "modules/01-first/01-one.md"
PAGE = "/public/en/first/one.html"


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    outputs = COURSE.replace("[site, scorm12, scorm2004]", "[site, scorm12, pdf]")
    with serving(write_course(tmp_path / "course", {"course/course.yaml": outputs})) as served:
        yield served


def get(live: Live, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection(urlsplit(live.address).netloc)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def shows(live: Live, words: str) -> bool:
    return words.encode() in get(live, PAGE)[2]


def test_documents_and_packages_are_made_when_they_are_asked_for(live: Live) -> None:
    status, headers, data = get(live, "/public/en/files/handouts/first/one.pdf")
    assert (status, headers["content-type"]) == (200, "application/pdf")
    assert data.startswith(b"%PDF-")
    status, headers, data = get(live, "/public/en/files/sample-public-en-scorm12.zip")
    assert (status, headers["content-type"]) == (200, "application/zip")
    assert "imsmanifest.xml" in zipfile.ZipFile(BytesIO(data)).namelist()
    status, _, data = get(live, "/public/en/search-index.js")
    assert status == 200
    assert b"unitesSearch" in data


def test_what_did_not_change_is_not_sent_again(live: Live) -> None:
    status, headers, _ = get(live, "/public/assets/learn.js")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert get(live, "/public/assets/learn.js", If_None_Match=headers["etag"])[0] == 304


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "[::2]", "", "a b"])
def test_pages_of_the_web_cannot_read_the_course(live: Live, host: str) -> None:
    assert get(live, PAGE, Host=host)[0] == 400


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:8765"])
def test_this_machine_may_be_called_as_it_is(live: Live, host: str) -> None:
    assert get(live, PAGE, Host=host)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/public/../course/course.yaml",
        "/public/..%2f..%2fcourse/course.yaml",
        "/public/%2e%2e/%2e%2e/etc/passwd",
        "/public//etc/passwd",
        "/-/..%2fcourse.py",
        "/-/../course.py",
        "/course/course.yaml",
        "/public/sw.js",
        "/nothing/en/index.html",
        "/public/xx/index.html",
        "/public/en/first/one.html%00",
    ],
)
def test_no_path_leads_elsewhere(live: Live, path: str) -> None:
    status, _, data = get(live, path)
    assert status == 404
    assert b"licence:" not in data
    assert b"root:" not in data


def test_the_start_leads_to_every_edition(live: Live) -> None:
    status, headers, data = get(live, "/")
    assert status == 200
    assert b'<a href="/pilot/en/index.html" lang="en">English</a>' in data
    assert "unsafe" not in headers["content-security-policy"]
    assert get(live, "/public/en/")[1]["location"] == "/public/en/index.html"


def test_folders_may_go_and_come_back(live: Live, tmp_path: Path) -> None:
    shutil.move(live.root / "modules", tmp_path / "away")
    until(lambda: get(live, PAGE)[0] == 404)
    shutil.move(tmp_path / "away", live.root / "modules")
    until(lambda: shows(live, "Some text."))
    live.write(ONE, lesson("## A unit {#unit}\n\nAfter that.\n"))
    until(lambda: shows(live, "After that."))
    shutil.move(live.root, tmp_path / "gone")
    until(lambda: any(item.code == "missing-course" for item in live.course.diagnostics))
    assert shows(live, "After that.")
    shutil.move(tmp_path / "gone", live.root)
    until(lambda: not live.course.diagnostics or live.course.diagnostics[0].code != "missing-course")
    live.write(ONE, lesson("## A unit {#unit}\n\nAfter all.\n"))
    until(lambda: shows(live, "After all."))


def test_half_saved_files_keep_the_page_that_was(live: Live) -> None:
    whole = lesson("## A unit {#unit}\n\nThe whole of it.\n").encode()
    for data in (b"", whole[:20], whole[:40], b"\xff\xfe", b"---\nid: [", whole + b"\xc3"):
        (live.root / ONE).write_bytes(data)
        until(lambda: any(item.span.path == ONE for item in live.course.diagnostics))
        assert shows(live, "Some text.")
    (live.root / ONE).write_bytes(whole)
    until(lambda: shows(live, "The whole of it."))
    until(lambda: not any(item.span.path == ONE for item in live.course.diagnostics))


def test_swap_files_of_editors_are_none_of_its_business(live: Live) -> None:
    folder = live.root / "modules/01-first"
    for name in (".01-one.md.swp", "01-one.md~", "4913", ".#01-one.md", "#01-one.md#", "01-one.md.tmp"):
        (folder / name).write_bytes(b"\x00b0VIM 9.0")
        (folder / name).unlink()
    (folder / "new").write_bytes(lesson("## A unit {#unit}\n\nPut in place.\n").encode())
    (folder / "new").replace(live.root / ONE)
    until(lambda: shows(live, "Put in place."))
    assert not any(item.span.path.endswith((".swp", "~")) for item in live.course.diagnostics)


def test_a_thousand_quick_saves_end_with_the_last(live: Live) -> None:
    first = live.course.number
    for number in range(1000):
        live.write(ONE, lesson(f"## A unit {{#unit}}\n\nSaved {number} times.\n"))
    until(lambda: shows(live, "Saved 999 times."))
    until(lambda: not any(item.span.path == ONE for item in live.course.diagnostics))
    assert live.course.number - first <= 1000


def test_saves_of_the_same_length_in_one_tick_are_seen(tmp_path: Path) -> None:
    """A file system's clock ticks slowly: the time and the size of a file may stay as they were."""
    root = write_course(tmp_path, {})
    course = LiveCourse(Wanted(root))
    for number in range(100, 300):
        (root / ONE).write_text(lesson(f"## A unit {{#unit}}\n\nNumber {number}.\n"), "utf-8")
        course.read()
        answer = course.answer("public", "en/first/one.html")
        assert answer
        assert f"Number {number}.".encode() in answer.data


def test_only_the_page_that_is_looked_at_is_made(tmp_path: Path) -> None:
    course = LiveCourse(Wanted(write_course(tmp_path, {})))
    course.read()
    course.answer("public", "en/first/one.html")
    assert [list(site.made) for site in course._sites.values()] == [["en/first/one.html"]]


def test_the_command_serves_until_ctrl_c(tmp_path: Path) -> None:
    root = write_course(tmp_path, {})
    command = [sys.executable, "-m", "unites_mooc", "serve", str(root), "--port", "0"]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = process.stdout.readline()
        address = urlsplit(said.split()[1])
        with socket.create_connection((address.hostname, address.port)) as client:
            client.sendall(b"GET /public/en/first/one.html HTTP/1.0\r\nHost: localhost\r\n\r\n")
            assert client.recv(100).startswith(b"HTTP/1.1 200")
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    assert not (root / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--edition", "plot"], "There is no edition `plot`. Known: public, pilot, facilitator."),
        (["--lang", "fr"], "There is no language `fr`. Known: en."),
        (["--sco", "module"], "--sco is for packages: add --lms."),
    ],
)
def test_wrong_usage_is_said(tmp_path: Path, arguments: list[str], said: str) -> None:
    command = [sys.executable, "-m", "unites_mooc", "serve", str(write_course(tmp_path, {})), "--port", "0"]
    result = subprocess.run([*command, *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (2, f"unites-mooc: {said}\n")


def test_an_unknown_term_leaves_styles_scripts_and_pictures(live: Live) -> None:
    live.write(ONE, lesson("## A unit {#unit}\n\nSee {term}`nowhere`.\n"))
    until(lambda: any(item.code == "unknown-term" for item in live.course.diagnostics))
    for path in ("assets/learn-en.css", "assets/learn.js", "en/course.js", "en/search-index.js"):
        assert get(live, f"/public/{path}")[0] == 200, path
    assert get(live, "/public/en/index.html")[0] == 200


def test_the_search_has_the_title_that_another_page_has_by_now(live: Live) -> None:
    two = lesson("## B {#b}\n\nSee {ref}`one` for more.\n", id="two", title="Lesson two")
    live.write("modules/01-first/02-two.md", two)
    until(lambda: b"Lesson one for more" in searched(live))
    live.write(ONE, lesson("## A unit {#unit}\n\nSome text.\n", title="Another title"))
    until(lambda: b"Another title for more" in searched(live))


def searched(live: Live) -> bytes:
    return index_text(get(live, "/public/en/search-index.js")[2]).encode()


def test_what_is_saved_before_the_watch_stands_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_course(tmp_path, {})
    begun = watching.watch

    def late(*arguments: Any) -> None:
        (root / ONE).write_text(lesson("## A unit {#unit}\n\nSaved early.\n"), "utf-8")
        begun(*arguments)

    monkeypatch.setattr(watching, "watch", late)
    with serving(root) as served:
        until(lambda: shows(served, "Saved early."))


def test_a_fault_of_the_tool_does_not_end_the_following(
    live: Live, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(live.course, "check", lambda: 1 / 0)
        before = live.course.number
        live.write(ONE, lesson("## A unit {#unit}\n\nWith a fault.\n"))
        until(lambda: live.course.number > before)
        time.sleep(0.3)
    live.write(ONE, lesson("## A unit {#unit}\n\nAfter the fault.\n"))
    until(lambda: shows(live, "After the fault."))
    assert "ZeroDivisionError" in capsys.readouterr().err
