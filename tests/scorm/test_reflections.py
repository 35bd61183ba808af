"""Reflections in an LMS: only where the learner agrees, until that is taken back, and never in the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, expect

from support.cmi import shell
from support.courses import lesson
from support.packages import answer, course_frame, sample_package

WRITTEN = "Grüße an Ζάγκρεμπ, مرحبا! 100 % (v1.0); a=b:c"
SENSITIVE = """\
---
id: people
title: Whom we know
purpose: To see who is missing.
duration: 5 min
sensitive: true
---

:::{field} Who?
:id: who
:::

:::{reflection} What do you feel?
:id: feeling
:::
"""
FILES = {
    "modules/01-first/01-one.md": lesson(
        "## A unit {#unit}\n\n:::{reflection} What is new to you?\n:id: news\n:::\n\n"
        ":::{reflection} And what not?\n:id: olds\n:::\n"
    ),
    "modules/01-first/worksheets/people.md": SENSITIVE,
}


@pytest.fixture
def package(version: str, tmp_path: Path) -> Path:
    return sample_package(version, tmp_path, **FILES)


def write(frame: Frame, name: str, text: str) -> None:
    frame.locator(f"[data-note='{name}']").fill(text)


def open_page(session: object, name: str) -> Frame:
    frame = course_frame(session)
    frame.goto(frame.url.rpartition("/")[0] + f"/{name}.html")
    frame.locator("html.js").wait_for(state="attached")
    return frame


def agree(session: object) -> Frame:
    frame = open_page(session, "workbook")
    frame.get_by_label("Keep my reflections in the learning platform, too").check()
    return frame


def test_nothing_is_kept_there_unless_the_learner_agrees(
    package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    frame = open_page(session, "lesson-one")
    expect(frame.get_by_text("Keep it in the learning platform, too?").first).to_be_visible()
    write(frame, "reflection/news", WRITTEN)
    kept = session.finish()
    assert "!" not in kept["cmi.suspend_data"]
    assert session.faults() == []


def test_agreed_reflections_come_along_and_can_be_taken_back(
    package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    write(open_page(session, "lesson-one"), "reflection/news", WRITTEN)
    frame = agree(session)
    expect(frame.locator(".workbook-status")).to_have_text(
        "Your reflections are now kept in the learning platform, too."
    )
    write(open_page(session, "lesson-one"), "reflection/olds", "Nothing")
    kept = session.finish()["cmi.suspend_data"]
    assert session.faults() == []
    assert kept.isascii()
    assert "!olds=Nothing;news" in kept

    elsewhere = attempt.start()
    frame = open_page(elsewhere, "lesson-one")
    expect(frame.locator("[data-note='reflection/news']")).to_have_value(WRITTEN)
    expect(frame.locator("[data-note='reflection/olds']")).to_have_value("Nothing")
    expect(frame.get_by_text("kept on this device and in the learning platform").first).to_be_visible()
    expect(frame.get_by_text("kept on this device only").first).to_be_hidden()
    frame = open_page(elsewhere, "workbook")
    box = frame.get_by_label("Keep my reflections in the learning platform, too")
    expect(box).to_be_checked()
    box.uncheck()
    expect(frame.locator(".workbook-status")).to_contain_text("deleted")
    assert "!" not in elsewhere.finish()["cmi.suspend_data"]
    assert elsewhere.faults() == []


def test_what_is_sensitive_stays_whatever_was_agreed(
    package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start()
    assert json.loads(shell(session).locator("#shell-data").text_content() or "")["reflections"] == [
        "news",
        "olds",
    ]
    agree(session)
    frame = open_page(session, "worksheet-people")
    expect(frame.get_by_text("Keep it in the learning platform, too?")).to_have_count(0)
    write(frame, "worksheet/people/who", "q7private")
    write(frame, "reflection/feeling", "q7private")
    write(open_page(session, "lesson-one"), "reflection/news", "q7public")
    session.finish()
    said = " ".join(str(call.arguments) for call in session.calls)
    assert "q7public" in said
    assert "q7private" not in said


def test_learners_on_one_device_do_not_read_each_other(
    package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start(learner="anna")
    write(open_page(session, "lesson-one"), "reflection/news", "Anna was here")
    session.finish()
    other = attempt.start(same_browser=True, learner="bela")
    frame = agree(other)
    expect(frame.get_by_text("Anna was here")).to_have_count(0)
    expect(open_page(other, "lesson-one").locator("[data-note='reflection/news']")).to_have_value("")
    other.finish()
    assert not any("Anna" in str(call.arguments) for call in other.calls)


def test_progress_goes_first_and_the_limit_holds(package: Path, scorm_runtime: Callable[..., object]) -> None:
    attempt = scorm_runtime(package)
    session = attempt.start()
    frame = open_page(session, "lesson-one")
    write(frame, "reflection/news", "Ж" * 5000)
    write(frame, "reflection/olds", "word " * 1000)
    frame = agree(session)
    expect(frame.locator(".workbook-status")).to_contain_text("There is no room for all")
    answer(open_page(session, "lesson-two"), right=True)
    kept = session.finish()["cmi.suspend_data"]
    assert session.faults() == []
    assert len(kept) <= 4000
    again = attempt.start()
    frame = open_page(again, "lesson-one")
    assert frame.locator("[data-note='reflection/news']").input_value().endswith("Ж…")
    open_page(again, "lesson-two").get_by_label("This one", exact=True).wait_for()
    assert course_frame(again).get_by_label("This one", exact=True).is_checked()


SCRIPT = (Path(__file__).parents[2] / "unites_mooc/theme/js/reflections.js").read_text("utf-8")
TRIP = """([texts, length]) => {
  const store = (held) => ({ get: (key) => held[key] || null, set: (key, text) => { held[key] = text; } });
  const keyed = Object.fromEntries(Object.entries(texts).map(([id, text]) => ["reflection/" + id, text]));
  const here = window.unites.reflections(Object.keys(texts), store(keyed));
  here.agree(true);
  const kept = here.behind(length), other = {};
  const there = window.unites.reflections(Object.keys(texts), store(other));
  there.take("2.abc" + kept, false);
  const back = Object.entries(other).map(([key, text]) => [key.slice("reflection/".length), text]);
  return [kept, Object.fromEntries(back), there.agreed];
}"""
CASES = [
    {},
    {"a": "short"},
    {"a": "1.2.3 ~!*'();=:/+%"},
    {"a": "…", "b": "\n\n", "c": "😀" * 300, "d": "ا" * 900},
    {f"r{number}": f"{number} " * 400 for number in range(40)},
]


@pytest.mark.parametrize("texts", CASES)
@pytest.mark.parametrize("length", [30, 3800, 4096])
def test_what_fits_comes_back_as_it_was(texts: dict[str, str], length: int, page: object) -> None:
    page.evaluate(SCRIPT)  # type: ignore[attr-defined]
    kept, back, agreed = page.evaluate(TRIP, [texts, length])  # type: ignore[attr-defined]
    assert kept.startswith("!")
    assert kept.isascii()
    assert length + len(kept) <= max(4000, length + 1)
    assert agreed
    for name, text in back.items():
        assert text == texts[name] or (text.endswith("…") and texts[name].startswith(text[:-1])), name
    if length == 30 and len(texts) < 3:
        assert back == texts
