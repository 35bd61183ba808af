"""One question: its heading, its prose, its answers and its feedback."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from unites_mooc.diagnostics import Collector, did_you_mean
from unites_mooc.directives.quiz.answers import AnswerPart, is_answer_of
from unites_mooc.directives.quiz.choice import read_choice
from unites_mooc.directives.quiz.entries import read_number, read_text
from unites_mooc.directives.quiz.placing import read_matching, read_ordering, read_sorting
from unites_mooc.directives.sections import section_id
from unites_mooc.model.blocks import Block, FacilitatorNote, Heading, Paragraph, Quote, with_conditions
from unites_mooc.model.quiz import Answer, Question

TYPES: Mapping[str, Callable[[AnswerPart, Collector], Answer | None]] = {
    "single": read_choice,
    "multiple": read_choice,
    "matching": read_matching,
    "ordering": read_ordering,
    "sorting": read_sorting,
    "text": read_text,
    "number": read_number,
}
"""How the answers of each type of question are read."""
_TWO_OPTIONS = "Leave it out: write two options, `- [x] True` and `- [ ] False`."
_BOXES = "Leave it out: boxes say it."
_OTHER_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("true-false", "truefalse", "boolean", "yes-no", "tf"), _TWO_OPTIONS),
    **dict.fromkeys(("mc", "choice", "multiple-choice", "multichoice"), _BOXES),
    **dict.fromkeys(("checkbox", "checkboxes"), "Did you mean `multiple`?"),
    **dict.fromkeys(("dropdown", "select", "radio", "one"), "Did you mean `single`?"),
    **dict.fromkeys(("essay", "open", "long", "reflection"), "Write a `:::{reflection}` outside the quiz."),
    **dict.fromkeys(("short", "shortanswer", "short-answer"), "Did you mean `text`?"),
    **dict.fromkeys(("cloze", "gap", "fill-in"), "Did you mean `text`?"),
    **dict.fromkeys(("numeric", "numerical", "integer"), "Did you mean `number`?"),
    **dict.fromkeys(("match", "pairs"), "Did you mean `matching`?"),
    **dict.fromkeys(("drag-and-drop", "dragdrop"), "Did you mean `sorting`, or `matching`?"),
    **dict.fromkeys(("order", "sequence", "ranking"), "Did you mean `ordering`?"),
}
"""What to write instead of the names that other platforms have for types of questions."""
_ATTRIBUTES = ("points", "tolerance", "type")
_POINTS = re.compile(r"[0-9]{1,3}\Z")
_MAXIMUM_POINTS = 100


def read_question(heading: Heading, blocks: Sequence[Block], collector: Collector) -> Question | None:
    """Return the question that a heading begins; None where its answers cannot be read."""
    attributes = dict(heading.attributes)
    _check_attributes(heading, attributes, collector)
    kind = attributes.get("type", "")
    if kind and kind not in TYPES:
        message = f"`{kind}` is not a type of question."
        advice = _OTHER_TYPES.get(kind.casefold().replace("_", "-"), "") or did_you_mean(kind, TYPES)
        collector.error(heading.span, "unknown-question-type", message, advice)
        return None
    section_id(heading, "question", collector)
    body, answers, feedback = _parts(kind or "single", blocks, collector)
    part = AnswerPart(heading, kind, attributes, answers, body)
    answer = TYPES[kind or "single"](part, collector)
    points = _points(heading, attributes, collector)
    if answer is None:
        return None
    return Question(
        span=heading.span,
        only=heading.only,
        id=heading.id,
        prompt=heading.text,
        points=points,
        body=body,
        answer=answer,
        feedback=feedback,
    )


def _check_attributes(heading: Heading, attributes: Mapping[str, str], collector: Collector) -> None:
    for name in attributes:
        if name not in (*_ATTRIBUTES, "class"):
            message = f"A question has no attribute `{name}`."
            collector.error(heading.span, "unknown-attribute", message, did_you_mean(name, _ATTRIBUTES))
    if "tolerance" in attributes and attributes.get("type") != "number":
        message = "Only a question with `type=number` has a `tolerance`."
        collector.error(heading.span, "unknown-attribute", message, "Add `type=number`, or remove it.")


def _points(heading: Heading, attributes: Mapping[str, str], collector: Collector) -> int:
    text = attributes.get("points", "1")
    if _POINTS.match(text) and 1 <= int(text) <= _MAXIMUM_POINTS:
        return int(text)
    message = f"`points={text}` is not a whole number from 1 to {_MAXIMUM_POINTS}."
    advice = "Points are whole: multiply those of all questions, for example by two."
    collector.error(heading.span, "invalid-number", message, advice)
    return 1


Parts = tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]


def _parts(kind: str, blocks: Sequence[Block], collector: Collector) -> Parts:
    """Return what stands before the answers, the answers, and the general feedback."""
    body: list[Block] = []
    answers: list[Block] = []
    feedback: list[Block] = []
    last = max((index for index, block in enumerate(blocks) if is_answer_of(kind, block)), default=0)
    for index, block in enumerate(blocks):
        if is_answer_of(kind, block):
            if feedback:
                message = "This feedback stands between options, so it belongs to none of them."
                advice = "Indent it by two spaces under its option; for all, put it at the end."
                collector.error(feedback[0].span, "feedback-between-options", message, advice)
            answers.append(block)
        elif not answers:
            body.append(block)
        elif isinstance(block, Quote):
            feedback.extend(with_conditions(inner, block.only) for inner in block.blocks)
        elif isinstance(block, FacilitatorNote):
            feedback.append(block)
        elif kind in {"matching", "sorting"} and _is_half_answer(block, is_between=index < last):
            _report_half_answer(kind, block, collector)
        else:
            message = "This stands after the options of a question and is neither option nor feedback."
            advice = "Put it above the options, or begin its lines with `> ` for feedback."
            collector.error(block.span, "quiz-content", message, advice)
    return tuple(body), tuple(answers), tuple(feedback)


def _is_half_answer(block: Block, *, is_between: bool) -> bool:
    """Tell whether a block looks like a term below which no `: ` follows, so that it became a paragraph."""
    return isinstance(block, Paragraph) and (is_between or block.text.source.endswith("\n:"))


def _report_half_answer(kind: str, block: Block, collector: Collector) -> None:
    if kind == "sorting":
        message = "Nothing belongs to this category."
        advice = "Write its items below it, each on a line that begins with `: `; other text stands above."
        collector.error(block.span, "category-without-item", message, advice)
    else:
        message = "This item has no match."
        advice = "Write `: its match` on the line below it; other text stands above the items."
        collector.error(block.span, "match-not-one", message, advice)
