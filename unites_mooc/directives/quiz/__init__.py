"""``{quiz} Title``: questions with feedback on every option.

Every ``###`` heading in the body begins a question; section 4 of the source format.
"""

from __future__ import annotations

from collections.abc import Iterable

from unites_mooc.diagnostics import Collector
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
from unites_mooc.directives.quiz.questions import read_question
from unites_mooc.directives.sections import sections
from unites_mooc.model.quiz import Question, Quiz


def parse(node: DirectiveNode) -> Parsed:
    """Return the quiz; each question is checked where it stands."""
    assert node.title is not None
    collector = Collector()
    introduction, groups = sections(node.blocks, collector)
    questions = [read_question(heading, body, collector) for heading, body in groups]
    known = tuple(question for question in questions if question)
    _check_ids(known, collector)
    if not groups:
        message = "The quiz has no question."
        advice = "Begin one with `### … {#its-id}`, above the end of the quiz."
        collector.error(node.span, "quiz-without-question", message, advice)
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
