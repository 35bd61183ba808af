"""What an LMS can keep.

# state-too-large (error)

A learner's progress can become larger than an LMS keeps.

SCORM 1.2 keeps 4,096 characters a learner.

**Why:** progress would be lost without a word.

The message says how much each module takes, and which quizzes take most. A package in which each module is
launched on its own (`unites-mooc build --sco module`) has that much space for each of them.

**Not shown:** it takes a course of hundreds of questions. Build with `--sco module`, split the course, or ask
fewer questions.

# edits-lose-progress (warning)

There is no room to say which part of the course a learner's progress belongs to.

Beside the progress itself, an LMS is given short marks of the ids of lessons, parts and questions. By them,
the next version of the course still knows what a learner did, in whatever order its parts then stand. Where
progress and marks take more than 3,800 characters, the marks are left out.

**Why:** after the next upload, learners who are in the middle of the course begin anew. Their status and
their score are kept.

**Not shown:** it takes a course of hundreds of questions. Build with `--sco module`, split the course, or ask
fewer questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from unites_mooc.diagnostics import Diagnostic, Span, error, warning
from unites_mooc.model.course import Course
from unites_mooc.model.progress import STATE_LIMIT, StateSize, state_size
from unites_mooc.model.settings import Sco

_NAMED = 5


def check(course: Course, sco: Sco) -> Iterator[Diagnostic]:
    """Yield an error where what an LMS keeps of one SCO could outgrow the limit."""
    packaged = any(
        name.startswith("scorm")
        for edition in course.meta.published_editions
        for name in course.meta.outputs_of(edition)
    )
    if not packaged:
        return
    modules = {module.meta.id: replace(course, modules=(module,)) for module in course.modules}
    sizes = {name: state_size(module) for name, module in modules.items()}
    if sco == "module":
        for module in course.modules:
            size = sizes[module.meta.id]
            yield from _judge(module.span, f"progress in module `{module.meta.id}`", size, {}, _SMALLER)
    else:
        fits = len(sizes) > 1 and all(size.survives_edits for size in sizes.values())
        hint = (
            f"Build packages with `--sco module`, which have room for each module, or {_SMALLER}"
            if fits
            else ""
        )
        yield from _judge(course.span, "progress", state_size(course), sizes, hint or _SMALLER)


_SMALLER = "split the course, or ask fewer questions."


def _judge(
    span: Span, what: str, size: StateSize, modules: dict[str, StateSize], advice: str
) -> Iterator[Diagnostic]:
    if size.progress > STATE_LIMIT:
        message = (
            f"A learner's {what} can take {size.progress:,} characters; "
            f"an LMS keeps {STATE_LIMIT:,} safely. {_shares(size, modules)}"
        )
        yield error(span, "state-too-large", message, advice[0].upper() + advice[1:])
    elif not size.survives_edits:
        message = (
            f"A learner's {what} can take {size.progress:,} characters, and {size.ids:,} more would say "
            f"what belongs to which part; an LMS keeps {STATE_LIMIT:,} safely. {_shares(size, modules)}"
        )
        hint = f"After an edit, learners in an LMS begin anew. {advice[0].upper() + advice[1:]}"
        yield warning(span, "edits-lose-progress", message, hint)


def _shares(size: StateSize, modules: dict[str, StateSize]) -> str:
    """Return what takes the space, in words: each module, and the quizzes that take most, by name."""
    by_module = ""
    if len(modules) > 1:
        shares = (f"`{name}` {module.progress + module.ids:,}" for name, module in modules.items())
        by_module = f" By module, the marks of their ids included: {', '.join(shares)}."
    total = sum(size.quizzes.values())
    return (
        f"The parts take {size.units:,}, the quizzes {total:,}: {_largest(size.quizzes.items())}.{by_module}"
    )


def _largest(sizes: Iterable[tuple[str, int]]) -> str:
    """Return the largest of some, with their names."""
    ordered = sorted(sizes, key=lambda pair: (-pair[1], pair[0]))
    more = ["…"] if len(ordered) > _NAMED else []
    return ", ".join([*(f"`{name}` {characters:,}" for name, characters in ordered[:_NAMED]), *more])
