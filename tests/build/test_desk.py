"""What the last build left and this one would make again is linked, not made."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from unites_mooc.build import desk
from unites_mooc.build.desk import Desk, Output
from unites_mooc.build.memo import Memo
from unites_mooc.build.publish import Staging
from unites_mooc.build.tasks import Results
from unites_mooc.editions.leaks import Canaries, LeakScanner
from unites_mooc.render.files import Later, SourceFile

NOTHING = Canaries({}, {})


class Office:
    """A folder that is built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.memo = Memo(folder / "cache")
        self.made: list[str] = []
        self.linked = 0

    def build(self, text: str, name: str, canaries: Canaries = NOTHING) -> Path:
        """Build one page, made of something with a name; say where it is."""

        def make() -> bytes:
            self.made.append(text)
            return text.encode()

        (self.folder / "out").mkdir(exist_ok=True)
        staging = Staging(self.folder / "out", "public")
        own = Desk(self.folder, staging, LeakScanner(canaries), self.memo)
        own.write([("a/page.html", Output(Later(make, "a.md", name), "site", ["en"]))], Results())
        assert own.records["a/page.html"].size == len(text)
        self.leaks = own.leaks
        self.linked = staging.linked
        staging.publish()
        own.remember()
        return staging.final / "a/page.html"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(desk, "SETTLED", -1)
    return Office(tmp_path)


def test_a_page_that_stands_is_not_made_again(office: Office) -> None:
    office.build("One.", "one")
    assert office.linked == 0
    page = office.build("One.", "one")
    assert (office.made, office.linked, page.read_text()) == (["One."], 1, "One.")


def test_a_page_of_other_things_is(office: Office) -> None:
    office.build("One.", "one")
    assert office.build("Two.", "two").read_text() == "Two."
    assert office.build("One.", "one").read_text() == "One."
    assert office.made == ["One.", "Two.", "One."]


def test_a_page_without_a_name_is(office: Office) -> None:
    office.build("One.", "")
    office.build("One.", "")
    assert office.made == ["One.", "One."]


def test_what_somebody_changed_is_made_again(office: Office) -> None:
    page = office.build("One.", "one")
    page.write_text("Own.")
    os.utime(page, ns=(0, page.stat().st_mtime_ns + 1))
    assert office.build("One.", "one").read_text() == "One."
    page.unlink()
    assert office.build("One.", "one").read_text() == "One."
    elsewhere = office.folder / "elsewhere"
    elsewhere.write_text("One.")
    page.unlink()
    page.symlink_to(elsewhere)
    assert not office.build("One.", "one").is_symlink()
    assert office.made == ["One."] * 4


def test_a_file_that_was_exchanged_is_made_again(office: Office) -> None:
    """It has the same size and time, as where a tool sets the times of all files."""
    page = office.build("One.", "one")
    time_ = page.stat().st_mtime_ns
    other = office.folder / "other"
    other.write_text("Own.")
    os.utime(other, ns=(time_, time_))
    other.replace(page)
    assert office.build("One.", "one").read_text() == "One."


def test_what_was_written_just_now_is_made_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "SETTLED", 3_600_000_000_000)
    office.build("One.", "one")
    office.build("One.", "one")
    assert office.made == ["One.", "One."]


def test_where_something_is_excluded_all_is_looked_through(office: Office) -> None:
    secret = Canaries({"asecret": "A secret."}, {})
    office.build("A secret.", "one")
    for _ in range(2):
        office.build("A secret.", "one", secret)
        assert {leak.output for leak in office.leaks} == {"a/page.html"}


def test_what_was_not_built_this_time_is_known_still(office: Office) -> None:
    page = office.build("One.", "one")
    staging = Staging(page.parents[1].parent, "public")
    other = Desk(office.folder, staging, LeakScanner(NOTHING), office.memo)
    staging.write("a/page.html", page.read_bytes())
    staging.publish()
    other.remember()
    office.build("One.", "one")
    assert office.made == ["One."]


def test_who_may_write_into_the_cache_says_nothing(office: Office) -> None:
    office.build("One.", "one")
    (office.folder / "cache").chmod(0o777)
    office.build("One.", "one")
    assert office.made == ["One.", "One."]


def test_a_file_of_the_course_is_not_read_again(office: Office) -> None:
    source = office.folder / "plan.svg"
    source.write_bytes(b"<svg/>")
    file = SourceFile("plan.svg", hashlib.sha256(b"<svg/>").hexdigest())
    (office.folder / "out").mkdir()
    for _ in range(2):
        staging = Staging(office.folder / "out", "public")
        own = Desk(office.folder, staging, LeakScanner(NOTHING), office.memo)
        own.write([("plan.svg", Output(file, "site", ["en"]))], Results())
        staging.publish()
        own.remember()
        source.unlink(missing_ok=True)
    assert staging.linked == 1
    assert own.records["plan.svg"].sha256 == file.sha256
