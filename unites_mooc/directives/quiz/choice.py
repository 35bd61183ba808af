"""Single and multiple choice: a task list."""

from __future__ import annotations

from unites_mooc.diagnostics import Collector
from unites_mooc.directives.quiz.answers import AnswerPart, check_count, other_box, split_item
from unites_mooc.model.blocks import Block, DefinitionList, ListBlock, ListItem, Paragraph, with_conditions
from unites_mooc.model.prose import plain_text
from unites_mooc.model.quiz import Choice, Option

_MARKS = "xXvV*\u2611\u2612\u2713\u2714"
"""Signs in another kind of box that mark an option as right."""


def read_choice(part: AnswerPart, collector: Collector) -> Choice:
    """Return the options."""
    options = tuple(
        with_conditions(_option(item, collector), block.only)
        for block in part.blocks
        if isinstance(block, ListBlock)
        for item in block.items
    )
    check_count(part, len(options), "options", collector)
    choice = Choice(
        span=options[0].span if options else part.heading.span,
        options=options,
        multiple=part.kind == "multiple" or sum(option.correct for option in options) > 1,
    )
    _check(part, choice, collector)
    return choice


def _option(item: ListItem, collector: Collector) -> Option:
    other = other_box(item)
    first = item.blocks[0] if item.blocks else None
    is_empty = isinstance(first, Paragraph) and first.text.source.strip() in {"[ ]", "[x]", "[X]"}
    if is_empty:
        collector.error(item.span, "empty-option", "The option has no text.", "Write it behind the box.")
    elif item.checked is None:
        message = f"`{other}` is not a box." if other else "This option has no box."
        advice = "Write `- [x]` before a right option, `- [ ]` before a wrong one."
        collector.error(item.span, "option-without-box", message, advice)
    parts = split_item(item.span, item.blocks, "option", collector)
    return Option(
        span=item.span,
        text=parts.text,
        correct=bool(item.checked) or any(mark in other for mark in _MARKS),
        blocks=parts.blocks,
        feedback=parts.feedback,
    )


def _check(part: AnswerPart, choice: Choice, collector: Collector) -> None:
    span, right = part.heading.span, sum(option.correct for option in choice.options)
    if not choice.options:
        message = "The question has no options."
        collector.error(span, "question-without-options", message, _meant(part.body))
    elif len(choice.options) == 1:
        message = "The question has only one option."
        collector.error(span, "question-without-answer", message, "Add others with `- [ ]` and `- [x]`.")
    elif twice := _twice(choice.options):
        message = f"“{plain_text(twice.text)}” stands here a second time."
        collector.error(twice.span, "duplicate-item", message, "Nobody could tell the two apart.")
    elif not right:
        message = "No option of the question is right."
        collector.error(span, "question-without-right-option", message, "Mark one with `- [x]`.")
    elif right == len(choice.options):
        message = "Every option of the question is right."
        collector.warning(span, "question-without-wrong-option", message, "Add one with `- [ ]`.")
    elif part.kind == "single" and right > 1:
        message = f"A single choice has one right option, this question has {right}."
        collector.error(span, "single-choice-with-several-right", message, "Remove `type=single`.")


def _twice(options: tuple[Option, ...]) -> Option | None:
    """Return the first option whose text another one above it has."""
    seen: set[str] = set()
    for option in options:
        text = plain_text(option.text)
        if text and text in seen and not option.only:
            return option
        seen.add(text)
    return None


def _meant(body: tuple[Block, ...]) -> str:
    """Return advice by what stands there instead of options."""
    for block in body:
        if isinstance(block, DefinitionList):
            return "For this list, add `type=matching` or `type=sorting` to the heading's `{…}`."
        if isinstance(block, ListBlock) and block.ordered:
            return "To have the list put in order, add `type=ordering` to the heading's `{…}`."
        if isinstance(block, Paragraph) and block.text.source.startswith("="):
            return "For an answer to write, add `type=text` or `type=number` to the heading's `{…}`."
    return "Write `- [x] right` and `- [ ] wrong`, each on a line of its own."
