"""A SCORM run-time in a real browser: the npm package scorm-again behind a small LMS player.

``package`` reads the zip as an LMS does, ``attempt`` launches it and keeps the learner's record
between sessions, ``session`` is one launch, ``faults`` what strict LMSs would refuse, and
``host/`` holds the player's pages.
"""

from .attempt import EMPTY_ANSWERS, ScormAttempt
from .package import Package, read, unpack
from .session import ApiCall, ScormSession

__all__ = [
    "EMPTY_ANSWERS",
    "ApiCall",
    "Package",
    "ScormAttempt",
    "ScormSession",
    "read",
    "unpack",
]
