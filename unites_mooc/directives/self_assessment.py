"""``{self-assessment} Title``: statements by dimension, rated on one scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unites_mooc.diagnostics import Collector
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    OptionError,
    Parsed,
    comma_list,
    slug,
    with_commas,
)
from unites_mooc.directives.sections import Section, sections
from unites_mooc.model.assessment import Dimension, LevelAdvice, SelfAssessment, Statement
from unites_mooc.model.blocks import (
    Block,
    Definition,
    DefinitionList,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    with_conditions,
)
from unites_mooc.model.prose import Prose, plain_text

MOST_LABELS = 11
"""From 0 to 10."""


def scale(value: str) -> tuple[str, ...]:
    """Accept the labels of a scale, lowest first."""
    labels = comma_list(value)
    if len(labels) == 1 and (advice := with_commas(value)):
        raise OptionError("list-without-commas", "Semicolons do not divide a list.", advice)
    if not 2 <= len(labels) <= MOST_LABELS:
        message = f"A scale has 2 to {MOST_LABELS} labels, this one has {len(labels)}."
        raise OptionError("invalid-scale", message, _advice_on_scale(value, labels))
    if value.startswith("[") and value.endswith("]"):
        message = "The brackets would be part of the labels."
        raise OptionError("invalid-scale", message, f"Write `:scale: {value[1:-1].strip()}`.")
    if len({label.casefold() for label in labels}) < len(labels):
        raise OptionError("invalid-scale", "Two labels of the scale are the same.", "Rename one.")
    return labels


def _advice_on_scale(value: str, labels: tuple[str, ...]) -> str:
    """Return what was probably meant."""
    if len(labels) > MOST_LABELS:
        return "Use fewer: four or five are easy to tell apart."
    span = re.fullmatch(r"([0-9]{1,2})\s*(?:-|–|to|\.\.)\s*([0-9]{1,2})", value)
    if span and 1 <= int(span[2]) - int(span[1]) < MOST_LABELS:
        steps = ", ".join(str(step) for step in range(int(span[1]), int(span[2]) + 1))
        return f"Write each label: `:scale: {steps}`."
    parts = [part.strip() for part in re.split(r"[/;|]", value) if part.strip()]
    if len(parts) > 1:
        return f"Write commas between the labels: `:scale: {', '.join(parts)}`."
    return "Write `:scale: not yet, partly, fully`, lowest first."


def parse(node: DirectiveNode) -> Parsed:
    """Return the self-assessment."""
    assert node.title is not None
    collector = Collector()
    introduction, found = sections(node.blocks, collector)
    labels = node.options["scale"]
    dimensions = tuple(
        _dimension(section, number, labels, collector) for number, section in enumerate(found, 1)
    )
    if not dimensions:
        message = "The self-assessment has no dimension."
        advice = "Begin each with `### Its name`, and list its statements below."
        collector.error(node.span, "assessment-without-dimension", message, advice)
    _check_ids(dimensions, collector)
    assessment = SelfAssessment(
        span=node.span,
        id=node.options["id"],
        title=node.title,
        scale=labels,
        introduction=introduction,
        dimensions=dimensions,
    )
    return assessment, tuple(collector.items)


def _dimension(section: Section, number: int, labels: tuple[str, ...], collector: Collector) -> Dimension:
    heading, blocks = section
    for name in dict(heading.attributes).keys() - {"class"}:
        message = f"A dimension has no attribute `{name}`."
        collector.error(heading.span, "unknown-attribute", message, "Remove it; only an id stands here.")
    statements = tuple(_statements(blocks, collector))
    if not statements:
        message = "The dimension has no statement."
        advice = "List them below: `- We know who lives here.`"
        collector.error(heading.span, "dimension-without-statement", message, advice)
    lists = [index for index, block in enumerate(blocks) if isinstance(block, ListBlock)]
    first = lists[0] if lists else len(blocks)
    for_all, levels = _divided(tuple(_advice(blocks[first:], collector)), labels, collector)
    return Dimension(
        span=heading.span,
        only=heading.only,
        id=heading.id if heading.explicit else f"d{number}",
        title=heading.text,
        introduction=tuple(blocks[:first]),
        statements=statements,
        advice=for_all,
        levels=levels,
    )


def _statements(blocks: Sequence[Block], collector: Collector) -> Iterator[Statement]:
    for block in blocks:
        for item in block.items if isinstance(block, ListBlock) else ():
            yield with_conditions(_statement(item, collector), block.only)


def _statement(item: ListItem, collector: Collector) -> Statement:
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or len(item.blocks) > 1:
        message = "A statement is one paragraph."
        advice = "Shorten it, or split it into two."
        if any(isinstance(block, Quote) for block in item.blocks):
            advice = (
                "Put the lines with `> ` below the list: they are shown with the result of the dimension."
            )
        collector.error(item.span, "statement-not-paragraph", message, advice)
    text = first.text if isinstance(first, Paragraph) else Prose("", (), item.span)
    return Statement(span=item.span, text=text)


def _advice(blocks: Sequence[Block], collector: Collector) -> Iterator[Block]:
    """Yield what is shown with the result: block quotes below the statements."""
    for block in blocks:
        if isinstance(block, ListBlock):
            continue
        if isinstance(block, Quote):
            yield from (with_conditions(inner, block.only) for inner in block.blocks)
        else:
            message = "This stands below the statements and is neither a statement nor advice."
            advice = "Put it above them, or begin its lines with `> ` to show it with the result."
            collector.error(block.span, "quiz-content", message, advice)


def _divided(
    advice: tuple[Block, ...], labels: tuple[str, ...], collector: Collector
) -> tuple[tuple[Block, ...], tuple[LevelAdvice, ...]]:
    """Return the advice for everybody, and that for each label: a definition list whose terms are labels."""
    places = {label.casefold(): place for place, label in enumerate(labels)}
    general: list[Block] = []
    levels: dict[int, LevelAdvice] = {}
    for block in advice:
        listed = block.items if isinstance(block, DefinitionList) else ()
        if not any(_place(item, places) is not None for item in listed):
            general.append(block)
            continue
        for item in listed:
            place = _place(item, places)
            if place is None or place in levels:
                _wrong_level(item, labels, known=place is not None, collector=collector)
            else:
                blocks = tuple(
                    with_conditions(inner, block.only) for meaning in item.meanings for inner in meaning
                )
                levels[place] = LevelAdvice(span=item.span, only=block.only, level=place, blocks=blocks)
    return tuple(general), tuple(levels[place] for place in sorted(levels))


def _place(item: Definition, places: dict[str, int]) -> int | None:
    return places.get(plain_text(item.terms[0]).strip().casefold())


def _wrong_level(item: Definition, labels: tuple[str, ...], *, known: bool, collector: Collector) -> None:
    written = plain_text(item.terms[0])
    if known:
        message, advice = f"A second advice for “{written}”.", "Join the two."
    else:
        message = f"“{written}” is no label of the scale."
        advice = f"The labels are: {', '.join(labels)}."
    collector.error(item.span, "level-not-on-scale", message, advice)


def _check_ids(dimensions: Sequence[Dimension], collector: Collector) -> None:
    seen: dict[str, Dimension] = {}
    for dimension in dimensions:
        first = seen.setdefault(dimension.id, dimension)
        if first is not dimension:
            message = f"A second dimension has the id `{dimension.id}` (first on line {first.span.line})."
            collector.error(dimension.span, "duplicate-id", message, "Give it another id.")


DIRECTIVE = Directive(
    name="self-assessment",
    parse=parse,
    options=(
        Option("id", slug, required=True, help="Unique in the course."),
        Option(
            "scale", scale, required=True, help="The labels of the scale, lowest first.", stand_in=("1", "2")
        ),
    ),
    argument=Argument.REQUIRED,
    summary="Statements to rate; the result is a chart and a table.",
)
