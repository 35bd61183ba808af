"""Text and number: lines that begin with ``=``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.directives.quiz.answers import AnswerPart
from unites_mooc.model.answers import normalized
from unites_mooc.model.blocks import Paragraph
from unites_mooc.model.quiz import NumberEntry, TextEntry

_NUMBER = re.compile(r"[-−]?[0-9]{1,12}(?:[.,][0-9]{1,6})?\Z")
_THOUSANDS = re.compile(r"[-−]?[1-9][0-9]{0,2}[.,][0-9]{2}0\Z")
"""Probably thousands: hardly anybody writes a zero at the end of decimals."""
MAXIMUM_TEXT = 100
_ADVICE = "Write each accepted answer on a line of its own: `= answer`."


def read_text(part: AnswerPart, collector: Collector) -> TextEntry | None:
    """Return the texts that are accepted."""
    accepted: list[str] = []
    for text, span in _lines(part, collector):
        if not normalized(text):
            collector.error(span, "empty-option", "The accepted answer is empty.", _ADVICE)
        elif len(text) > MAXIMUM_TEXT:
            message = f"This answer has {len(text)} characters; learners write {MAXIMUM_TEXT} at most."
            collector.error(span, "answer-too-long", message, "Ask for a word or a name.")
        else:
            accepted.append(text)
    if not part.blocks:
        _report_missing(part, collector)
    if not accepted:
        return None
    return TextEntry(span=part.blocks[0].span, accepted=tuple(accepted))


def read_number(part: AnswerPart, collector: Collector) -> NumberEntry | None:
    """Return the number that is right, and how far off is still right."""
    lines = list(_lines(part, collector))
    if not lines:
        _report_missing(part, collector)
        return None
    for _text, span in lines[1:]:
        message = "A question has one right number."
        collector.error(span, "second-number", message, "Remove it; `tolerance=…` allows for a margin.")
    text, span = lines[0]
    value = _decimal(text)
    if value is None:
        message = f"`{text}` is not a number."
        collector.error(span, "invalid-number", message, _advice_on_number(text))
    elif _THOUSANDS.match(text):
        message = f"`{text}` is read as {float(value):g}: decimals begin after a comma or a point."
        advice = (
            f"For thousands write `= {re.sub('[.,]', '', text)}`, otherwise leave out the zero at the end."
        )
        collector.warning(span, "ambiguous-number", message, advice)
    tolerance = _decimal(part.attributes.get("tolerance", "0"))
    if tolerance is None or tolerance.startswith("-"):
        message = f"`tolerance={part.attributes['tolerance']}` is not a number from 0."
        collector.error(part.heading.span, "invalid-number", message, "Write `tolerance=0.5`, for example.")
    if value is None or tolerance is None:
        return None
    return NumberEntry(span=span, value=value, tolerance=tolerance)


def _advice_on_number(text: str) -> str:
    """Return what was probably meant."""
    together = re.sub(r"[\s.,'’]", "", text)
    if together.isascii() and together.isdecimal():
        return f"Write nothing between thousands: `= {together}`."
    if re.fullmatch(r"[0-9.,]+\s*[-–]\s*[0-9.,]+", text):
        return "For a range, write its middle, and `tolerance=…` in the braces of the heading."
    return "Write digits alone, such as `= 11` or `= 2.5`; put the unit into the question."


def _decimal(text: str) -> str | None:
    """Return a number as a decimal with a point."""
    if not _NUMBER.match(text):
        return None
    return text.replace(",", ".").replace("−", "-")


def _lines(part: AnswerPart, collector: Collector) -> Iterator[tuple[str, Span]]:
    """Yield what stands after each ``=``, and where."""
    for block in part.blocks:
        if not isinstance(block, Paragraph):
            continue
        for offset, line in enumerate(block.text.source.split("\n")):
            start = block.text.span
            span = Span(start.path, start.line + offset, start.column)
            if line.lstrip().startswith("="):
                yield line.lstrip()[1:].strip(), span
            else:
                message = "This line stands between answers and is none."
                advice = "Begin it with `= `, or put an empty line above."
                collector.error(span, "quiz-content", message, advice)


def _report_missing(part: AnswerPart, collector: Collector) -> None:
    message = "The question says no right answer."
    joined = any(isinstance(block, Paragraph) and "\n=" in block.text.source for block in part.body)
    advice = "Put an empty line above the first line that begins with `= `." if joined else _ADVICE
    collector.error(part.heading.span, "question-without-answer", message, advice)
