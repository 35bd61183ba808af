"""Every type of question: what it becomes, and what is said where it is wrong."""

from __future__ import annotations

import pytest

from unites_mooc.diagnostics import Collector
from unites_mooc.model.answers import normalized, placement_of, scrambled
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Matching, NumberEntry, Ordering, Question, Quiz, Sorting, TextEntry
from unites_mooc.model.walk import find
from unites_mooc.render.questions import question_views
from unites_mooc.source.text_reader import read_markdown


def read(question: str) -> tuple[Question | None, list[str]]:
    """Read a quiz with one question, whose heading stands on line 4."""
    collector = Collector()
    text = f":::{{quiz}} Q\n:id: q\n\n{question}\n:::\n"
    blocks, _notes = read_markdown("modules/a/b.md", text, 1, collector)
    flaws = sorted(collector.items, key=lambda item: item.sort_key())
    return next(find(blocks, Question), None), [f"{item.span.line} {item.code}" for item in flaws]


MATCHING = """\
### Match {#m type=matching}

Consult
: We listen.

Inform
: We tell.
  > First rung.

Tell
: We tell.

> Afterwards."""


def test_matching_shares_a_place_where_the_text_is_the_same() -> None:
    question, flaws = read(MATCHING)
    assert flaws == []
    assert question
    assert isinstance(question.answer, Matching)
    placement = placement_of(question.answer)
    assert [plain_text(item.text) for item in placement.items] == ["Consult", "Inform", "Tell"]
    assert [plain_text(place) for place in placement.places] == ["We listen.", "We tell."]
    assert placement.key == (0, 1, 1)
    assert [len(item.feedback) for item in placement.items] == [0, 1, 0]
    assert len(question.feedback) == 1


def test_ordering_keeps_the_right_order() -> None:
    question, flaws = read(
        "### Order {#o type=ordering}\n\nProse.\n\n1. One\n   > Hint.\n2. Two\n3. Three\n\n> All."
    )
    assert flaws == []
    assert question
    assert isinstance(question.answer, Ordering)
    assert [plain_text(item.text) for item in question.answer.items] == ["One", "Two", "Three"]
    assert (len(question.body), len(question.feedback)) == (1, 1)


def test_sorting_keeps_categories_and_items() -> None:
    question, flaws = read("### Sort {#s type=sorting points=3}\n\nA\n: one\n: two\n\nB\n: three")
    assert flaws == []
    assert question
    assert isinstance(question.answer, Sorting)
    assert placement_of(question.answer).key == (0, 0, 1)
    assert question.points == 3


def test_texts_and_numbers() -> None:
    question, flaws = read("### Name {#n type=text}\n\n= Integrationsrat\n= integration council\n\n> So.")
    assert flaws == []
    assert question
    assert question.answer == TextEntry(
        span=question.answer.span, accepted=("Integrationsrat", "integration council")
    )
    question, flaws = read("### Count {#c type=number tolerance=0,5}\n\n= 2,5")
    assert flaws == []
    assert question
    assert isinstance(question.answer, NumberEntry)
    assert (question.answer.value, question.answer.tolerance) == ("2.5", "0.5")


WRONG = {
    "no list to match": ("### M {#m type=matching}\n\nText.", ["4 question-without-answer"]),
    "one pair alone": ("### M {#m type=matching}\n\nA\n: b", ["4 question-without-answer"]),
    "all matches the same": ("### M {#m type=matching}\n\nA\n: x\n\nB\n: x", ["4 question-without-answer"]),
    "two matches for one item": (
        "### M {#m type=matching}\n\nA\n: x\n: y\n\nB\n: z\n\nC\n: w",
        ["6 match-not-one"],
    ),
    "an item twice": ("### M {#m type=matching}\n\nA\n: x\n\nA\n: z", ["9 duplicate-item"]),
    "a bulleted list to order": (
        "### O {#o type=ordering}\n\n- A\n- B",
        ["4 question-without-answer"],
    ),
    "one category": ("### S {#s type=sorting}\n\nA\n: x\n: y", ["6 question-without-answer"]),
    "a category with nothing in it": (
        "### S {#s type=sorting}\n\nA\n: x\n\nB\n\nC\n: z",
        ["9 category-without-item"],
    ),
    "an empty category at the end": (
        "### S {#s type=sorting}\n\nA\n: x\n\nB\n: y\n\nC\n:",
        ["12 category-without-item"],
    ),
    "an item without its match": (
        "### M {#m type=matching}\n\nA\n: x\n\nB\n\nC\n: z",
        ["9 match-not-one"],
    ),
    "no text": ("### T {#t type=text}\n\nText.", ["4 question-without-answer"]),
    "an empty text": ("### T {#t type=text}\n\n=\n\n= a", ["6 empty-option"]),
    "a line that is no answer": ("### T {#t type=text}\n\n= a\nand b", ["7 quiz-content"]),
    "a text that nobody writes": (f"### T {{#t type=text}}\n\n= {'x' * 101}", ["6 answer-too-long"]),
    "no number": ("### N {#n type=number}\n\n= eleven", ["6 invalid-number"]),
    "two numbers": ("### N {#n type=number}\n\n= 1\n= 2", ["7 second-number"]),
    "a wrong tolerance": ("### N {#n type=number tolerance=much}\n\n= 1", ["4 invalid-number"]),
    "a negative tolerance": ("### N {#n type=number tolerance=-1}\n\n= 1", ["4 invalid-number"]),
    "a tolerance without a number": (
        "### N {#n type=text tolerance=1}\n\n= 1",
        ["4 unknown-attribute"],
    ),
    "half points": ("### N {#n type=number points=1.5}\n\n= 1", ["4 invalid-number"]),
    "a heading of the wrong level": (
        "## C {#c}\n\n- [ x] a\n- [ ] b",
        ["4 section-level", "6 option-without-box"],
    ),
    "a sign for a cross": ("### C {#c}\n\n- [✓] a\n- [ ] b", ["6 option-without-box"]),
    "an option without text": ("### C {#c}\n\n- [x] a\n- [ ]", ["7 empty-option"]),
    "an option twice": ("### C {#c}\n\n- [x] a\n- [ ] a", ["7 duplicate-item"]),
    "an option alone": ("### C {#c}\n\n- [x] a", ["4 question-without-answer"]),
    "attributes as pasted": ("### C {#c, type=“single”, points=2}\n\n- [x] a\n- [ ] b", []),
    "attributes without quotes": ("### C {#c type=multiple choice}\n\n- [x] a\n- [ ] b", ["4 missing-id"]),
    "an unknown type": ("### N {#n type=hotspot}\n\n= 1", ["4 unknown-question-type"]),
    "prose after the answers": ("### N {#n type=number}\n\n= 1\n\nMore.", ["8 quiz-content"]),
    "no type for a definition list": ("### M {#m}\n\nA\n: b\n\nB\n: c", ["4 question-without-options"]),
    "too many": (
        "### O {#o type=ordering}\n\n" + "\n".join(f"{n}. item {n}" for n in range(1, 28)),
        ["4 too-many-options"],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_an_answer(name: str) -> None:
    text, expected = WRONG[name]
    assert read(text)[1] == expected


def test_what_is_shown_never_stands_in_the_right_order() -> None:
    for count in range(2, 12):
        for seed in ("a", "b", "c"):
            order = scrambled(count, seed)
            assert sorted(order) == list(range(count))
            assert list(order) != list(range(count))
            assert order == scrambled(count, seed)


def test_places_are_offered_in_another_order_than_items() -> None:
    question, _flaws = read(MATCHING)
    assert question
    quiz = Quiz(
        span=question.span,
        id="q",
        title=question.prompt,
        pass_percent=None,
        shuffle=False,
        draw=None,
        introduction=(),
        questions=(question,),
    )
    (view,) = question_views(quiz)
    assert [place.index for place in view.places] == [1, 0]
    assert [entry.place.label for entry in view.items] == ["B", "A", "A"]


@pytest.mark.parametrize(
    ("text", "same"), [("  A  b ", "a B"), ("Straße", "STRASSE"), ("ΟΔΟΣ", "οδος"), ("d’accord", "D'accord")]
)
def test_letter_case_and_space_do_not_count(text: str, same: str) -> None:
    assert normalized(text) == normalized(same)


def test_hints_for_types_of_other_tools() -> None:
    collector = Collector()
    text = ":::{quiz} Q\n:id: q\n\n### A {#a type=true-false}\n\n- [x] x\n- [ ] y\n:::\n"
    read_markdown("a.md", text, 1, collector)
    (flaw,) = collector.items
    assert flaw.hint.startswith("Leave it out: write two options")
