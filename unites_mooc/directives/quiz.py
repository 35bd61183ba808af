"""``{quiz} Title``: questions with feedback on every option.

Every ``###`` heading in the body begins a question; section 4 of the source format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from unites_mooc.diagnostics import Collector, Span, did_you_mean
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    flag,
    slug,
    whole_number,
)
from unites_mooc.model.blocks import (
    Block,
    FacilitatorNote,
    Heading,
    ListBlock,
    ListItem,
    Only,
    Paragraph,
    Quote,
    with_conditions,
)
from unites_mooc.model.prose import Prose, plain_text
from unites_mooc.model.quiz import Choice, Question, Quiz
from unites_mooc.model.quiz import Option as QuizOption
from unites_mooc.model.slugs import slugify

QUESTION_LEVEL = 3
MAXIMUM_OPTIONS = 26
QUESTION_TYPES = ("single", "multiple")
_ATTRIBUTES = ("points", "type")
_OTHER_BOX = re.compile(r"\([ xX]?\)|\[[ xX]{0,3}\](?![(\[:])|[\u2610-\u2612\u2713-\u2718]")
_MARKS = "xX\u2611\u2612\u2713\u2714"


def parse(node: DirectiveNode) -> Parsed:
    """Return the quiz; each question is checked where it stands."""
    assert node.title is not None
    collector = Collector()
    introduction, groups = _split(node.blocks)
    questions = [_question(heading, body, collector) for heading, body in groups]
    known = tuple(question for question in questions if question)
    _check_ids(known, collector)
    if not groups:
        message = "The quiz has no question."
        collector.error(node.span, "quiz-without-question", message, "Begin one with `### … {#its-id}`.")
    draw = node.options.get("draw")
    if draw is not None and groups and draw > len(groups):
        message = f"The quiz draws {draw} questions and has {len(groups)}."
        advice = "Lower `draw`, or add questions."
        collector.error(node.option_spans["draw"], "draw-too-many", message, advice)
    quiz = Quiz(
        span=node.span,
        id=node.options["id"],
        title=node.title,
        pass_percent=node.options.get("pass"),
        shuffle=node.options.get("shuffle", False),
        draw=draw,
        introduction=introduction,
        questions=known,
    )
    return quiz, tuple(collector.items)


def _split(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], list[tuple[Heading, list[Block]]]]:
    """Return the blocks before the first question, and each heading with what follows it."""
    introduction: list[Block] = []
    groups: list[tuple[Heading, list[Block]]] = []
    for block in _flatten(blocks):
        if isinstance(block, Heading) and block.level == QUESTION_LEVEL:
            groups.append((block, []))
        elif groups:
            groups[-1][1].append(block)
        else:
            introduction.append(block)
    return tuple(introduction), groups


def _flatten(blocks: Iterable[Block]) -> Iterable[Block]:
    """Yield the blocks; an ``{only}`` passes its conditions on to what it holds."""
    for block in blocks:
        if isinstance(block, Only):
            for inner in _flatten(block.blocks):
                yield with_conditions(inner, block.only)
        else:
            yield block


def _question(heading: Heading, blocks: Sequence[Block], collector: Collector) -> Question | None:
    attributes = dict(heading.attributes)
    for name in attributes:
        if name not in _ATTRIBUTES:
            message = f"A question has no attribute `{name}`."
            collector.error(heading.span, "unknown-attribute", message, did_you_mean(name, _ATTRIBUTES))
    kind = attributes.get("type", "")
    if kind and kind not in QUESTION_TYPES:
        message = f"`{kind}` is not a type of question."
        collector.error(heading.span, "unknown-question-type", message, did_you_mean(kind, QUESTION_TYPES))
        return None
    if not heading.explicit:
        proposal = slugify(plain_text(heading.text))
        message = "The question has no id."
        collector.error(heading.span, "missing-id", message, f"Write `### … {{#{proposal}}}`.")
    body, options, feedback = _parts(heading, blocks, collector)
    if len(options) > MAXIMUM_OPTIONS:
        message = f"The question has {len(options)} options; an LMS can report {MAXIMUM_OPTIONS}."
        collector.error(heading.span, "too-many-options", message, "Make two questions of it.")
    choice = Choice(
        span=options[0].span if options else heading.span,
        options=options,
        multiple=kind == "multiple" or sum(option.correct for option in options) > 1,
    )
    _check_choice(heading.span, choice, kind, collector)
    return Question(
        span=heading.span,
        only=heading.only,
        id=heading.id,
        prompt=heading.text,
        points=_points(heading, attributes, collector),
        body=body,
        answer=choice,
        feedback=feedback,
    )


def _points(heading: Heading, attributes: dict[str, str], collector: Collector) -> int:
    text = attributes.get("points", "1")
    if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= 100:
        return int(text)
    message = f"`points={text}` is not a whole number from 1 to 100."
    advice = "Points are whole: for halves, give every question twice as many."
    collector.error(heading.span, "invalid-number", message, advice)
    return 1


def _parts(
    heading: Heading, blocks: Sequence[Block], collector: Collector
) -> tuple[tuple[Block, ...], tuple[QuizOption, ...], tuple[Block, ...]]:
    """Return what stands before the options, the options, and the general feedback."""
    body: list[Block] = []
    options: list[QuizOption] = []
    feedback: list[Block] = []
    for block in blocks:
        if isinstance(block, ListBlock) and _is_task_list(block):
            if feedback:
                message = "This feedback stands between options, so it belongs to none of them."
                advice = "Indent it by two spaces under its option; for all, put it at the end."
                collector.error(feedback[0].span, "feedback-between-options", message, advice)
            options.extend(with_conditions(_option(item, collector), block.only) for item in block.items)
        elif not options:
            body.append(block)
        elif isinstance(block, Quote):
            feedback.extend(with_conditions(inner, block.only) for inner in block.blocks)
        elif isinstance(block, FacilitatorNote):
            feedback.append(block)
        else:
            message = "This stands after the options of a question and is neither option nor feedback."
            advice = "Put it above the options, or begin its lines with `> ` for feedback."
            collector.error(block.span, "quiz-content", message, advice)
    return tuple(body), tuple(options), tuple(feedback)


def _is_task_list(block: ListBlock) -> bool:
    return any(item.checked is not None or _other_box(item) for item in block.items)


def _other_box(item: ListItem) -> str:
    """Return what was meant as a box and is none: ``(x)``, ``[]``, ``[ x ]``."""
    first = item.blocks[0] if item.blocks else None
    match = _OTHER_BOX.match(first.text.source) if isinstance(first, Paragraph) else None
    return match[0] if match and item.checked is None else ""


def _option(item: ListItem, collector: Collector) -> QuizOption:
    other = _other_box(item)
    if item.checked is None:
        message = f"`{other}` is not a box." if other else "This option has no box."
        advice = "Write `- [x]` before a right option, `- [ ]` before a wrong one."
        collector.error(item.span, "option-without-box", message, advice)
    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (None, ())
    if not isinstance(first, Paragraph):
        collector.error(item.span, "empty-option", "The option has no text.", "Write it after the box.")
        first, rest = None, item.blocks
    rest = tuple(_flatten(rest))
    feedback = tuple(
        with_conditions(inner, block.only)
        for block in rest
        if isinstance(block, Quote)
        for inner in block.blocks
    )
    others = tuple(block for block in rest if not isinstance(block, Quote))
    text = first.text if isinstance(first, Paragraph) else _nothing(item.span)
    correct = bool(item.checked) or any(mark in other for mark in _MARKS)
    return QuizOption(span=item.span, text=text, correct=correct, blocks=others, feedback=feedback)


def _nothing(span: Span) -> Prose:
    return Prose("", (), span)


def _check_choice(span: Span, choice: Choice, kind: str, collector: Collector) -> None:
    right = sum(option.correct for option in choice.options)
    if not choice.options:
        message = "The question has no options."
        collector.error(span, "question-without-options", message, "Write `- [x] right` and `- [ ] wrong`.")
    elif not right:
        message = "No option of the question is right."
        collector.error(span, "question-without-right-option", message, "Mark one with `- [x]`.")
    elif right == len(choice.options):
        message = "Every option of the question is right."
        collector.warning(span, "question-without-wrong-option", message, "Add one with `- [ ]`.")
    elif kind == "single" and right > 1:
        message = f"A single choice has one right option, this question has {right}."
        collector.error(span, "single-choice-with-several-right", message, "Remove `type=single`.")


def _check_ids(questions: Iterable[Question], collector: Collector) -> None:
    seen: dict[str, Question] = {}
    for question in questions:
        first = seen.setdefault(question.id, question)
        if first is not question:
            message = f"The quiz has a second question `{question.id}` (first on line {first.span.line})."
            collector.error(question.span, "duplicate-id", message, "Give it another id.")


DIRECTIVE = Directive(
    name="quiz",
    parse=parse,
    options=(
        Option("id", slug, required=True, help="Unique in the course."),
        Option("pass", whole_number(0, 100), help="From how many percent the quiz says passed."),
        Option("shuffle", flag, help="Questions and options in another order on each attempt."),
        Option("draw", whole_number(1, 200), help="How many questions are drawn from the pool."),
    ),
    argument=Argument.REQUIRED,
    summary="Questions with feedback on every option.",
)
