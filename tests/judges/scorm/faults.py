"""What a strict LMS would refuse, beyond the errors that scorm-again reports.

scorm-again forgives some things that LMSs in use do not: it takes any length of
``suspend_data``, arguments that are no strings, and calls after the end.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import ApiCall

LIMITS = {
    "cmi.core.lesson_location": 255,
    "cmi.location": 1000,
    "cmi.suspend_data": 4096,
}
"""Longest values in characters. The project keeps to SCORM 1.2's 4,096 in SCORM 2004 too."""

BEGIN = ("LMSInitialize", "Initialize")
END = ("LMSFinish", "Terminate")
COMMIT = ("LMSCommit", "Commit")
SET = ("LMSSetValue", "SetValue")
ASK = ("LMSGetLastError", "GetLastError", "LMSGetErrorString", "GetErrorString")


def faults(calls: Sequence["ApiCall"], *, allowed_errors: Sequence[str]) -> list[str]:
    """Return what is wrong with the calls of one session, each as a line."""
    found = []
    begun = ended = False
    for call in calls:
        if call.error not in ("0", *allowed_errors) and call.name not in ASK:
            found.append(f"error {call.error}: {call}")
        if not all(isinstance(argument, str) for argument in call.arguments):
            found.append(f"an argument is no string: {call}")
        elif call.name in (*BEGIN, *END, *COMMIT) and call.arguments != ("",):
            found.append(f"the argument is not one empty string: {call}")
        elif call.name in SET:
            found.extend(_too_long(call))
        if call.name in BEGIN and begun:
            found.append(f"begun twice: {call}")
        if ended and call.name not in ASK:
            found.append(f"called after the end: {call}")
        begun = begun or call.name in BEGIN
        ended = ended or (call.name in END and call.result == "true")
    return found


def _too_long(call: "ApiCall") -> list[str]:
    element, value = call.arguments
    limit = LIMITS.get(element)
    if limit is None or len(value) <= limit:
        return []
    return [f"{element} has {len(value)} characters, {limit} are allowed"]
