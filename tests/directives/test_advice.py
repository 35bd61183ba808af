"""What authors are told where they wrote something else than the format has: the hint mends it."""

from __future__ import annotations

import pytest

from unites_mooc.diagnostics import Collector
from unites_mooc.source.text_reader import read_markdown


def advice(text: str) -> list[str]:
    """Return ``line code: hint`` for everything that is found."""
    collector = Collector()
    read_markdown("modules/a/b.md", text, 1, collector)
    flaws = sorted(collector.items, key=lambda item: item.sort_key())
    return [f"{item.span.line} {item.code}: {item.hint}" for item in flaws]


QUESTIONS = {
    "points with spaces": (
        "### Who? {#who points = 2}\n\n- [x] a\n- [ ] b",
        "4 missing-id: What stands in braces cannot be read: write `### … {#who points=2}`.",
    ),
    "no space before the braces": (
        "### Who?{#who}\n\n- [x] a\n- [ ] b",
        "4 missing-id: What stands in braces cannot be read: write `### … {#who}`.",
    ),
    "true or false": (
        "### So? {#so type=true-false}\n\n- [x] True\n- [ ] False",
        "4 unknown-question-type: Leave it out: write two options, `- [x] True` and `- [ ] False`.",
    ),
    "what another platform calls it": (
        "### Who? {#who type=checkbox}\n\n- [x] a\n- [ ] b",
        "4 unknown-question-type: Did you mean `multiple`?",
    ),
    "a question of the wrong level": (
        "#### Who? {#who}\n\n- [x] a\n- [ ] b",
        "4 section-level: Write `### Who? {…}`: three signs and a space.",
    ),
    "a question without its space": (
        "###Who? {#who points=2}\n\n- [x] a\n- [ ] b\n\n### So? {#so}\n\n- [x] a\n- [ ] b",
        "4 section-level: Write `### Who? {…}`: three signs and a space.",
    ),
    "the only question without its space": (
        "###\u00a0Who? {#who}\n\n- [x] a\n- [ ] b",
        "4 section-level: Write `### Who? {…}`: three signs and a space.",
    ),
    "a colon without a space": (
        "### M {#m type=matching}\n\nConsult\n:We listen\n\nInform\n:We tell",
        "4 question-without-answer: Write a space after the colon: `: ` begins what belongs to the line "
        "above.",
    ),
    "an answer without an empty line above": (
        "### T {#t type=text}\n\nWrite one word.\n= co-design",
        "4 question-without-answer: Put an empty line above the first line that begins with `= `.",
    ),
    "a number with a separator": (
        "### N {#n type=number}\n\n= 1 000",
        "6 invalid-number: Write nothing between thousands: `= 1000`.",
    ),
    "a range": (
        "### N {#n type=number}\n\n= 10-12",
        "6 invalid-number: For a range, write its middle, and `tolerance=…` in the braces of the heading.",
    ),
    "a thousand that is read as one": (
        "### N {#n type=number}\n\n= 1,000",
        "6 ambiguous-number: For thousands write `= 1000`, otherwise leave out the zero at the end.",
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_advice_on_questions(name: str) -> None:
    text, expected = QUESTIONS[name]
    assert advice(f":::{{quiz}} Q\n:id: q\n\n{text}\n:::\n") == [expected]


def test_decimals_are_no_thousands() -> None:
    question = ":::{{quiz}} Q\n:id: q\n\n### N {{#n type=number}}\n\n= {}\n:::\n"
    for number in ("3.142", "0.500", "2.5", "1000", "1000.250", "12,5"):
        assert advice(question.format(number)) == []


CALL, LISTEN = "### Call {#call}\n\n- [I listen](#listen)", "### Listen {#listen outcome=good}\n\nFine."
CHOICE = "6 choice-without-link: Write `- [What I do](#listen)`."
SCENARIOS = {
    "a choice with a full stop": (f"{CALL}.\n\n{LISTEN}", [CHOICE]),
    "a bold choice": (f"### Call {{#call}}\n\n- **[I listen](#listen)**\n\n{LISTEN}", [CHOICE]),
    "a choice without its sign": (f"### Call {{#call}}\n\n- [I listen](listen)\n\n{LISTEN}", [CHOICE]),
    "a choice with a space": (f"### Call {{#call}}\n\n- [I listen] (#listen)\n\n{LISTEN}", [CHOICE]),
    "another outcome": (
        f"{CALL}\n\n### Listen {{#listen outcome=bad}}\n\nSo.",
        ["8 unknown-outcome: Did you mean `poor`?"],
    ),
    "an outcome with a full stop": (
        f"{CALL}\n\n### Listen {{#listen .good}}\n\nSo.",
        ["8 unknown-attribute: Write `outcome=good`."],
    ),
    "an outcome with a colon": (
        f"{CALL}\n\n### Listen {{#listen outcome: good}}\n\nSo.",
        [
            "8 missing-id: What stands in braces cannot be read: write `### … {#listen outcome=good}`.",
        ],
    ),
    "no ids": (
        "### Call\n\n- [I listen](#listen)\n\n### Listen\n\nSo.",
        ["4 missing-id: Write `### … {#call}`.", "8 missing-id: Write `### … {#listen}`."],
    ),
    "an ending first": (
        f"{LISTEN}\n\n{CALL}",
        [
            "8 unreachable-scene: The scenario begins with its first scene, `listen`, which is an ending: "
            "move it down."
        ],
    ),
    "scenes without their space": (
        f"{CALL}\n\n{LISTEN}".replace("### ", "###"),
        [
            "4 section-level: Write `### Call {…}`: three signs and a space.",
            "8 section-level: Write `### Listen {…}`: three signs and a space.",
        ],
    ),
    "scenes of the wrong level": (
        f"#{CALL}\n\n#{LISTEN}",
        [
            "4 section-level: Write `### Call {…}`: three signs and a space.",
            "8 section-level: Write `### Listen {…}`: three signs and a space.",
        ],
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_advice_on_scenarios(name: str) -> None:
    text, expected = SCENARIOS[name]
    assert advice(f":::{{scenario}} S\n:id: s\n\n{text}\n:::\n") == expected


def test_a_list_with_links_elsewhere_is_no_choice() -> None:
    facts = "- A [fact](#elsewhere), and more\n- Another\n\nWhat now?"
    call = CALL.replace("\n\n", f"\n\n{facts}\n\n")
    assert advice(f":::{{scenario}} S\n:id: s\n\n{call}\n\n{LISTEN}\n:::\n") == []


SCALES = {
    "no / partly / yes": "Write commas between the labels: `:scale: no, partly, yes`.",
    "1-5": "Write each label: `:scale: 1, 2, 3, 4, 5`.",
    "[no, yes]": "Write `:scale: no, yes`.",
    "0,1,2,3,4,5,6,7,8,9,10,11": "Use fewer: four or five are easy to tell apart.",
    "no, No, yes": "Rename one.",
    "5": "Write `:scale: not yet, partly, fully`, lowest first.",
}
ASSESSMENT = ":::{{self-assessment}} A\n:id: a\n:scale: {}\n\n{}\n:::\n"


@pytest.mark.parametrize("scale", SCALES)
def test_advice_on_scales(scale: str) -> None:
    assert advice(ASSESSMENT.format(scale, "### K\n\n- We know.")) == [f"3 invalid-scale: {SCALES[scale]}"]


def test_advice_on_a_scale_with_semicolons() -> None:
    (said,) = advice(ASSESSMENT.format("no; yes", "### K\n\n- We know."))
    assert said == "3 list-without-commas: Write commas between its entries: `no, yes`."


def test_advice_on_statements() -> None:
    quoted = ASSESSMENT.format("no, yes", "### K\n\n- We know.\n  > Ask.")
    (found,) = advice(quoted)
    assert found.startswith("7 statement-not-paragraph: Put the lines with `> ` below the list")
    (found,) = advice(ASSESSMENT.format("no, yes", "## K\n\n- We know."))
    assert found == ("5 section-level: Write `### K`: three signs and a space.")


GOOD = ":captions: a.vtt\n:transcript: T.\n"
RECORDINGS = {
    "an address without its scheme": (
        ":::{video} www.example.org/watch\n:transcript: T.\n:::",
        ["1 embedded-recording: Write `:::{video}` and below it `:link: https://www.example.org/watch`."],
    ),
    "a link without its scheme": (
        ":::{video}\n:link: example.org/watch\n:transcript: T.\n:::",
        ["2 invalid-url: Begin it with `https://`."],
    ),
    "captions that name no file": (
        ":::{video} a.mp4\n:captions:\n:transcript: T.\n:::",
        ["1 video-without-captions: Add `:captions: file.vtt`: people who cannot hear it read them."],
    ),
    "captions of another kind": (
        ":::{video} a.mp4\n:captions: a.srt\n:transcript: T.\n:::",
        ["2 wrong-file-type: Save them as WebVTT (`.vtt`): most programs for captions can."],
    ),
    "captions elsewhere": (
        ":::{video} a.mp4\n:captions: https://example.org/a.vtt\n:transcript: T.\n:::",
        ["2 path-out-of-course: Put the file into a `media` folder and write a relative path."],
    ),
    "a transcript that is a document": (
        ":::{audio} a.mp3\n:transcript: media/a.docx\n:::",
        ["2 wrong-file-type: Save it as text (`.txt`), or put it into a file of Markdown (`.md`)."],
    ),
    "a film as audio": (
        ":::{audio} a.mp4\n:transcript: T.\n:::",
        ["1 wrong-file-type: For this file, write `:::{video}`."],
    ),
    "another format": (
        f":::{{video}} a.mov\n{GOOD}:::",
        ["1 wrong-file-type: Export it as `.mp4`; `.webm`, `.ogv`, `.m4v` are fine, too."],
    ),
    "backslashes": (
        f":::{{video}} media\\a.mp4\n{GOOD}:::",
        ["1 backslash-in-path: Write `/` between the folders, on Windows too: `media/a.mp4`."],
    ),
    "a figure elsewhere": (
        ":::{figure} https://example.org/a.png\n:alt: A\n:::",
        ["1 path-out-of-course: Put the file into a `media` folder and write a relative path."],
    ),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_advice_on_recordings(name: str) -> None:
    text, expected = RECORDINGS[name]
    assert advice(f"{text}\n") == expected


def test_a_transcript_may_have_spaces_in_its_name() -> None:
    from unites_mooc.model.blocks import Audio
    from unites_mooc.model.walk import find

    text = ":::{audio} a.mp3\n:transcript: media/my talk.txt\n:::\n"
    blocks, _notes = read_markdown("modules/a/b.md", text, 1, Collector())
    (audio,) = find(blocks, Audio)
    assert (audio.transcript_path, audio.transcript) == ("modules/a/media/my talk.txt", ())


def test_headings_in_the_place_of_tabs_are_one_flaw() -> None:
    (found,) = advice(":::{tab-set}\n### A\nx\n### B\ny\n:::\n")
    assert found.startswith("1 empty-tab-set: Write `:::{tab-item} Title` … `:::` for each inside")
    stray = "::::{tab-set}\n:::{tab-item} A\nx\n:::\nOne.\n\nTwo.\n::::\n"
    assert [flaw.split(":")[0] for flaw in advice(stray)] == ["5 content-outside-tab"]
