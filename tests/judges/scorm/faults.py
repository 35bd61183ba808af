"""What a strict LMS would refuse, and what learners or admins would suffer, in the calls of one session.

scorm-again forgives things that LMSs in use do not: any length of ``suspend_data``, arguments that
are no strings, calls after the end, times and ids in other forms. Beyond the standard, the rules are
those that LMSs taught: score before status, no status that falls, ``exit`` always ``suspend``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .values import seconds, value_faults

if TYPE_CHECKING:
    from .session import ApiCall

BEGIN = ("LMSInitialize", "Initialize")
END = ("LMSFinish", "Terminate")
COMMIT = ("LMSCommit", "Commit")
GET = ("LMSGetValue", "GetValue")
SET = ("LMSSetValue", "SetValue")
ASK = ("LMSGetLastError", "GetLastError", "LMSGetErrorString", "GetErrorString")

NEVER_READ = ("cmi.student_data.mastery_score", "cmi.scaled_passing_score")
"""The pass mark is the course's; an LMS's own would make two rules of one."""

RANKS = (
    {"incomplete": 0, "failed": 1, "completed": 2, "passed": 3},
    {"unknown": 0, "incomplete": 1, "completed": 2},
    {"unknown": 0, "failed": 1, "passed": 2},
)
STATUS = ("cmi.core.lesson_status", "cmi.completion_status", "cmi.success_status")
SCORE = ("cmi.core.score.raw", "cmi.score.raw", "cmi.score.scaled")
TIME = ("cmi.core.session_time", "cmi.session_time")

ELEMENTS = (
    "id",
    "type",
    "time",
    "timestamp",
    "pattern",
    "weighting",
    "student_response",
    "learner_response",
    "result",
    "latency",
    "description",
)
"""Elements of an interaction in the order in which they are set."""


def faults(
    calls: Sequence[ApiCall], *, allowed_errors: Sequence[str], stored: Sequence[str] = ()
) -> list[str]:
    """Return what is wrong with the calls of one session, each as a line.

    ``stored``: the values of statuses with which the session began.
    """
    found = [*_form(calls, allowed_errors), *_life(calls)]
    sets = [call for call in calls if call.name in SET and _is_text(call) and len(call.arguments) == 2]
    for call in sets:
        element, value = map(str, call.arguments)
        found.extend(f"{fault}: {call}" for fault in value_faults(element, value, sets))
    found.extend(_falling_status(sets, stored))
    found.extend(_score_after_status(calls))
    found.extend(_shrinking_time(sets))
    found.extend(_interactions(sets))
    return found


def _is_text(call: ApiCall) -> bool:
    return all(isinstance(argument, str) for argument in call.arguments)


def _form(calls: Sequence[ApiCall], allowed_errors: Sequence[str]) -> Iterator[str]:
    """Arguments as the standard has them, and no errors."""
    for call in calls:
        if call.error not in ("0", *allowed_errors) and call.name not in ASK:
            yield f"error {call.error}: {call}"
        if not _is_text(call):
            yield f"an argument is no string: {call}"
        elif call.name in (*BEGIN, *END, *COMMIT) and call.arguments != ("",):
            yield f"the argument is not one empty string: {call}"
        if call.name in GET and call.arguments[:1] and call.arguments[0] in NEVER_READ:
            yield f"the LMS's pass mark is read: {call}"


def _life(calls: Sequence[ApiCall]) -> Iterator[str]:
    """Begun once, ended once, and nothing before and after."""
    begun = ended = False
    for call in calls:
        if call.name in BEGIN and begun:
            yield f"begun twice: {call}"
        if not begun and call.name not in (*BEGIN, *ASK):
            yield f"called before the beginning: {call}"
        if ended and call.name not in ASK:
            yield f"called after the end: {call}"
        begun = begun or call.name in BEGIN
        ended = ended or call.name in END


def _falling_status(sets: Sequence[ApiCall], stored: Sequence[str]) -> Iterator[str]:
    for element, ranks in zip(STATUS, RANKS, strict=True):
        reached = max((ranks.get(value, -1) for value in stored), default=-1)
        for call in sets:
            if call.arguments[0] != element:
                continue
            rank = ranks.get(str(call.arguments[1]), -1)
            if rank < reached:
                yield f"the status falls: {call}"
            reached = max(reached, rank)


def _score_after_status(calls: Sequence[ApiCall]) -> Iterator[str]:
    """Some LMSs pass the status on as soon as it comes: the score has to be there by then."""
    has_status = False
    for call in calls:
        if call.name in (*COMMIT, *END):
            has_status = False
        elif call.name in SET and call.arguments[:1]:
            if has_status and call.arguments[0] in SCORE:
                yield f"the score comes after the status: {call}"
            has_status = has_status or call.arguments[0] in STATUS


def _shrinking_time(sets: Sequence[ApiCall]) -> Iterator[str]:
    longest = 0.0
    for call in sets:
        if call.arguments[0] in TIME:
            now = seconds(str(call.arguments[1]))
            if now is not None and now < longest:
                yield f"the session's time shrinks: {call}"
            longest = max(longest, now or 0)


def _interactions(sets: Sequence[ApiCall]) -> Iterator[str]:
    """Ids are unique, indexes in a row, elements in their order, texts without their key."""
    ids: dict[str, str] = {}
    types: dict[str, str] = {}
    last: dict[str, int] = {}
    for call in sets:
        element, value = map(str, call.arguments)
        parts = element.split(".")
        if parts[:2] != ["cmi", "interactions"] or len(parts) < 4:
            continue
        index, name = parts[2], parts[-1]
        if name == "id":
            if call.accepted and value in ids and ids[value] != index:
                yield f"an id comes twice: {call}"
            if call.accepted and last and int(index) != max(map(int, last)) + 1:
                yield f"the index is not the next one: {call}"
            if call.accepted:
                ids[value] = index
        elif index not in last:
            yield f"the id does not come first: {call}"
        place = ELEMENTS.index(name) if name in ELEMENTS else -1
        if place < last.get(index, -1):
            yield f"{name} comes too late: {call}"
        if name == "type":
            types[index] = value
        if name == "pattern" and types.get(index) in ("fill-in", "long-fill-in"):
            yield f"the answer of a text question is told: {call}"
        if call.accepted or name != "id":
            last[index] = max(place, last.get(index, -1))
