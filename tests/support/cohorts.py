"""A small cohort for tests: keywords change what its file says."""

from __future__ import annotations

COHORT_FILE = "course/cohorts/athens.yaml"


def cohort(*sessions: str, **keys: str) -> str:
    """Return a cohort's file; each session is a YAML flow mapping, an empty key is left out."""
    written = {"id": "athens", "city": "Athens", "timezone": "Europe/Athens", "only": "[public]", **keys}
    lines = [f"{key}: {value}\n" for key, value in written.items() if value]
    return (
        "".join([*lines, "sessions:\n", *(f"  - {item}\n" for item in sessions)])
        if sessions
        else "".join(lines)
    )


def session(**keys: str) -> str:
    """Return a session as a YAML flow mapping."""
    written = {"id": "kick-off", "title": "The first meeting", "start": "2027-03-01T10:00", "duration": "2 h"}
    return "{" + ", ".join(f"{key}: {value}" for key, value in {**written, **keys}.items() if value) + "}"
