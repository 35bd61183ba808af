"""Recordings, tabs, self-assessments and scenarios: what they become, and where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import lesson, write_course
from support.flaws import flaws
from unites_mooc.diagnostics import Collector
from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import Audio, Block, TabSet, Video
from unites_mooc.model.prose import plain_text
from unites_mooc.model.scenario import Scenario
from unites_mooc.model.walk import all_prose, find
from unites_mooc.source.loader import load_course
from unites_mooc.source.text_reader import read_markdown

ONE = "modules/01-first/01-one.md"


def read(text: str) -> tuple[tuple[Block, ...], list[str]]:
    collector = Collector()
    blocks, _notes = read_markdown("modules/a/b.md", text, 1, collector)
    found = sorted(collector.items, key=lambda item: item.sort_key())
    return blocks, [f"{item.span.line} {item.code}" for item in found]


SCENARIO = """\
:::{scenario} The empty chair
:id: chair

Somebody did not come.

### Start {#start}

The chair is empty.

- [Go on](#on)
- [*Ask*](#ask)

### Ask {#ask outcome=good}

They come.

### Go on {#on outcome=poor}

They do not.
:::
"""


def test_a_scenario_has_scenes_and_choices() -> None:
    blocks, found = read(SCENARIO)
    assert found == []
    (scenario,) = find(blocks, Scenario)
    start, ask, _on = scenario.scenes
    assert [(plain_text(choice.text), choice.target) for choice in start.choices] == [
        ("Go on", "on"),
        ("Ask", "ask"),
    ]
    assert start.choices[1].text.source == "*Ask*"
    assert (ask.outcome, ask.choices) == ("good", ())
    assert len(scenario.introduction) == 1


WRONG_SCENARIOS = {
    "a target that is not there": (("](#ask)", "](#aks)"), ["11 unknown-scene"]),
    "a dead end": ((" outcome=poor", ""), ["17 dead-end"]),
    "an unknown outcome": (("outcome=poor", "outcome=bad"), ["17 unknown-outcome"]),
    "a scene without an id": (("### Ask {#ask outcome=good}", "### Ask {outcome=good}"), None),
    "a choice that is no link": (("- [*Ask*](#ask)", "- [*Ask*](#ask)\n- wait"), ["12 choice-without-link"]),
    "a choice with more words": (("[Go on](#on)", "[Go on](#on) now"), None),
    "a way without an end": (
        ("They come.", "They come.\n\n- [Again](#start)"),
        ["13 outcome-not-at-end"],
    ),
    "a circle": (
        ("### Ask {#ask outcome=good}\n\nThey come.", "### Ask {#ask}\n\n- [Once more](#ask)"),
        ["13 scene-without-end"],
    ),
    "two scenes of one name": (("{#on outcome=poor}", "{#ask outcome=poor}"), None),
    "an unknown attribute": (("outcome=poor", "outcome=poor points=2"), ["17 unknown-attribute"]),
    "no id": ((":id: chair\n", ""), ["1 missing-id"]),
    "a target without its sign": (("](#ask)", "](ask)"), ["11 choice-without-link"]),
    "a choice in a paragraph": (("- [*Ask*](#ask)", "\n[*Ask*](#ask)"), ["12 choice-without-link"]),
    "a heading of another level": (("### Ask {", "## Ask {"), ["13 section-level"]),
}


@pytest.mark.parametrize("name", WRONG_SCENARIOS)
def test_what_is_wrong_with_a_scenario(name: str) -> None:
    (old, new), expected = WRONG_SCENARIOS[name]
    assert old in SCENARIO
    found = read(SCENARIO.replace(old, new))[1]
    assert found
    if expected is not None:
        assert found == expected


ASSESSMENT = """\
:::{self-assessment} How ready are we?
:id: ready
:scale: not yet, partly, fully

Be honest.

### People {#people}

Who takes part.

- We know them.
- We *pay*.

> Ask them.

### Money

- It is there.
:::
"""


def test_a_self_assessment_has_dimensions_and_statements() -> None:
    blocks, found = read(ASSESSMENT)
    assert found == []
    (assessment,) = find(blocks, SelfAssessment)
    assert assessment.scale == ("not yet", "partly", "fully")
    people, money = assessment.dimensions
    assert (people.id, money.id) == ("people", "d2")
    assert [plain_text(statement.text) for statement in people.statements] == ["We know them.", "We pay."]
    assert (len(people.introduction), len(people.advice), len(money.advice)) == (1, 1, 0)


BY_LEVEL = "> Ask them.\n>\n> fully\n> : Tell others.\n>\n> Not yet\n> : Begin.\n"


def test_advice_may_stand_by_level() -> None:
    blocks, found = read(ASSESSMENT.replace("> Ask them.\n", BY_LEVEL))
    assert found == []
    (assessment,) = find(blocks, SelfAssessment)
    people = assessment.dimensions[0]
    assert len(people.advice) == 1
    assert [advice.level for advice in people.levels] == [0, 2]


def test_a_definition_list_of_other_words_is_advice_for_everybody() -> None:
    blocks, found = read(ASSESSMENT.replace("> Ask them.", "> Library\n> : Knows who reads."))
    assert found == []
    (assessment,) = find(blocks, SelfAssessment)
    assert (len(assessment.dimensions[0].advice), assessment.dimensions[0].levels) == (1, ())


def test_a_label_in_quotes_may_have_a_comma() -> None:
    written = ASSESSMENT.replace("not yet, partly, fully", "not yet, \"partly, or so\", 'fully', it's so")
    blocks, found = read(written)
    assert found == []
    (assessment,) = find(blocks, SelfAssessment)
    assert assessment.scale == ("not yet", "partly, or so", "fully", "it's so")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (":scale: not yet, partly, fully\n", "", ["1 missing-option"]),
        ("not yet, partly, fully", "yes", ["3 invalid-scale"]),
        ("not yet, partly, fully", "yes, yes", ["3 invalid-scale"]),
        ("- It is there.\n", "", ["16 dimension-without-statement"]),
        ("> Ask them.", "Ask them.", ["14 quiz-content"]),
        ("### Money", "### Money {#people}", ["16 duplicate-id"]),
        ("- We *pay*.", "- We *pay*.\n\n  Well.", ["12 statement-not-paragraph"]),
        ("> Ask them.", "> fully\n> : A\n>\n> never\n> : B", ["17 level-not-on-scale"]),
        ("> Ask them.", "> fully\n> : A\n>\n> Fully\n> : B", ["17 level-not-on-scale"]),
    ],
)
def test_what_is_wrong_with_a_self_assessment(old: str, new: str, expected: list[str]) -> None:
    assert old in ASSESSMENT
    assert read(ASSESSMENT.replace(old, new))[1] == expected


def test_tabs() -> None:
    text = "::::{tab-set}\n:::{tab-item} One\nA\n:::\n:::{tab-item} *Two*\nB\n:::\n::::\n"
    blocks, found = read(text)
    assert found == []
    (tabs,) = find(blocks, TabSet)
    assert [plain_text(item.title) for item in tabs.items] == ["One", "Two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":::{tab-set}\n:::\n", ["1 empty-tab-set"]),
        (":::{tab-set}\ntext\n:::\n", ["1 empty-tab-set"]),
        ("::::{tab-set} x\n:::{tab-item} One\nA\n:::\n::::\n", ["1 unexpected-argument"]),
        ("::::{tab-set}\n:::{tab-item}\nA\n:::\n::::\n", ["2 missing-argument"]),
    ],
)
def test_what_is_wrong_with_tabs(text: str, expected: list[str]) -> None:
    assert read(text)[1] == expected


def test_a_tab_stands_in_a_set(tmp_path: Path) -> None:
    body = lesson("## A {#a}\n\n:::{tab-item} One\nA\n:::\n")
    assert flaws(write_course(tmp_path, {ONE: body})) == [f"{ONE}:9 tab-outside-set"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":::{video} a.mp4\n:captions: a.vtt\n:transcript: Words.\n:::\n", []),
        (":::{video} a.mp4\n:transcript: Words.\n:::\n", ["1 video-without-captions"]),
        (":::{video} a.mp4\n:captions: a.vtt\n:::\n", ["1 recording-without-transcript"]),
        (":::{video} a.avi\n:captions: a.vtt\n:transcript: t.md\n:::\n", ["1 wrong-file-type"]),
        (":::{video}\n:transcript: Words.\n:::\n", ["1 missing-argument"]),
        (":::{video}\n:link: https://v.example.org/1\n:transcript: Words.\n:::\n", []),
        (":::{video}\n:link: example.org\n:transcript: Words.\n:::\n", ["2 invalid-url"]),
        (":::{video} https://v.example.org/1\n:transcript: Words.\n:::\n", ["1 embedded-recording"]),
        (":::{video} ../../../a.mp4\n:captions: a.vtt\n:transcript: W.\n:::\n", ["1 path-out-of-course"]),
        (":::{audio} a.mp3\n:transcript: a.txt\n:duration: 3 min\n:::\n", []),
        (":::{audio} a.mp3\n:::\n", ["1 recording-without-transcript"]),
        (":::{audio} a.mp3\n:captions: a.vtt\n:transcript: a.txt\n:::\n", ["2 unknown-option"]),
    ],
)
def test_what_is_wrong_with_a_recording(text: str, expected: list[str]) -> None:
    found = read(text)[1]
    assert [flaw for flaw in found if "missing-argument" not in flaw or flaw in expected] == expected


VTT = """\
WEBVTT
Kind: captions

NOTE not a word of this

1
00:00.000 --> 00:02.000 align:start
<v Anna>Hello &amp; welcome.

00:02.000 --> 00:04.000
<v Anna>To <i>this</i> course.

00:04.000 --> 00:06.000
<v Boris>Thank you.
"""


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("t.md", "One *two*.\n\nThree.", ["One two.", "Three."]),
        ("t.txt", "One <two>\nthree.\n\nFour.", ["One <two> three.", "Four."]),
        ("t.vtt", VTT, ["Anna: Hello & welcome. To this course.", "Boris: Thank you."]),
    ],
)
def test_transcripts_are_read_into_the_page(
    name: str, content: str, expected: list[str], tmp_path: Path
) -> None:
    body = lesson(f"## A {{#a}}\n\n:::{{audio}} media/a.mp3\n:transcript: media/{name}\n:::\n")
    files = {ONE: body, "modules/01-first/media/a.mp3": b"x", f"modules/01-first/media/{name}": content}
    course, diagnostics = load_course(write_course(tmp_path, files))
    assert diagnostics == ()
    assert course
    (audio,) = find([block for text in course.texts for block in text.blocks], Audio)
    assert [plain_text(prose) for prose in all_prose(audio.transcript)] == expected


def test_files_of_a_recording_must_be_there(tmp_path: Path) -> None:
    options = ":captions: media/a.vtt\n:transcript: media/a.txt\n:poster: media/a.png\n"
    body = lesson(f"## A {{#a}}\n\n:::{{video}} media/a.mp4\n{options}:::\n")
    found = flaws(write_course(tmp_path, {ONE: body}))
    assert found == [f"{ONE}:9 missing-media"] * 4


def test_a_video_knows_its_files() -> None:
    blocks, _found = read(":::{video} m/a.mp4\n:captions: m/a.vtt\n:transcript: W.\n:poster: m/p.png\n:::\n")
    (video,) = find(blocks, Video)
    assert (video.path, video.captions, video.poster) == (
        "modules/a/m/a.mp4",
        "modules/a/m/a.vtt",
        "modules/a/m/p.png",
    )


def test_a_way_through_a_scenario_that_an_edition_cuts(tmp_path: Path) -> None:
    cut = "::::{only} pilot\n### Ask {#ask outcome=good}\n\nThey come.\n::::\n"
    text = SCENARIO.replace("### Ask {#ask outcome=good}\n\nThey come.\n", cut)
    text = text.replace(":::{scenario}", ":::::{scenario}").replace(
        "They do not.\n:::", "They do not.\n:::::"
    )
    found = flaws(write_course(tmp_path, {ONE: lesson("## A {#a}\n\n" + text)}))
    assert found == [f"{ONE}:19 scenario-cut-by-edition"]
