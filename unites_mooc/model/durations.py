"""Durations as authors write them: ``N min``, ``N h``, ``N h N min``."""

from __future__ import annotations

import re

_DURATION = re.compile(r"(?:(\d{1,4})\s*h)?\s*(?:(\d{1,4})\s*min)?\Z")


def parse_minutes(text: str) -> int:
    """Return the duration in minutes; raise ``ValueError`` when ``text`` is not one."""
    match = _DURATION.match(text.strip())
    hours, minutes = (int(part or 0) for part in match.groups()) if match else (0, 0)
    total = hours * 60 + minutes
    if not total:
        raise ValueError(f"`{text}` is not a duration")
    return total
